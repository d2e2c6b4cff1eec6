package import Chronology
package import Events

/// The keys that count, and from where until where. A key is let in by hand, or announced by one that counts.
///
/// What an event says about its own time is its signer's word, and a thief dates as he likes. So a key that was replaced or declared void
/// is closed at a place in its side's journal, and a key that was announced begins at one; the time only says more than that.
package struct KeyRing: Hashable, Sendable, Codable {
    package internal(set) var entries: [Entry]

    /// Keys that are let in by hand, both sides' together, at most.
    package static let maximumKeys = 200
    /// Keys of one side that are known by its announcements only, at most: of more the oldest that was replaced is forgotten, so that
    /// neither side can use up the other's room, nor its own for its next key.
    package static let maximumAnnounced = 32

    package init(_ entries: [Entry] = []) { self.entries = Array(entries.prefix(Self.maximumKeys)) }

    package func key(named name: String) -> VerifyingKey? { entries.first { $0.key.name == name }?.key }

    func index(of name: String, _ side: Side) -> Int? { entries.firstIndex { $0.key.name == name && $0.side == side } }

    // MARK: Who signed

    /// Whether this text's signature is that of its side.
    /// - Parameters:
    ///   - body: the event's bytes as they came.
    ///   - position: its number in its side's journal, where that is known.
    ///   - signer: the key by which the signature was found good already.
    /// - Returns: nil when it is, else why not.
    package func verdict(
        on event: Event, body: [UInt8], position: Int64? = nil, signer: VerifyingKey? = nil
    ) -> LinkRefusal? {
        guard let signature = event.signature else { return .unsigned }
        guard let entry = entries.first(where: { $0.key.name == signature.key && $0.side == event.side }) else { return .unknownKey }
        guard signer == entry.key || entry.signed(signature, body) else { return .forged }
        return entry.counts(at: event.time, position) ? nil : .revokedKey
    }

    /// The key of its side that made this text's signature, whether or not it counts; nil when none of ours did. This is the part that
    /// takes long, and depends on nothing that comes before it.
    package func signer(of event: Event, body: [UInt8]) -> VerifyingKey? {
        guard let signature = event.signature, let index = index(of: signature.key, event.side) else { return nil }
        return entries[index].signed(signature, body) ? entries[index].key : nil
    }

    /// Whether some key waits for the place behind which it counts no more.
    package var isEnding: Bool { entries.contains { $0.closedAt == nil && ($0.until != nil || $0.revoked != nil) } }

    /// A good event of another key of its side, later than the end of a key that was replaced or declared void: behind it that key counts
    /// no more, whatever time is said there. What stands before it stays as it was judged.
    package mutating func witness(_ event: Event, at position: Int64) {
        for index in entries.indices where entries[index].ends(before: event) { entries[index].closedAt = position }
    }
}

extension KeyRing {
    package struct Entry: Hashable, Sendable, Codable {
        package let side: Side
        package let key: VerifyingKey
        /// Events before this are not its.
        package var from: Timestamp?
        /// Replaced by another: events after this are no longer its.
        package var until: Timestamp?
        /// Events at or after this do not count.
        package var revoked: Timestamp?
        /// The number in its side's journal behind which it counts no more, whatever time is said there.
        package var closedAt: Int64?
        /// When people said last what they say of it here: it takes back everything that was said of it before.
        package var accepted: Timestamp?
        /// The number of its announcement: it counts behind that and nowhere else, also for words that are dated before it.
        package var announcedAt: Int64?
        /// The key that announced it: it falls with that one.
        var announcedBy: String?
        /// When this side heard of it, by this side's time.
        var learned: Timestamp?
        /// The one key that it announced. A second one would be a thief's, who goes on with a key that was replaced.
        var replacedBy: String?

        package init(side: Side, key: VerifyingKey, from: Timestamp? = nil, until: Timestamp? = nil, revoked: Timestamp? = nil) {
            (self.side, self.key, self.from, self.until, self.revoked) = (side, key, from, until, revoked)
        }

        fileprivate func signed(_ signature: EventSignature, _ body: [UInt8]) -> Bool {
            (try? Event.unsigned(json: body)).map { key.signed($0, signature.value) } ?? false
        }

        fileprivate func counts(at time: Timestamp, _ position: Int64?) -> Bool {
            if let closedAt, let position, position > closedAt { return false }
            if let announcedAt, let position {
                guard position > announcedAt else { return false }
            } else if let from, time < from {
                return false
            }
            if let until, time > until { return false }
            if let revoked, time >= revoked { return false }
            return true
        }

        fileprivate func ends(before event: Event) -> Bool {
            guard closedAt == nil, side == event.side, let end = [until, revoked].compactMap({ $0 }).min(), event.time > end else {
                return false
            }
            return event.signature.map { $0.key != key.name } ?? false
        }
    }
}
