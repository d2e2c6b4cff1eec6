import Events
import ZeroMQ

// MARK: - Read

extension JournalServer {
    func answerReads(at counter: Counter, on hub: isolated Hub) async throws {
        while true {
            let message = try await counter.read.receive()
            guard let peer = message.frames.first else { continue }
            let answer = await reply(to: message, counter.access)
            await counter.read.sendWithoutWaiting([[peer] + answer])
        }
    }

    private nonisolated(nonsending) func reply(to message: Message, _ access: Access?) async -> [Frame] {
        let frames = message.frames.dropFirst()
        let number = JournalRequest.number(in: frames)
        do throws(JournalError) {
            let identity = try access?.reader(message.userID)
            return try await reply(to: JournalRequest.parse(frames).request, from: identity).frames(number: number)
        } catch {
            return JournalReply.error(error.description).frames(number: number)
        }
    }

    /// - Parameter identity: the name of the key that asks; nil within the node.
    private nonisolated(nonsending) func reply(
        to request: JournalRequest, from identity: String?
    ) async throws(JournalError) -> JournalReply {
        switch request {
        case .append: throw .protocolViolation("this socket takes read, status and position")
        case .status: return .status(status)
        case .position(let reader, let sequence):
            readers.note(reader, of: identity, at: sequence, now())
            return .status(status)
        case .read(let after, let limit, let prefixes):
            let (sources, topics) = ReadFilter.split(prefixes)
            let page = try await storage.read(after: after, prefixes: topics, limit: PageLimit(events: limit))
            let events = page.events.filter { ReadFilter.isOf(sources, $0) }.map {
                WireEvent(sequence: $0.sequence, recorded: $0.recorded, body: $0.body)
            }
            return .page(through: page.through, head: page.head, events: events)
        }
    }
}

/// What of a read's prefixes is about topics, and what about who said it: no topic begins with a slash, and every source does.
private enum ReadFilter {
    static func split(_ prefixes: [String]) -> (sources: [String], topics: [String]) {
        (prefixes.filter { $0.hasPrefix("/") }, prefixes.filter { !$0.hasPrefix("/") })
    }

    static func isOf(_ sources: [String], _ stored: StoredEvent) -> Bool {
        guard !sources.isEmpty else { return true }
        guard let event = try? Event(json: stored.body) else { return false }
        return sources.contains { event.source.hasPrefix($0) }
    }
}

// MARK: - Live

/// Topics of the live socket that are not events.
package enum LiveTopic {
    /// The journal's head and health, at least once a second.
    package static let head = "journal.head"
}

extension JournalServer {
    /// How often the head is said, so that a lost last message is noticed.
    static let headInterval = Duration.seconds(1)

    func sayHead(to counters: [Counter], on hub: isolated Hub) async throws {
        while true {
            let status = liveStatus
            let message = [Frame(LiveTopic.head.utf8), status.headSequence.bigEndianBytes, status.json]
            for counter in counters { await counter.live.sendWithoutWaiting([message]) }
            try await Task.sleep(for: Self.headInterval)
        }
    }
}
