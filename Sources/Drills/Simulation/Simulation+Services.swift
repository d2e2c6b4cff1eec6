import Chronology
import Events
import Processing

/// Services: turns, crashes, restarts, cuts of power.
extension Simulation {
    /// As `ProcessorShell` takes a page: events one by one, words at once where they have to be, deadlines at the journal's end.
    func takeTurn(_ side: Side, _ index: Int) {
        nodes[side]?.expected.remove(index)
        guard let node = nodes[side], node.hasPower else { return }
        let service = node.services[index]
        guard service.isRunning else { return }
        guard takePage(service, side), settle(service, side), announceDeadline(service, side) else {
            return die(side, index)
        }
        for failure in service.tellFailures() { history.failures.append("\(side.rawValue)/\(service.name): \(failure)") }
        if crashes.happens(0.05) { service.keepSnapshot() }
        if service.position < nodes[side]?.journal.head ?? 0 { expectTurn(side, index) }
        wake(service, side, index)
    }

    /// False when the service died.
    private func takePage(_ service: any DrillService, _ side: Side) -> Bool {
        guard let head = nodes[side]?.journal.head else { return true }
        let last = min(head, service.position + Int64(turns.whole(1...40)))
        var next = service.position + 1
        while next <= last {
            guard let journaled = nodes[side]?.journal[next] else { return true }
            next += 1
            guard service.wants(journaled.event) else { continue }
            service.take(journaled)
            while service.hasToSpeak { guard speak(service, side) else { return false } }
        }
        while !service.unsaid.isEmpty { guard speak(service, side) else { return false } }
        service.advance(to: last)
        return !dies()
    }

    /// Into the journal, and back. It may die before, after a part, or before it hears that it is there.
    private func speak(_ service: any DrillService, _ side: Side) -> Bool {
        guard !dies() else { return false }
        var numbers: [Int64?] = []
        let words = service.unsaid
        let cut = dies() ? crashes.whole(0...words.count) : nil
        for (index, event) in words.enumerated() {
            if index == cut { return false }
            numbers.append(append(event, to: side))
        }
        guard cut == nil, !dies() else { return false }
        service.takeBack(numbers)
        return true
    }

    private func settle(_ service: any DrillService, _ side: Side) -> Bool {
        while !service.unsaid.isEmpty { guard speak(service, side) else { return false } }
        return true
    }

    private func announceDeadline(_ service: any DrillService, _ side: Side) -> Bool {
        guard service.position >= nodes[side]?.journal.head ?? 0 else { return true }
        service.announceDeadline()
        return settle(service, side)
    }

    /// On the machine's clock it looks again when its time has come.
    private func wake(_ service: any DrillService, _ side: Side, _ index: Int) {
        guard climate.clock == .system, let deadline = service.deadline, deadline < end else { return }
        let at = deadline - climate.skew[side == .local ? 0 : 1]
        guard at > now, nodes[side]?.wakes[index].map({ $0 > at || $0 <= now }) ?? true else { return }
        nodes[side]?.wakes[index] = at
        add(.turn(side, index), at: at + turns.span(.zero ... .seconds(1)))
    }

    // MARK: - Falling over

    func dies() -> Bool { !isCalm && crashes.happens(climate.crash) }

    func die(_ side: Side, _ index: Int) {
        guard let service = nodes[side]?.services[index] else { return }
        note(side, "\(service.name) 崩溃，已读到 #\(service.position)", "\(service.name) dies at #\(service.position)")
        history.counts.crashes += 1
        service.die()
        if crashes.happens(0.3) { service.loseSnapshot() }
        let rest: Duration = crashes.happens(0.1) ? crashes.span(.minutes(1) ... .minutes(40)) : crashes.span(.seconds(1) ... .seconds(5))
        add(.restart(side, index), after: rest)
    }

    func restart(_ side: Side, _ index: Int) {
        guard let node = nodes[side], node.hasPower, !node.services[index].isRunning else { return }
        node.services[index].start(over: node.journal, at: node.place)
        nodes[side]?.wakes[index] = nil
        expectTurn(side, index)
    }

    func startAll(_ side: Side) {
        for index in nodes[side]?.services.indices ?? 0..<0 { restart(side, index) }
        if nodes[side]?.link.isRunning == false { restartLink(side) }
        restartSender(side)
    }

    func cutPower(_ side: Side) {
        guard !isCalm, nodes[side]?.hasPower ?? false else { return }
        note(side, "断电", "power is cut")
        history.counts.powerCuts += 1
        nodes[side]?.hasPower = false
        for service in nodes[side]?.services ?? [] {
            service.die()
            if crashes.happens(0.2) { service.loseSnapshot() }
        }
        nodes[side]?.link.die()
        nodes[side]?.sender.die()
        add(.powerBack(side), at: min(now + .minutes(1) + crashes.waiting(.minutes(25)), calm))
    }

    func returnPower(_ side: Side) {
        note(side, "恢复供电", "power is back")
        nodes[side]?.hasPower = true
        startAll(side)
        add(.ask(side), after: .seconds(5))
        nodes[side]?.askAt = now + .seconds(5)
    }
}
