import Alerting
import Chronology
import Events
import Foundation
import Randomness
import Testing
import Wording

/// Weeks of forecasts, people and cuts, drawn by a seed.
struct RandomWeeks {
    private(set) var sides: TwoSides
    private var random: SplitMix64
    private var history = HistoryOfWarnings()
    private var hidden: [String] = []
    var faults: [String] { history.faults + hidden }
    /// What the local forecasts last asked for, and whether people refused something since.
    private var wanted: WarningLevel?
    private var seen = 0

    /// Runs of the everyday test.
    static let seeds = 24

    static let courses: [(String, WarningLevel?)] = [
        ("80", nil), ("80", nil), ("220 80", .yellow), ("220 220 80", .orange), ("220 310 220 80", .red), ("160 80", nil),
    ]

    init(seed: UInt64, repeats: Bool = false) throws {
        sides = try TwoSides(criteria: Shipped.criteria().only(.pollution))
        sides.repeats = repeats
        random = SplitMix64(seed: seed)
    }

    mutating func live(days: Int) throws {
        for _ in 0..<days {
            try forecasts()
            for _ in 0..<draw(12) {
                try somebody()
                try check(isFresh: false)
            }
            try sides.pass(.minutes(90))
            if draw(6) == 0 { try recall("kashgar-command-duty", by: .local) }
            try sides.pass(Timestamp(sides.now.beijingDate.advanced(by: 1), hour: 20) - sides.now)
            try check(isFresh: false)
        }
    }

    private mutating func forecasts() throws {
        let (course, level) = Self.courses[draw(Self.courses.count)]
        try sides.issue(course)
        (wanted, seen) = (level, refusals)
        try check(isFresh: true)
        if draw(4) > 0 { try sides.issue(Self.courses[draw(Self.courses.count)].0, by: .corps) }
    }

    private mutating func somebody() throws {
        let side: Side = draw(3) > 0 ? .local : .corps
        let stem = side == .local ? "kashgar" : "tumxuk"
        let proposal = try sides.last(WarningProposed.self, by: side)
        let consultation = try sides.last(ConsultationOpened.self, by: draw(2) > 0 ? .local : .corps)
        let person = ["a", "b", "A "][draw(3)]
        let post = "\(stem)-\(["command-duty", "command-chief", "ecology-duty", "forecaster"][draw(4)])"
        switch draw(12) {
        case 0...4: if let proposal { try sides.endorse(proposal.proposal, post, person, by: side) }
        case 5: if let proposal { try sides.decline(proposal.proposal, post, by: side) }
        case 6, 7:
            guard let consultation else { return }
            if draw(3) == 0 { try sides.answer(consultation.consultation, "tumxuk-forecaster", .disagree, .blue) }
            try sides.agree(consultation.consultation, but: draw(3) == 0 ? ["tumxuk-forecaster"] : [])
        case 8:
            if let consultation {
                try sides.answer(consultation.consultation, post, .disagree, WarningLevel.allCases[draw(4)], by: side)
            }
        case 9:
            try recall("\(stem)-command-chief", by: side)
        case 10: if sides.isCut { try sides.heal() } else { try sides.cut() }
        default: try sides.pass(.minutes(draw(60)))
        }
    }

    private mutating func recall(_ post: String, by side: Side) throws {
        guard let warning = try sides.last(WarningIssued.self, by: side)?.warning else { return }
        let words = WarningRecalled(warning: warning, post: post, person: "b", at: sides.now, reason: "?")
        try sides.say(words, subject: warning, by: side)
    }

    private mutating func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    private var refusals: Int {
        (sides.journals[.local] ?? []).count { event in
            if event.type == WarningCancelled.type { return true }
            guard event.type == WarningWithdrawn.type, event.side == .local else { return false }
            return (try? event.payload(WarningWithdrawn.self))?.cause != .superseded
        }
    }

    /// That a lower level never hides a higher one: what the forecasts ask for stands, is proposed, or was
    /// refused since they came.
    private mutating func check(isFresh: Bool) throws {
        let key = "kashgar-urban-pollution"
        try history.read(sides.journals[.local] ?? [], of: .local)
        guard let wanted, isFresh || refusals == seen else { return }
        let best = [history.standing[key]?.level, history.proposedLevel(key)].compactMap { $0 }.max()
        if best.map({ $0 < wanted }) ?? true { hidden.append("\(sides.now): \(wanted) is hidden by \(best?.rawValue ?? "nothing")") }
    }
}

