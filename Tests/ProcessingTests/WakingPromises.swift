import Chronology
import Events
import Testing

@testable import Processing

@Suite("A shell that wakes its processor")
struct WakingPromises {
    private static let noon = Timestamp(secondsSince1970: 1_767_000_000)
    private typealias Run = ShellRun<Reminder>

    /// A journal of one service: what it says is there at once.
    private final class Book {
        private(set) var events: [JournaledEvent] = []

        func append(_ event: Event) -> Int64 {
            if let known = events.first(where: { $0.event.id == event.id }) { return known.sequence }
            events.append(JournaledEvent(sequence: Int64(events.count) + 1, event: event))
            return Int64(events.count)
        }

        var reminded: [String] { events.filter { $0.event.type == Reminded.type }.map(\.event.subject) }
    }

    private func asked(_ what: String, due: Timestamp, at time: Timestamp) throws -> Event {
        try Event(
            Asked(due: due), id: "asked-\(what)", source: "/local/desk", subject: what, time: time, side: .local, realm: .exercise("test"))
    }

    private func told(_ time: Timestamp) throws -> Event {
        try Event(
            ClockAdvanced(to: time), id: "clock-\(time.rfc3339)", source: "/local/replay", subject: "clock", time: time, side: .local,
            realm: .exercise("test"))
    }

    /// Reads on, and says what is to be said, until there is nothing more.
    private func read(_ run: inout Run, _ book: Book) {
        repeat {
            while run.position < Int64(book.events.count) {
                run.take(book.events[Int(run.position)])
                speak(&run, book)
            }
            run.announceDeadline()
            speak(&run, book)
        } while run.position < Int64(book.events.count)
    }

    private func speak(_ run: inout Run, _ book: Book) {
        while !run.unsaid.isEmpty { run.takeBack(run.unsaid.map(book.append)) }
    }

    private func begun(_ kind: NodeClock.Kind, from snapshot: Snapshot<Reminder.State>? = nil) -> Run {
        let clock = NodeClock(kind) { Self.noon + .hours(3) }
        let place = Run.Place(side: .local, realm: .exercise("test"))
        return snapshot.map { Run(Reminder(), at: place, clock: clock, from: $0) } ?? Run(Reminder(), at: place, clock: clock)
    }

    @Test("wakes it again for a time that has come before: what is due then came late", arguments: NodeClock.Kind.allCases)
    func sameTimeAgain(_ kind: NodeClock.Kind) throws {
        let (book, due) = (Book(), Self.noon + .hours(1))
        var run = begun(kind)
        for event in [try asked("first", due: due, at: Self.noon), try told(Self.noon + .hours(2))] { _ = book.append(event) }
        read(&run, book)
        #expect(book.reminded == ["first"])
        for what in ["second", "third"] {
            _ = book.append(try asked(what, due: due, at: Self.noon))
            read(&run, book)
        }
        #expect(book.reminded == ["first", "second", "third"])
    }

    @Test("and also after it died, when only the journal knows what was announced", arguments: NodeClock.Kind.allCases)
    func afterDeath(_ kind: NodeClock.Kind) throws {
        let (book, due) = (Book(), Self.noon + .hours(1))
        var run = begun(kind)
        for event in [try asked("first", due: due, at: Self.noon), try told(Self.noon + .hours(2))] { _ = book.append(event) }
        read(&run, book)
        var next = begun(kind, from: run.snapshot)
        _ = book.append(try asked("second", due: due, at: Self.noon))
        read(&next, book)
        var last = begun(kind, from: next.snapshot)
        _ = book.append(try asked("third", due: due, at: Self.noon))
        read(&last, book)
        #expect(book.reminded == ["first", "second", "third"])
    }

    @Test("remembers so many times, and the journal the others")
    func bound() {
        var waking = Waking()
        let times = (0...Waking.remembered).map { Self.noon + .hours($0) }
        for time in times { waking.wasHeard(time) }
        #expect(waking.time(for: times[1]) == times[1] + .milliseconds(1))
        #expect(waking.time(for: times[0]) == times[0])
    }

    @Test("does not wake it twice while it has not answered", arguments: NodeClock.Kind.allCases)
    func once(_ kind: NodeClock.Kind) throws {
        let book = Book()
        var run = begun(kind)
        let never = try asked("never", due: Self.noon + .hours(1), at: Self.noon)
        for event in [never, try told(Self.noon + .hours(2)), try told(Self.noon + .hours(3))] { _ = book.append(event) }
        read(&run, book)
        read(&run, book)
        #expect(book.events.count { $0.event.type == DeadlineReached.type } == 1)
    }
}

private struct Asked: EventPayload {
    static let type = "test.asked"
    static let version = 1
    let due: Timestamp
}

private struct Reminded: EventPayload {
    static let type = "test.reminded"
    static let version = 1
}

/// Reminds of everything that is due, once; what is called `never` stays due for ever.
private struct Reminder: Processor {
    struct State: Codable, Hashable {
        var due: [String: Timestamp] = [:]
    }

    let name = "reminder"
    let version = 1
    let interests = ["test."]

    func initialState() -> State { State() }

    func nextDeadline(in state: State) -> Timestamp? { state.due.values.min() }

    func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        switch event.type {
        case Asked.type: state.due[event.subject] = try event.payload(Asked.self).due
        case Reminded.type: if event.subject != "never" { state.due[event.subject] = nil }
        case DeadlineReached.type:
            return state.due.filter { $0.value <= event.time }.keys.sorted().map { Emission(Reminded(), subject: $0) }
        default: break
        }
        return []
    }
}
