import Chronology
package import Events
import Wording

/// What is known of the link itself: up or down, what was said of that, and what was decided while it was cut.
struct LinkMind: Hashable, Sendable, Codable {
    /// What the journal was told last.
    private(set) var said: LinkState?
    private(set) var state: LinkState?
    /// How many changes were said, or more: two at the same time are two.
    private(set) var changes = 0
    private var reason: Bilingual?
    var cut: Cut?

    /// The own journal's head when the link went down; nil as soon as the other side has been told.
    private var aloneSince: Int64?
    /// What the other side decided.
    private var theirs = SoleDecisions()

    struct Cut: Hashable, Sendable, Codable {
        let from: Timestamp
        /// The own journal's head when the link went down.
        let ownHead: Int64
        /// The other journal's head when it came back.
        var until: Int64?
        var received = 0
        /// Up to here of the other journal what was known is counted.
        var counted: Int64
        /// How many stretches without this side the other one had told of when the link went down last.
        fileprivate var told = 0
        /// Since when nothing is missing but the other side's word of its own stretch.
        fileprivate var waiting: Timestamp?
        /// Whether that word came, or none will come.
        fileprivate(set) var isDue = false

        /// It is lost, or lost again before all was read.
        fileprivate mutating func begin(told: Int) { (until, waiting, isDue, self.told) = (nil, nil, false, told) }
    }

    /// Seconds after which the other side is taken not to have noticed a cut: then it could read this one all the while.
    static let patienceSeconds = 60

    mutating func up(head: Int64) -> Bool {
        defer { (state, reason) = (.up, Self.connected) }
        // A cut that came back and was lost again before all was read is still one cut.
        let until = max(head, cut?.until ?? head)
        cut?.until = until
        return state != .up
    }

    /// - Parameter position: up to which the other journal has been read.
    mutating func down(_ why: Bilingual?, ownHead: Int64, position: Int64, at now: Timestamp?) -> Bool {
        defer { (state, reason) = (.down, why ?? Self.unreachable) }
        guard state != .down else { return false }
        aloneSince = aloneSince ?? ownHead
        if cut == nil, let now { cut = Cut(from: now, ownHead: ownHead, counted: position) }
        cut?.begin(told: theirs.told)
        return true
    }

    /// What the own journal says counts: a crash may have kept what was said and lost what was remembered.
    mutating func recover(_ last: LinkState?, at time: Timestamp?, _ sequence: Int64?, _ healedFrom: Timestamp?) {
        said = last ?? said
        // Every change takes a number of the journal at least, so this is ahead of all that lives before have counted and forgotten.
        if let sequence { changes = max(changes, Int(clamping: sequence)) }
        // Settled just before the crash: it would be settled a second time with other words.
        if let healedFrom, cut?.from == healedFrom { cut = nil }
        guard last == .down, cut == nil, let time, let sequence else { return }
        // What the journal knows by now may have come before the cut as well.
        cut = Cut(from: time, ownHead: sequence, counted: .max)
        aloneSince = aloneSince ?? sequence
    }

    /// What is read a second time is counted once: known, it counts only where nothing so far has been counted.
    mutating func note(_ taken: LinkIntake.Taken, isNew: Bool) {
        let isFirst = isNew || taken.sequence > cut?.counted ?? .max
        // Of what was known when the cut was found again in the journal only the time tells whether it came before.
        let isOfCut = isFirst || cut.map { $0.counted == .max && taken.event.time >= $0.from } ?? false
        if isOfCut { theirs.take(taken.event, at: taken.sequence) }
        guard let counted = cut?.counted else { return theirs.rest() }
        if isOfCut { theirs.hear(taken.event, at: taken.sequence) }
        cut?.counted = max(counted, taken.sequence)
        if isFirst, !taken.event.type.hasPrefix("link.") { cut?.received += 1 }
    }

    /// All has been read, and this side has told when it was alone: only the other side's word of the same is waited for.
    mutating func wait(at now: Timestamp) {
        guard let cut, !cut.isDue else { return }
        // Not later than now: the clock may have been set back.
        let since = min(cut.waiting ?? now, now)
        self.cut?.waiting = since
        self.cut?.isDue = theirs.told > cut.told || now >= since + .seconds(Self.patienceSeconds)
    }

    /// The number behind which this side was alone, to be told once now that the link is back.
    mutating func tellsAloneSince() -> Int64? {
        guard state == .up else { return nil }
        defer { aloneSince = nil }
        return aloneSince
    }

    var hasTold: Bool { aloneSince == nil }

    /// Ends the cut.
    /// - Returns: what the other side decided alone.
    mutating func settle() -> [IndependentDecision] {
        defer { theirs.rest() }
        cut = nil
        return theirs.alone
    }

    /// The other journal is read again under other numbers.
    mutating func beginAnew(head: Int64) {
        if let counted = cut?.counted { cut?.counted = max(counted, head) }
        theirs = SoleDecisions()
        cut?.told = 0
    }

    /// What has not been said yet.
    func change(_ peer: Side) -> LinkChanged? {
        guard let state, state != said else { return nil }
        return LinkChanged(peer: peer, state: state, reason: reason ?? (state == .up ? Self.connected : Self.unreachable))
    }

    mutating func said(_ state: LinkState) {
        said = state
        changes += 1
    }

    private static let connected = Bilingual(zh: "已连通，断开期间的事件按顺序补齐", en: "connected; what was missed is fetched in order")
    private static let unreachable = Bilingual(zh: "联系不上，各自对本辖区负责", en: "unreachable; each side decides for its own ground")
}

extension IndependentDecision {
    /// Beginnings of the types that decide something for others.
    package static let prefixes = [
        "warning.issued", "warning.updated", "warning.lifted", "warning.recalled", "warning.cancelled", "warning.withdrawn",
        "consultation.closed", "response.", "water.alarm.sent", "water.grade.decided", "water.incident.closed",
    ]

    package static func isOne(_ event: Event) -> Bool { prefixes.contains { event.type.hasPrefix($0) } }
}
