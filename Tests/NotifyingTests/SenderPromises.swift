import Chronology
import Events
import Foundation
import Logging
import Processing
import Synchronization
import Testing
import Wording
import ZeroMQ

@testable import Journal
@testable import Notifying
@testable import Runtime

/// A channel in memory: it remembers what it got and answers as it is told to.
final class MemoryChannel: Notifying.Channel {
    let name: String
    private let got = Mutex<[ChannelMessage]>([])
    private let answers: Mutex<[Result<String?, ChannelError>]>
    let arrivals: AsyncStream<ChannelMessage>
    private let arrival: AsyncStream<ChannelMessage>.Continuation
    private let holds: Bool

    /// - Parameters:
    ///   - answers: one after the other; the last one stays.
    ///   - holds: it never answers, as at the moment of a crash.
    init(_ name: String, _ answers: Result<String?, ChannelError>..., holds: Bool = false) {
        self.name = name
        self.answers = Mutex(answers.isEmpty ? [.success(nil)] : answers)
        (arrivals, arrival) = AsyncStream.makeStream(of: ChannelMessage.self)
        self.holds = holds
    }

    var messages: [ChannelMessage] { got.withLock { $0 } }

    func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        got.withLock { $0.append(message) }
        arrival.yield(message)
        if holds { try? await Task.sleep(for: .seconds(3600)) }
        return try answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.get()
    }
}

/// A journal in this process, and a sender over it.
final class SenderStage: Sendable {
    let folder: TestFolder
    let configuration: NodeConfiguration
    private let hub: Hub
    private let serving: Task<Void, any Error>
    let writing: Node
    private let numbers = Mutex(0)

    init(realm: Realm = .actual) async throws {
        folder = try TestFolder()
        let text = "side: local\nrealm: \(realm)\ndata: \(folder.path)\nplaybooks: /\nservices: [journal, notify]\n"
        configuration = try #require(NodeConfiguration.read(text, file: "/node.yaml").value)
        try configuration.folder.prepare()
        hub = try Hub()
        let (listening, ready) = AsyncStream.makeStream(of: Void.self)
        let server = try await JournalServer(
            storage: MemoryStorage(), realm: realm, side: .local, doors: .init(inside: configuration.folder.sockets), hub: hub,
            now: { NodeClock.system() }, notify: { if case .listening = $0 { ready.yield() } })
        serving = Task { try await server.run() }
        for await _ in listening { break }
        writing = try Node.open(configuration, service: "notify")
    }

    func end() async {
        await writing.close()
        serving.cancel()
        try? await serving.value
        await hub.close()
    }

    private func nextNumber() -> Int {
        numbers.withLock { number in
            number += 1
            return number
        }
    }

    func append(_ payload: any EventPayload, side: Side = .local, source: String = "notify", time: Timestamp? = nil) async throws {
        let id = "e\(nextNumber())"
        let event = try Event(
            payload, id: id, source: "/\(side.rawValue)/\(source)", subject: "c1", time: time ?? NodeClock.system(), side: side,
            realm: configuration.realm, correlationID: "w1")
        #expect(try await writing.journal.append([event]).allSatisfy { $0.sequence != nil })
    }

    func ask(_ number: String, _ channels: [String], urgency: CallUrgency = .critical, worth: Duration = .hours(1), side: Side = .local)
        async throws
    {
        try await append(request(number, channels: channels, urgency: urgency, expires: NodeClock.system() + worth), side: side)
    }

    /// Runs a sender with these channels until the body is done, then ends it as `kill` does: nothing is told to it.
    func send(_ channels: [any Notifying.Channel], _ body: () async throws -> Void) async throws {
        let node = try Node.open(configuration, service: "notify")
        let members = channels.map { channel in
            ChannelSet.Member(
                channel: channel, route: ChannelRoute(name: channel.name, kind: .webhook, limit: .bytes(10_000)),
                limits: ChannelLimits(attempts: 1))
        }
        let writer = MessageWriter(texts: MessageTexts(entries: [:]), realm: configuration.realm, languages: [:], posts: [:])
        let sender = Sender(node: node, channels: ChannelSet(members), writer: writer)
        let running = Task { try await sender.run() }
        do { try await body() } catch { Issue.record(error) }
        running.cancel()
        _ = await running.result
        await node.close()
    }

