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
    }

    let realm: Realm
    let side: Side
    let storage: any JournalStorage
    let commit: GroupCommit
    let readers = ReaderPositions()
    let now: @Sendable () -> Timestamp
    private let hub: Hub
    private let doors: Doors
    private let notify: @Sendable (Notice) -> Void
    private let state: Mutex<(head: Int64, health: JournalStatus.Health)>

    package init(
        storage: any JournalStorage, realm: Realm, side: Side, doors: Doors, hub: Hub, now: @escaping @Sendable () -> Timestamp,
        notify: @escaping @Sendable (Notice) -> Void
    ) async throws(JournalError) {
        (self.realm, self.side, self.storage, self.doors, self.hub, self.now, self.notify) = (realm, side, storage, doors, hub, now, notify)
        commit = GroupCommit(storage: storage, now: now)
        state = Mutex((try await storage.head(), .open))
    }

    /// How often the head is said when nothing happens.
    static let headInterval = Duration.seconds(1)

    /// Serves until the task is cancelled. Everything acknowledged by then is on disk.
    /// - Throws: `ZeroMQError` when an endpoint cannot be bound.
    package func run() async throws {
        var counters = [try await Counter(hub, doors.inside, .open, access: nil)]
        if let outside = doors.outside {
            await hub.authenticate(with: outside.access.allowList)
            let security = Security.curveServer(secretKey: outside.secretKey, domain: Access.domain)
            counters.append(try await Counter(hub, outside.endpoints, security, access: outside.access))
        }
        for counter in counters { notify(.listening(endpoints: counter.endpoints)) }
        try await serve(counters)
    }

    private func serve(_ counters: [Counter]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, counter) in counters.enumerated() {
                group.addTask { try await self.takeAppends(at: counter, index) }
                group.addTask { try await self.answerReads(at: counter) }
            }
            group.addTask { await self.commit.run { await self.deliver($0, to: counters) } }
            group.addTask { try await self.sayHead(to: counters) }
            defer { group.cancelAll() }
            do {
                try await group.next()
            } catch {
                await commit.close()
                throw error
            }
        }
    }

    /// The sockets at which one kind of client is served.
    struct Counter: Sendable {
        let append: Socket
        let read: Socket
        let live: Socket
        let endpoints: JournalEndpoints
        let access: Access?

        init(_ hub: Hub, _ wanted: JournalEndpoints, _ security: Security, access: Access?) async throws {
            let options = SocketOptions.with {
                $0.security = security
                $0.maxMessageSize = Event.maximumBytes + 4096
                $0.sendHighWaterMark = Self.liveQueue
            }
            append = try await hub.open(.router, options, bind: wanted.append)
            read = try await hub.open(.router, options, bind: wanted.read)
            live = try await hub.open(.publish, options, bind: wanted.live)
            endpoints = JournalEndpoints(
                append: try await append.lastEndpoint(), read: try await read.lastEndpoint(), live: try await live.lastEndpoint())
            self.access = access
        }

        /// Messages that wait for a slow subscriber. What is over is dropped for that one alone; it notices and reads.
        static let liveQueue = 20_000
    }
}

// MARK: - Append

extension JournalServer {
    /// Requests taken from the socket in one go.
    private static let requestsInOneGo = 512

    private func takeAppends(at counter: Counter, _ index: Int) async throws {
        while true {
            let messages = try await counter.append.receive(upTo: Self.requestsInOneGo)
            await commit.add(messages.compactMap { submission($0, counter, index) })
        }
    }

    /// Nil for a message that nobody could be answered for.
    private func submission(_ message: Message, _ counter: Counter, _ index: Int) -> GroupCommit.Submission? {
        guard let peer = message.frames.first else { return nil }
        do throws(JournalError) {
            let (number, request) = try JournalRequest.parse(message.frames.dropFirst())
            guard case .append(let bodies) = request else { throw .protocolViolation("this socket takes append only") }
            let origin = GroupCommit.Origin(
                answer: { [peer] + JournalReply.appended($0.map(WireOutcome.init)).frames(number: number) }, socket: index)
            return GroupCommit.Submission(entries: bodies.map { entry($0, message.userID, counter.access) }, origin: origin)
        } catch {
            let number = message.count > 2 ? Int64(bigEndianBytes: message[2]) ?? 0 : 0
            let origin = GroupCommit.Origin(
                answer: { _ in [peer] + JournalReply.error(error.description).frames(number: number) }, socket: index)
            return GroupCommit.Submission(entries: [], origin: origin)
        }
    }

