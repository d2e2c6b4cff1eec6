import Events

/// What one side decided, and between which places of its own journal it was without the other.
///
/// Both ends of the link judge by this, each of both sides' words, and both read them in the order of the journal in which they were said: so
/// both come to the same list, whatever times the words bear and whenever they were read.
struct SoleDecisions: Hashable, Sendable, Codable {
    /// Decisions of one side that are looked at for one cut; there is no week with more.
    static let maximumDecisions = 200
    /// Decisions that are remembered while the link is up: the other side may have noticed a cut before this one.
    static let maximumRemembered = 50
    /// Losses of the link within one cut.
    static let maximumStretches = 100

    private struct Decision: Hashable, Sendable, Codable {
        let number: Int64
        let decision: IndependentDecision
    }

    private struct Stretch: Hashable, Sendable, Codable {
        let behind: Int64
        let before: Int64
    }

    private var decisions: [Decision] = []
    private var stretches: [Stretch] = []

    /// How many times its side said that it had been without the other.
    var told: Int { stretches.count }

    /// What it decided in those stretches.
    var alone: [IndependentDecision] {
        decisions.filter { one in stretches.contains { $0.behind < one.number && one.number < $0.before } }.map(\.decision)
    }

    /// - Parameter number: in its side's journal.
    mutating func take(_ event: Event, at number: Int64) {
        guard IndependentDecision.isOne(event), decisions.count < Self.maximumDecisions,
            !decisions.contains(where: { $0.decision.event == event.id })
        else { return }
        let decision = IndependentDecision(
            aggregate: event.subject, type: event.type, event: event.id, side: event.side, at: event.time)
        decisions.append(Decision(number: number, decision: decision))
    }

    /// A receipt that says since when there had been none. Said again after a crash, the first one counts.
    mutating func hear(_ event: Event, at number: Int64) {
        guard event.type == LinkReceived.type, event.source == "/\(event.side.rawValue)/liaise", stretches.count < Self.maximumStretches,
            let behind = (try? event.payload(LinkReceived.self))?.aloneSince.flatMap({ Int64($0) }),
            !stretches.contains(where: { $0.behind == behind })
        else { return }
        stretches.append(Stretch(behind: behind, before: number))
    }

    /// No cut is to be settled any more, or yet.
    mutating func rest() {
        stretches = []
        decisions.removeFirst(max(0, decisions.count - Self.maximumRemembered))
    }
}
