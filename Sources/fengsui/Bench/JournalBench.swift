import Chronology
import Events
import Foundation
import Journal
import ZeroMQ

/// The parts of the journal's benchmark.
struct JournalBench: Sendable {
    let folder: URL
    let scale: Double
    let subscribers: Int

    struct Part {
        let name: String
        let run: () async throws -> Measurement
    }

    var parts: [Part] {
        [
            Part(name: "plain SQLite, one row a commit", run: plainOneByOne),
            Part(name: "plain SQLite, 100 rows a commit", run: plainBatches),
            Part(name: "append, one by one", run: oneByOne),
            Part(name: "append, 50 publishers one by one each", run: fiftyPublishers),
            Part(name: "append, pipelined", run: pipelined),
            Part(name: "live, \(subscribers) subscribers, deliveries", run: fanOut),
            Part(name: "append to live, round trip", run: roundTrip),
            Part(name: "read", run: read),
        ]
    }

    var eventBytes: Int { Self.body(1, from: 1).count }

    private func scaled(_ count: Int) -> Int { max(1, Int(Double(count) * scale)) }

    private static let realm = Realm.exercise("bench")

    /// An event like those of a node; its id is spread like those that processors derive.
    private static func body(_ number: Int, from publisher: Int) -> [UInt8] {
        let id = EventIdentity.derived(from: ["bench", "\(publisher)", "\(number)"])
        let time = Timestamp(milliseconds: 1_585_216_800_000 + Int64(number) * 1_000)
        return Event(
            id: id, source: "/local/bench-\(publisher)", type: ClockAdvanced.type, version: 1, subject: "clock", time: time, side: .local,
            realm: realm, data: Array(#"{"to":"\#(time.rfc3339)"}"#.utf8)
        ).json
    }

    private static func bodies(_ count: Int, from publisher: Int) -> [[UInt8]] { (1...count).map { body($0, from: publisher) } }

    // MARK: The yardstick

    private func plainOneByOne() async throws -> Measurement {
        let bodies = Self.bodies(scaled(4_000), from: 1)
        let plain = try PlainCommits(path: folder.appending(path: "plain-1.sqlite").path)
        var latencies: [Duration] = []
        let time = try await timed {
            for body in bodies { latencies.append(try await timed { try plain.commit(CollectionOfOne(body)) }) }
        }
        return Measurement(count: bodies.count, time: time, latencies: latencies)
    }

    private func plainBatches() async throws -> Measurement {
        let bodies = Self.bodies(scaled(200_000), from: 1)
        let plain = try PlainCommits(path: folder.appending(path: "plain-100.sqlite").path)
        let time = try await timed {
            for start in stride(from: 0, to: bodies.count, by: 100) { try plain.commit(bodies[start..<min(start + 100, bodies.count)]) }
        }
        return Measurement(count: bodies.count, time: time, note: "no index, no chain")
    }

    // MARK: Appending

    private func oneByOne() async throws -> Measurement {
        let bodies = Self.bodies(scaled(4_000), from: 1)
        return try await serving("one") { journal in
            let client = try journal.client()
            _ = try await client.append(bodies: Self.bodies(100, from: 99))
            var latencies: [Duration] = []
            let time = try await timed {
                for body in bodies { latencies.append(try await timed { try await client.say([body]) }) }
            }
            return Measurement(count: bodies.count, time: time, latencies: latencies, note: "each waits for the one before")
        }
    }

    private func fiftyPublishers() async throws -> Measurement {
        let each = scaled(4_000)
        let all = (1...50).map { Self.bodies(each, from: $0) }
        return try await serving("fifty") { journal in
            let hub = try journal.hub()
            let clients = all.map { _ in JournalClient(hub: hub, endpoints: journal.endpoints) }
            let before = journal.server.commits
            var latencies: [Duration] = []
            let time = try await timed { latencies = try await Self.sayOneByOne(all, through: clients) }
            let shared = Double(50 * each) / Double(max(1, journal.server.commits - before))
            return Measurement(count: 50 * each, time: time, latencies: latencies, note: "\(shared.rounded()) events share an fsync")
        }
    }

    /// Each client says its events one after the other; all of them at once.
    private static func sayOneByOne(_ all: [[[UInt8]]], through clients: [JournalClient]) async throws -> [Duration] {
        try await withThrowingTaskGroup(of: [Duration].self) { group in
            for (client, bodies) in zip(clients, all) {
                group.addTask {
                    var latencies: [Duration] = []
                    for body in bodies { latencies.append(try await timed { try await client.say([body]) }) }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func pipelined() async throws -> Measurement {
        let each = scaled(200_000)
        let all = (1...2).map { Self.bodies(each, from: $0) }
        return try await serving("pipelined") { journal in
            let hub = try journal.hub()
            let clients = all.map { _ in JournalClient(hub: hub, endpoints: journal.endpoints) }
            let before = journal.server.commits
            let time = try await timed { try await Self.pour(all, into: clients) }
            let shared = Double(2 * each) / Double(max(1, journal.server.commits - before))
            return Measurement(count: 2 * each, time: time, note: "2 publishers, \(shared.rounded()) events share an fsync")
        }
    }

    private static func pour(_ all: [[[UInt8]]], into clients: [JournalClient]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (client, bodies) in zip(clients, all) {
                group.addTask {
                    for start in stride(from: 0, to: bodies.count, by: 8_000) {
                        try await client.say(Array(bodies[start..<min(start + 8_000, bodies.count)]))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    // MARK: Live

    private func fanOut() async throws -> Measurement {
        let each = scaled(100_000)
        let all = (1...2).map { Self.bodies(each, from: $0) }
        return try await serving("fanout") { journal in
            let hub = try journal.hub()
            let clients = all.map { _ in JournalClient(hub: hub, endpoints: journal.endpoints) }
            let listeners = try await journal.listeners(subscribers)
            var lost = 0
            let time = try await timed {
                async let missing = Self.hear(listeners, through: Int64(2 * each))
                try await Self.pour(all, into: clients)
                lost = try await missing
            }
            return Measurement(
                count: subscribers * 2 * each - lost, time: time, lost: lost, note: "while \(2 * each) events are appended, pipelined")
        }
    }

    /// Hears with all of them at once; returns how many deliveries failed to come.
    private static func hear(_ listeners: [Listener], through sequence: Int64) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for listener in listeners { group.addTask { try await listener.hear(through: sequence) } }
            return try await group.reduce(0, +)
        }
    }

    private func roundTrip() async throws -> Measurement {
        let bodies = Self.bodies(scaled(2_000), from: 1)
        return try await serving("trip") { journal in
            let client = try journal.client()
            let listener = try await journal.listeners(1)[0]
            var latencies: [Duration] = []
            var lost = 0
            let time = try await timed {
                for (index, body) in bodies.enumerated() {
                    latencies.append(
                        try await timed {
                            async let said: Void = client.say([body])
                            lost += try await listener.hear(through: Int64(index + 1))
                            try await said
                        })
                }
            }
            return Measurement(count: bodies.count, time: time, latencies: latencies, lost: lost, note: "each waits for the one before")
        }
    }

    // MARK: Reading

    private func read() async throws -> Measurement {
        let count = scaled(200_000)
        return try await serving("read") { journal in
            let client = try journal.client()
            try await client.say(Self.bodies(count, from: 1))
            let follower = Follower(client, realm: Self.realm, after: 0)
            var found = 0
            let time = try await timed {
                while found < count {
                    if case .events(let events) = try await follower.next() { found += events.count }
                }
            }
            return Measurement(count: found, time: time, lost: count - found, note: "from the beginning, each event read into a value")
        }
    }

    private func serving(_ name: String, _ body: (BenchedJournal) async throws -> Measurement) async throws -> Measurement {
        let folder = folder.appending(path: name)
        let journal = try await BenchedJournal(folder: folder, realm: Self.realm)
        let result: Result<Measurement, any Error>
        do { result = .success(try await body(journal)) } catch { result = .failure(error) }
        await journal.end()
        try? FileManager.default.removeItem(at: folder)
        return try result.get()
    }
}

extension JournalClient {
    /// Appends, and takes a refusal for an error: a benchmark that is refused measures nothing.
    fileprivate func say(_ bodies: [[UInt8]]) async throws {
        for outcome in try await append(bodies: bodies) where outcome.sequence == nil {
            throw Complaint("an event was refused: \(outcome)")
        }
    }
}
