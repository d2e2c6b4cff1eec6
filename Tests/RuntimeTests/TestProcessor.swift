import Chronology
import Events
import Journal
import Processing

@testable import Runtime

/// Somebody measures something.
struct Measured: EventPayload {
    static let type = "test.measured"
    static let version = 1
    let value: Int
}

/// The service opens and closes something because of it.
struct Opened: EventPayload {
    static let type = "test.opened"
    static let version = 1
    let value: Int
}

struct Closed: EventPayload {
    static let type = "test.closed"
    static let version = 1
    let value: Int
}

struct Reminded: EventPayload {
    static let type = "test.reminded"
    static let version = 1
    let value: Int
}

/// Opens at 10 and more, closes below, reminds one hour after opening. As a warning does, it goes by what the journal gave back, and says
/// nothing while something is on its way: a shell that reads far ahead of its own words makes it decide otherwise.
struct TestProcessor: Processor {
    struct State: Codable, Hashable {
        var value = 0
        var open: Int?
        var isWaiting = false
        var remindAt: Timestamp?
        var heard = 0
    }

    let name = "test"
    var version = 1
    /// Added to every value it says: a change of its rules.
    var rule = 0
    let interests = ["test."]

    func initialState() -> State { State() }
    func nextDeadline(in state: State) -> Timestamp? { state.remindAt }

    func handle(_ event: Event, state: inout State) throws(EventError) -> [Emission] {
        switch event.type {
        case Measured.type:
            let value = try event.payload(Measured.self).value
            guard value >= 0 else { throw .payload(type: event.type, path: "value", reason: "it is negative") }
            state.heard += 1
            state.value = value
        case Opened.type:
            state.open = try event.payload(Opened.self).value
            state.remindAt = event.time + .hours(1)
            state.isWaiting = false
        case Closed.type:
            (state.open, state.remindAt, state.isWaiting) = (nil, nil, false)
        case DeadlineReached.type:
            state.remindAt = nil
            return [Emission(Reminded(value: (state.open ?? 0) + rule), subject: "gauge")]
        default: return []
        }
        return decide(&state)
    }

    private func decide(_ state: inout State) -> [Emission] {
        guard !state.isWaiting, (state.value >= 10) != (state.open != nil) else { return [] }
        state.isWaiting = true
        let value = state.value + rule
        return [state.open == nil ? Emission(Opened(value: value), subject: "gauge") : Emission(Closed(value: value), subject: "gauge")]
    }
}

// MARK: - Events

let exercise = Realm.exercise("test")
let noon = Timestamp(milliseconds: 1_585_195_200_000)

func measured(_ value: Int, _ number: Int, at time: Timestamp = noon, side: Side = .local, realm: Realm = exercise) throws -> Event {
    try Event(
        Measured(value: value), id: "m\(number)", source: "/\(side.rawValue)/gauge", subject: "gauge", time: time, side: side, realm: realm)
}

func clock(_ time: Timestamp) throws -> Event {
    try Event(
        ClockAdvanced(to: time), id: "clock-\(time.rfc3339)", source: "/local/replay", subject: "clock", time: time, side: .local,
        realm: exercise)
}

/// A journal as a list: what is handed over gets the next number, what is known keeps its own.
struct ListedJournal {
    private(set) var events: [JournaledEvent] = []

    mutating func append(_ new: [Event]) -> [Int64?] { new.map { append($0) } }

    mutating func append(_ event: Event) -> Int64? {
        if let known = events.first(where: { $0.event.source == event.source && $0.event.id == event.id }) {
            return known.event == event ? known.sequence : nil
        }
        events.append(JournaledEvent(sequence: Int64(events.count + 1), event: event))
        return Int64(events.count)
    }

    var past: PastWords {
        var past = PastWords()
        for event in events where event.event.source == "/local/test" { past.take(event) }
        return past
    }

    func said(by service: String) -> [Event] { events.map(\.event).filter { $0.source == "/local/\(service)" } }
}

extension ShellRun {
    /// Takes everything in that is in the journal and comes into it, as the shell does.
    mutating func runThrough(_ journal: inout ListedJournal, upTo last: Int64 = .max) {
        while let next = journal.events.first(where: { $0.sequence > position }), next.sequence <= last {
            take(next)
            while hasToSpeak { speak(to: &journal) }
        }
        while !unsaid.isEmpty { speak(to: &journal) }
    }

    mutating func speak(to journal: inout ListedJournal) {
        takeBack(journal.append(unsaid))
    }
}

/// SplitMix64: the same seed gives the same run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
