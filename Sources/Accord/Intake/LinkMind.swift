import Chronology
package import Events
import Wording

/// What is known of the link itself: up or down, what was said of that, and what was decided while it was cut.
struct LinkMind: Hashable, Sendable, Codable {
    /// What the journal was told last.
    private(set) var said: LinkState?
    private(set) var state: LinkState?
    /// How many changes were said: two at the same time are two.
    private(set) var changes = 0
    private var reason: Bilingual?
    var cut: Cut?

    struct Cut: Hashable, Sendable, Codable {
        let from: Timestamp
        /// The own journal's head when the link went down.
        let ownHead: Int64
        /// The other journal's head when it came back.
        var until: Int64?
        var received = 0
        /// Up to here of the other journal what was known is counted.
        var counted: Int64
        var decisions: [IndependentDecision] = []

        /// Decisions of one cut that are listed; there is no week with more.
        static let maximumDecisions = 400

        mutating func take(_ event: Event) {
            guard event.time >= from, IndependentDecision.isOne(event), decisions.count < Self.maximumDecisions,
                !decisions.contains(where: { $0.event == event.id })
            else { return }
            decisions.append(
                IndependentDecision(aggregate: event.subject, type: event.type, event: event.id, side: event.side, at: event.time))
        }
    }

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
        if cut == nil, let now { cut = Cut(from: now, ownHead: ownHead, counted: position) }
        cut?.until = nil
        return true
    }

    /// What the own journal says counts: a crash may have kept what was said and lost what was remembered.
    mutating func recover(_ last: LinkState?, at time: Timestamp?, _ sequence: Int64?, _ healedFrom: Timestamp?) {
        said = last ?? said
        // Settled just before the crash: it would be settled a second time with other words.
        if let healedFrom, cut?.from == healedFrom { cut = nil }
        guard last == .down, cut == nil, let time, let sequence else { return }
        // What the journal knows by now may have come before the cut as well.
        cut = Cut(from: time, ownHead: sequence, counted: .max)
    }

    /// What is read a second time is counted once: known, it counts only where nothing so far has been counted.
    mutating func note(_ taken: LinkIntake.Taken, isNew: Bool) {
        guard let counted = cut?.counted else { return }
        cut?.counted = max(counted, taken.sequence)
        cut?.take(taken.event)
        guard isNew || taken.sequence > counted, !taken.event.type.hasPrefix("link.") else { return }
        cut?.received += 1
    }

    /// The other journal is read again under other numbers.
    mutating func beginAnew(head: Int64) {
        if let counted = cut?.counted { cut?.counted = max(counted, head) }
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
