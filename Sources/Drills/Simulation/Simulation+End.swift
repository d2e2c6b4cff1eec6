import Accord
import Chronology
import Events
import Processing

/// When time stands still: what is on its way arrives, and what is there is written up.
extension Simulation {
    /// Rounds in which both ends read what the other still said, at most.
    private static let maximumRounds = 40

    /// Nobody's clock goes on; the link and the services finish what they have.
    func comeToRest() {
        network.heal()
        for _ in 0..<Self.maximumRounds {
            if isAtRest { return }
            for side in Side.allCases {
                if !(nodes[side]?.hasPower ?? false) { returnPower(side) }
                startAll(side)
                nodes[side]?.askAt = nil
                add(.ask(side), after: .milliseconds(1))
                for index in nodes[side]?.services.indices ?? 0..<0 { expectTurn(side, index) }
            }
            while let entry = agenda.next() {
                time.advance(to: entry.at)
                happen(entry.what)
                if agenda.isFull { break }
            }
        }
        if !isAtRest { history.unrest = "the two sides are still telling each other news after \(Self.maximumRounds) rounds" }
    }

    private var isAtRest: Bool {
        Side.allCases.allSatisfy { side in
            guard let node = nodes[side], let theirs = nodes[side.other] else { return true }
            return node.hasPower && node.link.isRunning && node.services.allSatisfy { $0.isRunning && $0.position >= node.journal.head }
                && node.link.intake.position >= theirs.journal.head
        }
    }

    func finished() -> History {
        for side in Side.allCases {
            guard let journal = nodes[side]?.journal else { continue }
            history.journals[side] = zip(journal.events, journal.recorded).map {
                History.Entry(sequence: $0.sequence, at: $1, event: $0.event)
            }
        }
        count()
        return history
    }

    private func count() {
        let own = Side.allCases.flatMap { side in (history.journals[side] ?? []).filter { $0.event.side == side } }
        history.counts.events = own.count
        history.counts.calls = own.count { $0.event.type == CallOpened.type }
        history.counts.warnings = own.count { $0.event.type == WarningIssued.type }
        history.counts.forged = history.forged.count
        history.counts.messages = history.handed.count(where: \.isTaken)
        history.counts.acknowledgements = own.count { $0.event.type == AcknowledgementRecorded.type }
    }
}
