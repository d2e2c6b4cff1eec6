import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Processing
import Runtime
import ZeroMQ

/// Puts one event into a node's journal by hand.
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Put one event into the journal: a report, an acknowledgement. 发布事件",
        discussion: """
            By hand goes what people say, and nothing else 只有人说的话可以手工发布:
            \(Catalogue.byHand.joined(separator: ", ")).
            The data is one JSON object in a file, or - for standard input. The same data sent again is the same event.
            Example: fengsui publish --node node.yaml water.incident.reported local-001 report.json
            report.json: {"incident": "local-001", "river": "yarkand", "kilometre": 60, "substance": "ammonia-nitrogen",
            "massKilograms": 8000, "released": "2026-03-31T00:30:00Z", "durationSeconds": 3600, "reporter": "kashgar-ecology-duty",
            "description": "…"}; massKilograms and dischargeCubicMetresPerSecond are left out when they are not known.
            """)
    @OptionGroup var options: NodeOptions
    @Argument(help: "The event type, like water.incident.reported. 事件类型")
    var type: String
    @Argument(help: "The subject: a place or the number of a warning, incident or task. 主题")
    var subject: String
    @Argument(help: "The file with the data as JSON; - for standard input. 数据文件")
    var data: String
    @Option(help: "The event's id; default: made from what it says. 事件编号")
    var id: String?
    @Option(help: "The time of the event, RFC 3339; default: the node's time. 时间")
    var time: String?

    func run() async throws {
        let configuration = try options.configuration()
        let hub = try Hub()
        do {
            let client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
            let event = try await event(for: configuration, client)
            try HandRules(try Playbooks.load(of: configuration, in: options.node)).check(event)
            let outcome = try await say(EventSigner(of: configuration).sign(event), client)
            await hub.close()
            try report(outcome, event)
        } catch {
            await hub.close()
            printError("\(error)")
            throw ExitCode.failure
        }
    }

    private func event(for configuration: NodeConfiguration, _ client: JournalClient) async throws -> Event {
        let bytes = try contents()
        let source = "/\(configuration.side.rawValue)/hand"
        let made = EventIdentity.derived(from: [source, type, subject, String(decoding: bytes, as: UTF8.self)])
        return Event(
            id: id ?? made, source: source, type: type, version: 1, subject: subject, time: try await moment(configuration, client),
            side: configuration.side, realm: configuration.realm, correlationID: subject, data: bytes)
    }

    private func contents() throws -> [UInt8] {
        if data == "-" { return Self.trimmed(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let bytes = FileManager.default.contents(atPath: data) else {
            throw Complaint("\(data) cannot be read; name a file with the event's data as JSON, or - for standard input")
        }
        return Self.trimmed(bytes)
    }

    /// Without JSON's white space around the value, as whoever reads the event will have it: what is signed has to be what is read.
    private static func trimmed(_ bytes: Data) -> [UInt8] {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let begun = bytes.drop { blanks.contains($0) }
        return Array(begun.prefix(upTo: (begun.lastIndex { !blanks.contains($0) } ?? begun.startIndex - 1) + 1))
    }

    /// In an exercise the time is what the journal says.
    private func moment(_ configuration: NodeConfiguration, _ client: JournalClient) async throws -> Timestamp {
        if let time {
            guard let moment = Timestamp(rfc3339: time) else { throw Complaint("‘\(time)’ is no time; write it like 2020-03-26T10:00:00Z") }
            return moment
        }
        guard configuration.clock == .journal else { return NodeClock.system() }
        return try await ExerciseTime.last(in: client, realm: configuration.realm)
    }

    private func say(_ event: Event, _ client: JournalClient) async throws -> WireOutcome {
        if let outcome = try await earlier(event, client) { return outcome }
        return try await client.append([event])[0]
    }

    /// The same thing said before, at its own time: saying it again is no second event.
    private func earlier(_ event: Event, _ client: JournalClient) async throws -> WireOutcome? {
        guard time == nil else { return nil }
        let known = try await first(in: client, under: event.topic) { $0.id == event.id && $0.source == event.source }
        return known.flatMap { $0.event.data == event.data ? .known(sequence: $0.sequence) : nil }
    }

    private func first(in client: JournalClient, under topic: Topic, where isIt: (Event) -> Bool) async throws -> JournaledEvent? {
        var after: Int64 = 0
        while true {
            let page = try await client.read(after: after, prefixes: [topic.description])
            if let found = page.events.first(where: { isIt($0.event) }) { return found }
            if page.isLast { return nil }
            after = page.through
        }
    }

    private func report(_ outcome: WireOutcome, _ event: Event) throws {
        switch outcome {
        case .stored(let sequence): print("\(sequence) \(event.id)")
        case .known(let sequence): print("\(sequence) \(event.id) (known already 已存在)")
        case .refused(let reason), .delayed(let reason): throw Complaint(reason)
        }
    }
}
