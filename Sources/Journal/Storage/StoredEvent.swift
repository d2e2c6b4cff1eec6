package import Chronology
import Crypto
package import Events

/// An event on its way into a journal: checked, with the bytes that will be kept.
package struct Candidate: Sendable, Hashable {
    package let source: String
    package let id: String
    package let type: String
    package let topic: String
    /// Whose event it is, and of when, as it says itself.
    let side: Side
    let time: Timestamp
    /// Whether it follows from another event.
    let hasCause: Bool
    /// The event as it came, one CloudEvents JSON object.
    package let body: [UInt8]
    /// What makes it the same event again: 16 bytes of SHA-256 over source and id.
    let key: [UInt8]

    /// Checks the bytes and takes out what the journal orders and filters by.
    /// - Throws: `JournalError.refused` when they are no event, `.realm` when they belong elsewhere.
    package init(json body: [UInt8], realm: Realm) throws(JournalError) {
        let event: Event
        do { event = try Event(json: body) } catch { throw .refused(error) }
        guard event.realm == realm else { throw .realm(event: event.realm.description, journal: realm.description) }
        self.init(event, body: body)
    }

    package init(_ event: Event) {
        self.init(event, body: event.json)
    }

    private init(_ event: Event, body: [UInt8]) {
        source = event.source
        id = event.id
        type = event.type
        topic = event.topic.description
        side = event.side
        time = event.time
        hasCause = event.causationID != nil
        self.body = body
        key = Self.key(source: source, id: id)
    }

    /// Whether two texts under one source and id are the same word: every byte, or all but the signature. A word that a service says again
    /// after a crash may by then be signed with the next key, and one from before there were keys may have none.
    static func isSameWord(_ stored: [UInt8], _ candidate: [UInt8]) -> Bool {
        if stored == candidate { return true }
        guard let old = try? Event(json: stored), let new = try? Event(json: candidate), old.signature != new.signature else {
            return false
        }
        guard let old = try? Event.unsigned(json: stored), let new = try? Event.unsigned(json: candidate) else { return false }
        return old == new
    }

    static func key(source: String, id: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.utf8.count + 1 + id.utf8.count)
        bytes += source.utf8
        bytes.append(0)
        bytes += id.utf8
        return unsafe SHA256.hash(data: bytes).withUnsafeBytes { unsafe Array($0.prefix(16)) }
    }
}

/// An event that is in a journal.
package struct StoredEvent: Sendable, Hashable {
    /// The journal's own number: 1, 2, 3 … without a gap.
    package let sequence: Int64
    /// When this journal took it, by its machine's clock.
    package let recorded: Timestamp
    package let topic: String
    package let body: [UInt8]
    /// The chain's link: SHA-256 over the link before, the sequence, the time and the body.
    package let link: [UInt8]
}

/// What became of a candidate.
package enum AppendOutcome: Sendable, Hashable {
    case stored(sequence: Int64)
    /// The same event was there already.
    case known(sequence: Int64)
    case refused(JournalError)

    package var sequence: Int64? {
        switch self {
        case .stored(let sequence), .known(let sequence): sequence
        case .refused: nil
        }
    }
}
