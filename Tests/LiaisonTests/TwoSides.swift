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
    private let said = Mutex<[LinkState]>([])
    private let log = CollectedLog()
    private let serving = Mutex<(task: Task<Void, any Error>, hub: Hub)?>(nil)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var whatWasSaid: [LinkState] { said.withLock { $0 } }
    var complaints: [String] { log.lines }
    private var endpoints: JournalEndpoints { .local(folder: folder.path) }

    func serve(_ theirs: any JournalStorage, side: Side = .corps, realm: Realm = realm) async throws {
        let hub = try Hub()
        let (listening, continuation) = AsyncStream.makeStream(of: JournalServer.Notice.self)
        let server = try await JournalServer(
            storage: theirs, realm: realm, side: side, doors: .init(inside: endpoints), hub: hub, now: { noon },
            notify: { continuation.yield($0) })
        let task = Task { try await server.run() }
        for await case .listening in listening { break }
        serving.withLock { $0 = (task, hub) }
    }

    func stopServing() async throws {
        let current = serving.withLock { serving in
            defer { serving = nil }
            return serving
        }
        current?.task.cancel()
        try await current?.task.value
        await current?.hub.close()
    }

    /// Runs the local end of the link until `isEnough`, then cancels it as SIGTERM does.
    /// - Parameters:
    ///   - mayEnd: asked after everything that the link does.
    ///   - isTimeKnown: false while the exercise has no time, so that nothing can be said.
    func link(
        endpoints: JournalEndpoints? = nil, security: Security = .open, isTimeKnown: @escaping @Sendable () -> Bool = { true },
        until isEnough: @escaping @Sendable () async throws -> Bool
    ) async throws {
        let hub = try Hub()
        let theirs = JournalClient(hub: hub, endpoints: endpoints ?? self.endpoints, security: security)
        let link = Link(
            to: .corps, realm: realm, theirs: theirs, cursorPath: folder.path + "/liaise.json", log: log.logger
        ) { [ours] events in
            _ = try await ours.append(events.map(Candidate.init), recorded: noon)
        } say: { [self] change in
            guard isTimeKnown() else { return false }
            said.withLock { $0.append(change.state) }
            return true
        }
        let running = Task { try await link.run() }
        while try await !isEnough() { try await Task.sleep(for: .milliseconds(2)) }
        running.cancel()
        do { try await running.value } catch is CancellationError {}
        await hub.close()
    }

    func ourEvents() async throws -> [Event] {
        let count = try await ours.head()
        var events: [Event] = []
        while events.count < count {
            events += try await ours.read(after: Int64(events.count), prefixes: [], limit: .maximum).events.map { try Event(json: $0.body) }
        }
        return events
    }
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
}

func event(_ number: Int, _ type: String = "air.day.assessed", side: Side = .corps, source: String? = nil) -> Event {
    Event(
        id: "e\(number)", source: source ?? "/\(side.rawValue)/observe", type: type, version: 1, subject: "659003", time: noon, side: side,
        realm: realm, data: Array("{\"number\":\(number)}".utf8))
}
