import Chronology
import Duty
import Events
import Foundation
import Playbook
import Region
import Wording

@testable import Calling

/// 2026-03-01 08:00 in Beijing; times in tests are minutes from here.
let morning = Timestamp(CalendarDate("2026-03-01")!, hour: 8)

func minute(_ minutes: Double) -> Timestamp { morning + .seconds(Int(minutes * 60)) }

/// The repository's playbooks.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks").standardized
    ).files
    static let region = Region.read(files).value!
    static let duty = DutyPlan.read(files, region: region).value!
    static let plan = CallingPlan.read(files, region: region, duty: duty).value!
}

/// A journal in memory with one processor over it, as the shell runs it: what it says is taken back at once, and its deadlines come due on a
/// clock that the test moves.
struct Bench {
    /// May be changed as when a node gets a new plan.
    var processor: NotifyProcessor
    let realm: Realm
    private(set) var state: NotifyState
    private(set) var journal: [Event] = []
    private(set) var now = morning
    private var seen: Set<String> = []
    /// Messages that were asked for.
    private(set) var told: [NotificationRequested] = []
    private var count = 0
    /// Deadlines are delivered no more often than this for one move of the clock.
    var longestRun = 20_000
    /// Taken and given back through a snapshot after every event.
    var restarts = false

    init(_ processor: NotifyProcessor, realm: Realm = .actual) {
        (self.processor, self.realm, state) = (processor, realm, processor.initialState())
    }

    var side: Side { processor.side }

    // MARK: Putting events in

    mutating func take(_ event: Event) throws {
        guard seen.insert("\(event.source) \(event.id)").inserted else { return }
        journal.append(event)
        if event.type == NotificationRequested.type { told.append(try event.payload()) }
        let emissions = try processor.handle(event, state: &state)
        if restarts { state = try JSONDecoder().decode(NotifyState.self, from: JSONEncoder().encode(state)) }
        let said = try emissions.enumerated().map { try $1.event(by: processor.name, side: side, because: event, index: $0) }
        for event in said { try take(event) }
    }

    /// The processor hears an event again, which a journal would not let happen.
    mutating func duplicate(_ event: Event) throws {
        let emissions = try processor.handle(event, state: &state)
        for event in try emissions.enumerated().map({ try $1.event(by: processor.name, side: side, because: event, index: $0) }) {
            try take(event)
        }
    }

    @discardableResult
    mutating func hear(
        _ payload: some EventPayload, subject: String = "subject", from side: Side? = nil, at time: Timestamp? = nil, id: String? = nil,
        by service: String = "test", correlation: String? = nil
    ) throws -> Event {
        count += 1
        let speaker = side ?? self.side
        let event = try Event(
            payload, id: id ?? "event-\(count)", source: "/\(speaker.rawValue)/\(service)", subject: subject, time: time ?? now,
            side: speaker, realm: realm, correlationID: correlation)
        try take(event)
        return event
    }

    /// Moves the clock, waking the processor whenever it asked for it.
    mutating func move(to time: Timestamp) throws {
        for _ in 0..<longestRun {
            guard let deadline = processor.nextDeadline(in: state), deadline <= time else { break }
            now = max(now, deadline)
            try wake(deadline)
        }
        now = max(now, time)
    }

    /// As after a cut of power: the clock is far ahead when the first waking comes.
    mutating func jump(to time: Timestamp) throws {
        now = time
        for _ in 0..<longestRun {
            guard let deadline = processor.nextDeadline(in: state), deadline <= time else { return }
            try wake(deadline)
        }
    }

    private mutating func wake(_ deadline: Timestamp) throws {
        let id = EventIdentity.derived(from: [processor.name, "deadline", deadline.rfc3339])
        try take(
            Event(
                DeadlineReached(processor: processor.name, deadline: deadline), id: id, source: "/\(side.rawValue)/\(processor.name)",
                subject: processor.name, time: now, side: side, realm: realm))
    }

    // MARK: Reading what was said

    /// Words about calls as lines: `5 requested 1.1 post=person`.
    func lines(after sequence: Int = 0) -> [String] {
        journal.dropFirst(sequence).filter { $0.source == "/\(side.rawValue)/notify" }.compactMap(line)
    }

    private func line(_ event: Event) -> String? {
        let minutes = Double((event.time.milliseconds - morning.milliseconds) / 1000) / 60
        let time = minutes == minutes.rounded() ? "\(Int(minutes))" : "\(minutes)"
        switch event.type {
        case CallOpened.type:
            return (try? event.payload(CallOpened.self)).map { "\(time) opened \($0.rule)\($0.level.map { " \($0)" } ?? "")" }
        case NotificationRequested.type:
            return (try? event.payload(NotificationRequested.self)).map {
                "\(time) told \($0.round).\($0.step) \($0.post)\($0.person.map { "=\($0)" } ?? "")"
            }
        case NotificationSkipped.type:
            return (try? event.payload(NotificationSkipped.self)).map {
                "\(time) skipped \($0.round).\($0.step) \($0.post) \($0.cause.rawValue)"
            }
        case CallUnanswered.type:
            return (try? event.payload(CallUnanswered.self)).map { "\(time) unanswered \($0.round)\($0.next == nil ? " last" : "")" }
        case CallResumed.type: return (try? event.payload(CallResumed.self)).map { "\(time) resumed \($0.owner)" }
        case CallClosed.type: return (try? event.payload(CallClosed.self)).map { "\(time) closed \($0.cause.rawValue)" }
        case WatchLapsed.type: return (try? event.payload(WatchLapsed.self)).map { "\(time) lapsed \($0.watch)" }
        case WatchRecovered.type: return (try? event.payload(WatchRecovered.self)).map { "\(time) recovered \($0.watch)" }
        default: return nil
        }
    }

    func payloads<Payload: EventPayload>(_: Payload.Type) -> [Payload] {
        journal.filter { $0.type == Payload.type && $0.source == "/\(side.rawValue)/notify" }.compactMap { try? $0.payload(Payload.self) }
    }

    var calls: [CallOpened] { payloads(CallOpened.self) }
}
