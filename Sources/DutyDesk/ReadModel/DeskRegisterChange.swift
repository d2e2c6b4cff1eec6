package import Chronology
package import Events

/// A change of a river's register that somebody proposes and nobody has decided yet.
package struct DeskRegisterChange: Codable, Hashable, Sendable {
    /// The side that proposes it.
    package let side: Side
    /// The event that proposes it.
    package let event: String
    package let proposed: Timestamp
    /// Its fields and texts are bounded.
    package let proposal: RegisterProposed
    /// Whether any of it was left out or cut: people must not approve what they take for the whole.
    package let isCut: Bool
    /// Whose the entry is, and so who decides. Nil when nobody knows.
    package internal(set) var owner: Side?

    /// As many as the registers take (`RegisterBook.maximumFields`), so that of a change that can be approved none is missing.
    package static let maximumFields = 80
    /// Characters of a field's name; one with a longer name is left out.
    package static let longestName = 80
    /// Characters of a field's value.
    package static let longestValue = 300
    /// Characters of the reason.
    package static let longestReason = 1000

    init(_ proposed: RegisterProposed, _ event: Event, owner: Side?) {
        (side, self.event, self.proposed, self.owner) = (event.side, event.id, event.time, owner)
        let fields = proposed.change.fields.filter { $0.key.count <= Self.longestName }.sorted { $0.key < $1.key }
        let kept = fields.prefix(Self.maximumFields).map { ($0.key, Self.cut($0.value, to: Self.longestValue)) }
        proposal = RegisterProposed(
            proposal: proposed.proposal, river: proposed.river, list: proposed.list, entry: proposed.entry,
            change: RegisterChange(action: proposed.change.action, fields: Dictionary(uniqueKeysWithValues: kept)),
            reason: Self.cut(proposed.reason, to: Self.longestReason), post: proposed.post, person: proposed.person)
        isCut = proposal != proposed
    }

    private static func cut(_ text: String, to maximum: Int) -> String {
        text.count <= maximum ? text : text.prefix(maximum - 1) + "…"
    }

    /// Whether it is about this entry.
    func concerns(_ entry: String, of river: String) -> Bool { (proposal.entry, proposal.river) == (entry, river) }
}
