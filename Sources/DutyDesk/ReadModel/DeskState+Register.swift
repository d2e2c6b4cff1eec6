import Events
import Rivers

// The registers, as far as people decide about them here. The desk counts with the function of the service that keeps them (`RegisterKeeper`):
// what that refuses changes nothing on the page, and nothing leaves the page while it waits there.

extension DeskState {
    /// The changes that wait for a decision, oldest first.
    func registerChanges(_ register: RegisterKeeper?) -> [DeskRegisterChange] {
        guard let register else { return [] }
        return book.proposals.compactMap { waiting in
            proposing[waiting.proposed.proposal].map {
                DeskRegisterChange(waiting, event: $0, owner: register.owner(of: waiting.proposed, in: book))
            }
        }
    }

    /// Takes a proposal, a decision or a visit.
    mutating func follow(_ event: Event, _ register: RegisterKeeper?) {
        guard let register else { return }
        register.follow(event, into: &book)
        if let proposed = book.proposals.last?.proposed, proposing[proposed.proposal] == nil { proposing[proposed.proposal] = event.id }
        if proposing.count > book.proposals.count { proposing = proposing.filter { book.proposal($0.key) != nil } }
        compare(with: register)
    }

    mutating func take(_ overdue: RegisterOverdue, _ event: Event, _ register: RegisterKeeper?) {
        unverified.removeAll { ($0.entry, $0.river) == (overdue.entry, overdue.river) }
        unverified.append(DeskUnverified(overdue, event))
        if let register { compare(with: register) }
        if unverified.count > DeskLimit.unverified { unverified.removeFirst(unverified.count - DeskLimit.unverified) }
    }

    /// Whose the entries are that somebody has to go to. What was visited since, or is on no list any more, nobody has to.
    private mutating func compare(with register: RegisterKeeper) {
        unverified = unverified.compactMap { asked in
            let key = RegisterBook.Key(river: asked.river, entry: asked.entry)
            guard let entry = register.written(key, in: book), entry.lastVerified == asked.lastVerified else { return nil }
            var asked = asked
            asked.side = entry.side ?? asked.side
            return asked
        }
    }
}
