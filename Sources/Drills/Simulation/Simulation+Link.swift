import Accord
import Chronology
import Events
import Processing

/// The link: questions, pages, silence.
extension Simulation {
    private func ask(_ side: Side, at time: Timestamp) {
        if let planned = nodes[side]?.askAt, planned <= time, planned > now { return }
        nodes[side]?.askAt = time
        add(.ask(side), at: time)
    }

    func ask(_ side: Side) {
        guard let node = nodes[side], node.hasPower, node.link.isRunning, node.link.waiting == nil, node.askAt.map({ $0 <= now }) ?? true
        else { return }
        node.askAt = nil
        node.link.intake.lookAgain(at: knownTime(node))
        let number = node.link.ask()
        let after = node.link.intake.position
        for way in network.arrivals(to: side.other, bytes: 100) {
            add(.question(from: side, number: number, after: after), after: way)
        }
        add(.patience(side, number: number), after: LinkEnd.patience + .seconds(Int64(Self.pageBytes / Network.narrow)))
    }

    private static let pageEvents = 60
    private static let pageBytes = 40_000

    /// In an exercise nobody's clock is known before somebody has said the time.
    private func knownTime(_ node: DrillNode) -> Timestamp? { node.clock.isSet ? node.clock.now : nil }

    /// As for a node: an exercise's clock says of nothing that it is too early.
    private func ownTime(_ node: DrillNode) -> Timestamp? { climate.clock == .system ? node.clock.now : nil }

    /// A page of the other side's journal, as its server makes it.
    func answer(_ side: Side, _ number: Int, _ after: Int64) {
        guard let theirs = nodes[side.other], theirs.hasPower else { return }
        let prefixes = ground.crossing.prefixes(from: side.other)
        var (events, bytes, through) = ([PeerEvent](), 0, min(after, theirs.journal.head))
        while through < theirs.journal.head, events.count < Self.pageEvents, bytes < Self.pageBytes {
            let journaled = theirs.journal[through + 1]
            through += 1
            guard journaled.event.side == side.other, prefixes.contains(where: journaled.event.type.hasPrefix) else { continue }
            let body = journaled.event.json
            bytes += body.count
            events.append(PeerEvent(sequence: through, recorded: theirs.journal.recorded[Int(through) - 1], body: body))
        }
        let page = tampered(PeerPage(events: events, through: through, head: theirs.journal.head), after, side)
        for way in network.arrivals(to: side, bytes: bytes + 60) {
            add(.answer(to: side, number: number, after: after, page), after: way)
        }
    }

    /// What becomes of a page on its way where somebody has a hand in it.
    private func tampered(_ page: PeerPage, _ after: Int64, _ side: Side) -> PeerPage {
        guard !isCalm, let (tampered, forged) = forger?.tamper(page, after: after, to: side, in: realm) else { return page }
        history.forged += forged
        return tampered
    }

    /// Sift, keep, settle, say, save: in this order, and it may die between any two.
    func take(_ page: PeerPage, _ after: Int64, _ number: Int, _ side: Side) {
        guard let node = nodes[side], node.hasPower, node.link.isRunning else { return }
        node.link.hear(number)
        nodes[side]?.link.hear(number)
        // A page that does not follow from what was read is none of ours any more.
        guard after <= node.link.intake.position, (try? page.check(after: after, limit: Self.pageEvents + Forger.most)) != nil else {
            return
        }
        var intake = node.link.intake
        if intake.comesUp(head: page.head) { say(&intake, side) }
        let taken = intake.sift(page, at: ownTime(node), machine: now)
        if cast.savesBeforeKeeping {
            nodes[side]?.link.intake = intake
            nodes[side]?.link.save()
        }
        guard !dies() else { return dieLink(side) }
        let outcomes = taken.map { keep($0, side) }
        guard !dies() else { return dieLink(side) }
        intake.settle(taken, outcomes, at: knownTime(node))
        say(&intake, side)
        guard !dies() else { return dieLink(side) }
        nodes[side]?.link.intake = intake
        nodes[side]?.link.save()
        if page.isLast { if !isOver { ask(side, at: now + LinkEnd.pause) } } else { ask(side, at: now + .milliseconds(50)) }
    }

    private func keep(_ taken: LinkIntake.Taken, _ side: Side) -> LinkIntake.Outcome {
        let head = nodes[side]?.journal.head ?? 0
        guard let number = append(cast.kept(taken.event), to: side) else { return .refused("something else has its name") }
        return number > head ? .stored : .known
    }

    /// Everything that the intake has to say, in this side's journal.
    private func say(_ intake: inout LinkIntake, _ side: Side) {
        guard let node = nodes[side], let now = knownTime(node) else { return }
        for word in intake.words(at: now, machine: self.now) { append(word, to: side) }
        guard let first = intake.healsAfter else { return }
        let own = node.journal.events.dropFirst(Int(first)).filter { $0.event.side == side }
        for word in intake.heal(own, at: now) { append(word, to: side) }
    }

    /// No answer has come.
    func losePatience(_ side: Side, _ number: Int) {
        guard let node = nodes[side], node.hasPower, node.link.isRunning, node.link.waiting == number else { return }
        node.link.hear(number)
        nodes[side]?.link.hear(number)
        var intake = node.link.intake
        intake.goesDown(ownHead: node.journal.head, at: knownTime(node))
        say(&intake, side)
        nodes[side]?.link.intake = intake
        nodes[side]?.link.save()
        ask(side, at: now + LinkEnd.retry)
    }

    func hear(hintTo side: Side) {
        guard let node = nodes[side], node.hasPower, node.link.isRunning, node.link.waiting == nil else { return }
        ask(side, at: now)
    }

    // MARK: - Falling over

    private func dieLink(_ side: Side) {
        note(side, "链路服务崩溃", "the link's service dies")
        history.counts.crashes += 1
        nodes[side]?.link.die()
        add(.linkRestart(side), after: crashes.span(.seconds(1) ... .seconds(20)))
    }

    func restartLink(_ side: Side) {
        guard let node = nodes[side], node.hasPower, !node.link.isRunning else { return }
        let receipts = node.journal.events.lazy.map(\.event).filter { $0.side == side && $0.type == LinkReceived.type }
        let last = receipts.reversed().first.flatMap { try? $0.payload(LinkReceived.self) }
        nodes[side]?.link.start(last)
        nodes[side]?.askAt = nil
        ask(side, at: now + .seconds(1))
    }
}
