package import Chronology
package import Events

/// When something around it changes.
extension LinkIntake {
    /// Another policy, or other keys let in by hand. What was refused because of them is looked at again.
    package mutating func adopt(_ policy: CrossingPolicy, _ roots: KeyRing) {
        let before = (self.policy, keys)
        self.policy = policy
        keys.adopt(roots, seen: position == 0 ? nil : position)
        if before != (self.policy, keys) { refusals.changedByHand() }
    }

    /// The other journal was replaced or restored from a backup: it is read again from its beginning.
    package mutating func beginAnew(head: Int64) {
        (position, mark, self.head) = (0, nil, head)
        keys.forgetPositions()
        refusals.forgetAll()
        early = EarlyEvents()
        receipts.beginAnew(head: head)
        state.beginAnew(head: head)
    }

    /// Goes back to what was refused and may now be right: after other keys, or when the time of an early event has come.
    /// - Returns: whether it went back.
    @discardableResult
    package mutating func lookAgain(at now: Timestamp?) -> Bool {
        guard let lowest = refusals.lowestToTryAgain(at: now), lowest <= position else { return false }
        position = lowest - 1
        return true
    }

    /// After a crash: what this side said last about the link, as its journal has it. What was remembered beside the journal may be older.
    /// - Parameters:
    ///   - receipt: its last receipt.
    ///   - change: its last word on whether the link is up, when it was said, and its number in this side's journal.
    ///   - healedFrom: when the cut began that it settled last.
    ///   - since: what it has taken behind `kept`, where that was looked for.
    package mutating func recover(
        _ receipt: LinkReceived?, _ change: (word: LinkChanged, time: Timestamp, sequence: Int64)? = nil, healedFrom: Timestamp? = nil,
        since: Unremembered? = nil
    ) {
        if let receipt, let position = Int64(receipt.position) {
            receipts.recover(position: position, digest: receipt.digest, named: since?.receipted)
        }
        unremembered = since ?? Unremembered()
        state.recover(change?.word.state, at: change?.time, change?.sequence, healedFrom)
    }
}
