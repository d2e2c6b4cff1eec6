import Alerting
import Chronology
import Events
import Playbook
import Region
import Testing
import Wording

/// Both sides' alert services, each over its own journal, with a link between that can be cut. Time is told; nothing waits.
struct TwoSides {
    private(set) var processors: [Side: AlertProcessor] = [:]
    private(set) var states: [Side: AlertState] = [:]
    private(set) var journals: [Side: [Event]] = [:]
    private var cursors: [Side: Int] = [:]
    private var crossed: [Side: Int] = [:]
    private(set) var now: Timestamp
    private(set) var isCut = false
    private var count = 0
    /// Whether everything is put into both journals twice.
    var repeats = false
    /// Sides whose alert service is off; their journals go on.
    private var isOff: Set<Side> = []
    /// Told since the last call of `told`.
    private var news: [(Side, Event)] = []

    static let region = Region.read(Shipped.files).value
    private static let readProcedure: WarningProcedure? = {
        guard let region, let criteria = WarningCriteria.read(Shipped.files, region: region).value else { return nil }
        return WarningProcedure.read(Shipped.files, region: region, criteria: criteria).value
    }()

    static func procedure(_ changes: (String, String)...) throws -> WarningProcedure { try procedure(changes) }

    static func procedure(_ changes: [(String, String)]) throws -> WarningProcedure {
        if changes.isEmpty { return try #require(readProcedure) }
        var text = try #require(Shipped.files[WarningProcedure.file])
        for (from, to) in changes {
            #expect(text.contains(from))
            text.replace(from, with: to)
        }
        let files = PlaybookFiles([WarningProcedure.file: text])
        let (value, findings) = WarningProcedure.read(files, region: try #require(region), criteria: try Shipped.criteria())
        return try #require(value, "\(findings)")
    }

    /// - Parameter criteria: the shipped ones for heavy pollution and dust, unless others are given.
    init(
        _ procedure: WarningProcedure? = nil, criteria: WarningCriteria? = nil, from date: CalendarDate = day("2026-01-10")
    ) throws {
        now = Timestamp(date, hour: 20)
        let criteria = try criteria ?? Shipped.criteria().only(.pollution, .dust)
        for side in Side.allCases {
            let processor = AlertProcessor(
                side: side, criteria: criteria, procedure: try procedure ?? Self.procedure(), region: try #require(Self.region))
            (processors[side], states[side], journals[side]) = (processor, processor.initialState(), [])
        }
    }

    // MARK: What happens

    /// Somebody of a side says something, into that side's journal.
    /// - Parameter ahead: by how much the side's clock is.
    @discardableResult
    mutating func say(
        _ payload: some EventPayload, subject: String, by side: Side = .local, source: String = "desk", ahead: Duration = .zero
    )
        throws -> Event
    {
        count += 1
        let event = try Event(
            payload, id: "e\(count)", source: "/\(side.rawValue)/\(source)", subject: subject, time: now + ahead, side: side, realm: .actual
        )
        append(event, to: side)
        try run()
        return event
    }

    /// The forecasts of the day for every place of a side, all alike.
    mutating func issue(_ courses: String..., by side: Side = .local) throws {
        let places = side == .local ? ["653101", "653121", "653122"] : ["659003"]
        for place in places {
            try say(forecast(place, on: now.beijingDate, courses), subject: place, by: side, source: "forecast")
        }
    }

    /// Time passes; whoever waits for it is woken in order.
    mutating func pass(_ span: Duration) throws {
        let end = now + span
        while let (side, time) = nextDeadline, time <= end {
            now = max(now, time)
            count += 1
            let reached = DeadlineReached(processor: "alert", deadline: time)
            append(
                try Event(
                    reached, id: "e\(count)", source: "/\(side.rawValue)/alert", subject: "alert", time: now, side: side, realm: .actual),
                to: side)
            try run()
        }
        now = end
    }

    private var nextDeadline: (Side, Timestamp)? {
        Side.allCases.filter { !isOff.contains($0) }.compactMap { side in
            processors[side].flatMap { processor in states[side].flatMap { processor.nextDeadline(in: $0) } }.map { (side, $0) }
        }.min { $0.1 < $1.1 }
    }

    /// The alert service of a side stops; what is said meanwhile waits in its journal.
    mutating func stop(_ side: Side) { isOff.insert(side) }

    /// It starts again and works through what it missed; then it is woken for what is due.
    mutating func start(_ side: Side) throws {
        isOff.remove(side)
        try run()
        try pass(.zero)
    }

    mutating func cut() throws { try setLink(.down) }
    mutating func heal() throws { try setLink(.up) }

    private mutating func setLink(_ state: LinkState) throws {
        isCut = state == .down
        for side in Side.allCases {
            let change = LinkChanged(peer: side.other, state: state, reason: Bilingual(zh: "测试", en: "test"))
            try say(change, subject: side.other.rawValue, by: side, source: "liaise")
        }
    }

    // MARK: People

    mutating func endorse(_ proposal: String, _ post: String, _ person: String, by side: Side = .local) throws {
        let warning = proposal.warning
        try say(
            WarningEndorsed(proposal: proposal, warning: warning, post: post, person: person, at: now), subject: warning, by: side)
    }

    mutating func decline(_ proposal: String, _ post: String = "kashgar-command-chief", by side: Side = .local) throws {
        let warning = proposal.warning
        try say(
            WarningDeclined(proposal: proposal, warning: warning, post: post, person: "b", at: now, reason: "不必"), subject: warning,
            by: side)
    }

    mutating func answer(
        _ consultation: String, _ post: String, _ stance: Stance = .agree, _ level: WarningLevel? = nil, by side: Side? = nil
    ) throws {
        let words = ConsultationAnswered(
            consultation: consultation, stance: stance, level: level, post: post, person: "\(post)-1", at: now, reason: "看过资料")
        try say(words, subject: consultation, by: side ?? (post.hasPrefix("tumxuk") ? .corps : .local))
    }

    /// Every post that must answer in the full consultation agrees.
    mutating func agree(_ consultation: String, but silent: Set<String> = []) throws {
        for post in ["kashgar", "tumxuk"].flatMap({ side in ["forecaster", "ecology-duty", "meteorology-duty"].map { "\(side)-\($0)" } })
        where !silent.contains(post) {
            try answer(consultation, post)
        }
    }

    /// Two people release it.
    mutating func release(_ proposal: String) throws {
        try endorse(proposal, "kashgar-command-duty", "a")
        try endorse(proposal, "kashgar-command-chief", "b")
    }

    // MARK: Reading

    /// Whether a side has a warning in force for an area, by how its numbers begin.
    func isStanding(_ area: String, _ side: Side) -> Bool {
        states[side]?.watches.values.contains { $0.standing?.number.hasPrefix("\(area)-") ?? false } ?? false
    }

    /// What the services said since the last call, in short; assessments are left out.
    mutating func told(by side: Side = .local) throws -> [String] {
        defer { news.removeAll { $0.0 == side } }
        return try news.filter { $0.0 == side }.map { try short($0.1) }
    }

    /// What a side's service said, of one type.
    func said<Payload: EventPayload>(_: Payload.Type, by side: Side = .local) throws -> [Payload] {
        try (journals[side] ?? []).filter { $0.source == "/\(side.rawValue)/alert" && $0.type == Payload.type }.map { try $0.payload() }
    }

    /// The last of these.
    func last<Payload: EventPayload>(_: Payload.Type, by side: Side) throws -> Payload? {
        try (journals[side] ?? []).last { $0.source == "/\(side.rawValue)/alert" && $0.type == Payload.type }?.payload()
    }

    // MARK: Journals

    private mutating func append(_ event: Event, to side: Side) {
        journals[side, default: []].append(event)
        if repeats { journals[side, default: []].append(event) }
    }

    private static let crossing = ["air.forecast.", "air.day.", "warning.", "consultation.", "acknowledgement.", "water."]

    private mutating func run() throws {
        var isQuiet = false
        while !isQuiet {
            isQuiet = true
            for side in Side.allCases {
                if try work(side) { isQuiet = false }
                if !isCut, cross(from: side) { isQuiet = false }
            }
        }
    }

    private mutating func work(_ side: Side) throws -> Bool {
        guard !isOff.contains(side), let processor = processors[side], var state = states[side], let journal = journals[side] else {
            return false
        }
        let start = cursors[side, default: 0]
        guard start < journal.count else { return false }
        for cause in journal[start...] {
            for (index, emission) in try processor.words(because: cause, &state).enumerated() {
                let event = try emission.event(by: "alert", side: side, because: cause, index: index)
                append(event, to: side)
                if event.type != CriteriaAssessed.type { news.append((side, event)) }
            }
        }
        (states[side], cursors[side]) = (state, journal.count)
        return true
    }

    private mutating func cross(from side: Side) -> Bool {
        let journal = journals[side] ?? []
        let start = crossed[side, default: 0]
        guard start < journal.count else { return false }
        for event in journal[start...] where event.side == side && Self.crossing.contains(where: { event.type.hasPrefix($0) }) {
            append(event, to: side.other)
        }
        crossed[side] = journal.count
        return true
    }
}

extension AlertProcessor {
    /// Of an event that a shell would hand on.
    func words(because event: Event, _ state: inout AlertState) throws -> [Emission] {
        let isOwnTime = event.type == DeadlineReached.type && event.subject == name && event.side == side
        guard isOwnTime || interests.contains(where: { event.type.hasPrefix($0) }) else { return [] }
        return try handle(event, state: &state)
    }
}

extension String {
    /// The warning of a proposal: `x-2026-01` of `x-2026-01-p2`.
    fileprivate var warning: String { lastIndex(of: "-").map { String(self[..<$0]) } ?? self }
}
