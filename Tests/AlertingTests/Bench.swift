import Alerting
import Chronology
import Events
import Foundation
import Playbook
import Region
import Testing
import Wording

/// The shipped criteria, and a region of two areas.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks").standardized
    ).files

    static let region = Region(
        places: [],
        areas: [
            WarningArea(
                id: "kashgar-urban", name: Bilingual(zh: "喀什城区", en: "Kashgar urban area"), side: .local, places: ["653101", "653121"]),
            WarningArea(id: "tumxuk", name: Bilingual(zh: "图木舒克市", en: "Tumxuk"), side: .corps, places: ["659003"]),
        ])

    private static let readCriteria = WarningCriteria.read(files, region: region).value

    static func criteria() throws -> WarningCriteria { try #require(readCriteria) }
}

/// `180 220d 240`: daily indices, `d` for a dust day, `?` for a day without an index.
struct Days {
    let aqi: [Int?]
    let dust: [Bool]

    init(_ text: String) {
        let words = text.split(separator: " ")
        aqi = words.map { Int($0.hasSuffix("d") ? $0.dropLast() : $0) }
        dust = words.map { $0.hasSuffix("d") }
    }

    /// Ten days, the last value repeated.
    var scenario: ForecastScenario {
        let last = aqi.count - 1
        return ForecastScenario(
            aqi: (0..<10).map { (aqi[min($0, last)]) ?? 0 }, dust: (0..<10).map { dust[min($0, last)] })
    }
}

/// A day by the calendar, or the epoch when a test is misspelt (which then fails).
func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

/// A forecast issued at 20:00 whose first day is the next one. Each course is one equally likely scenario.
func forecast(_ place: String, on date: CalendarDate, _ courses: [String], primary: String = "pm2_5", minute: Int = 0) -> ForecastIssued {
    let days = (1...10).map { lead in
        ForecastDay(
            date: date.advanced(by: lead), lead: lead, tendency: lead > 5, aqi: [], pollutants: [:], exceedance: [:], dustProbability: 0,
            primary: primary, level: 1)
    }
    return ForecastIssued(
        place: place, issued: Timestamp(date, hour: 20, minute: minute), dataCutoff: Timestamp(date, hour: 19), edition: "2026",
        method: "test", basis: [], days: days, scenarios: courses.map { Days($0).scenario }, explanation: Bilingual(zh: "测试", en: "test"))
}

func assessed(_ place: String, _ date: CalendarDate, _ word: String) -> DayAssessed {
    let days = Days(word)
    return DayAssessed(
        place: place, date: date, edition: "2026", means: [:], validHours: [:], aqi: days.aqi[0], primary: [],
        dustRatio: days.dust[0] ? 0.2 : 0.6)
}

/// Runs one side's alert service over a journal: what it says is appended, and comes back in order.
struct Bench {
    let processor: AlertProcessor
    var state: AlertState
    private(set) var journal: [Event] = []
    private var cursor = 0
    /// While true, what is said is on its way and not yet in the journal.
    var holdsBack = false
    private var onItsWay: [Event] = []
    private let isAutomatic: Bool

