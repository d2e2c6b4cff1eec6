package import Events
import ZeroMQ

/// Follows a journal from a cursor on, without a gap and without a repetition, whatever the live socket loses.
///
/// As in zguide's Clone: subscribe first, read from the cursor, drop what is there already, then follow. The live socket is only a
/// hint: a step in the numbers that is no step by one, or a head that is further than the last event, is read from the journal.
package actor Follower {
    private let client: JournalClient
    private let realm: Realm
    private let prefixes: [String]
    private var live: Socket?
    private var isCaughtUp = false
    /// The page after the one that is handed out, asked for ahead.
    private var ahead: Task<JournalPage, any Error>?

    /// Everything up to here was handed out or was not asked for.
    package private(set) var position: Int64
    /// The last head heard of.
    package private(set) var head: Int64 = 0
    /// How the journal said it is.
    package private(set) var health = JournalStatus.Health.open
    /// How often something was missing on the live socket and was read from the journal instead.
    package private(set) var gaps = 0

    /// What came next.
    package enum Step: Sendable {
        case events([JournaledEvent])
        /// Nothing new, and nothing missing: everything up to `position` has been seen.
        case idle
    }

    /// After this long without even a head the journal is asked directly.
    static let silence = Duration.seconds(3)
    private static let liveBatch = 1_000

    /// - Parameter typePrefixes: beginnings of the event types that are wanted; none: all.
    package init(_ client: JournalClient, realm: Realm, after sequence: Int64, typePrefixes: [String] = []) {
        self.client = client
        self.realm = realm
        position = sequence
        prefixes = typePrefixes.map { Topic.prefix(realm, typePrefix: $0) }
    }

    /// Waits for what comes next. Call it again to go on, also after an error: nothing is lost by one.
    /// - Throws: `JournalError.unreachable` when the journal is gone for longer than a client's patience; `.rewound`; `.broken`.
    package func next() async throws -> Step {
        if !isCaughtUp { return try await readOn() }
        let live = try await subscribed()
        do {
            let events = take(try await live.receive(upTo: Self.liveBatch, within: Self.silence))
            if !events.isEmpty { return .events(events) }
            return isCaughtUp ? .idle : try await readOn()
        } catch ZeroMQError.timedOut {
            await hangUp()
            return try await readOn()
        }
    }

    package func close() async {
        ahead?.cancel()
        ahead = nil
        await hangUp()
    }

    /// Ends the live connection; the next step opens another one and reads what was missed.
    private func hangUp() async {
        await live?.close()
        live = nil
        isCaughtUp = false
    }

    // MARK: Reading

    private func readOn() async throws -> Step {
        _ = try await subscribed()
        let page = try await nextPage()
        guard page.through >= position else { throw JournalError.rewound(reader: position, head: page.head) }
        position = page.through
        head = page.head
        isCaughtUp = page.isLast
        if !isCaughtUp { readAhead() }
        return page.events.isEmpty ? .idle : .events(page.events)
    }

    private func nextPage() async throws -> JournalPage {
        guard let ahead else { return try await client.read(after: position, prefixes: prefixes) }
        self.ahead = nil
        return try await withTaskCancellationHandler {
            try await ahead.value
        } onCancel: {
            ahead.cancel()
        }
    }

    /// While the caller works on one page, the next one comes.
    private func readAhead() {
        ahead = Task { [client, position, prefixes] in try await client.read(after: position, prefixes: prefixes) }
    }

    // MARK: Following

    /// The wanted events among live messages, up to the first gap; from there on the journal is read.
    private func take(_ messages: [Message]) -> [JournaledEvent] {
        var events: [JournaledEvent] = []
        for message in messages where isCaughtUp {
            guard message.count == 3, let sequence = Int64(bigEndianBytes: message[1]) else { continue }
            if message[0].elementsEqual(LiveTopic.head.utf8) {
                hear(head: sequence, message[2])
            } else if sequence > position {
                take(sequence, message, into: &events)
            }
        }
        return events
    }

    private func take(_ sequence: Int64, _ message: Message, into events: inout [JournaledEvent]) {
        guard sequence &- 1 == position else { return fallBehind() }
        if isWanted(message[0]) {
            // What cannot be read here is read from the journal, which says what is wrong with it.
            guard let event = try? JournalClient.journaled(sequence: sequence, body: message[2]) else { return fallBehind() }
            events.append(event)
        }
        position = sequence
        head = max(head, sequence)
    }

    private func hear(head sequence: Int64, _ json: Frame) {
        head = sequence
        if let status = try? JournalStatus(json: json) { health = status.health }
        // The last messages before the head were lost, and nothing would follow them.
        if head > position { fallBehind() }
        // An old message, or the journal was replaced: reading tells.
        if head < position { isCaughtUp = false }
    }

    private func fallBehind() {
        isCaughtUp = false
        gaps += 1
    }

    private func isWanted(_ topic: Frame) -> Bool {
        prefixes.isEmpty || prefixes.contains { topic.starts(with: $0.utf8) }
    }

    private func subscribed() async throws -> Socket {
        if let live { return live }
        let options = SocketOptions.with {
            $0.security = client.security
            $0.linger = .zero
            $0.receiveHighWaterMark = Self.liveBatch * 4
            // Libzmq (#3937) ends the process when it restores a connection whose reader had let the queue fill up, and its pings go
            // unread meanwhile. The head, once a second, is heartbeat enough; after a silence the connection is made anew.
            $0.giveUpLostConnections()
            $0.heartbeat = nil
        }
        let socket = try await client.hub.open(.subscribe, options)
        do {
            try await socket.subscribe(to: "\(realm).")
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
