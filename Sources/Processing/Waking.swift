import Chronology

/// Which of its processor's times a shell has announced.
///
/// The same time announced twice would be the same event, and the journal has it already. So where a processor wants to be woken at a time
/// that it was woken at before (a task that crossed the link late, due when another one was), the next free millisecond is announced.
package struct Waking: Hashable, Sendable, Codable {
    /// Announced last; it is not announced again while its event is on the way.
    private var announced: Timestamp?
    /// Whether the processor has heard it.
    private var isHeard = false
    /// Announced and done with: every millisecond of these, the one that grew last at the end.
    private var spent: [ClosedRange<Timestamp>] = []

    /// Ranges that are remembered; an older one is found out from the journal's answer: it knows a time, or refuses it as said before. Times one
    /// after the other are one range: forgotten singly, each that was found out would push out the one that is needed next.
    static let remembered = 100

    /// When to wake a processor that wants to be woken at this time.
    func time(for wanted: Timestamp?) -> Timestamp? {
        guard var time = wanted else { return nil }
        while let range = spent.first(where: { $0.contains(time) }) { time = range.upperBound + .milliseconds(1) }
        return time
    }

    /// - Returns: whether it is to be said now.
    mutating func announce(_ time: Timestamp) -> Bool {
        guard time != announced else { return false }
        (announced, isHeard) = (time, false)
        return true
    }

    /// The processor has heard that a time has come, which a life before this one may have announced.
    mutating func hear(_ deadline: Timestamp) {
        if deadline == announced {
            isHeard = true
        } else if announced == nil || isHeard {
            (announced, isHeard) = (deadline, true)
        }
    }

    /// Whether it matters now what the processor wants.
    var isWatching: Bool { isHeard }

    /// What the processor wants after it has heard the time and something else: when that is another time, this one is done with.
    mutating func see(_ wanted: Timestamp?) {
        guard isHeard, let announced, time(for: wanted) != announced else { return }
        spend(announced)
    }

    /// The journal had the announcement already, and the processor has heard it: perhaps in a life before this one.
    mutating func wasHeard(_ deadline: Timestamp) {
        if !spent.contains(where: { $0.contains(deadline) }) { spend(deadline) }
    }

    private mutating func spend(_ time: Timestamp) {
        let around = (time - .milliseconds(1))...(time + .milliseconds(1))
        let touched = spent.filter { $0.overlaps(around) } + [time...time]
        spent.removeAll { $0.overlaps(around) }
        if let first = touched.map(\.lowerBound).min(), let last = touched.map(\.upperBound).max() { spent.append(first...last) }
        if spent.count > Self.remembered { spent.removeFirst() }
        if time == announced { (announced, isHeard) = (nil, false) }
    }
}