    /// - Parameter criteria: the shipped ones for heavy pollution and dust, unless others are given.
    init(_ side: Side = .local, edition: String? = nil, criteria: WarningCriteria? = nil, procedure: WarningProcedure = .automatic) throws {
        let shipped = try criteria ?? Shipped.criteria().only(.pollution, .dust)
        let criteria = try edition.map { try #require(shipped.choosing($0)) } ?? shipped
        isAutomatic = procedure == .automatic
        processor = AlertProcessor(side: side, criteria: criteria, procedure: procedure, region: Shipped.region)
        state = processor.initialState()
    }

    /// Appends an event from outside and returns what follows from it, in short.
    @discardableResult
    mutating func feed(
        _ payload: some EventPayload, subject: String, at time: Timestamp, side: Side = .local, source: String = "forecast"
    ) throws -> [String] {
        let id = "e\(journal.count)"
        journal.append(
            try Event(payload, id: id, source: "/\(side.rawValue)/\(source)", subject: subject, time: time, side: side, realm: .actual))
        return try run()
    }

    @discardableResult
    mutating func feed(_ forecast: ForecastIssued, side: Side = .local) throws -> [String] {
        try feed(forecast, subject: forecast.place, at: forecast.issued, side: side)
    }

    /// Both places of the urban area get the same forecast.
    @discardableResult
    mutating func issue(_ date: CalendarDate, _ courses: String..., primary: String = "pm2_5") throws -> [String] {
        try feed(forecast("653101", on: date, courses, primary: primary)) + feed(forecast("653121", on: date, courses, primary: primary))
    }

    @discardableResult
    mutating func assess(_ date: CalendarDate, _ word: String, place: String = "653101") throws -> [String] {
        try feed(assessed(place, date, word), subject: place, at: Timestamp(date.advanced(by: 1), hour: 12), source: "observe")
    }

    /// Reads the journal to its end, as a shell does. Assessments are not told here (`assessments`).
    @discardableResult
    mutating func run() throws -> [String] {
        var said: [String] = []
        while cursor < journal.count {
            let cause = journal[cursor]
            cursor += 1
            guard processor.interests.contains(where: { cause.type.hasPrefix($0) }) else { continue }
            for (index, emission) in try processor.handle(cause, state: &state).enumerated() {
                let event = try emission.event(by: processor.name, side: processor.side, because: cause, index: index)
                if holdsBack { onItsWay.append(event) } else { journal.append(event) }
                if isTold(event) { said.append(try short(event)) }
            }
        }
        return said
    }

    /// Lets what is on its way arrive, behind everything that came meanwhile.
    mutating func release() throws -> [String] {
        journal += onItsWay
        (onItsWay, holdsBack) = ([], false)
        return try run()
    }

    /// About warnings.
    var wordsOnTheirWay: Int { onItsWay.count { $0.type != CriteriaAssessed.type } }

    /// The events that the service itself said.
    var allSaid: [Event] { journal.filter { $0.source == "/\(processor.side.rawValue)/alert" } }

    /// Those about warnings.
    var said: [Event] { allSaid.filter(isTold) }

    /// Where nobody is asked, a proposal goes out by itself and is not told.
    private func isTold(_ event: Event) -> Bool {
        event.type != CriteriaAssessed.type && !(isAutomatic && event.type == WarningProposed.type)
    }

    /// Those about criteria.
    var assessments: [CriteriaAssessed] {
        get throws { try allSaid.filter { $0.type == CriteriaAssessed.type }.map { try $0.payload(CriteriaAssessed.self) } }
    }
}

/// `issued local-kashgar-urban-pollution-2026-01 orange 2026-01-11…2026-01-12`
func short(_ event: Event) throws -> String {
    switch try Catalogue.payload(of: event) {
    case let warning as WarningIssued: "issued \(warning.warning) \(warning.level.rawValue) \(warning.onset)…\(warning.ends)"
    case let warning as WarningUpdated:
        "\(warning.change.rawValue) \(warning.warning) \(warning.from.rawValue)→\(warning.level.rawValue) \(warning.onset)…\(warning.ends)"
    case let warning as WarningLifted: "lifted \(warning.warning) \(warning.level.rawValue)"
    case let words as WarningProposed where words.formerDue != nil: "anew \(words.proposal)"
    case let words as WarningProposed: "proposed \(words.proposal) \(words.step.rawValue) \(words.level.rawValue)"
    case let words as WarningWithdrawn: "withdrawn \(words.proposal) \(words.cause.rawValue)"
    case let words as WarningCancelled: "cancelled \(words.warning) \(words.level.rawValue)"
    case let words as ConsultationOpened where words.formerDue != nil: "anew \(words.consultation)"
    case let words as ConsultationOpened: "opened \(words.consultation)"
    case let words as ConsultationClosed:
        "closed \(words.consultation) \(words.outcome.rawValue) \(words.level?.rawValue ?? "-")"
    default: "unexpected \(event.type)"
    }
}
