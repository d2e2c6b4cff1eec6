package import Chronology

/// A receipt: this side has in its journal what the other said, up to here. Subject: the other side. It crosses back, signed.
package struct LinkReceived: EventPayload {
    package static let type = "link.received"
    package static let version = 1

    /// The other side, whose events they are.
    package let peer: Side
    /// The other journal's number up to which was read, as text.
    package let position: String
    /// Events kept since the receipt before.
    package let count: Int
    /// SHA-256 over the digest of the receipt before (32 zero bytes at first) and the SHA-256 of each event's bytes in order; 64 hexadecimal
    /// digits.
    package let digest: String
    /// When the last of them was in this journal.
    package let at: Timestamp
    /// The SHA-256 of each event's bytes in base64, in the order in which they were kept: what proves that one of them was received.
    package let events: [String]?
    /// The first one after a cut: the number in the speaker's own journal, as text, behind which it had nothing of the other side until this
    /// word. What it decided between the two it decided alone.
    package let aloneSince: String?

    package init(
        peer: Side, position: String, count: Int, digest: String, at: Timestamp, events: [String]? = nil, aloneSince: String? = nil
    ) {
        self.peer = peer
        self.position = position
        self.count = count
        self.digest = digest
        self.at = at
        self.events = events
        self.aloneSince = aloneSince
    }
}
