package import Events
package import ZeroMQ

/// A part of a journal, as a reader gets it.
package struct JournalPage: Sendable {
    package let events: [JournaledEvent]
    package let through: Int64
    package let head: Int64

    package var isLast: Bool { through >= head }
}

/// Talks to one journal: appends with retry, reads in pages, asks how it is.
package final class JournalClient: Sendable {
    package let endpoints: JournalEndpoints
    package let hub: Hub
    package let security: Security
    private let appending: Exchange
    private let reading: Exchange

    /// How long a call keeps trying without any answer before it throws `unreachable`.
    package static let patience = Duration.seconds(10)

    /// - Parameter maximumFrame: bytes of one frame of an answer, at most, for a journal that is not one's own; over it the connection ends.
    package init(hub: Hub, endpoints: JournalEndpoints, security: Security = .open, maximumFrame: Int? = nil) {
        (self.hub, self.endpoints, self.security) = (hub, endpoints, security)
        appending = Exchange(hub: hub, endpoint: endpoints.append, security: security, keepsOrder: true)
        reading = Exchange(hub: hub, endpoint: endpoints.read, security: security, keepsOrder: false, maximumFrame: maximumFrame)
    }

    package func close() async {
        await appending.close()
        await reading.close()
    }

    /// Appends events in order, and returns when each is on disk or refused.
    ///
    /// Many events go in several requests at once; each request is one durable step, all of them together are not.
    /// - Throws: `JournalError.unreachable` when the journal does not answer. What it took by then is known to it and may be sent again.
    package func append(_ events: [Event], patience: Duration = JournalClient.patience) async throws -> [WireOutcome] {
        try await append(bodies: events.map(\.json), patience: patience)
    }

    /// The same for events that are JSON already.
    package func append(bodies: [Frame], patience: Duration = JournalClient.patience) async throws -> [WireOutcome] {
        // The journal's socket cuts off whoever sends larger frames, and that would look like a dead journal.
        if let large = bodies.first(where: { $0.count > Event.maximumBytes }) {
            throw JournalError.refused(.tooLarge(bytes: large.count, maximum: Event.maximumBytes))
        }
        let replies = try await appending.ask(Self.requests(for: bodies), patience: patience)
        return try replies.flatMap { reply in try Self.outcomes(reply) }
    }

    /// As many requests as the limits on events and bytes ask for.
    private static func requests(for bodies: [Frame]) -> [JournalRequest] {
        var requests: [JournalRequest] = []
        var batch: [Frame] = []
        var bytes = 0
        for body in bodies {
            if batch.count == WireLimit.eventsInAppend || (bytes + body.count > bytesInRequest && !batch.isEmpty) {
                requests.append(.append(batch))
                (batch, bytes) = ([], 0)
            }
            batch.append(body)
            bytes += body.count
        }
        return batch.isEmpty ? requests : requests + [.append(batch)]
    }

    private static let bytesInRequest = 1 << 20

    private static func outcomes(_ reply: JournalReply) throws(JournalError) -> [WireOutcome] {
        switch reply {
        case .appended(let outcomes): return outcomes
        case .error(let text): throw .answered(text)
        case .page, .status: throw .protocolViolation("an append was answered with something else")
        }
    }
}

// MARK: - Reading

extension JournalClient {
    /// One page after `sequence`, only topics that begin with one of `prefixes` (none: all).
    package func read(after sequence: Int64, prefixes: [String] = [], limit: Int = 1000) async throws -> JournalPage {
        let reply = try await reading.ask(.read(after: sequence, limit: limit, prefixes: prefixes), patience: Self.patience)
        switch reply {
        case .page(let through, let head, let events):
            return JournalPage(
                events: try events.map { try Self.journaled(sequence: $0.sequence, body: $0.body) }, through: through, head: head)
        case .error(let text): throw JournalError.answered(text)
        case .appended, .status: throw JournalError.protocolViolation("a read was answered with something else")
        }
    }

    /// One page as it came, its events not looked at: for a journal that is not one's own. `prefixes` that begin with a slash are beginnings of
    /// sources, the others of topics.
    package func page(
        after sequence: Int64, prefixes: [String], limit: Int, patience: Duration = JournalClient.patience
    ) async throws -> (events: [WireEvent], through: Int64, head: Int64) {
        switch try await reading.ask(.read(after: sequence, limit: limit, prefixes: prefixes), patience: patience) {
        case .page(let through, let head, let events): return (events, through, head)
        case .error(let text): throw JournalError.answered(text)
        case .appended, .status: throw JournalError.protocolViolation("a read was answered with something else")
        }
    }

    /// Says how far the reader of this name has come, and learns how the journal is.
    @discardableResult
    package func report(position sequence: Int64, of reader: String) async throws -> JournalStatus {
        try await status(.position(reader: reader, sequence: sequence), patience: Self.patience)
    }

    package func status(patience: Duration = JournalClient.patience) async throws -> JournalStatus {
        try await status(.status, patience: patience)
    }

    private func status(_ request: JournalRequest, patience: Duration) async throws -> JournalStatus {
        switch try await reading.ask(request, patience: patience) {
        case .status(let status): return status
        case .error(let text): throw JournalError.answered(text)
        case .appended, .page: throw JournalError.protocolViolation("a question for the status was answered with something else")
        }
    }

    static func journaled(sequence: Int64, body: Frame) throws(JournalError) -> JournaledEvent {
        do {
            return JournaledEvent(sequence: sequence, event: try Event(json: body))
        } catch {
            throw .broken(sequence: sequence, reason: error.description)
        }
    }
}
