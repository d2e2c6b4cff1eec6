import Chronology
import Events

/// What was not taken, and what is still to be said about it: never a storm, however much is sent.
struct Refusals: Hashable, Sendable, Codable {
    /// So many may be said in a row; then one a minute.
    static let burst = 10
    static let refill = Duration.seconds(60)
    /// Refused events that are remembered, to say each once and to look at it again when its reason is gone.
    static let maximumRemembered = 500

    private struct Refused: Hashable, Sendable, Codable {
        let cause: LinkRefusal
        /// An early event's time to come.
        let retry: Timestamp?
    }

    private var remembered: [Int64: Refused] = [:]
    private var unsaid: [LinkRefused] = []
    private var others = 0
    private var tokens = Refusals.burst
    private var refilled: Timestamp?
    private var isToTryAgain = false
    /// All that were refused, for the figures.
    private(set) var total = 0

    mutating func add(_ refused: LinkRefused, at position: Int64, isAboutLink: Bool, retry: Timestamp?) {
        guard remembered[position] == nil else { return }
        total += 1
        if remembered.count < Self.maximumRemembered { remembered[position] = Refused(cause: refused.cause, retry: retry) }
        // Two sides that refuse each other's refusals would never end.
        guard !isAboutLink else { return }
        if unsaid.count < Self.burst { unsaid.append(refused) } else { others += 1 }
    }

    mutating func forget(_ position: Int64) { remembered[position] = nil }

    mutating func forgetAll() { (remembered, isToTryAgain) = ([:], false) }

    mutating func keysChanged() { isToTryAgain = true }

    mutating func lowestToTryAgain(at now: Timestamp?) -> Int64? {
        let all = isToTryAgain
        isToTryAgain = false
        let due = remembered.filter { _, refused in
            if let retry = refused.retry { return now.map { $0 >= retry } ?? all }
            return all && refused.cause != .conflict && refused.cause != .unreadable
        }
        // A due one that is refused again waits for another reason.
        for position in due.keys where remembered[position]?.retry != nil { remembered[position] = nil }
        return due.keys.min()
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
        let since = refilled ?? now
        let new = Int((now - since).wholeSeconds / Self.refill.wholeSeconds)
        guard new > 0 || refilled == nil else { return }
        tokens = min(Self.burst, tokens + max(0, new))
        refilled = now
    }
}

extension LinkRefused {
    fileprivate func with(others: Int) -> LinkRefused {
        LinkRefused(
            peer: peer, position: position, event: self.event, source: source, cause: cause, reason: reason, others: others)
    }
}
