import Chronology
import Events
import Testing
import Wording

@testable import WaterIncidents

let start = Timestamp(CalendarDate(dayNumber: 20_650), hour: 8)

/// Runs one side's service over a journal: what it says is appended, and comes back in order.
struct Bench {
    let processor: IncidentsProcessor
    var state: IncidentsState
    private(set) var journal: [Event] = []
    private var cursor = 0
    let realm: Realm
    /// Types of what is said and never comes to the journal.
    var losing: Set<String> = []
    /// Why something was refused, in order.
    private(set) var refusals: [String] = []
    /// The latest time of anything fed.
    private(set) var now = start

    init(_ side: Side = .local, realm: Realm = .actual) throws {
        processor = IncidentsProcessor(
            side: side, playbook: try Shipped.playbook(), grounds: [.example], region: try Shipped.region(),
            substances: ["ammonia-nitrogen": Bilingual(zh: "氨氮", en: "ammonia nitrogen")])
        state = processor.initialState()
        self.realm = realm
    }

    /// With the shipped rivers and their registers.
    init(shipped side: Side) throws {
        processor = IncidentsProcessor(
            side: side, playbook: try Shipped.playbook(), rivers: try Shipped.rivers(), region: try Shipped.region())
        state = processor.initialState()
        realm = .actual
    }

    @discardableResult
    mutating func feed(
        _ payload: some EventPayload, subject: String, after span: Duration = .zero, from side: Side? = nil, source: String = "hand",
        correlationID: String? = nil
    ) throws -> [Event] {
        try feed(payload, subject: subject, at: start + span, from: side ?? processor.side, source: source, correlationID: correlationID)
    }

    @discardableResult
    mutating func feed(
        _ payload: some EventPayload, subject: String, at time: Timestamp, from side: Side, source: String, correlationID: String? = nil
    ) throws -> [Event] {
        now = max(now, time)
        journal.append(
            try Event(
                payload, id: "e\(journal.count)", source: "/\(side.rawValue)/\(source)", subject: subject, time: time, side: side,
                realm: realm, correlationID: correlationID))
        return try run()
    }

    /// Reads the journal to its end, as a shell does; returns what was said.
    @discardableResult
    mutating func run() throws -> [Event] {
        var said: [Event] = []
        while cursor < journal.count {
            let cause = journal[cursor]
            cursor += 1
            guard cause.type == DeadlineReached.type || processor.interests.contains(where: { cause.type.hasPrefix($0) }) else { continue }
            for (index, emission) in handled(cause).enumerated() {
                let event = try emission.event(by: processor.name, side: processor.side, because: cause, index: index)
                if !losing.contains(event.type) { journal.append(event) }
                said.append(event)
            }
            if cause.type == DeadlineReached.type, let next = processor.nextDeadline(in: state) {
                // A shell announces a deadline once: one that stays in the past mutes all others.
                try #require(next > cause.time, "a deadline stays in the past after it was reached")
            }
        }
        return said
    }

    /// What is refused changes nothing, and a shell goes on after it.
    private mutating func handled(_ cause: Event) -> [Emission] {
        let before = state
        do throws(EventError) {
            return try processor.handle(cause, state: &state)
        } catch {
            refusals.append("\(error)")
            #expect(state == before)
            return []
        }
    }

    /// Lets time pass, waking the service at each of its deadlines on the way.
    @discardableResult
    mutating func wait(until span: Duration) throws -> [Event] {
        var said: [Event] = []
        while let deadline = processor.nextDeadline(in: state), deadline <= start + span {
            let reached = DeadlineReached(processor: processor.name, deadline: deadline)
            said += try feed(reached, subject: processor.name, at: max(now, deadline), from: processor.side, source: processor.name)
            try #require(journal.count < 5000, "a deadline that does not go away")
        }
        return said
    }

    /// The whole journal again, from nothing: the state, and what is said.
    func replayed() throws -> (state: IncidentsState, said: [String]) {
        var (state, said) = (processor.initialState(), [String]())
        for cause in journal where cause.type == DeadlineReached.type || processor.interests.contains(where: { cause.type.hasPrefix($0) }) {
            for (index, emission) in ((try? processor.handle(cause, state: &state)) ?? []).enumerated() {
                said.append(try emission.event(by: processor.name, side: processor.side, because: cause, index: index).id)
            }
        }
        return (state, said)
    }
}

extension RiverGround {
    /// A river like the Yarkand, kept here so that the playbook may change: four counties, then Tumxuk; targets of both sides.
    static let example = RiverGround(
        id: "yarkand", name: Bilingual(zh: "叶尔羌河", en: "Yarkand River"),
        stretches: [
            Stretch(kilometres: 0...90, place: "653124", side: .local), Stretch(kilometres: 90...167, place: "653125", side: .local),
            Stretch(kilometres: 167...251, place: "653127", side: .local), Stretch(kilometres: 251...344, place: "653130", side: .local),
            Stretch(kilometres: 344...346, place: "659003", side: .corps),
        ],
        targets: [
            target("headworks", "irrigation-intake", 135, "653125", .local), target("intake", "drinking-intake", 165, "653125", .local),
            target("regiment", "irrigation-intake", 178, "653127", .corps), target("weir", "irrigation-intake", 203, "653127", .local),
            target("section", "section", 312, "653130", .local), target("waterworks", "drinking-intake", 345, "659003", .corps),
        ], monitors: [Watchpoint(id: "intake-monitor", quality: .second, isDrinkingSource: true)])

