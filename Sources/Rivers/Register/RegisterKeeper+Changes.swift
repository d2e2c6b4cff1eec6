import Chronology
package import Events
import Region

// From proposal to decision. Every refusal is one sentence that says what to do.

extension RegisterKeeper {
    func propose(_ proposed: RegisterProposed, _ event: Event, _ book: inout RegisterBook) throws(EventError) {
        try requirePost(proposed.post, proposed.person, event)
        guard book.proposal(proposed.proposal) == nil else {
            throw event.refusal("proposal", "\(proposed.proposal) is waiting already; give this one its own number")
        }
        guard book.proposals.count < RegisterBook.maximumProposals else {
            throw event.refusal("proposal", "\(RegisterBook.maximumProposals) proposals are waiting; decide about some of them first")
        }
        _ = try changed(by: proposed, event, book)
        book.proposals.append(.init(proposed: proposed, at: event.time, side: event.side))
    }

    func approve(_ approved: RegisterApproved, _ event: Event, _ book: inout RegisterBook) throws(EventError) {
        let decision = Decision(
            proposal: approved.proposal, river: approved.river, entry: approved.entry, post: approved.post, person: approved.person)
        let proposal = try waiting(decision, event, book)
        let key = RegisterBook.Key(river: approved.river, entry: approved.entry)
        guard book.pages[key.text] != nil || book.pages.count < RegisterBook.maximumPages else {
            throw event.refusal("entry", "\(RegisterBook.maximumPages) entries have changed; write them into the playbook first")
        }
        let entry = try changed(by: proposal.proposed, event, book)
        book.proposals.removeAll { $0.proposed.proposal == approved.proposal }
        var page = book.page(key)
        (page.written, page.isRemoved) = (entry, entry == nil)
        book.pages[key.text] = page
        if entry == nil { end(key, with: approved, event, &book) }
        let text = "\(proposal.proposed.change.told): \(proposal.proposed.reason); \(approved.reason)"
        book.add(.init(kind: .changed, at: event.time, post: approved.post, person: approved.person, text: text), to: key)
    }

    /// An entry that is gone has no owner who could decide what else waits for it: that ends with it, and the history says so.
    private func end(_ key: RegisterBook.Key, with removal: RegisterApproved, _ event: Event, _ book: inout RegisterBook) {
        let ended = book.proposals.map(\.proposed).filter { $0.river == key.river && $0.entry == key.entry }
        book.proposals.removeAll { $0.proposed.river == key.river && $0.proposed.entry == key.entry }
        for proposed in ended {
            let text = "\(proposed.change.told): \(proposed.reason); ended: \(removal.proposal) took the entry off the register"
            book.add(.init(kind: .refused, at: event.time, post: removal.post, person: removal.person, text: text), to: key)
        }
    }

    func refuse(_ refused: RegisterRefused, _ event: Event, _ book: inout RegisterBook) throws(EventError) {
        let decision = Decision(
            proposal: refused.proposal, river: refused.river, entry: refused.entry, post: refused.post, person: refused.person)
        let proposal = try waiting(decision, event, book)
        book.proposals.removeAll { $0.proposed.proposal == refused.proposal }
        let text = "\(proposal.proposed.change.told): \(proposal.proposed.reason); \(refused.reason)"
        let key = RegisterBook.Key(river: refused.river, entry: refused.entry)
        guard book.pages[key.text] != nil || book.pages.count < RegisterBook.maximumPages else { return }
        book.add(.init(kind: .refused, at: event.time, post: refused.post, person: refused.person, text: text), to: key)
    }

    /// What an approval and a refusal have in common.
    private struct Decision {
        let proposal: String
        let river: String
        let entry: String
        let post: String
        let person: String
    }

    /// The proposal, if this post may decide about it.
    private func waiting(
        _ decision: Decision, _ event: Event, _ book: RegisterBook
    ) throws(EventError) -> RegisterBook.Proposal {
        try requirePost(decision.post, decision.person, event)
        guard let proposal = book.proposal(decision.proposal), proposal.proposed.river == decision.river,
            proposal.proposed.entry == decision.entry
        else {
            throw event.refusal(
                "proposal", "no proposal \(decision.proposal) for \(decision.entry) of \(decision.river) is waiting; check the number")
        }
        guard proposal.proposed.post != decision.post else {
            throw event.refusal("post", "\(decision.post) proposed it itself; another post of the side that owns the entry has to decide")
        }
        let owner = owner(of: proposal.proposed, in: book)
        guard owner == event.side else {
            throw event.refusal("post", "the entry is the \(owner?.rawValue ?? "other") side's, and only a post of that side decides")
        }
        return proposal
    }

    /// The side that owns the entry; for a new one, the side that it names itself.
    package func owner(of proposed: RegisterProposed, in book: RegisterBook) -> Side? {
        let now = written(.init(river: proposed.river, entry: proposed.entry), in: book)
        return (now?.fields["side"] ?? proposed.change.fields["side"]).flatMap(Side.init(rawValue:))
    }

    func requirePost(_ post: String, _ person: String, _ event: Event) throws(EventError) {
        guard region.post(post)?.side == event.side else {
            throw event.refusal(
                "post", "the \(event.side.rawValue) side has no duty post ‘\(post)’; write one of region/organisations.yaml")
        }
        guard person.contains(where: { !$0.isWhitespace }) else { throw event.refusal("person", "it is empty; write who says it") }
    }
}

extension RegisterChange {
    /// For the history.
    fileprivate var told: String {
        let list = fields.sorted { $0.key < $1.key }.prefix(8).map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        return list.isEmpty ? action.rawValue : "\(action.rawValue) \(list)"
    }
}

extension Event {
    func refusal(_ path: String, _ reason: String) -> EventError { .payload(type: type, path: path, reason: reason) }
}
