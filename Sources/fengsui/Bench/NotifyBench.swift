import ArgumentParser
import Calling
import Chronology
import Duty
import Events
import Foundation
import Journal
import Notifying
import Playbook
import Region
import Runtime
import Wording

/// How long it takes from a warning in the journal to the first byte at a channel.
struct NotifyBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Measure how long a critical alert takes from the journal to the first channel. 通知时延",
        discussion: """
            Journal, service and a webhook's server run in this one process; the journal is durable. One red warning after the other is
            appended; its time ends with the first byte of the message at the server. Then the same with many calls open that nobody has
            acknowledged. Deploy/tests/alert-kill.py measures the same from outside, with real processes, beside Alertmanager.
            """)
    @Option(help: "Alerts. 次数") var alerts = 500
    @Option(help: "Open calls in the second part. 未确认呼叫数") var open = 10_000
    @Option(help: "The folder Playbooks. 预案目录") var playbooks = "Playbooks"
    @Option(help: "A folder on the disk to be measured. 测试目录") var folder: String = FileManager.default.temporaryDirectory.path

    func validate() throws {
        guard (10...10_000).contains(alerts) else { throw ValidationError("--alerts is 10–10000") }
        guard (0...50_000).contains(open) else { throw ValidationError("--open is 0–50000") }
    }

    func run() async throws {
        let place = URL(filePath: folder).appending(path: "fengsui-bench-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: place) }
        let stage = try await NotifyStage(place: place, playbooks: playbooks)
        print(Measurement.heading)
        print(try await stage.measure(alerts).line("alert to first byte, nothing else open"))
        if open > 0 {
            let time = try await stage.fill(open)
            Terminal.endProgress()
            let before = try await stage.openCalls()
            guard before >= open else { throw Complaint("only \(before) of \(open) calls are open") }
            print("\(open) calls opened and sent in \(Int(time / .seconds(1))) s; the journal has \(before) open and none acknowledged")
            print(try await stage.measure(alerts).line("alert to first byte, \(before) calls open and more"))
        }
        await stage.end()
    }
}
