import Calling
import Chronology
import Duty
import Events
import Foundation
import Journal
import Notifying
import Playbook
import Processing
import Region
import Runtime
import Wording

/// A node with a journal, the service `notify` and one webhook on this machine, which the ladder takes for the robot of a group.
final class NotifyStage: Sendable {
    private let journal: BenchedJournal
    private let client: JournalClient
    private let server: ArrivalServer
    private let node: Node
    private let running: Task<Void, any Error>

    init(place: URL, playbooks: String) async throws {
        server = try await ArrivalServer()
        let configuration = try Self.configuration(place, playbooks)
        try configuration.folder.prepare()
        try Self.writePrivateFiles(in: configuration.folder.keys, url: server.address)
        journal = try await BenchedJournal(folder: place.appending(path: "data/run"), realm: .actual)
        client = try journal.client()
        let node = try Node.open(configuration, service: "notify")
        self.node = node
        let service = try Self.service(on: node, playbooks)
        running = Task { try await service.run() }
    }

    private static func configuration(_ place: URL, _ playbooks: String) throws -> NodeConfiguration {
        let text = "side: local\nrealm: actual\ndata: \(place.path)/data\nplaybooks: \(playbooks)\nservices: [journal, notify]\n"
        let (value, findings) = NodeConfiguration.read(text, file: "/node.yaml")
        guard let value else { throw Findings(findings) }
        return value
    }

    private static func writePrivateFiles(in folder: String, url: String) throws {
        let files = [
            ChannelsFile.name: "channels:\n  - {id: wecom, kind: webhook, url: \"\(url)\", concurrency: 32, perMinute: 60000}\n",
            Contacts.name: "posts:\n  kashgar-command-duty: {wecom: bench}\n",
        ]
        for (name, text) in files {
            try Data(text.utf8).write(to: URL(filePath: folder).appending(path: name))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/\(name)")
        }
    }

    private static func service(on node: Node, _ playbooks: String) throws -> NotifyService {
        let (files, _) = PlaybookFolder.load(root: URL(filePath: playbooks).resolvingSymlinksInPath())
        guard let region = Region.read(files).value, let duty = DutyPlan.read(files, region: region).value,
            let plan = CallingPlan.read(files, region: region, duty: duty).value, let texts = MessageTexts.read(files).value
        else { throw Complaint("there is no usable playbook folder at \(playbooks); name it with --playbooks") }
        return try NotifyService(node: node, plan: plan, duty: duty, region: region, texts: texts)
    }

    func end() async {
        running.cancel()
        _ = await running.result
        await node.close()
        await journal.end()
        await server.stop()
    }

    // MARK: Alerts

    private func event(_ number: String) throws -> Event {
        let now = NodeClock.system()
        let issued = WarningIssued(
            warning: "W-\(number)", hazard: "heavy-pollution", area: "kashgar", places: ["653101"], level: .red,
            onset: now.beijingDate, ends: now.beijingDate, criterion: "bench", citation: "bench", probability: 1, threshold: 0.5,
            causes: [],
            reason: Bilingual(zh: "测试 \(Self.mark(number))", en: "Benchmark \(Self.mark(number))"))
        return try Event(
            issued, id: "bench-\(number)", source: "/local/alert", subject: "W-\(number)", time: now, side: .local, realm: .actual)
    }

    /// What a message about it says and no other does.
    private static func mark(_ number: String) -> String { "‹\(number)›" }

    /// One after the other, each after the one before has arrived.
    func measure(_ count: Int) async throws -> Measurement {
        let run = UUID().uuidString.prefix(6).lowercased()
        // The first one opens connections and is not counted.
        for number in 0..<5 { _ = try await once("\(run)-warm\(number)") }
        var times: [Duration] = []
        for number in 0..<count { times.append(try await once("\(run)-\(number)")) }
        let sorted = times.sorted()
        let p95 = sorted[sorted.count * 95 / 100] / .milliseconds(1)
        return Measurement(
            count: count, time: times.reduce(.zero, +), latencies: times,
            note: String(format: "p95 %.1f ms, most %.1f ms", p95, (sorted.last ?? .zero) / .milliseconds(1)))
    }

    private func once(_ number: String) async throws -> Duration {
        let event = try event(number)
        let start = ContinuousClock.now
        async let arrived = arrival(of: number)
        guard try await client.append([event]).allSatisfy({ $0.sequence != nil }) else { throw Complaint("the journal refused a warning") }
        return start.duration(to: await arrived)
    }

    /// When the message about this alert came; one about another is not taken for it.
    private func arrival(of number: String) async -> ContinuousClock.Instant {
        while true {
            let arrival = await server.next()
            if arrival.text.contains(Self.mark(number)) { return arrival.time }
        }
    }

    /// Opens calls that stay open, and waits until each has been sent.
    func fill(_ count: Int) async throws -> Duration {
        let run = UUID().uuidString.prefix(6).lowercased()
        let numbers = (0..<count).map { "\(run)-\($0)" }
        return try await timed {
            for start in stride(from: 0, to: count, by: 500) {
                _ = try await client.append(numbers[start..<min(start + 500, count)].map(event))
            }
            var sent: Set<Substring> = []
            while sent.count < count {
                let text = await server.next().text
                if let mark = text.firstMatch(of: /‹(.+?)›/), mark.output.1.hasPrefix(run) { sent.insert(mark.output.1) }
                if sent.count % 500 == 0 { Terminal.progress("\(sent.count) of \(count) calls sent …") }
            }
        }
    }

    /// Calls that the journal says are open and that nobody has acknowledged: nothing here acknowledges.
    func openCalls() async throws -> Int {
        let types = [CallOpened.type, CallClosed.type, AcknowledgementRecorded.type]
        var (open, position): (Int, Int64) = (0, 0)
        while true {
            let page = try await client.read(after: position, prefixes: types.map { Topic.prefix(.actual, typePrefix: $0) })
            open += page.events.reduce(0) { $0 + ($1.event.type == CallOpened.type ? 1 : -1) }
            if page.isLast { return open }
            position = page.through
        }
    }
}
