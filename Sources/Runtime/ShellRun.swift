import Chronology
import Events
import Journal

/// Where a shell is in its journal, and what its processor knows. A value: everything that needs no I/O happens here.
struct ShellRun<P: Processor> {
    private let processor: P
    private let node: (side: Side, now: @Sendable () -> Timestamp)
    /// Up to here nothing is said, because it was said before.
    private let answered: Int64
    private(set) var state: P.State
    var position: Int64
    /// The deadline that was announced last; it is not announced again while its event is on the way.
    var announced: Timestamp?

    /// What the processor says to one event.
    struct Answers {
        var events: [Event] = []
        var failures: [String] = []
    }

    init(_ processor: P, _ node: Node, beginning: SnapshotStore<P.State>.Beginning) {
        self.init(processor, side: node.configuration.side, beginning: beginning, now: { [clock = node.clock] in clock.now })
    }

    init(_ processor: P, side: Side, beginning: SnapshotStore<P.State>.Beginning, now: @escaping @Sendable () -> Timestamp) {
        self.processor = processor
        node = (side, now)
        (state, position, answered) = (beginning.state, beginning.position, beginning.answered)
    }

    /// Takes one event in. An event that cannot be understood is left out, and that is said too.
    mutating func answers(to journaled: JournaledEvent) -> Answers {
        let event = journaled.event
        guard isWanted(event) else { return Answers() }
        var answers = Answers()
        do {
            let emissions = try processor.handle(event, state: &state)
            for (index, emission) in emissions.enumerated() {
                answers.events.append(try emission.event(by: processor.name, side: node.side, because: event, index: index))
            }
        } catch {
            answers.failures.append("\(event.type) \(event.id) (sequence \(journaled.sequence)) was left out: \(error)")
            if let rejection = rejection(of: event, error) { answers.events.append(rejection) }
        }
        if journaled.sequence <= answered { answers.events = [] }
        return answers
    }

    /// The time is heard by the shell; a processor sees it only when it asks for it.
    private func isWanted(_ event: Event) -> Bool {
        if event.type == DeadlineReached.type { return event.subject == processor.name && event.side == node.side }
        return processor.interests.contains { event.type.hasPrefix($0) }
    }

    private func rejection(of event: Event, _ reason: EventError) -> Event? {
        // A rejection of a rejection would never end.
        guard event.type != EventRejected.type else { return nil }
        let payload = EventRejected(processor: processor.name, event: event.id, source: event.source, reason: reason.description)
        return try? Emission(payload, subject: processor.name).event(by: processor.name, side: node.side, because: event, index: -1)
    }
}
