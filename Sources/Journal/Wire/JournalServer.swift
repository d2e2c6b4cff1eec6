package import Chronology
package import Events
import Synchronization
package import ZeroMQ

/// A journal's three sockets over one storage: append, read, live; for the node over ipc and, with keys, for others over tcp.
///
/// An append is answered after it is on disk, and published after it is answered.
package final class JournalServer: Sendable {
    package struct Doors: Sendable {
        /// Within the node: no keys; file permissions guard it.
        package let inside: JournalEndpoints
        /// For others: CURVE with an allow list.
        package let outside: Outside?

        package struct Outside: Sendable {
            package let endpoints: JournalEndpoints
            package let secretKey: CurveSecretKey
            package let access: Access

            package init(endpoints: JournalEndpoints, secretKey: CurveSecretKey, access: Access) {
                self.endpoints = endpoints
                self.secretKey = secretKey
                self.access = access
            }
        }

        package init(inside: JournalEndpoints, outside: Outside? = nil) {
            self.inside = inside
            self.outside = outside
        }
    }

    /// Something an operator wants in the log.
    package enum Notice: Sendable, Hashable {
        case listening(endpoints: JournalEndpoints)
        case refusing(JournalError)
        case openAgain
        /// Keys were revoked: every connection from outside was cut and may come again with a key that is still on the list.
        case connectionsCut
    }

    let realm: Realm
    let side: Side
    let storage: any JournalStorage
    let commit = GroupCommit()
    let readers = ReaderPositions()
    let now: @Sendable () -> Timestamp
    let isTimeBounded: Bool
    let notify: @Sendable (Notice) -> Void
    private let hub: Hub
    private let doors: Doors
    private let state: Mutex<State>

    private struct State {
        /// The last event on disk.
        var head: Int64
        /// The last event that went out live: the head that is said there, which must not run ahead of its events.
        var published: Int64
        var health = JournalStatus.Health.open
        var commits = 0
    }

    /// - Parameters:
    ///   - now: the machine's time.
    ///   - isTimeBounded: whether events of the future are refused; not where the time is another than the machine's, in exercises that go by the
    ///     journal.
    package init(
        storage: any JournalStorage, realm: Realm, side: Side, doors: Doors, hub: Hub, now: @escaping @Sendable () -> Timestamp,
        isTimeBounded: Bool = false, notify: @escaping @Sendable (Notice) -> Void
    ) async throws(JournalError) {
        (self.realm, self.side, self.storage, self.doors, self.hub, self.now, self.notify) = (realm, side, storage, doors, hub, now, notify)
        self.isTimeBounded = isTimeBounded
        let head = try await storage.head()
        state = Mutex(State(head: head, published: head))
    }

    /// Serves until the task is cancelled; then answers what it has taken, closes its sockets and returns. Once only.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound, or the hub is closed meanwhile.
    package func run() async throws {
        let counters = try await open()
        for counter in counters { notify(.listening(endpoints: counter.endpoints)) }
        let result = await Result { try await self.serve(counters) }
        for counter in counters { await counter.close() }
        do { try result.get() } catch is CancellationError {}
    }

    private func open() async throws -> [Counter] {
        let inside = try await Counter(hub, doors.inside, .open, access: nil)
        guard let outside = doors.outside else { return [inside] }
        await hub.authenticate(with: outside.access.allowList)
        let security = Security.curveServer(secretKey: outside.secretKey, domain: Access.domain)
        do {
            return [inside, try await Counter(hub, outside.endpoints, security, access: outside.access)]
        } catch {
            await inside.close()
            throw error
        }
    }

    /// How many pages may be under way at each door, so that one long search does not hold up the other readers.
    private static let readersAtOnce = 4

    private func serve(_ counters: [Counter]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { [hub] group in
            for (index, counter) in counters.enumerated() {
                group.addTask { try await self.takeAppends(at: counter, index, on: hub) }
                for _ in 0..<Self.readersAtOnce { group.addTask { try await self.answerReads(at: counter, on: hub) } }
                group.addTask { try await self.cutOff(at: counter) }
            }
            // Two, so that one answers while the other commits.
            for _ in 0..<2 { group.addTask { await self.commitAndAnswer(to: counters, on: hub) } }
            group.addTask { try await self.sayHead(to: counters, on: hub) }
            defer {
                // What was taken is still committed and answered before the group ends.
                commit.close()
                group.cancelAll()
            }
            try await group.next()
        }
    }

    private func cutOff(at counter: Counter) async throws {
        guard let access = counter.access else { return try await Task.never() }
        for await _ in access.revocations {
            try await counter.cutEverybodyOff()
            notify(.connectionsCut)
        }
        try await Task.never()
    }
}

// MARK: - How it is

extension JournalServer {
    package var status: JournalStatus {
        status { $0.head }
    }

    /// The status with the head that has gone out live.
    var liveStatus: JournalStatus {
        status { $0.published }
    }

    private func status(_ head: (State) -> Int64) -> JournalStatus {
        let state = state.withLock { $0 }
        return JournalStatus(
            realm: realm, side: side, head: head(state), health: state.health, readers: readers.snapshot(at: now()))
    }

    /// Something is about to go out live.
    func note(published sequence: Int64) {
        state.withLock { $0.published = max($0.published, sequence) }
    }

    /// How many durable commits there were since the start: with the head it tells how many events share one.
    package var commits: Int { state.withLock { $0.commits } }

    /// Something new is on disk.
    func note(head: Int64) {
        let before = state.withLock { state in
            state.commits += 1
            defer { (state.head, state.health) = (max(state.head, head), .open) }
            return state.health
        }
        if before != .open { notify(.openAgain) }
    }

    /// Nothing could be written.
    func note(_ failure: JournalError) {
        let health = JournalStatus.Health.refusing(reason: failure.description)
        let before = state.withLock { state in
            defer { state.health = health }
            return state.health
        }
        if before != health { notify(.refusing(failure)) }
    }
}

extension Task where Success == Never, Failure == Never {
    /// Waits for the task's cancellation.
    fileprivate static func never() async throws {
        while true { try await Task.sleep(for: .seconds(86_400)) }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
