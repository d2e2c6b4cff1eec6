package import Logging
import Subprocess
import SystemPackage

/// Starts a node's services as child processes and restarts those that end, with a growing pause.
///
/// A child holds the reading end of a pipe from here: when this process dies, however it dies, the pipe closes and the child stops.
package struct Supervisor: Sendable {
    package struct Child: Sendable, Hashable {
        package let name: String
        package let arguments: [String]

        package init(name: String, arguments: [String]) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// A service that cannot start because of its configuration ends with this (EX_CONFIG, sysexits.h); trying again would not help.
    package static let configurationFault: Int32 = 78

    /// How patient a supervisor is.
    package struct Times: Sendable, Hashable {
        /// Before the first restart; doubled for each after it, up to `longestPause`.
        var firstPause = Duration.milliseconds(200)
        var longestPause = Duration.seconds(10)
        /// A child that ran this long was well; its next fall is a first fall again.
        var well = Duration.seconds(10)
        /// Between the request to stop and the end by force.
        var stop = StopTime.ofService

        /// - Parameter stop: for children that have children of their own, `StopTime.ofNode`.
        package init(stop: Duration = StopTime.ofService) { self.stop = stop }
    }

    private let executable: String
    private let children: [Child]
    /// What the children find in their environment beside ours.
    private let environment: [String: String]
    private let times: Times
    private let log: Logger

    /// - Parameter executable: the program that every child runs.
    package init(
        executable: String, children: [Child], times: Times = Times(), environment: [String: String] = [:], log: Logger
    ) {
        (self.executable, self.children, self.times, self.environment, self.log) = (executable, children, times, environment, log)
    }

    /// Runs until the task is cancelled, then stops the children: asks each, and kills it when it does not stop in time.
    /// - Throws: `SupervisorError.configuration` when a child says that its configuration is at fault; `.start` when one cannot be
    ///   started at all.
    package func run() async throws {
        let lifeline = try Lifeline()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for child in children { group.addTask { try await keepRunning(child, lifeline) } }
            defer { group.cancelAll() }
            // Not `waitForAll`, which would wait for the other children before it tells of the first fault.
            for try await _ in group {}
        }
    }

    private func keepRunning(_ child: Child, _ lifeline: Lifeline) async throws {
        var backOff = BackOff(times)
        while !Task.isCancelled {
            let started = ContinuousClock.now
            let end = try await runOnce(child, lifeline, isFirst: !backOff.hasFallen)
            if Task.isCancelled { return }
            let pause = backOff.pause(after: started.duration(to: .now))
            if end == .exited(Self.configurationFault) {
                // A file that was changed under a running node must not take the other services with it.
                guard backOff.hasBeenWell else { throw SupervisorError.configuration(service: child.name) }
                log.error("\(SupervisorError.configuration(service: child.name)); until then it is tried again every \(times.longestPause)")
                try? await Task.sleep(for: times.longestPause)
                continue
            }
            log.warning("\(child.name) ended (\(end)); it starts again in \(pause)")
            try? await Task.sleep(for: pause)
        }
    }

    /// Starts the child and waits for its end; stops it when this task is cancelled.
    private func runOnce(_ child: Child, _ lifeline: Lifeline, isFirst: Bool) async throws -> End {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: times.stop)]
        let added = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let surroundings = Environment.inherit.updating(Dictionary(uniqueKeysWithValues: added))
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable)), arguments: Arguments(child.arguments), environment: surroundings, platformOptions: options,
                input: .fileDescriptor(lifeline.childEnd, closeAfterSpawningProcess: false), output: .currentStandardOutput,
                error: .currentStandardError)
            switch result.terminationStatus {
            case .exited(let code): return .exited(code)
            case .signaled(let signal): return .killed(signal)
            }
        } catch is CancellationError {
            return .stopped
        } catch {
            // It ran before: memory or processes are short, which passes.
            if !isFirst { return .notStarted("\(error)") }
            throw SupervisorError.start(service: child.name, reason: "\(error)")
        }
    }

    private enum End: Hashable, CustomStringConvertible {
        case exited(Int32)
        case killed(Int32)
        case stopped
        case notStarted(String)

        var description: String {
            switch self {
            case .exited(let code): "exit code \(code)"
            case .killed(let signal): "signal \(signal)"
            case .stopped: "stopped"
            case .notStarted(let reason): "not started: \(reason)"
            }
        }
    }
}

/// The growing pause between a child's restarts.
struct BackOff {
    private let times: Supervisor.Times
    private var falls = 0
    /// Whether it ever ran as long as one that is well.
    private(set) var hasBeenWell = false

    init(_ times: Supervisor.Times) { self.times = times }

    var hasFallen: Bool { falls > 0 }

    /// How long to wait after a run of this length.
    mutating func pause(after run: Duration) -> Duration {
        hasBeenWell = hasBeenWell || run >= times.well
        falls = run >= times.well ? 1 : falls + 1
        var pause = times.firstPause
        for _ in 1..<falls where pause < times.longestPause { pause *= 2 }
        return min(pause, times.longestPause)
    }
}

/// Why a node cannot run.
package enum SupervisorError: Error, CustomStringConvertible {
    case configuration(service: String)
    case start(service: String, reason: String)

    package var description: String {
        switch self {
        case .configuration(let service):
            "‘\(service)’ cannot run with this configuration; its message above says what to change, and `fengsui check` finds the rest"
        case .start(let service, let reason): "‘\(service)’ could not be started: \(reason)"
        }
    }
}
