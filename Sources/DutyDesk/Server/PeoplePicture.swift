import Chronology
import Events

/// What needs people, and how they are reached: the part of the picture that is shown first.
struct PeoplePicture: Encodable {
    /// Open calls of this side, the most urgent first and then the oldest; and the last few that are over.
    let calls: [DeskCall]
    /// Open calls that are not among these.
    let moreCalls: Int
    let proposals: [DeskProposal]
    let consultations: [DeskConsultation]
    let silences: [DeskSilence]
    let watches: [DeskWatch]
    let pulses: [String: DeskPulse]
    let traffic: [String: DeskTraffic]

    /// Ten thousand calls are no page; what is shown is the top.
    static let maximumCalls = 60
    static let maximumClosedCalls = 10

    init(_ state: DeskState, side: Side) {
        let own = state.calls.items.filter { $0.side == side }
        let open = own.filter(\.isOpen).sorted { $0.precedes($1) }
        calls = open.prefix(Self.maximumCalls) + own.filter { !$0.isOpen }.suffix(Self.maximumClosedCalls).reversed()
        moreCalls = max(0, open.count - Self.maximumCalls)
        (proposals, consultations) = (state.proposals.items.reversed(), state.consultations.items.reversed())
        (silences, watches, pulses, traffic) = (state.silences.reversed(), state.watches.reversed(), state.pulses, state.traffic)
    }
}

extension DeskCall {
    /// What nobody has in hand comes first, then the more urgent, the higher, the older.
    fileprivate func precedes(_ other: DeskCall) -> Bool {
        func place(_ call: DeskCall) -> (Int, Int, Int, Timestamp, String) {
            let urgency = CallUrgency.allCases.firstIndex(of: call.urgency) ?? 0
            return (call.hold == nil ? 0 : 1, urgency, -(call.level?.rank ?? -1), call.opened, call.id)
        }
        return place(self) < place(other)
    }
}
