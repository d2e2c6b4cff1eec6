import Chronology
import Events
import Processing

/// What people do, and what the desk tells them about it.
extension Simulation {
    func act(_ deed: Deed, _ side: Side) {
        guard !isOver, let node = nodes[side] else { return }
        if let change = deed.change {
            let planned = change == .silence ? nodes[side]?.people.silence(now) : nodes[side]?.people.changeRota(now)
            for planned in planned ?? [] { add(.deed(side, planned.deed), at: planned.at) }
            return
        }
        // The page does not answer: they try again when it is back.
        guard node.hasPower, node.clock.isSet else { return add(.deed(side, deed), after: .minutes(5)) }
        guard let said = deed.make(node.clock.now), let event = event(said, deed.key, node) else { return }
        let chance = channels.fraction()
        let unanswered = isCalm ? 0 : climate.habits.unanswered
        if chance < unanswered / 2 { return add(.again(side, event, tries: 1), after: .seconds(40)) }
        append(event, to: side)
        if chance < unanswered { return add(.again(side, event, tries: 1), after: .seconds(40)) }
        history.recorded.append(.init(at: now, side: side, event: event))
    }

    /// The form is sent again: it is the same event.
    func sendAgain(_ event: Event, _ side: Side, _ tries: Int) {
        guard !isOver else { return }
        guard nodes[side]?.hasPower ?? false else {
            if tries < 20 { add(.again(side, event, tries: tries + 1), after: .minutes(5)) }
            return
        }
        append(event, to: side)
        history.recorded.append(.init(at: now, side: side, event: event))
    }

    private func event(_ said: Deed.Said, _ key: String, _ node: DrillNode) -> Event? {
        let id = EventIdentity.derived(from: ["people", node.side.rawValue, key])
        return try? Event(
            said.payload, id: id, source: "/\(node.side.rawValue)/desk", subject: said.subject, time: node.clock.now, side: node.side,
            realm: realm, correlationID: said.correlation, causationID: said.cause)
    }
}
