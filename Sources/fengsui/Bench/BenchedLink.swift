import Accord
import Chronology
import Crypto
import Events
import Foundation
import Journal
import Liaison
import Logging
import Processing
import Runtime
import ZeroMQ

/// Two journals in this process that know each other's keys.
final class BenchedLink: Sendable {
    private static let realm = Realm.exercise("bench")
    private static let start = Timestamp(milliseconds: 1_585_195_200_000)

    private let place: URL
    private let policy: CrossingPolicy
    private let isSigned: Bool
    private let signing: [Side: SigningKey]
    private let curve: [Side: CurveKeyPair]
    private let ends: [Side: End]

    private struct End: Sendable {
        let storage: SQLiteStorage
        let hub: Hub
        let inside: JournalEndpoints
        let outside: JournalEndpoints
        let serving: Task<Void, any Error>
    }

    init(at place: URL, policy: CrossingPolicy, isSigned: Bool) async throws {
        (self.place, self.policy, self.isSigned) = (place, policy, isSigned)
        signing = [.local: SigningKey(), .corps: SigningKey()]
        let curve = [Side.local: try CurveKeyPair.generate(), .corps: try CurveKeyPair.generate()]
        self.curve = curve
        var ends: [Side: End] = [:]
        for side in Side.allCases { ends[side] = try await Self.serve(side, curve, at: place.appending(path: side.rawValue)) }
        self.ends = ends
    }

    private static func serve(_ side: Side, _ curve: [Side: CurveKeyPair], at folder: URL) async throws -> End {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let own = curve[side], let other = curve[side.other] else { throw Complaint("a key is missing") }
        let storage = try SQLiteStorage(path: folder.appending(path: "journal.sqlite").path, realm: realm)
        let access = Access([
            Permission(identity: "peer", key: other.publicKey, publish: [], sourcePrefix: "/\(side.other.rawValue)/")
        ])
        let tcp = "tcp://127.0.0.1:*"
        let outside = JournalServer.Doors.Outside(
            endpoints: JournalEndpoints(append: tcp, read: tcp, live: tcp), secretKey: own.secretKey, access: access)
        let hub = try Hub()
        let (listening, told) = AsyncStream.makeStream(of: JournalEndpoints.self)
        let server = try await JournalServer(
            storage: storage, realm: realm, side: side, doors: .init(inside: .local(folder: folder.path), outside: outside), hub: hub,
            now: { NodeClock.system() }, notify: { if case .listening(let endpoints) = $0 { told.yield(endpoints) } })
        let serving = Task { try await server.run() }
        var doors: [JournalEndpoints] = []
        for await endpoints in listening {
            doors.append(endpoints)
            if doors.count == 2 { break }
        }
        return End(storage: storage, hub: hub, inside: doors[0], outside: doors[1], serving: serving)
    }

    static func event(_ number: Int, _ side: Side) -> Event {
        let time = start + .seconds(number * 6)
        let data =
            #"{"station":"B\#(number % 40)","hour":"\#(time)","values":{"pm2_5":\#(number % 300),"pm10":\#(number % 900)},"note":"bench"}"#
        return Event(
            id: EventIdentity.derived(from: ["bench", side.rawValue, "\(number)"]), source: "/\(side.rawValue)/observe",
            type: number.isMultiple(of: 100) ? "warning.updated" : "air.observation.recorded", version: 1, subject: "653101", time: time,
            side: side, realm: realm, data: Array(data.utf8))
    }

    /// Writes what each side said while it was alone; returns the bytes of all of it.
    func fill(_ count: Int) async throws -> Int {
        var bytes = 0
        for side in Side.allCases {
            guard let end = ends[side], let key = signing[side] else { continue }
            for first in stride(from: 0, to: count, by: 1_000) {
                let said = (first..<min(first + 1_000, count)).map { Self.event($0, side) }
                let batch = (isSigned ? said.map(key.sign) : said).map(Candidate.init)
                bytes += batch.reduce(0) { $0 + $1.body.count }
                _ = try await end.storage.append(batch, recorded: Self.start)
            }
        }
        return bytes
    }

    /// Runs the ends of these sides until the journal of each holds what the other said.
    func heal(_ count: Int, _ sides: [Side] = Side.allCases) async throws -> Duration {
        let running = try sides.map { side in
            let link = try link(of: side)
            return Task { try await link.run() }
        }
        let began = ContinuousClock.now
        for side in sides {
            // Its own, the other's, and at least the words about the link.
            while try await (ends[side]?.storage.head() ?? 0) < Int64(2 * count) { try await Task.sleep(for: .milliseconds(20)) }
        }
        while try await !hasAll(count, sides) { try await Task.sleep(for: .milliseconds(20)) }
        let took = began.duration(to: .now)
        for task in running { task.cancel() }
        for task in running { _ = await task.result }
        return took
    }

    private func hasAll(_ count: Int, _ sides: [Side]) async throws -> Bool {
        for side in sides where try await crossed(side.other, at: side).count < count { return false }
        return true
    }

    /// Whether both journals hold the same of what crosses: a digest over all texts, sorted.
    func holdTheSame() async throws -> Bool {
        var digests: Set<String> = []
        for holder in Side.allCases {
            var hash = SHA256()
            for said in Side.allCases { for text in try await crossed(said, at: holder).sorted() { hash.update(data: Data(text.utf8)) } }
            digests.insert(hash.finalize().map { String($0, radix: 16) }.joined())
        }
        return digests.count == 1
    }

    private func crossed(_ said: Side, at holder: Side) async throws -> [String] {
        guard let end = ends[holder] else { return [] }
        var (texts, position): ([String], Int64) = ([], 0)
        while true {
            let page = try await end.storage.read(after: position, prefixes: [], limit: .maximum)
            texts += page.events.map { String(decoding: $0.body, as: UTF8.self) }.filter { $0.contains("\"/\(said.rawValue)/observe\"") }
            if page.isLast { return texts }
            position = page.through
        }
    }

    private func link(of side: Side) throws -> Link {
        guard let own = ends[side], let other = ends[side.other], let keys = curve[side], let server = curve[side.other],
            let signer = signing[side], let theirs = signing[side.other]
        else { throw Complaint("an end is missing") }
        let hub = try Hub()
        let journal = JournalClient(hub: hub, endpoints: own.inside)
        let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let (policy, isSigned) = (policy, isSigned)
        let ring = KeyRing([.init(side: side.other, key: theirs.verifying)])
        let home = LinkHome(
            side: side, realm: Self.realm, journal: journal, isTimeOwn: false, machine: { NodeClock.system() },
            keep: { try await Delivery(to: journal, log: log).deliver(foreign: $0) },
            say: { _ = try await Delivery(to: journal, log: log).deliver(isSigned ? $0.map(signer.sign) : $0) },
            terms: { (policy, ring) }, time: { NodeClock.system() })
        let client = JournalClient(
            hub: try Hub(), endpoints: other.outside, security: .curveClient(keys: keys, serverKey: server.publicKey),
            maximumFrame: Link.maximumFrame)
        return Link(home, theirs: { [client] }, memoryPath: place.appending(path: "\(side.rawValue)/liaise.json").path, log: log)
    }

    func end() async {
        for end in ends.values {
            end.serving.cancel()
            try? await end.serving.value
            await end.hub.close()
        }
    }
}