    /// Waits for so many outcomes in the journal.
    func outcomes(_ count: Int) async throws -> [Event] {
        let follower = Follower(
            writing.journal, realm: configuration.realm, after: 0, typePrefixes: [NotificationTransported.type, NotificationFailed.type])
        var events: [Event] = []
        while events.count < count {
            if case .events(let some) = try await follower.next() { events += some.map(\.event) }
        }
        await follower.close()
        return events
    }
}

@Suite("The sender over a journal", .timeLimit(.minutes(2)), .serialized)
struct SenderPromises {
    @Test("a message that is asked for is handed over and its outcome written under an id that follows from it")
    func sends() async throws {
        let stage = try await SenderStage()
        let channel = MemoryChannel("one", .success("r-1"))
        try await stage.send([channel]) {
            try await stage.ask("c1-1.0.0", ["one"])
            let event = try #require(try await stage.outcomes(1).first)
            let told = try event.payload(NotificationTransported.self)
            #expect(told.notification == "c1-1.0.0" && told.channel == "one" && told.reference == "r-1" && told.attempts.isEmpty)
            #expect(event.source == "/local/channels" && event.subject == "c1" && event.correlationID == "w1" && event.causationID == "e1")
            #expect(event.id == EventIdentity.derived(from: ["/local/channels", "c1-1.0.0", "outcome"]))
        }
        #expect(channel.messages.count == 1)
        await stage.end()
    }

    @Test(
        "killed between handing over and writing down, it hands the message over again under the same number, and once its outcome is written never again"
    )
    func crash() async throws {
        let stage = try await SenderStage()
        let dying = MemoryChannel("one", holds: true)
        try await stage.send([dying]) {
            try await stage.ask("c1-1.0.0", ["one"])
            for await _ in dying.arrivals { break }
        }
        let second = MemoryChannel("one")
        try await stage.send([second]) { _ = try await stage.outcomes(1) }
        #expect(dying.messages == second.messages && second.messages.map(\.notification) == ["c1-1.0.0"])
        let third = MemoryChannel("one")
        try await stage.send([third]) {
            try await stage.ask("c1-1.0.1", ["one"])
            _ = try await stage.outcomes(2)
        }
        #expect(third.messages.map(\.notification) == ["c1-1.0.1"])
        await stage.end()
    }

    @Test(
        "what was asked for while nobody sent is sent at the start, the most urgent first; what has expired by then is said to have failed")
    func waiting() async throws {
        let stage = try await SenderStage()
        try await stage.ask("late", ["one"], worth: .milliseconds(-1))
        try await stage.ask("minor", ["one"], urgency: .minor)
        try await stage.ask("critical", ["one"])
        let channel = MemoryChannel("one")
        var outcomes: [Event] = []
        try await stage.send([channel]) { outcomes = try await stage.outcomes(3) }
        #expect(Set(channel.messages.map(\.notification)) == ["minor", "critical"])
        let failed = outcomes.filter { $0.type == NotificationFailed.type }
        #expect(try failed.map { try $0.payload(NotificationFailed.self).notification } == ["late"])
        await stage.end()
    }

    @Test("the place that is kept for the next start lies before every message whose outcome is not in the journal, recorded or not")
    func place() async throws {
        let stage = try await SenderStage()
        for number in ["a", "b", "c"] { try await stage.ask(number, ["one"]) }
        let asked = try await stage.writing.journal.read(after: 0).events
        var desk = SenderDesk(Outbox { _ in ChannelLimits(concurrency: 1) })
        let now = Moment(time: NodeClock.system(), uptime: .zero)
        #expect(desk.settledThrough(9) == 9)
        for journaled in asked { _ = desk.take(try journaled.event.payload(NotificationRequested.self), journaled, at: now) }
        #expect(desk.settledThrough(9) == asked[0].sequence - 1)
        // Taken by its channel, and the outcome on its way to the journal: a crash now would lose it from behind the place.
        _ = desk.outbox.finish("a", channel: "one", .success(nil), at: now)
        #expect(desk.settledThrough(9) == asked[0].sequence - 1)
        desk.settle("a")
        #expect(desk.settledThrough(9) == asked[1].sequence - 1)
        desk.settle("c")
        desk.settle("b")
        #expect(desk.settledThrough(9) == 9)
        await stage.end()
    }