    private func entry(_ body: Frame, _ identity: String?, _ access: Access?) -> GroupCommit.Entry {
        do throws(JournalError) {
            let candidate = try Candidate(json: body, realm: realm)
            if let access, !access.mayPublish(identity ?? "", type: candidate.type, source: candidate.source) {
                throw .forbidden(identity: identity ?? "an unknown key", topic: candidate.topic)
            }
            return .candidate(candidate)
        } catch {
            return .refused(error)
        }
    }

    private func deliver(_ committed: GroupCommit.Committed, to counters: [Counter]) async {
        for (index, counter) in counters.enumerated() {
            let answers = committed.submissions.filter { $0.origin.socket == index }.map { $0.origin.answer($0.outcomes) }
            if !answers.isEmpty { _ = try? await counter.append.send(batch: answers, skippingUnreachable: true, within: .seconds(5)) }
        }
        note(committed)
        guard !committed.stored.isEmpty else { return }
        let messages = committed.stored.map { [Frame($0.candidate.topic.utf8), $0.sequence.bigEndianBytes, $0.candidate.body] }
        for counter in counters { _ = try? await counter.live.send(batch: messages) }
    }

    private func note(_ committed: GroupCommit.Committed) {
        let before = state.withLock { $0.health }
        let health = committed.failure.map { JournalStatus.Health.refusing(reason: $0.description) } ?? .open
        // A batch without candidates says nothing about the disk.
        if committed.failure == nil, committed.stored.isEmpty { return }
        state.withLock { state in
            state.health = health
            if let last = committed.stored.last { state.head = last.sequence }
        }
        if let failure = committed.failure, before != health { notify(.refusing(failure)) }
        if committed.failure == nil, before != .open { notify(.openAgain) }
    }
}

// MARK: - Read and live

extension JournalServer {
    private func answerReads(at counter: Counter) async throws {
        while true {
            let message = try await counter.read.receive()
            guard let peer = message.frames.first else { continue }
            let answer = await reply(to: message, counter.access)
            _ = try? await counter.read.send([peer] + answer, within: .seconds(5))
        }
    }

    private func reply(to message: Message, _ access: Access?) async -> [Frame] {
        let number = message.count > 2 ? Int64(bigEndianBytes: message[2]) ?? 0 : 0
        do throws(JournalError) {
            if let access, !access.mayRead(message.userID ?? "") {
                throw .forbidden(identity: message.userID ?? "an unknown key", topic: "anything or read")
            }
            return try await reply(to: JournalRequest.parse(message.frames.dropFirst()).request).frames(number: number)
        } catch {
            return JournalReply.error(error.description).frames(number: number)
        }
    }

    private func reply(to request: JournalRequest) async throws(JournalError) -> JournalReply {
        switch request {
        case .append: throw .protocolViolation("this socket takes read, status and position")
        case .status: return .status(status)
        case .position(let reader, let sequence):
            readers.note(reader, at: sequence, now())
            return .status(status)
        case .read(let after, let limit, let prefixes):
            let page = try await storage.read(after: after, prefixes: prefixes, limit: PageLimit(events: limit))
            let events = page.events.map { WireEvent(sequence: $0.sequence, recorded: $0.recorded, body: $0.body) }
            return .page(through: page.through, head: page.head, events: events)
        }
    }

    private func sayHead(to counters: [Counter]) async throws {
        while true {
            try await Task.sleep(for: Self.headInterval)
            let status = status
            let message = [Frame(LiveTopic.head.utf8), status.headSequence.bigEndianBytes, status.json]
            for counter in counters { _ = try? await counter.live.trySend(message) }
        }
    }

    package var status: JournalStatus {
        let (head, health) = state.withLock { $0 }
        return JournalStatus(realm: realm, side: side, head: head, health: health, readers: readers.snapshot(at: now()))
    }
}

/// Topics of the live socket that are not events.
package enum LiveTopic {
    /// The journal's head and health, at least once a second.
    package static let head = "journal.head"
}