    private static func target(_ id: String, _ kind: String, _ kilometre: Double, _ place: String, _ side: Side) -> Target {
        Target(id: id, name: Bilingual(zh: "目标\(id)", en: "the \(id)"), kind: kind, kilometre: kilometre, place: place, side: side)
    }
}

// MARK: - What comes in

extension Bench {
    static let number = "local-2026-0001"

    /// Twenty tonnes of ammonia nitrogen at kilometre 60, unless said otherwise.
    @discardableResult
    mutating func report(
        _ number: String = number, kilometre: Double = 60, substance: String = "ammonia-nitrogen", mass: Double? = 20_000,
        after span: Duration = .zero, from side: Side? = nil
    ) throws -> [Event] {
        let report = IncidentReported(
            incident: number, river: "yarkand", kilometre: kilometre, substance: substance, massKilograms: mass,
            released: start - .minutes(30), durationSeconds: 3600, reporter: "kashgar-ecology-duty", description: "槽罐车翻入河中")
        return try feed(report, subject: number, after: span, from: side)
    }

    /// A forecast: target, hours until the earliest arrival, probability.
    @discardableResult
    mutating func plume(
        _ arrivals: [(String, Double, Double?)], _ number: String = number, after span: Duration = .minutes(1)
    ) throws -> [Event] {
        let ground = try #require(processor.ground("yarkand"))
        let all = try arrivals.map { id, hours, probability in
            let target = try #require(ground.target(id))
            let early = start + .seconds(Int(hours * 3600))
            let band = TimeBand(early: early, median: early + .hours(2), late: early + .hours(5))
            return PlumeArrival(
                target: id, name: target.name, side: target.side, kilometre: target.kilometre, kind: target.kind, limit: 1,
                limitCitation: "GB 3838-2002", arrival: (probability ?? 1) >= 0.1 ? band : nil, peak: band,
                exceedanceProbability: probability)
        }
        let plume = PlumeForecast(
            incident: number, river: "yarkand", issued: start + span, substance: "ammonia-nitrogen", arrivals: all, assumptions: [],
            method: "test-1")
        return try feed(plume, subject: number, after: span, source: "rivers")
    }

    @discardableResult
    mutating func impact(
        _ number: String = number, deaths: Int? = nil, injured: Int? = nil, evacuated: Int? = nil, loss: Double? = nil,
        intake: IntakeCutOff? = nil, crosses: BoundaryCrossed? = nil, dwellings: Bool? = nil, after span: Duration = .hours(1),
        from side: Side? = nil
    ) throws -> [Event] {
        let impact = ImpactReported(
            incident: number, deaths: deaths, injured: injured, evacuated: evacuated, lossTenThousandYuan: loss, intakeCutOff: intake,
            crosses: crosses, touchesDwellings: dwellings, reporter: "kashgar-ecology-duty", person: "示例", at: start + span,
            source: "现场")
        return try feed(impact, subject: number, after: span, from: side)
    }

    @discardableResult
    mutating func close(_ number: String = number, after span: Duration) throws -> [Event] {
        let closed = IncidentClosed(incident: number, post: "kashgar-command-duty", person: "示例", outcome: "连续48小时达标")
        return try feed(closed, subject: number, after: span)
    }

    @discardableResult
    mutating func submit(_ report: String, _ number: String = number, after span: Duration) throws -> [Event] {
        let submitted = ReportSubmitted(report: report, incident: number, post: "kashgar-ecology-duty", person: "示例", at: start + span)
        return try feed(submitted, subject: report, after: span)
    }

    @discardableResult
    mutating func receive(_ alarm: String, _ number: String = number, after span: Duration, from side: Side = .corps) throws -> [Event] {
        let received = AlarmReceived(
            alarm: alarm, incident: number, post: "tumxuk-command-duty", person: "示例", readBack: "氨氮，六十公里", at: start + span)
        return try feed(received, subject: alarm, after: span, from: side, source: "desk")
    }
}

extension [Event] {
    func payloads<Payload: EventPayload>(_: Payload.Type = Payload.self) throws -> [Payload] {
        try filter { $0.type == Payload.type }.map { try $0.payload(Payload.self) }
    }

    /// `warning 653125 corps`, in the order in which they were said.
    func alarms() throws -> [String] {
        try payloads(AlarmSent.self).map { "\($0.kind.rawValue) \($0.toPlace) \($0.toSide.rawValue)" }
    }
}