    @Test("a place that was kept over another journal is not believed: what is asked for in this one is sent")
    func otherJournal() async throws {
        let stage = try await SenderStage()
        for number in ["a", "b"] { try await stage.ask(number, ["one"]) }
        let head = try await stage.writing.journal.status().headSequence
        let other = SenderCursor(position: head, source: "/local/notify", id: "of-another-journal")
        try other.save(stage.configuration.folder.snapshots + "/channels.json")
        let channel = MemoryChannel("one")
        try await stage.send([channel]) { _ = try await stage.outcomes(2) }
        #expect(Set(channel.messages.map(\.notification)) == ["a", "b"])
        await stage.end()
    }

    @Test("that the network could not deliver a message is no outcome: one whose outcome was not written yet is asked for again")
    func later() async throws {
        let stage = try await SenderStage()
        try await stage.ask("c1-1.0.0", ["one"])
        let lost = NotificationFailed(notification: "c1-1.0.0", call: "c1", attempts: [], at: noon, sent: noon)
        try await stage.append(lost, source: "channels")
        let channel = MemoryChannel("one")
        try await stage.send([channel]) {
            let outcomes = try await stage.outcomes(2)
            #expect(outcomes.map(\.type) == [NotificationFailed.type, NotificationTransported.type])
        }
        #expect(channel.messages.count == 1)
        await stage.end()
    }

    @Test("the other side's people are not told from here")
    func sides() async throws {
        let stage = try await SenderStage()
        let channel = MemoryChannel("one")
        try await stage.send([channel]) {
            try await stage.ask("theirs", ["one"], side: .corps)
            try await stage.ask("ours", ["one"])
            _ = try await stage.outcomes(1)
        }
        #expect(channel.messages.map(\.notification) == ["ours"])
        await stage.end()
    }

    @Test(
        "a channel that fails is passed over, its failures are in the outcome, and that it rests and takes messages again is said once each"
    )
    func health() async throws {
        let stage = try await SenderStage()
        let bad = MemoryChannel("one", .failure(.saidNo(code: 93_000, "no such robot")))
        let good = MemoryChannel("two")
        try await stage.send([bad, good]) {
            for number in 1...4 {
                try await stage.ask("c\(number)", ["one", "two"])
                _ = try await stage.outcomes(number)
            }
            let last = try #require(try await stage.outcomes(4).last?.payload(NotificationTransported.self))
            #expect(last.channel == "two" && last.attempts.map(\.channel) == ["one"] && last.attempts.first?.attempts == 0)
        }
        #expect(bad.messages.count == Circuit.failures && good.messages.count == 4)
        // The place where reading begins lies behind the word that the channel rests.
        let head = try await stage.writing.journal.status().headSequence
        let cursor = try #require(try await SenderCursor.at(head, in: stage.writing.journal))
        try cursor.save(stage.configuration.folder.snapshots + "/channels.json")
        let mended = MemoryChannel("one")
        try await stage.send([mended, good]) {
            try await stage.ask("c5", ["one", "two"])
            _ = try await stage.outcomes(5)
            let watches = Follower(stage.writing.journal, realm: .actual, after: 0, typePrefixes: ["watch."])
            var told: [Event] = []
            while told.count < 2 { if case .events(let some) = try await watches.next() { told += some.map(\.event) } }
            await watches.close()
            #expect(told.map(\.type) == [WatchLapsed.type, WatchRecovered.type] && told.allSatisfy { $0.subject == "channel-one" })
            #expect(try told[0].payload(WatchLapsed.self).reason.en.contains("no such robot"))
        }
        await stage.end()
    }
}

