import Accord
import Chronology
import Events

/// Into the journals, and who hears of it.
extension Simulation {
    /// Keeps an event; everybody who wants it gets a turn.
    /// - Returns: its number; nil when it was refused.
    @discardableResult
    func append(_ event: Event, to side: Side) -> Int64? {
        let event = sealed(event, side)
        guard let head = nodes[side]?.journal.head, let number = nodes[side]?.journal.append(event, at: min(now, end)) else { return nil }
        guard number > head else { return number }
        for planned in nodes[side]?.people.see(event, at: now) ?? [] { add(.deed(side, planned.deed), at: planned.at) }
        announce(event, side)
        return number
    }

    /// As a node signs what leaves it: its own words that cross.
    private func sealed(_ event: Event, _ side: Side) -> Event {
        guard let signer = nodes[side]?.signer, event.side == side, ground.crossing.crosses(event.type, from: side) else { return event }
        return signer.sign(event)
    }

    private func announce(_ event: Event, _ side: Side) {
        guard let node = nodes[side] else { return }
        for (index, service) in node.services.enumerated() where service.isRunning && service.wants(event) { expectTurn(side, index) }
        if event.type == NotificationRequested.type, event.side == side { add(.send(side), after: .milliseconds(5)) }
        guard event.side == side, ground.crossing.crosses(event.type, from: side) else { return }
        for way in network.arrivals(to: side.other, bytes: 200) { add(.hint(to: side.other), after: way) }
    }

    func expectTurn(_ side: Side, _ service: Int) {
        guard nodes[side]?.expected.insert(service).inserted ?? false else { return }
        add(.turn(side, service), after: turns.waiting(climate.turn))
    }
}
