import Events
import Processing

/// A journal of one service: what it says is there at once, and something else under the name of what is there is refused.
final class Book {
    private(set) var events: [JournaledEvent] = []

    init(_ events: some Sequence<JournaledEvent> = []) { self.events = Array(events) }

    func append(_ event: Event) -> Int64? {
        if let known = events.first(where: { $0.event.id == event.id }) { return known.event == event ? known.sequence : nil }
        events.append(JournaledEvent(sequence: Int64(events.count) + 1, event: event))
        return Int64(events.count)
    }

    /// Lets a run read on and say what it has to say, until there is nothing more.
    func read<P: Processor>(_ run: inout ShellRun<P>) {
        repeat {
            while run.position < Int64(events.count) {
                run.take(events[Int(run.position)])
                speak(&run)
            }
            run.announceDeadline()
            speak(&run)
        } while run.position < Int64(events.count)
    }

    private func speak<P: Processor>(_ run: inout ShellRun<P>) {
        while !run.unsaid.isEmpty { run.takeBack(run.unsaid.map(append)) }
    }

    /// What a life that has no snapshot finds of those before it.
    func past(of source: String) -> PastWords {
        var past = PastWords()
        for journaled in events where journaled.event.source == source { past.take(journaled) }
        return past
    }
}
