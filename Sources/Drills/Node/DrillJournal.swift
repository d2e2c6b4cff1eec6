import Chronology
import Events

/// A journal in memory: numbers what comes, knows what it has by source and id, and refuses something else under the same name. The same words
/// under another signature are the same words.
final class DrillJournal {
    private(set) var events: [JournaledEvent] = []
    /// When each was kept, by the world's time.
    private(set) var recorded: [Timestamp] = []
    private var numbers: [Name: Int64] = [:]

    /// Which events it is told apart by.
    struct Name: Hashable {
        let source: String
        let id: String

        init(_ event: Event) { (source, id) = (event.source, event.id) }
    }

    var head: Int64 { Int64(events.count) }

    /// The event's number; nil when it is refused because something else has its name.
    func append(_ event: Event, at time: Timestamp) -> Int64? {
        let name = Name(event)
        if let known = numbers[name] { return events[Int(known) - 1].event.with(nil) == event.with(nil) ? known : nil }
        let number = head + 1
        events.append(JournaledEvent(sequence: number, event: event))
        recorded.append(time)
        numbers[name] = number
        return number
    }

    subscript(_ number: Int64) -> JournaledEvent { events[Int(number) - 1] }

    func number(of event: Event) -> Int64? { numbers[Name(event)] }
}
