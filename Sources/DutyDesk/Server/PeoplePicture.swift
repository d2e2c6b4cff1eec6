import Chronology
import Events

/// What needs people, and how they are reached: the part of the picture that is shown first.
struct PeoplePicture: Encodable {
    /// Open calls of this side, the most urgent first and then the oldest; and the last few that are over.
    let calls: [DeskCall]
    /// So many of these, from the first, carry who was told and how far each message came.
    let callsInFull: Int
    /// Open calls that are not among these, by urgency.
    let moreCalls: [String: Int]
    let proposals: [DeskProposal]
    let consultations: [DeskConsultation]
    let silences: [DeskSilence]
    let watches: [DeskWatch]
    let pulses: [String: DeskPulse]
    let traffic: [String: DeskTraffic]

    /// Ten thousand calls are no page; what is shown is the top.
    static let maximumCalls = 60
    static let maximumClosedCalls = 10
    static let maximumCallsInFull = 12

    init(_ state: DeskState, side: Side) {
        let own = state.calls.items.filter { $0.side == side }
        let open = own.filter(\.isOpen).sorted { $0.precedes($1) }
        let listed = open.prefix(Self.maximumCalls) + own.filter { !$0.isOpen }.suffix(Self.maximumClosedCalls).reversed()
        calls = listed.enumerated().map { $0.offset < Self.maximumCallsInFull ? $0.element.inFull : $0.element.inBrief }
        callsInFull = min(open.count, Self.maximumCallsInFull)
        let rest = open.dropFirst(Self.maximumCalls).map(\.urgency) + state.uncalled.values.filter { $0.side == side }.map(\.urgency)
        moreCalls = rest.reduce(into: [:]) { $0[$1.rawValue, default: 0] += 1 }
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
