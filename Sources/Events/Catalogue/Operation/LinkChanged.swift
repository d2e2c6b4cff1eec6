package import Wording

/// The link to the other side came up or went down. Subject: the other side.
package struct LinkChanged: EventPayload {
    package static let type = "link.changed"
    package static let version = 1

    /// The other side.
    package let peer: Side
    /// What it is now.
    package let state: LinkState
    /// In words.
    package let reason: Bilingual

    package init(
        peer: Side, state: LinkState, reason: Bilingual
    ) {
        self.peer = peer
        self.state = state
        self.reason = reason
    }
}

/// Whether the other side can be reached.
package enum LinkState: String, Hashable, Sendable, Codable, CaseIterable {
    case up, down
}
