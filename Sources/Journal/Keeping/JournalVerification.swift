package import Chronology
package import Events

/// A record as it lies in a journal file.
package struct JournalRecord: Sendable, Hashable {
    package let event: StoredEvent
    /// What makes it the same event again: see `Candidate`.
    package let key: [UInt8]

    init(event: StoredEvent, key: [UInt8]) { (self.event, self.key) = (event, key) }

    package init(sequence: Int64, recorded: Timestamp, topic: String, body: [UInt8], link: [UInt8], key: [UInt8]) {
        self.init(event: StoredEvent(sequence: sequence, recorded: recorded, topic: topic, body: body, link: link), key: key)
    }
}

/// Walks the records of one journal from the first on, and finds the first that is not what was stored. Pure.
///
/// The chain shows every change, loss and insertion in the middle. That the newest records are missing it cannot show: compare the
/// head and its link with what another node has seen.
package struct JournalVerification: Sendable {
    private let realm: Realm
    /// How many records are right so far; also the sequence of the last.
    package private(set) var count: Int64 = 0
    /// The link of the last right record.
    package private(set) var link = Chain.origin

    package init(realm: Realm) { self.realm = realm }

    /// - Throws: `JournalError.broken` with the record's sequence and what is wrong with it.
    package mutating func check(_ record: JournalRecord) throws(JournalError) {
        let event = record.event
        guard event.sequence == count + 1 else {
            throw .broken(sequence: count + 1, reason: "the record is missing; the next one is \(event.sequence)")
        }
        let expected = Chain.link(after: link, sequence: event.sequence, recorded: event.recorded, body: event.body)
        guard event.link == expected else {
            throw .broken(sequence: event.sequence, reason: "its event, its time or its link was changed after it was stored")
        }
        if let reason = Self.contradiction(record, realm) { throw .broken(sequence: event.sequence, reason: reason) }
        (count, link) = (event.sequence, expected)
    }

    /// What the columns beside the body say otherwise than the body; nil when they agree.
    private static func contradiction(_ record: JournalRecord, _ realm: Realm) -> String? {
        let candidate: Candidate
        do throws(JournalError) {
            candidate = try Candidate(json: record.event.body, realm: realm)
        } catch {
            return "it holds no event of this journal (\(error))"
        }
        if candidate.topic != record.event.topic {
            return "it is filed under the topic \(record.event.topic), and its event says \(candidate.topic)"
        }
        if candidate.key != record.key { return "it is filed under another event's source and id" }
        return nil
    }
}
