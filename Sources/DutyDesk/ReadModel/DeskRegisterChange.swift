import Chronology
import Events
import Rivers

/// A change of a river's register that somebody proposes and nobody has decided yet, as the page gets it.
struct DeskRegisterChange: Encodable, Hashable, Sendable {
    /// The side that proposes it.
    let side: Side
    /// The event that proposes it: a decision is about this one, not about another that has its number later.
    let event: String
    let proposed: Timestamp
    /// Its texts are bounded here; the number of its fields is by the register (`RegisterBook.maximumFields`).
    let proposal: RegisterProposed
    /// Whether any of it was left out or cut: people must not approve what they take for the whole.
    let isCut: Bool
    /// Whose the entry is, and so who decides. Nil when the entry was taken off the register meanwhile.
    let owner: Side?

    /// Characters of a field's name; one with a longer name is left out.
    static let longestName = 80
    /// Characters of a field's value.
    static let longestValue = 300
    /// Characters of the reason.
    static let longestReason = 1000

    init(_ waiting: RegisterBook.Proposal, event: String, owner: Side?) {
        let proposed = waiting.proposed
        (side, self.event, self.proposed, self.owner) = (waiting.side, event, waiting.at, owner)
        let fields = proposed.change.fields.filter { $0.key.count <= Self.longestName }.mapValues { Self.cut($0, to: Self.longestValue) }
        proposal = RegisterProposed(
            proposal: proposed.proposal, river: proposed.river, list: proposed.list, entry: proposed.entry,
            change: RegisterChange(action: proposed.change.action, fields: fields),
            reason: Self.cut(proposed.reason, to: Self.longestReason), post: proposed.post, person: proposed.person)
        isCut = proposal != proposed
    }

    private static func cut(_ text: String, to maximum: Int) -> String {
        text.count <= maximum ? text : text.prefix(maximum - 1) + "…"
    }
}
