import Chronology
import Events
import Foundation
import Playbook
import Region
import Responding
import Testing
import Wording

/// The shipped files.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks").standardized
    ).files

    /// The targets that the playbook for rivers names.
    static let rivers: [String: Set<String>] = [
        "yarkand": ["kaqun-headworks", "sukuqiake-intake", "maigaiti-intake-45", "xiaohaizi-reservoir", "yonganba-reservoir"],
        "kashgar": [],
    ]

    private static let readRegion = Region.read(files).value
    private static let readPlaybooks = readRegion.flatMap { ResponsePlaybooks.read(files, region: $0, rivers: rivers).value }

    static func region() throws -> Region { try #require(readRegion) }

    static func playbooks() throws -> ResponsePlaybooks { try #require(readPlaybooks) }
}

let start = Timestamp(CalendarDate(dayNumber: 20_000), hour: 20)

/// Runs one side's response service over a journal: what it says is appended, and comes back in order.
struct Bench {
    let processor: RespondProcessor
    var state: RespondState
    private(set) var journal: [Event] = []
    private var cursor = 0
    /// While true, what is said is on its way and not yet in the journal.
    var holdsBack = false
    private var onItsWay: [Event] = []

    init(_ side: Side) throws {
        processor = RespondProcessor(side: side, playbooks: try Shipped.playbooks(), region: try Shipped.region())
        state = processor.initialState()
    }

    @discardableResult
    mutating func feed(
        _ payload: some EventPayload, subject: String, at time: Timestamp, from side: Side, source: String = "alert"
    ) throws -> [Event] {
        journal.append(
            try Event(
                payload, id: "e\(journal.count)", source: "/\(side.rawValue)/\(source)", subject: subject, time: time, side: side,
                realm: .actual))
        return try run()
    }

    /// Reads the journal to its end, as a shell does; returns what was said.
    @discardableResult
    mutating func run() throws -> [Event] {
        var said: [Event] = []
        while cursor < journal.count {
            let cause = journal[cursor]
            cursor += 1
            let isDeadline = cause.type == DeadlineReached.type
            guard isDeadline || processor.interests.contains(where: { cause.type.hasPrefix($0) }) else { continue }
            for (index, emission) in try processor.handle(cause, state: &state).enumerated() {
                let event = try emission.event(by: processor.name, side: processor.side, because: cause, index: index)
                if holdsBack { onItsWay.append(event) } else { journal.append(event) }
                said.append(event)
            }
        }
        return said
    }

    /// Lets what is on its way arrive, behind everything that came meanwhile.
    mutating func release() throws -> [Event] {
        journal += onItsWay
        (onItsWay, holdsBack) = ([], false)
        return try run()
    }

    /// Lets time pass to an instant, waking the service at each of its deadlines on the way.
    mutating func wait(until time: Timestamp) throws -> [Event] {
        var said: [Event] = []
        while let deadline = processor.nextDeadline(in: state), deadline <= time {
            let reached = DeadlineReached(processor: "respond", deadline: deadline)
            said += try feed(reached, subject: "respond", at: deadline, from: processor.side, source: "respond")
        }
        return said
    }
}

// MARK: - What comes in

extension Bench {
    static let number = "local-kashgar-urban-pollution-2026-01"

    mutating func issue(
        _ level: WarningLevel, hazard: String = "pollution", number: String = number, by side: Side = .local, at time: Timestamp = start,
        members: [String]? = nil
    ) throws -> [String] {
        let warning = WarningIssued(
            warning: number, hazard: hazard, area: "a", places: [], level: level, onset: time.beijingDate, ends: time.beijingDate,
            criterion: "c", citation: "c", probability: 1, threshold: 0.5, causes: [], reason: Bilingual(zh: "测试", en: "test"),
            members: members)
        return try feed(warning, subject: number, at: time, from: side).map(short)
    }

    mutating func change(
        _ change: WarningChange, to level: WarningLevel, hazard: String = "pollution", number: String = number, by side: Side = .local,
        at time: Timestamp, members: [String]? = nil
    ) throws -> [String] {
        let warning = WarningUpdated(
            warning: number, hazard: hazard, area: "a", places: [], change: change, from: .yellow, level: level, onset: time.beijingDate,
            ends: time.beijingDate, criterion: "c", citation: "c", probability: 1, threshold: 0.5, causes: [],
            reason: Bilingual(zh: "测试", en: "test"), members: members)
        return try feed(warning, subject: number, at: time, from: side).map(short)
    }

    mutating func lift(number: String = number, by side: Side = .local, at time: Timestamp) throws -> [String] {
        let warning = WarningLifted(
            warning: number, hazard: "pollution", area: "a", level: .yellow, criterion: "c", citation: "c", causes: [],
            reason: Bilingual(zh: "解除", en: "lifted"))
        return try feed(warning, subject: number, at: time, from: side).map(short)
    }

    mutating func cancel(number: String = number, by side: Side = .local, at time: Timestamp) throws -> [String] {
        let warning = WarningCancelled(
            warning: number, hazard: "pollution", area: "a", level: .yellow, post: "post", person: "某人", at: time,
            reason: Bilingual(zh: "误发", en: "a mistake"))
        return try feed(warning, subject: number, at: time, from: side).map(short)
    }

    mutating func complete(_ task: String, at time: Timestamp, by side: Side) throws -> [String] {
        let done = TaskCompleted(task: task, by: "post", person: "某人", evidence: "e", at: time)
        return try feed(done, subject: task, at: time, from: side, source: "desk").map(short)
    }
}

/// One target of a plume: reached `hours` after the start at the earliest, with a probability.
func arrival(_ target: String, _ side: Side, kind: String, after hours: Int, probability: Double? = 0.9) -> PlumeArrival {
    let band = TimeBand(early: start + .hours(hours), median: start + .hours(hours + 2), late: start + .hours(hours + 5))
    return PlumeArrival(
        target: target, name: Bilingual(zh: target, en: target), side: side, kilometre: 1, kind: kind, limit: 1, limitCitation: "c",
        arrival: band, peak: band, exceedanceProbability: probability)
}

func plume(_ incident: String, _ arrivals: [PlumeArrival], river: String = "yarkand") -> PlumeForecast {
    PlumeForecast(incident: incident, river: river, issued: start, substance: "s", arrivals: arrivals, assumptions: [], method: "test")
}

/// `assigned cut-yellow kashgar-industry 10%`
func short(_ event: Event) throws -> String {
    switch try Catalogue.payload(of: event) {
    case let said as ResponseActivated: "activated \(said.response) \(said.level) cut \(said.emissionCutPercent ?? 0)%"
    case let said as TaskAssigned: "assigned \(said.measure) \(said.unit)"
    case let said as TaskWithdrawn: "withdrawn \(said.task.suffix(2))"
    case let said as TaskOverdue: "overdue \(said.task.suffix(2))"
    case let said as ResponseStoodDown: "stood down \(said.completed) completed \(said.withdrawn) withdrawn"
    default: "unexpected \(event.type)"
    }
}

extension [Event] {
    func tasks() throws -> [TaskAssigned] {
        try filter { $0.type == TaskAssigned.type }.map { try $0.payload(TaskAssigned.self) }
    }
}
