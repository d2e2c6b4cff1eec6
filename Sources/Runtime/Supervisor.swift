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
    private static let pauses = (first: Duration.milliseconds(200), longest: Duration.seconds(30))
    /// A child that ran this long was well; its next fall is a first fall again.
    private static let well = Duration.seconds(60)
    private static let stopTime = Duration.seconds(10)

    private let executable: String
    private let children: [Child]
    private let log: Logger

    /// - Parameter executable: the program that every child runs.
    package init(executable: String, children: [Child], log: Logger) {
        (self.executable, self.children, self.log) = (executable, children, log)
    }

    /// Runs until the task is cancelled, then stops the children.
    /// - Throws: `SupervisorError.configuration` when a child says that its configuration is at fault.
    package func run() async throws {
        let lifeline = try Lifeline()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for child in children { group.addTask { try await keepRunning(child, lifeline) } }
            defer { group.cancelAll() }
            try await group.waitForAll()
        }
    }

    private func keepRunning(_ child: Child, _ lifeline: Lifeline) async throws {
        var pause = Self.pauses.first
        while !Task.isCancelled {
            let started = ContinuousClock.now
            let status = try await runOnce(child, lifeline)
            if Task.isCancelled { return }
            if status == Self.configurationFault { throw SupervisorError.configuration(service: child.name) }
            if started.duration(to: .now) > Self.well { pause = Self.pauses.first }
            log.warning("\(child.name) ended (\(status)); it starts again in \(pause)")
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, Self.pauses.longest)
        }
    }

    /// Starts the child and waits for its end; stops it when this task is cancelled.
    private func runOnce(_ child: Child, _ lifeline: Lifeline) async throws -> Int32 {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.stopTime)]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable)), arguments: Arguments(child.arguments), platformOptions: options,
                input: .fileDescriptor(lifeline.childEnd, closeAfterSpawningProcess: false), output: .currentStandardOutput,
                error: .currentStandardError)
            switch result.terminationStatus {
            case .exited(let code): return code
            case .signaled(let signal): return -signal
            }
        } catch is CancellationError {
            return 0
        } catch {
            throw SupervisorError.start(service: child.name, reason: "\(error)")
        }
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
