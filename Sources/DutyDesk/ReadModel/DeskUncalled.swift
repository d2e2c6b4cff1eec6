package import Events

/// An open call that has no room on the page. Ten thousand calls are more than anybody reads; how many there are has to be true all the same.
package struct DeskUncalled: Codable, Hashable, Sendable {
    package let side: Side
    package let urgency: CallUrgency
}

extension DeskState {
    mutating func take(_ call: DeskCall) {
        for gone in calls.put(call) where uncalled.count < DeskLimit.uncalled {
            uncalled[gone.id] = DeskUncalled(side: gone.side, urgency: gone.urgency)
        }
    }

    mutating func take(_ closed: CallClosed, _ event: Event) {
        if uncalled[closed.call]?.side == event.side { uncalled[closed.call] = nil }
        calls.change(closed.call) { $0.take(closed, event) }
    }
}
