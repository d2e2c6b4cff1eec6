import ArgumentParser
import Chronology
import DutyDesk
import Events
import Foundation
import Journal
import Playbook
import Processing
import Region
import Runtime
import Wording

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// How long the duty desk's page takes when very much is the case.
struct DeskBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "Measure the duty desk's page with many open calls and a long journal. 值班台性能",
        discussion: """
            A durable journal is filled: calls that nobody has answered, each with a message that was sent, and hourly readings. Then the
            desk reads it from the beginning, and its page is asked for again and again; the size is that of what a page fetches at a change.
            """)
    @Option(help: "Open calls. 未确认呼叫数") var open = 10_000
    @Option(help: "Events in all. 事件总数") var events = 100_000
    @Option(help: "How often the page is asked for. 次数") var times = 100
    @Option(help: "The folder Playbooks. 预案目录") var playbooks = "Playbooks"
    @Option(help: "A folder on the disk to be measured. 测试目录") var folder: String = FileManager.default.temporaryDirectory.path

    func validate() throws {
        guard (0...20_000).contains(open) else { throw ValidationError("--open is 0–20000") }
        guard (open * 3...1_000_000).contains(events) else { throw ValidationError("--events is three for each call, at most 1000000") }
        guard (1...10_000).contains(times) else { throw ValidationError("--times is 1–10000") }
    }

    func run() async throws {
        let place = URL(filePath: folder).appending(path: "fengsui-bench-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: place) }
        guard let region = Region.read(PlaybookFolder.load(root: URL(filePath: playbooks).resolvingSymlinksInPath()).files).value else {
            throw Complaint("there is no usable playbook folder at \(playbooks); name it with --playbooks")
        }
        let journal = try await BenchedJournal(folder: place.appending(path: "data/run"), realm: .actual)
        Terminal.progress("\(events) events …")
        try await fill(try journal.client())
        Terminal.endProgress()
        let node = try Node.open(try configuration(place), service: "desk")
        try await measure(DeskServer(node: node, region: region))
        await node.close()
        await journal.end()
    }

    private func configuration(_ place: URL) throws -> NodeConfiguration {
        let text = """
            side: local
            realm: actual
            data: \(place.path)/data
            playbooks: \(playbooks)
            services: [journal, desk]
            desk: {host: 127.0.0.1, port: 0}
            """
        let (value, findings) = NodeConfiguration.read(text, file: "/node.yaml")
        guard let value else { throw Findings(findings) }
        try value.folder.prepare()
        return value
    }

    // MARK: Asking

    private func measure(_ desk: DeskServer) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await desk.run { listening.yield($0) } }
            let start = ContinuousClock.now
            guard let port = await ports.first(where: { _ in true }), let page = URL(string: "http://127.0.0.1:\(port)/api/state") else {
                return
            }
            while try await !ask(page).contains("\"position\":\"\(events)\"") { try await Task.sleep(for: .milliseconds(100)) }
            print(Measurement.heading)
            print(Measurement(count: events, time: start.duration(to: .now)).line("the desk reads the journal"))
            print(try await asked(page).line("the page's state, \(open) calls open"))
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
    }

    private func asked(_ page: URL) async throws -> Measurement {
        var (latencies, bytes) = ([Duration](), 0)
        for _ in 0..<times { latencies.append(try await timed { bytes = try await ask(page).utf8.count }) }
        return Measurement(count: times, time: latencies.reduce(.zero, +), latencies: latencies, note: "\(bytes / 1000) kB")
    }

    private func ask(_ page: URL) async throws -> String {
        String(decoding: try await URLSession.shared.data(from: page).0, as: UTF8.self)
    }
}

// MARK: - What is the case

extension DeskBench {
    private func fill(_ client: JournalClient) async throws {
        let now = NodeClock.system()
        for start in stride(from: 0, to: events, by: 1000) {
            let batch = try (start..<min(start + 1000, events)).map { try event($0, now) }
            guard try await client.append(batch).allSatisfy({ $0.sequence != nil }) else { throw Complaint("the journal refused an event") }
        }
    }

    /// The first of three for each call opens it, then somebody is told, and the message is sent; all others are readings.
    private func event(_ number: Int, _ now: Timestamp) throws -> Event {
        let (call, step) = ("call-\(number % max(1, open))", number / max(1, open))
        let payload: any EventPayload =
            switch step {
            case 0 where open > 0: opened(call, number)
            case 1 where open > 0: told(call, now)
            case 2 where open > 0:
                NotificationTransported(
                    notification: "\(call)-1.0.0", call: call, channel: "sms", attempts: [], reference: "bench", at: now)
            default: reading(number, now)
            }
        return try Event(payload, id: "bench-\(number)", source: "/local/notify", subject: call, time: now, side: .local, realm: .actual)
    }

    private func opened(_ call: String, _ number: Int) -> CallOpened {
        let urgency: CallUrgency = number % 100 == 0 ? .critical : number % 10 == 0 ? .major : .minor
        return CallOpened(
            call: call, about: "matter-\(number)", event: "cause-\(number)", rule: "bench", urgency: urgency, ladder: "minor",
            title: Bilingual(zh: "测试用呼叫，第 \(number) 个。", en: "A call of the benchmark, number \(number)."))
    }

    private func told(_ call: String, _ now: Timestamp) -> NotificationRequested {
        NotificationRequested(
            notification: "\(call)-1.0.0", call: call, round: 1, step: 0, post: "kashgar-command-duty", person: nil,
            channels: ["desk", "sms"], urgency: .minor, level: nil, text: Bilingual(zh: "测试。", en: "Benchmark."), expires: now + .hours(2))
    }

    private func reading(_ number: Int, _ now: Timestamp) -> ObservationRecorded {
        ObservationRecorded(
            station: "2698A", place: "653101", hour: now, values: ["pm10": Double(number % 500)], revision: 0, file: "bench.csv",
            line: number)
    }
}
