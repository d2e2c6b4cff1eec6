import Accord
import Events
import Journal
import ZeroMQ

/// Reads the other side's journal within bounds, whoever it really is: frames of a known size, pages of a known size, an end to waiting.
actor PeerReader {
    private let client: JournalClient
    private let realm: Realm
    private let peer: Side
    private let policy: CrossingPolicy
    private let started = ContinuousClock.now
    private var bandwidth: Bandwidth
    private var live: Socket?
    private var emptyInRow = 0
    private var averageBytes = 600
    /// The page after the one that is worked on, asked for ahead.
    private var ahead: (after: Int64, task: Task<PeerPage, any Error>)?
    private var glance = PeerReader.shortestGlance
    /// All that came, for the figures.
    private(set) var bytes = 0

    /// Bytes of one frame that the other side may send.
    static let maximumFrame = Event.maximumBytes + 4_096
    /// Hints that wait; what is over the journal drops, and its head says so.
    private static let hints = 16
    private static let silence = Duration.seconds(3)
    private static let shortestGlance = Duration.milliseconds(2)
    private static let longestGlance = Duration.seconds(1)
    /// Beside an event's own bytes.
    private static let overhead = 40

    init(_ client: JournalClient, realm: Realm, peer: Side, policy: CrossingPolicy) {
        (self.client, self.realm, self.peer, self.policy) = (client, realm, peer, policy)
        bandwidth = Bandwidth(bytesPerSecond: policy.bytesPerSecond, bytesPerDay: policy.bytesPerDay, at: .zero)
    }

    private var topics: [String] { policy.prefixes(from: peer).map { Topic.prefix(realm, typePrefix: $0) } }
    private var now: Duration { started.duration(to: .now) }

    /// The page after `position`, when the bandwidth allows it.
    /// - Parameter keys: by which its events are read ahead of their turn; what they say counts only then.
    /// - Throws: `PeerFault` for what no journal gives, `JournalError` when none answers.
    func page(after position: Int64, keys: KeyRing) async throws -> PeerPage {
        let wait = bandwidth.wait(at: now)
        if wait > .zero { try await Task.sleep(for: wait) }
        let page = try await asked(after: position, keys)
        spend(page.byteCount + (page.events.count + 2) * Self.overhead)
        try note(page, after: position)
        if !page.isLast { askAhead(after: page.through, keys) }
        return page
    }

    func close() async {
        ahead?.task.cancel()
        ahead = nil
        await live?.close()
        live = nil
    }

    // MARK: Pages

    /// As many events as come in about a second, by the size of the last ones.
    private var limit: Int {
        let bytes = min(policy.pageBytes, policy.bytesPerSecond)
        return max(1, min(policy.pageEvents, bytes / max(1, averageBytes)))
    }

    private func asked(after position: Int64, _ keys: KeyRing) async throws -> PeerPage {
        defer { ahead = nil }
        guard let ahead, ahead.after == position else {
            ahead?.task.cancel()
            let limit = limit
            return try await Self.page(client, after: position, topics, peer, limit, keys)
        }
        return try await withTaskCancellationHandler {
            try await ahead.task.value
        } onCancel: {
            ahead.task.cancel()
        }
    }

    /// While the caller works on one page the next one comes, unless it would have to wait for its turn.
    private func askAhead(after position: Int64, _ keys: KeyRing) {
        guard bandwidth.wait(at: now) == .zero else { return }
        let limit = limit
        let task = Task { [client, topics, peer] in try await Self.page(client, after: position, topics, peer, limit, keys) }
        ahead = (position, task)
    }

    private static func page(
        _ client: JournalClient, after position: Int64, _ topics: [String], _ peer: Side, _ limit: Int, _ keys: KeyRing
    ) async throws -> PeerPage {
        let answer = try await client.page(after: position, prefixes: topics + ["/\(peer.rawValue)/"], limit: limit)
        let events = answer.events.map { PeerEvent(sequence: $0.sequence, recorded: $0.recorded, body: $0.body) }
        let page = PeerPage(events: events, through: answer.through, head: answer.head)
        try page.check(after: position, limit: limit)
        return await page.read(by: keys)
    }

    private func note(_ page: PeerPage, after position: Int64) throws(PeerFault) {
        if !page.events.isEmpty { averageBytes = max(64, page.byteCount / page.events.count) }
        emptyInRow = page.events.isEmpty && !page.isLast ? emptyInRow + 1 : 0
        guard emptyInRow <= PeerPage.maximumEmptyInRow else { throw .endless(pages: emptyInRow) }
        // Hints that bring nothing are followed less and less eagerly.
        glance = page.events.isEmpty ? min(glance * 2, Self.longestGlance) : Self.shortestGlance
    }

    private func spend(_ bytes: Int) {
        self.bytes += bytes
        bandwidth.spend(bytes, at: now)
    }

    // MARK: Hints

    /// Waits until the journal has something after `position`, or for a few seconds. What comes live is only a hint: it is read.
    func waitForNews(after position: Int64) async throws {
        if glance > Self.shortestGlance { try await Task.sleep(for: glance) }
        let live = try await subscribed()
        let deadline = now + Self.silence
        while now < deadline {
            do {
                let messages = try await live.receive(upTo: Self.hints, within: Self.silence)
                spend(messages.reduce(0) { $0 + $1.byteCount })
                if messages.contains(where: { Self.isNews($0, after: position) }) { return }
            } catch ZeroMQError.timedOut {
                await hangUp()
                return
            }
            // A journal says its head once a second; one that says it all the time is heard no more often than this.
            try await Task.sleep(for: Self.shortestGlance)
        }
    }

    private static func isNews(_ message: Message, after position: Int64) -> Bool {
        guard message.count == 3, let sequence = Int64(bigEndianBytes: message[1]) else { return false }
        return sequence > position
    }

    /// Subscribes before the first page is read, so that nothing falls between.
    func listen() async throws { _ = try await subscribed() }

    private func hangUp() async {
        await live?.close()
        live = nil
    }

    private func subscribed() async throws -> Socket {
        if let live { return live }
        let options = SocketOptions.with {
            $0.security = client.security
            $0.linger = .zero
            $0.receiveHighWaterMark = Self.hints
            $0.maxMessageSize = Self.maximumFrame
            // For the reasons that `Follower` gives.
            $0.giveUpLostConnections()
            $0.heartbeat = nil
        }
        let socket = try await client.hub.open(.subscribe, options)
        do {
            for topic in topics { try await socket.subscribe(to: topic) }
            try await socket.subscribe(to: LiveTopic.head)
            try await socket.connect(client.endpoints.live)
        } catch {
            await socket.close()
            throw error
        }
        live = socket
        return socket
    }
}
