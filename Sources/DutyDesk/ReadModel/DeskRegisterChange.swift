package import Chronology
package import Events

/// A change of a river's register that somebody proposes and nobody has decided yet.
package struct DeskRegisterChange: Codable, Hashable, Sendable {
    /// The side that proposes it.
    package let side: Side
    /// The event that proposes it.
    package let event: String
    package let proposed: Timestamp
    /// Its fields are bounded.
    package let proposal: RegisterProposed

    package static let maximumFields = 40

    init(_ proposed: RegisterProposed, _ event: Event) {
        (side, self.event, self.proposed) = (event.side, event.id, event.time)
        let fields = proposed.change.fields.sorted { $0.key < $1.key }.prefix(Self.maximumFields)
        proposal = RegisterProposed(
            proposal: proposed.proposal, river: proposed.river, list: proposed.list, entry: proposed.entry,
            change: RegisterChange(
                action: proposed.change.action, fields: Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.value) })),
            reason: proposed.reason, post: proposed.post, person: proposed.person)
    }
}

extension DeskState {
    mutating func take(_ proposed: RegisterProposed, _ event: Event) {
        guard !registerChanges.contains(where: { $0.proposal.proposal == proposed.proposal }) else { return }
        registerChanges = Array((registerChanges + [DeskRegisterChange(proposed, event)]).suffix(DeskLimit.registerChanges))
    }

    /// What an approved proposal takes off the list nobody has to go and look at any more.
    mutating func take(_ approved: RegisterApproved) {
        guard let known = registerChanges.first(where: { $0.proposal.proposal == approved.proposal }) else { return }
        settle(approved.proposal)
        if known.proposal.change.action == .remove { forget(approved.entry, of: approved.river) }
    }

    mutating func take(_ refused: RegisterRefused) { settle(refused.proposal) }

    private mutating func settle(_ proposal: String) { registerChanges.removeAll { $0.proposal.proposal == proposal } }
}