@Suite("A node's ways out", .timeLimit(.minutes(1)))
struct WaysPromises {
    /// Private files as a real node has them, with a server on this machine behind every address.
    private func settle(_ stage: SenderStage, _ server: TestServer) throws {
        let channels = """
            channels:
              - {id: wecom, kind: webhook, url: "\(server.address)"}
              - {id: sms, kind: webhook, url: "\(server.address)"}
            watchdog: {url: "\(server.address)"}
            """
        let contacts = "posts:\n  kashgar-command-duty: {wecom: someone, sms: someone}\n"
        for (name, text) in [(ChannelsFile.name, channels), (Contacts.name, contacts)] {
            let path = stage.configuration.folder.keys + "/" + name
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
    }

    /// Sends one message by each of the channels that a ladder may name.
    private func send(_ stage: SenderStage, _ names: [String]) async throws -> (watchdog: Watchdog?, results: [Bool]) {
        let (channels, watchdog) = try NotifyService.ways(of: stage.writing, ChannelPost())
        var results: [Bool] = []
        for name in names {
            guard let member = channels.member(name) else { continue }
            results.append((try? await outcome(member.channel, message()).get()) != nil)
        }
        return (watchdog, results)
    }

    @Test(
        "in an exercise nothing reaches a real channel even where the node's private files name some, and nobody outside hears a heartbeat")
    func exercise() async throws {
        let (stage, server) = (try await SenderStage(realm: .exercise("spring")), try await TestServer(.answer("")))
        try settle(stage, server)
        let (watchdog, results) = try await send(stage, ["desk", "wecom", "sms", "email"])
        #expect(watchdog == nil && results == [false, true, true, true] && server.requests.isEmpty)
        #expect(stage.folder.names("outbox") == ["email", "sms", "wecom"])
        await server.stop()
        await stage.end()
    }

    @Test("the same files in the real world reach the same server")
    func actual() async throws {
        let (stage, server) = (try await SenderStage(), try await TestServer(.answer(#"{"reference":"r"}"#)))
        try settle(stage, server)
        let (watchdog, results) = try await send(stage, ["wecom", "sms", "email"])
        #expect(watchdog != nil && results == [true, true] && server.requests.count == 2)
        await server.stop()
        await stage.end()
    }
}

@Suite("Watching the services")
struct WatchPromises {
    private func reader(_ seconds: Int) -> JournalStatus.Reader { .init(position: "1", secondsAgo: seconds) }

    @Test("a service that falls silent is said once, and once that it is heard again; one that never came is silent too")
    func judge() {
        var judge = ServiceJudge(services: [.alert, .notify])
        let limit = Int(ServiceJudge.silence.components.seconds)
        #expect(judge.take(["alert": reader(1)], uptime: .seconds(10)).isEmpty)
        #expect(judge.take(["alert": reader(1), "notify": reader(0)], uptime: .seconds(100)).isEmpty)
        #expect(
            judge.take(["alert": reader(limit), "notify": reader(0)], uptime: .seconds(200)) == [
                .init(service: .alert, silentSeconds: limit)
            ])
        #expect(judge.take(["alert": reader(limit + 5), "notify": reader(0)], uptime: .seconds(205)).isEmpty)
        #expect(
            judge.take(["alert": reader(0), "notify": reader(0)], uptime: .seconds(210)) == [.init(service: .alert, silentSeconds: nil)])
        var absent = ServiceJudge(services: [.alert])
        #expect(absent.take([:], uptime: .seconds(limit - 1)).isEmpty)
        #expect(absent.take([:], uptime: .seconds(limit)).map(\.service) == [.alert])
    }

    @Test("after a restart of the watch what was missing is not said again, and is taken back when it is heard")
    func restart() {
        var judge = ServiceJudge(services: [.alert], missing: [.alert])
        #expect(judge.take([:], uptime: .seconds(5)).isEmpty)
        #expect(judge.take(["alert": reader(0)], uptime: .seconds(6)) == [.init(service: .alert, silentSeconds: nil)])
    }
}

@Suite("The heartbeat for somebody outside", .timeLimit(.minutes(1)))
struct WatchdogPromises {
    @Test("it is sent while the journal takes events, signed, and not when it is away")
    func pings() async throws {
        let stage = try await SenderStage()
        let (server, post) = (try await TestServer(.answer("")), ChannelPost())
        let dog = Watchdog(node: stage.writing, url: server.address, secret: "of-nobody", every: .seconds(60), post: post)
        #expect(try await dog.ping() == nil)
        let got = try #require(server.requests.first)
        #expect(got.body.contains(#""side":"local""#) && got.header("fengsui-signature")?.hasPrefix("sha256=") == true)
        await server.stop()
        #expect(try await dog.ping() != nil)
        await post.close()
        await stage.end()
    }
}
