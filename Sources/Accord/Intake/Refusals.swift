import Chronology
import Events

/// What was not taken, and what is still to be said about it: never a storm, however much is sent.
struct Refusals: Hashable, Sendable, Codable {
    /// So many may be said in a row; then one a minute.
    static let burst = 10
    static let refill = Duration.seconds(60)
    /// Between two times that the other side makes us read again what was refused.
    static let pause = Duration.minutes(10)

    /// The first refused event whose reason can pass, by what has to change. Of all behind it nothing has to be remembered: it is read again.
    private var lowest: [Passing: Int64] = [:]
    /// Up to here each has been said, or counted; what is refused again on another reading is not.
    private var highest: [Kind: Int64] = [:]
    private var unsaid: [LinkRefused] = []
    private var others = 0
    private var tokens = Refusals.burst
    private var refilled: Timestamp?
    /// What has changed since the last look.
    private var changed: Set<Passing> = []
    private var isChangedByHand = false
    /// When the earliest comes of those that could not be held until their time.
    private var early: Timestamp?
    private var lookedAgain: Timestamp?
    /// All that were refused, for the figures.
    private(set) var total = 0

    private enum Passing: String, Hashable, Sendable, Codable { case keys, policy, early }
    /// What is refused when it is looked at, and what the own journal refuses afterwards.
    private enum Kind: String, Hashable, Sendable, Codable { case sifted, settled }

    /// - Parameter retry: the time to come of an early event that could not be held.
    mutating func add(_ refused: LinkRefused, at position: Int64, isAboutLink: Bool, isHeld: Bool, retry: Timestamp?) {
        remember(refused.cause, at: position, isHeld: isHeld, retry: retry)
        let kind: Kind = refused.cause == .conflict ? .settled : .sifted
        guard position > highest[kind] ?? 0 else { return }
        highest[kind] = position
        total += 1
        // Two sides that refuse each other's refusals would never end.
        guard !isAboutLink else { return }
        if unsaid.count < Self.burst { unsaid.append(refused) } else { others += 1 }
    }

    private mutating func remember(_ cause: LinkRefusal, at position: Int64, isHeld: Bool, retry: Timestamp?) {
        let passing: Passing
        switch cause {
        case .conflict, .unreadable: return
        case .unsigned, .unknownKey, .forged, .revokedKey: passing = .keys
        case .policy where isHeld: return
        case .policy: passing = retry == nil ? .policy : .early
        }
        if let retry { early = early.map { min($0, retry) } ?? retry }
        lowest[passing] = lowest[passing].map { min($0, position) } ?? position
    }

    mutating func forgetAll() { (lowest, highest, changed, isChangedByHand, early) = ([:], [:], [], false, nil) }

    /// Other keys or another policy were put in place here.
    mutating func changedByHand() { isChangedByHand = true }

    /// A key was announced by an event that came out of its order.
    mutating func keyCameLate() { changed.insert(.keys) }

    /// Where to read again from. What the other side sends makes us do so only now and then, or it could keep us at it.
    mutating func lowestToTryAgain(at now: Timestamp?) -> Int64? {
        if let early, now.map({ $0 >= early }) ?? true { changed.insert(.early) }
        if isChangedByHand { changed = [.keys, .policy, .early] }
        guard !changed.isEmpty, isChangedByHand || mayLookAgain(at: now) else { return nil }
        let positions = changed.compactMap { lowest.removeValue(forKey: $0) }
        if changed.contains(.early) { early = nil }
        (changed, isChangedByHand) = ([], false)
        if !positions.isEmpty { lookedAgain = now ?? lookedAgain }
        return positions.min()
    }

    private func mayLookAgain(at now: Timestamp?) -> Bool {
        guard let now, let lookedAgain else { return true }
        // Before it: the clock was set back, and that must not hold anything up.
        return now >= lookedAgain + Self.pause || now < lookedAgain
    }

    /// What may be said now.
    mutating func due(at now: Timestamp) -> [LinkRefused] {
        refill(at: now)
        guard tokens > 0, !unsaid.isEmpty else { return [] }
        var due = Array(unsaid.prefix(tokens))
        unsaid.removeFirst(due.count)
        tokens -= due.count
        if others > 0, unsaid.isEmpty, let last = due.popLast() {
            due.append(last.with(others: others))
            others = 0
        }
        return due
    }

    private mutating func refill(at now: Timestamp) {
        let since = min(refilled ?? now, now)
        let new = Int((now - since).wholeSeconds / Self.refill.wholeSeconds)
        guard new > 0 || since != refilled else { return }
        tokens = min(Self.burst, tokens + new)
        refilled = now
    }
}

extension LinkRefused {
    fileprivate func with(others: Int) -> LinkRefused {
        LinkRefused(
            peer: peer, position: position, event: self.event, source: source, cause: cause, reason: reason, others: others)
    }
}
