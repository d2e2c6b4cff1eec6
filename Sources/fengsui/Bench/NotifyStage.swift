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
            reason: Bilingual(zh: "测试。", en: "Benchmark."))
        return try Event(
            issued, id: "bench-\(number)", source: "/local/alert", subject: "W-\(number)", time: now, side: .local, realm: .actual)
    }

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
        async let arrived = server.next()
        guard try await client.append([event]).allSatisfy({ $0.sequence != nil }) else { throw Complaint("the journal refused a warning") }
        return start.duration(to: await arrived)
    }

    /// Opens calls that stay open, and waits until each has been sent.
    func fill(_ count: Int) async throws -> Duration {
        try await timed {
            let run = UUID().uuidString.prefix(6).lowercased()
            for start in stride(from: 0, to: count, by: 500) {
                let events = try (start..<min(start + 500, count)).map { try event("\(run)-\($0)") }
                _ = try await client.append(events)
            }
            for number in 0..<count {
                _ = await server.next()
                if number % 500 == 0 { Terminal.progress("\(number) of \(count) calls sent …") }
            }
        }
    }
}
