import Chronology
import Events
import Testing

@testable import Processing

@Suite("A shell that wakes its processor")
struct WakingPromises {
    private static let noon = Timestamp(secondsSince1970: 1_767_000_000)
    private typealias Run = ShellRun<Reminder>

    private func asked(_ what: String, due: Timestamp, at time: Timestamp) throws -> Event {
        try Event(
            Asked(due: due), id: "asked-\(what)", source: "/local/desk", subject: what, time: time, side: .local, realm: .exercise("test"))
    }

    private func told(_ time: Timestamp) throws -> Event {
        try Event(
            ClockAdvanced(to: time), id: "clock-\(time.rfc3339)", source: "/local/replay", subject: "clock", time: time, side: .local,
            realm: .exercise("test"))
    }

    private func reminded(_ book: Book) -> [String] { book.events.filter { $0.event.type == Reminded.type }.map(\.event.subject) }

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
        book.read(&run)
        #expect(reminded(book) == ["first"])
        for what in ["second", "third"] {
            _ = book.append(try asked(what, due: due, at: Self.noon))
            book.read(&run)
        }
        #expect(reminded(book) == ["first", "second", "third"])
    }

    @Test("and also after it died, when only the journal knows what was announced", arguments: NodeClock.Kind.allCases)
    func afterDeath(_ kind: NodeClock.Kind) throws {
        let (book, due) = (Book(), Self.noon + .hours(1))
        var run = begun(kind)
        for event in [try asked("first", due: due, at: Self.noon), try told(Self.noon + .hours(2))] { _ = book.append(event) }
        book.read(&run)
        var next = begun(kind, from: run.snapshot)
        _ = book.append(try asked("second", due: due, at: Self.noon))
        book.read(&next)
        var last = begun(kind, from: next.snapshot)
        _ = book.append(try asked("third", due: due, at: Self.noon))
        book.read(&last)
        #expect(reminded(book) == ["first", "second", "third"])
    }

    @Test("and in later hours, by lives that have lost their snapshots", arguments: NodeClock.Kind.allCases)
    func afterLoss(_ kind: NodeClock.Kind) throws {
        let (book, due) = (Book(), Self.noon + .hours(1))
        for (hour, what) in ["first", "second", "third"].enumerated() {
            let now = Self.noon + .hours(2 + hour)
            for event in [try asked(what, due: due, at: Self.noon), try told(now)] { _ = book.append(event) }
            let past = book.past(of: "/local/reminder")
            let place = Run.Place(side: .local, realm: .exercise("test"))
            var run = Run(Reminder(), at: place, clock: NodeClock(kind) { now }, answered: past.answered, past: past)
            book.read(&run)
        }
        #expect(reminded(book) == ["first", "second", "third"])
    }

    @Test(
        "and when nothing is remembered but by the journal, which refuses the same time said at another", arguments: NodeClock.Kind.allCases
    )
    func afterForgetting(_ kind: NodeClock.Kind) throws {
        let (book, due) = (Book(), Self.noon + .hours(1))
        var snapshot: Snapshot<Reminder.State>?
        for (hour, what) in ["first", "second", "third"].enumerated() {
            let now = Self.noon + .hours(2 + hour)
            for event in [try asked(what, due: due, at: Self.noon), try told(now)] { _ = book.append(event) }
            let clock = NodeClock(kind) { now }
            let place = Run.Place(side: .local, realm: .exercise("test"))
            var run = snapshot.map { Run(Reminder(), at: place, clock: clock, from: $0) } ?? Run(Reminder(), at: place, clock: clock)
            book.read(&run)
            snapshot = run.snapshot.forgettingTimes
        }
        #expect(reminded(book) == ["first", "second", "third"])
    }

    @Test("also when a great many were due at that time, each heard of after the one before", arguments: NodeClock.Kind.allCases)
    func crowd(_ kind: NodeClock.Kind) throws {
        let (book, due, count) = (Book(), Self.noon + .hours(1), 2 * Waking.remembered)
        var run = begun(kind)
        for event in [try asked("0", due: due, at: Self.noon), try told(Self.noon + .hours(2))] { _ = book.append(event) }
        book.read(&run)
        for number in 1..<count {
            _ = book.append(try asked(String(number), due: due, at: Self.noon))
            book.read(&run)
        }
        let place = Run.Place(side: .local, realm: .exercise("test"))
        var next = Run(Reminder(), at: place, clock: NodeClock(kind) { Self.noon + .hours(4) }, from: run.snapshot.forgettingTimes)
        for event in [try asked("last", due: due, at: Self.noon), try told(Self.noon + .hours(4))] { _ = book.append(event) }
        book.read(&next)
        #expect(reminded(book) == (0..<count).map(String.init) + ["last"])
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
        book.read(&run)
        book.read(&run)
        #expect(book.events.count { $0.event.type == DeadlineReached.type } == 1)
    }
}

extension Snapshot {
    /// As of a program that did not write down which times it had announced.
    fileprivate var forgettingTimes: Snapshot {
        Snapshot(
            processor: processor, version: version, position: position, ahead: ahead, time: time, bookmark: bookmark, waking: nil,
            state: state)
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
