package import Wording

/// An event of the other side was not taken. Subject: the other side. It stays in the other journal.
package struct LinkRefused: EventPayload {
    package static let type = "link.refused"
    package static let version = 1

    /// The other side.
    package let peer: Side
    /// Its number in the other journal, as text.
    package let position: String
    /// Its id.
    package let event: String
    /// Its source.
    package let source: String
    /// Why.
    package let cause: LinkRefusal
    /// In words, with what to do.
    package let reason: Bilingual
    /// How many others were refused since this was last said, each for a reason of its own; nil for none.
    package let others: Int?

    package init(
        peer: Side, position: String, event: String, source: String, cause: LinkRefusal, reason: Bilingual, others: Int? = nil
    ) {
        self.peer = peer
        self.position = position
        self.event = event
        self.source = source
        self.cause = cause
        self.reason = reason
        self.others = others
    }
}

/// Why an event of the other side is not taken.
package enum LinkRefusal: String, Hashable, Sendable, Codable, CaseIterable {
    /// It has no signature, and the policy asks for one.
    case unsigned
    /// Its signature is not that of its bytes.
    case forged
    /// Nobody here knows the key.
    case unknownKey = "unknown-key"
    /// The key was revoked before it was said.
    case revokedKey = "revoked-key"
    /// The policy does not let its type cross.
    case policy
    /// Something else is known under its id.
    case conflict
    /// It is no event.
    case unreadable
}
