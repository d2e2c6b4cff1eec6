import Foundation
import Logging
import Testing

@testable import Runtime

@Suite("A supervisor", .timeLimit(.minutes(1)))
struct SupervisorPromises {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private var quick: Supervisor.Times {
        var times = Supervisor.Times(stop: .milliseconds(100))
        (times.firstPause, times.longestPause) = (.milliseconds(1), .milliseconds(4))
        return times
    }

    /// Children that run a line of the shell.
    private func supervisor(_ scripts: String...) -> Supervisor {
        let children = scripts.enumerated().map { Supervisor.Child(name: "child-\($0)", arguments: ["-c", $1]) }
        return Supervisor(
            executable: "/bin/sh", children: children, times: quick, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }
    private func text(_ name: String) -> String { (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? "" }

    @Test("starts a child that falls again and again, and the others run on")
    func restarts() async throws {
        let fails = "echo x >> \(path("falls")); test $(wc -l < \(path("falls"))) -lt 5 || exit 78; exit 1"
        await #expect(throws: SupervisorError.self) { try await supervisor("echo $$ >> \(path("well")); exec sleep 60", fails).run() }
        #expect(text("falls").split(separator: "\n").count == 5)
        #expect(text("well").split(separator: "\n").count == 1)
    }

    @Test("does not try again what says that its configuration is at fault")
    func configuration() async throws {
        await #expect(throws: SupervisorError.self) { try await supervisor("echo x >> \(path("runs")); exit 78").run() }
        #expect(text("runs") == "x\n")
    }

    @Test("tries on where a service that was well finds its configuration spoilt, and leaves the others alone")
    func spoilt() async throws {
        var times = quick
        times.well = .zero
        let script = "echo x >> \(path("tries")); exit 78"
        let supervisor = Supervisor(
            executable: "/bin/sh", children: [.init(name: "child", arguments: ["-c", script])], times: times,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await supervisor.run() }
        while text("tries").split(separator: "\n").count < 3 { try await Task.sleep(for: .milliseconds(2)) }
        running.cancel()
        await #expect(throws: Never.self) { try await running.value }
    }

    @Test("ends when a program cannot be started at all")
    func missing() async throws {
        let missing = Supervisor(
            executable: "/no/such/program", children: [.init(name: "none", arguments: [])], times: quick, log: Logger(label: "test"))
        await #expect(throws: SupervisorError.self) { try await missing.run() }
    }

    @Test("asks a child to stop, and kills one that does not listen", arguments: ["trap '' TERM;", "trap 'exit 0' TERM;"])
    func stops(trap: String) async throws {
        let script = "\(trap) echo $$ > \(path("part")); mv \(path("part")) \(path("ready")); while true; do sleep 0.01; done"
        let running = Task { try await supervisor(script).run() }
        while text("ready").isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        let number = try #require(Int32(text("ready").dropLast()))
        #expect(kill(number, 0) == 0)
        running.cancel()
        _ = await running.result
        #expect(kill(number, 0) == -1)
    }

    @Test("waits longer after each fall, up to a bound, and begins again after a good run")
    func backOff() {
        var backOff = BackOff(Supervisor.Times())
        let pauses = (1...10).map { _ in backOff.pause(after: .seconds(1)) }
        #expect(pauses.prefix(4) == [.milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1_600)])
        #expect(pauses.suffix(2) == [.seconds(10), .seconds(10)])
        #expect(backOff.pause(after: .seconds(10)) == .milliseconds(200))
        #expect(backOff.pause(after: .seconds(1)) == .milliseconds(400))
    }
}
