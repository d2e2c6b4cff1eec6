import Chronology
import Events
import Testing

@testable import Processing

@Suite("A later life of a shell")
struct LaterLifePromises {
    private static let noon = Timestamp(secondsSince1970: 1_767_000_000)
    private typealias Run = ShellRun<Diary>
    private static let place = Run.Place(side: .local, realm: .exercise("test"))

    private func event<Payload: EventPayload>(_ payload: Payload, _ id: String, at time: Timestamp) throws -> Event {
        try Event(payload, id: id, source: "/local/desk", subject: id, time: time, side: .local, realm: .exercise("test"))
    }

    /// The time is told, and somebody has said something more before the diary has read that.
    private func begun() throws -> Book {
        let book = Book()
        _ = book.append(try event(ClockAdvanced(to: Self.noon), "noon", at: Self.noon))
        _ = book.append(try event(Planned(due: Self.noon + .hours(1)), "plan", at: Self.noon))
        _ = book.append(try event(ClockAdvanced(to: Self.noon + .hours(2)), "two", at: Self.noon + .hours(2)))
        _ = book.append(try event(Remarked(), "remark", at: Self.noon + .hours(2)))
        return book
    }

    private func clock(_ kind: NodeClock.Kind) -> NodeClock { NodeClock(kind) { Self.noon + .hours(2) } }

    private func lived(_ book: Book, _ kind: NodeClock.Kind) -> Run {
        let past = book.past(of: "/local/diary")
        var run = Run(Diary(), at: Self.place, clock: clock(kind), answered: past.answered, past: past)
        book.read(&run)
        return run
    }

    @Test("in an exercise a time has come before what was said after it was told")
    func firstLife() throws {
        #expect(lived(try begun(), .journal).state.heard == ["plan", "diary", "a", "b", "a-follows", "b-follows", "remark"])
    }

    @Test("that has lost its snapshot hears everything in the order of the first and says nothing", arguments: NodeClock.Kind.allCases)
    func withoutSnapshot(_ kind: NodeClock.Kind) throws {
        let book = try begun()
        let first = lived(book, kind)
        let events = book.events
        let second = lived(book, kind)
        #expect(second.state.heard == first.state.heard)
        #expect(book.events == events)
    }

    @Test("says the rest, whichever was the last word that the one before it got into the journal", arguments: NodeClock.Kind.allCases)
    func diedAnywhere(_ kind: NodeClock.Kind) throws {
        let (whole, outside) = (try begun(), try begun().events.count)
        let first = lived(whole, kind)
        #expect(whole.events.count == outside + 5)
        for words in 0...whole.events.count - outside {
            let cut = Book(whole.events.prefix(outside + words))
            let next = lived(cut, kind)
            #expect(next.state.heard == first.state.heard, "it died after \(words) words")
            #expect(cut.events == whole.events, "it died after \(words) words")
        }
    }

    @Test("that begins at a snapshot knows which times were announced")
    func snapshotOfTimes() throws {
        let book = try begun()
        let first = lived(book, .journal)
        let next = Run(Diary(), at: Self.place, clock: clock(.journal), from: first.snapshot)
        #expect(next.snapshot.waking != Waking() && next.snapshot.waking == first.snapshot.waking)
    }
}

private struct Planned: EventPayload {
    static let type = "test.planned"
    static let version = 1
    let due: Timestamp
}

private struct Remarked: EventPayload {
    static let type = "test.remarked"
    static let version = 1
}

/// Remembers in which order it heard what; when its time has come it says two things, and something more to each.
private struct Diary: Processor {
    struct State: Codable, Hashable {
        var heard: [String] = []
        var due: Timestamp?
    }

    let name = "diary"
    let version = 1
    let interests = ["test."]

    func initialState() -> State { State() }

    func nextDeadline(in state: State) -> Timestamp? { state.due }

    func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        if event.type == Planned.type { state.due = try event.payload(Planned.self).due }
        state.heard.append(event.subject)
        if event.type == DeadlineReached.type {
            state.due = nil
            return ["a", "b"].map { Emission(Remarked(), subject: $0) }
        }
        return ["a", "b"].contains(event.subject) ? [Emission(Remarked(), subject: event.subject + "-follows")] : []
    }
}
