package import Chronology
package import Events
package import Wording

extension LinkIntake {
    /// The link is up; `head` is the other journal's.
    /// - Returns: whether that is news.
    @discardableResult
    package mutating func comesUp(head: Int64) -> Bool {
        self.head = max(head, self.head)
        return state.up(head: head)
    }

    /// The link is down.
    /// - Parameters:
    ///   - why: in words; nil: the other side cannot be reached.
    ///   - ownHead: this side's journal's head, from which on its own decisions are independent ones.
    ///   - now: the time of the realm; nil while it has none: then the cut is not settled afterwards.
    @discardableResult
    package mutating func goesDown(_ why: Bilingual? = nil, ownHead: Int64, at now: Timestamp?) -> Bool {
        state.down(why, ownHead: ownHead, position: position, at: now)
    }

    package var isUp: Bool { state.state == .up }
    /// Since when the link has been cut and not settled.
    package var cutSince: Timestamp? { state.cut?.from }

    /// Everything that is to be said now in this side's journal, in order.
    package mutating func words(at now: Timestamp, machine: Timestamp) -> [Event] {
        var words: [Event] = []
        let hasTold = state.hasTold
        if let change = state.change(peer) {
            words += event(change, [change.state.rawValue, now.rfc3339, machine.rfc3339, String(state.changes)], now)
            state.said(change.state)
        }
        for refused in refusals.due(at: now) {
            words += event(refused, [refused.position, refused.event, refused.cause.rawValue], now)
        }
        let due = receipts.due(peer, policy, at: now, isCaughtUp: isCaughtUp, aloneSince: state.tellsAloneSince())
        for receipt in due { words += event(receipt, [receipt.digest], now) }
        // Told just now, it is not in the journal yet.
        if hasTold, hasReadCut { state.wait(at: now) }
        if let measured = lag.due(peer, position: position, head: head, machine) {
            words += event(measured, [measured.position, measured.head, machine.rfc3339], now)
        }
        return words
    }

    /// Whether all has been read that the other side had said when the cut ended.
    private var hasReadCut: Bool {
        guard isUp, let until = state.cut?.until else { return false }
        return position >= until
    }

    /// After a cut, when all has been read that the other side said meanwhile, and what it said of its own time alone: the number in this
    /// side's journal from which on its own words are to be handed to `heal`. Nil while there is nothing to settle. `words` makes it so.
    package var healsAfter: Int64? {
        guard hasReadCut, let cut = state.cut, cut.isDue else { return nil }
        return cut.ownHead
    }

    /// Settles a cut.
    /// - Parameter own: this side's decisions and receipts since the cut began, as its journal has them; more does no harm.
    /// - Returns: `link.healed`, to be said in this side's journal.
    package mutating func heal(_ own: [JournaledEvent], at now: Timestamp) -> [Event] {
        guard healsAfter != nil, let cut = state.cut else { return [] }
        var ours = SoleDecisions()
        for journaled in own where journaled.event.side == side && journaled.sequence > cut.ownHead {
            ours.take(journaled.event, at: journaled.sequence)
            ours.hear(journaled.event, at: journaled.sequence)
        }
        let decisions = (ours.alone + state.settle()).sorted { ($0.at, $0.side.rawValue, $0.event) < ($1.at, $1.side.rawValue, $1.event) }
        let healed = LinkHealed(peer: peer, from: cut.from, until: max(now, cut.from), received: cut.received, decisions: decisions)
        return event(healed, [cut.from.rfc3339, String(cut.ownHead)], now)
    }

    /// Only numbers and words that are ours go in: this cannot fail.
    private func event(_ payload: some EventPayload, _ parts: [String], _ now: Timestamp) -> [Event] {
        let id = EventIdentity.derived(from: [source, type(of: payload).type] + parts)
        let event = try? Event(payload, id: id, source: source, subject: peer.rawValue, time: now, side: side, realm: realm)
        return event.map { [$0] } ?? []
    }
}
