import Chronology
import Events
import Foundation
import Journal
import Synchronization
import Testing
import ZeroMQ

/// A journal that serves, with a hub of its own, and a client beside it with another.
struct JournalUnderTest: Sendable {
    let server: JournalServer
    let storage: any JournalStorage
    let clientHub: Hub
    let client: JournalClient
    let notices: Notices
    /// Where each door really is; the outside one second.
    let endpoints: [JournalEndpoints]

    /// Serves over ipc while `body` runs, and ends everything after it.
    static func serving(
        _ storage: any JournalStorage, outside: JournalServer.Doors.Outside? = nil, in folder: TemporaryFolder,
        clock: HandClock = HandClock(Timestamp(milliseconds: 1_000)), isTimeBounded: Bool = false,
        _ body: (JournalUnderTest) async throws -> Void
    ) async throws {
        let serverHub = try Hub()
        let clientHub = try Hub()
        let notices = Notices()
        let doors = JournalServer.Doors(inside: .local(folder: folder.url.path), outside: outside)
        let server = try await JournalServer(
            storage: storage, realm: .actual, side: .local, doors: doors, hub: serverHub, now: { clock.now }, isTimeBounded: isTimeBounded,
            notify: { notices.add($0) })
        let serving = Task { try await server.run() }
        let endpoints = await notices.listening(outside == nil ? 1 : 2)
        let client = JournalClient(hub: clientHub, endpoints: doors.inside)
        do {
            try await body(
                JournalUnderTest(
                    server: server, storage: storage, clientHub: clientHub, client: client, notices: notices, endpoints: endpoints))
        } catch {
            Issue.record(error)
        }
        serving.cancel()
        try await serving.value
        await clientHub.close()
        await serverHub.close()
    }

    /// A socket that speaks frames of the test's own making.
    func dealer(to endpoint: KeyPath<JournalEndpoints, String>) async throws -> Socket {
        try await clientHub.open(.dealer, connect: endpoints[0][keyPath: endpoint])
    }
}

/// A machine's clock that a test sets.
final class HandClock: Sendable {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) { self.time = Mutex(time) }

    var now: Timestamp {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }
}

/// What the server said to its operator.
final class Notices: Sendable {
    private let all = Mutex<[JournalServer.Notice]>([])
    private let stream: AsyncStream<JournalServer.Notice>
    private let continuation: AsyncStream<JournalServer.Notice>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func add(_ notice: JournalServer.Notice) {
        all.withLock { $0.append(notice) }
        continuation.yield(notice)
    }

    var list: [JournalServer.Notice] { all.withLock { $0 } }

    func listening(_ count: Int) async -> [JournalEndpoints] {
        var endpoints: [JournalEndpoints] = []
        for await case .listening(let at) in stream {
            endpoints.append(at)
            if endpoints.count == count { break }
        }
        return endpoints
    }

    /// Waits until the server says `notice`.
    func wait(for notice: JournalServer.Notice) async {
        if list.contains(notice) { return }
        for await next in stream where next == notice { return }
    }
}

extension Follower {
    /// The next events, at least `count` of them.
    func events(_ count: Int) async throws -> [JournaledEvent] {
        var found: [JournaledEvent] = []
        while found.count < count {
            if case .events(let events) = try await next() { found += events }
        }
        return found
    }
}

func sampleEvents(_ numbers: ClosedRange<Int>, source: String = "/local/test") -> [Event] {
    numbers.map { sampleEvent($0, source: source) }
}

/// SplitMix64: the same seed gives the same run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
