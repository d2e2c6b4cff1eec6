import Accord
import Chronology
import Events
import Foundation
import Journal
import Logging
import Synchronization
import Testing
import ZeroMQ

@testable import Liaison

let realm = Realm.exercise("test")
let noon = Timestamp(milliseconds: 1_585_195_200_000)

/// The corps' journal, which can be taken away and replaced, and the local side that fetches from it.
final class TwoSides: Sendable {
    let folder: URL
    let ours = MemoryStorage()
    private let log = CollectedLog()
    private let serving = Mutex<ServedJournal?>(nil)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var complaints: [String] { log.lines }
    private var theirFolder: String { folder.path + "/theirs" }
    var theirEndpoints: JournalEndpoints { .local(folder: theirFolder) }
    var memory: String { folder.path + "/liaise.json" }

    func serve(
        _ theirs: any JournalStorage, side: Side = .corps, realm: Realm = realm, outside: JournalServer.Doors.Outside? = nil
    ) async throws {
        let served = try await ServedJournal.serve(theirs, side: side, realm: realm, in: theirFolder, outside: outside)
        serving.withLock { $0 = served }
    }

    func stopServing() async throws {
        let current = serving.withLock { serving in
            defer { serving = nil }
            return serving
        }
        try await current?.stop()
    }

    /// Runs the local end of the link until `isEnough`, then cancels it as SIGTERM does.
    /// - Parameters:
    ///   - time: nil while the exercise has no time, so that nothing can be said.
    func link(
        endpoints: [JournalEndpoints]? = nil, security: Security = .open, policy: CrossingPolicy = .standard, keys: KeyRing = KeyRing(),
        time: @escaping @Sendable () -> Timestamp? = { noon }, until isEnough: @escaping @Sendable () async throws -> Bool
    ) async throws {
        let (hub, ownHub) = (try Hub(), try Hub())
        let own = try await ServedJournal.serve(ours, side: .local, in: folder.path + "/ours")
        let journal = JournalClient(hub: ownHub, endpoints: own.endpoints)
        let home = LinkHome(
            side: .local, realm: realm, journal: journal, isTimeOwn: true, machine: { noon },
            keep: { try await journal.append(bodies: $0) },
            say: { _ = try await journal.append($0) }, terms: { (policy, keys) }, time: { time() })
        let theirs = (endpoints ?? [theirEndpoints]).map {
            JournalClient(hub: hub, endpoints: $0, security: security, maximumFrame: PeerReader.maximumFrame)
        }
        let link = Link(home, theirs: { theirs }, memoryPath: memory, log: log.logger)
        let running = Task { try await link.run() }
        while try await !isEnough() { try await Task.sleep(for: .milliseconds(2)) }
        running.cancel()
        do { try await running.value } catch is CancellationError {}
        await hub.close()
        try await own.stop()
        await ownHub.close()
    }

    /// Whether everything was read, said and remembered.
    func hasSettled(_ count: Int) async throws -> Bool {
        guard let known = LinkMemory(path: memory).load(), known.isUp, known.isCaughtUp, known.cutSince == nil else { return false }
        return try await theirEvents().count >= count
    }

    /// Whether the cut was said and is remembered.
    func knowsOfACut() -> Bool { LinkMemory(path: memory).load()?.cutSince != nil }

    func ourEvents() async throws -> [Event] { try await ours.everything() }
    /// What came from the other side.
    func theirEvents() async throws -> [Event] { try await ourEvents().filter { $0.side == .corps } }

    func words<Payload: EventPayload>(_: Payload.Type) async throws -> [Payload] {
        try await ourEvents().filter { $0.type == Payload.type && $0.side == .local }.map { try $0.payload(Payload.self) }
    }

    func whatWasSaid() async throws -> [LinkState] { try await words(LinkChanged.self).map(\.state) }
}

/// The lines that a person would read.
struct CollectedLog: LogHandler {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private let collected = Lines()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    var lines: [String] { collected.all.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { [self] _ in self } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        collected.all.withLock { $0.append("\(event.level) \(event.message) \(event.metadata.map { "\($0)" } ?? "")") }
    }
}

extension JournalStorage {
    func fill(_ events: [Event]) async throws {
        for start in stride(from: 0, to: events.count, by: 1_000) {
            _ = try await append(events[start..<min(start + 1_000, events.count)].map(Candidate.init), recorded: noon)
        }
    }

    func everything() async throws -> [Event] {
        var (events, position) = ([Event](), Int64(0))
        while true {
            let page = try await read(after: position, prefixes: [], limit: .maximum)
            events += try page.events.map { try Event(json: $0.body) }
            if page.isLast { return events }
            position = page.through
        }
    }
}

func event(
    _ number: Int, _ type: String = "air.day.assessed", side: Side = .corps, source: String? = nil, at time: Timestamp = noon
) -> Event {
    Event(
        id: "e\(number)", source: source ?? "/\(side.rawValue)/observe", type: type, version: 1, subject: "659003", time: time, side: side,
        realm: realm, data: Array("{\"number\":\(number)}".utf8))
}