@Suite struct LifePropertyTests {
    @Test(arguments: 0..<RandomWeeks.seeds)
    func `whoever says what in whichever order, nothing goes out without its release, twice, or behind a lower level`(seed: Int) throws {
        var weeks = try RandomWeeks(seed: UInt64(seed))
        try weeks.live(days: 10)
        #expect(Set(weeks.faults) == [], "seed \(seed)")
        var corps = HistoryOfWarnings()
        try corps.read(weeks.sides.journals[.corps] ?? [], of: .corps)
        #expect(corps.faults == [], "seed \(seed)")
    }

    @Test func `the weeks of the seeds have every kind of step, withdrawal, release and outcome in them`() throws {
        var (steps, causes, means, outcomes) = (Set<WarningStep>(), Set<WithdrawalCause>(), Set<ReleaseMeans>(), Set<ConsultationOutcome>())
        var cancelled = 0
        for seed in 0..<8 {
            var weeks = try RandomWeeks(seed: UInt64(seed))
            try weeks.live(days: 10)
            for side in Side.allCases {
                try steps.formUnion(weeks.sides.said(WarningProposed.self, by: side).map(\.step))
                try causes.formUnion(weeks.sides.said(WarningWithdrawn.self, by: side).map(\.cause))
                try means.formUnion(weeks.sides.said(WarningIssued.self, by: side).compactMap { $0.release?.means })
                try outcomes.formUnion(weeks.sides.said(ConsultationClosed.self, by: side).map(\.outcome))
                cancelled += try weeks.sides.said(WarningCancelled.self, by: side).count
            }
        }
        #expect(steps == Set(WarningStep.allCases))
        #expect(causes == Set(WithdrawalCause.allCases))
        #expect(means == [.people, .fallback])
        #expect(outcomes == Set(ConsultationOutcome.allCases))
        #expect(cancelled > 0)
    }

    @Test(arguments: 100..<106)
    func `events that come twice change no word`(seed: Int) throws {
        var (once, twice) = (try RandomWeeks(seed: UInt64(seed)), try RandomWeeks(seed: UInt64(seed), repeats: true))
        try once.live(days: 8)
        try twice.live(days: 8)
        for side in Side.allCases {
            #expect(words(once.sides.journals[side] ?? [], side) == words(twice.sides.journals[side] ?? [], side), "seed \(seed)")
        }
    }

    @Test(arguments: 200..<206)
    func `after a crash at any point the same events give the same words`(seed: Int) throws {
        var weeks = try RandomWeeks(seed: UInt64(seed))
        try weeks.live(days: 8)
        var random = SplitMix64(seed: UInt64(seed))
        for side in Side.allCases {
            let journal = weeks.sides.journals[side] ?? []
            let crashes = Set((0..<12).map { _ in Int(random.next() % UInt64(max(1, journal.count))) })
            let processor = try #require(weeks.sides.processors[side])
            #expect(try replay(journal, crashes, processor) == words(journal, side), "seed \(seed)")
        }
    }

    @Test(arguments: 300..<306)
    func `what the other side decides for its own ground changes no word of this side`(seed: Int) throws {
        var weeks = try RandomWeeks(seed: UInt64(seed))
        try weeks.live(days: 8)
        let journal = weeks.sides.journals[.local] ?? []
        let needed = [ConsultationAnswered.type, ConsultationRequested.type, ForecastIssued.type]
        let alone = journal.filter { $0.side == .local || needed.contains($0.type) }
        #expect(alone.count < journal.count)
        #expect(try replay(alone, [], try #require(weeks.sides.processors[.local])) == words(journal, .local), "seed \(seed)")
    }

    @Test func `over months the state stays bounded`() throws {
        var weeks = try RandomWeeks(seed: 4711)
        try weeks.live(days: 60)
        let state = try #require(weeks.sides.states[.local])
        #expect(try JSONEncoder().encode(state).count < 400_000)
    }

    /// Each word once, in order.
    private func words(_ journal: [Event], _ side: Side) -> [String] {
        var seen: Set<String> = []
        return journal.filter { event in
            event.source == "/\(side.rawValue)/alert" && event.type != DeadlineReached.type && seen.insert(event.id).inserted
        }.map { "\($0.type) \($0.id)" }
    }

    /// Runs the journal again, with the state written out and read back at some events.
    private func replay(_ journal: [Event], _ crashes: Set<Int>, _ processor: AlertProcessor) throws -> [String] {
        var (state, said): (AlertState, [String]) = (processor.initialState(), [])
        for (position, event) in journal.enumerated() {
            if crashes.contains(position) { state = try JSONDecoder().decode(AlertState.self, from: JSONEncoder().encode(state)) }
            for (index, emission) in try processor.words(because: event, &state).enumerated() {
                let word = try emission.event(by: processor.name, side: processor.side, because: event, index: index)
                said.append("\(word.type) \(word.id)")
            }
        }
        return said
    }
}
