package import Events

// The registers, as far as people decide about them here: what waits, and whose each entry is. The desk counts what the keeper of the registers
// counts (`RegisterKeeper`), so that nothing leaves the page while it waits there.

/// What an approved change has made of an entry.
package struct DeskEntry: Codable, Hashable, Sendable {
    /// Nil when it was taken off the register.
    package let owner: Side?
}

extension DeskState {
    /// Whose an entry is: by approved changes, else by the playbook. Nil when nobody knows.
    package func owner(of entry: String, in river: String, _ rivers: [DeskWaterway]) -> Side? {
        if let changed = registerEntries[Self.key(entry, river)] { return changed.owner }
        return rivers.entry(entry, of: river)?.side
    }

    /// Who goes and looks at an entry: whose it is; of one that this desk does not know, the side that asks its people to, since only the owner does.
    package func visitor(of entry: String, in river: String, _ rivers: [DeskWaterway]) -> Side? {
        owner(of: entry, in: river, rivers) ?? unverified.last { ($0.entry, $0.river) == (entry, river) }?.side
    }

    mutating func take(_ proposed: RegisterProposed, _ event: Event, _ rivers: [DeskWaterway]) {
        guard !registerChanges.contains(where: { $0.proposal.proposal == proposed.proposal }) else { return }
        let change = DeskRegisterChange(proposed, event, owner: decider(of: proposed, rivers))
        registerChanges = Array((registerChanges + [change]).suffix(DeskLimit.registerChanges))
    }

    mutating func take(_ approved: RegisterApproved, _ event: Event, _ rivers: [DeskWaterway]) {
        guard let change = settle(approved.proposal, (approved.entry, approved.river), by: approved.post, event) else { return }
        note(change, rivers)
    }

    mutating func take(_ refused: RegisterRefused, _ event: Event) {
        _ = settle(refused.proposal, (refused.entry, refused.river), by: refused.post, event)
    }

    mutating func take(_ visit: RegisterVerified, _ event: Event, _ rivers: [DeskWaterway]) {
        guard visitor(of: visit.entry, in: visit.river, rivers) == event.side else { return }
        forget(visit.entry, of: visit.river)
    }

    mutating func take(_ overdue: RegisterOverdue, _ event: Event) {
        forget(overdue.entry, of: overdue.river)
        unverified.append(DeskUnverified(overdue, event))
        if unverified.count > DeskLimit.unverified { unverified.removeFirst(unverified.count - DeskLimit.unverified) }
    }
}

// MARK: - Decisions

extension DeskState {
    /// The side that owns the entry; for one that is not on the register, the side that the proposal gives it to.
    private func decider(of proposed: RegisterProposed, _ rivers: [DeskWaterway]) -> Side? {
        owner(of: proposed.entry, in: proposed.river, rivers) ?? proposed.change.side
    }

    /// Takes a change off the list, if who decides may: another post than the one that proposed it, of the side that owns the entry.
    private mutating func settle(
        _ proposal: String, _ about: (entry: String, river: String), by post: String, _ event: Event
    ) -> DeskRegisterChange? {
        let index = registerChanges.firstIndex { $0.proposal.proposal == proposal && $0.concerns(about.entry, of: about.river) }
        guard let index, registerChanges[index].owner == event.side, registerChanges[index].proposal.post != post else { return nil }
        return registerChanges.remove(at: index)
    }

    /// What was approved holds from now on, for the other changes of the entry as well. What is off the list nobody has to go and look at.
    private mutating func note(_ approved: DeskRegisterChange, _ rivers: [DeskWaterway]) {
        let (said, key) = (approved.proposal, Self.key(approved.proposal.entry, approved.proposal.river))
        let isGone = said.change.action == .remove
        guard isGone || said.change.side != nil else { return }
        if registerEntries[key] != nil || registerEntries.count < DeskLimit.registerEntries {
            registerEntries[key] = DeskEntry(owner: isGone ? nil : said.change.side)
        }
        for index in registerChanges.indices where registerChanges[index].concerns(said.entry, of: said.river) {
            registerChanges[index].owner = decider(of: registerChanges[index].proposal, rivers)
        }
        if isGone { return forget(said.entry, of: said.river) }
        for index in unverified.indices where (unverified[index].entry, unverified[index].river) == (said.entry, said.river) {
            unverified[index].side = said.change.side ?? unverified[index].side
        }
    }

    private mutating func forget(_ entry: String, of river: String) {
        unverified.removeAll { ($0.entry, $0.river) == (entry, river) }
    }

    /// Ids have no slash.
    private static func key(_ entry: String, _ river: String) -> String { "\(river)/\(entry)" }
}

extension RegisterChange {
    /// The side that it gives the entry to.
    fileprivate var side: Side? { fields["side"].flatMap(Side.init(rawValue:)) }
}
