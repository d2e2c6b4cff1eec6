package import Chronology

/// After a cut both have read what the other said meanwhile. Subject: the other side.
package struct LinkHealed: EventPayload {
    package static let type = "link.healed"
    package static let version = 1

    /// The other side.
    package let peer: Side
    /// When the link went down.
    package let from: Timestamp
    /// When all was read.
    package let until: Timestamp
    /// Events of the other side that were read after the cut.
    package let received: Int
    /// What each side decided without the other.
    package let decisions: [IndependentDecision]

    package init(peer: Side, from: Timestamp, until: Timestamp, received: Int, decisions: [IndependentDecision]) {
        self.peer = peer
        self.from = from
        self.until = until
        self.received = received
        self.decisions = decisions
    }
}

/// Something that was decided while the link was down.
package struct IndependentDecision: Hashable, Sendable, Codable {
    /// The warning, incident or response.
    package let aggregate: String
    /// The type of the event.
    package let type: String
    /// Its id.
    package let event: String
    /// Who decided.
    package let side: Side
    /// When.
    package let at: Timestamp

    package init(aggregate: String, type: String, event: String, side: Side, at: Timestamp) {
        self.aggregate = aggregate
        self.type = type
        self.event = event
        self.side = side
        self.at = at
    }
}
