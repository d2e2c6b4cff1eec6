import Chronology
import Duty
import Events
import Playbook
import Wording

/// What people enter, as events with ids of their own.
struct Words {
    var side = Side.local
    private(set) var events: [Event] = []

    init(side: Side = .local) { self.side = side }

    mutating func swap(
        _ change: String, _ rota: String, _ span: Range<Timestamp>, _ person: String, for replacement: String, entered: Timestamp
    ) throws {
        try say(
            ShiftSwapped(
                change: change, rota: rota, from: span.lowerBound, until: span.upperBound, person: person, replacement: replacement,
                by: by(entered)), about: rota, at: entered)
    }

    mutating func absence(_ change: String, _ person: String, _ span: Range<Timestamp>, entered: Timestamp) throws {
        try say(
            AbsenceRecorded(change: change, person: person, from: span.lowerBound, until: span.upperBound, by: by(entered)),
            about: person, at: entered)
    }

    mutating func takeOver(_ post: String, _ person: String, at: Timestamp, until: Timestamp) throws {
        try say(ShiftTaken(post: post, person: person, until: until, open: [], at: at), about: post, at: at)
    }

    mutating func withdraw(_ change: String, entered: Timestamp) throws {
        try say(RotaChangeWithdrawn(change: change, by: by(entered), reason: "r"), about: change, at: entered)
    }

    private func by(_ at: Timestamp) -> Releaser { Releaser(post: "desk", person: "somebody", at: at) }

    private mutating func say(_ payload: some EventPayload, about subject: String, at: Timestamp) throws {
        events.append(
            try Event(
                payload, id: "\(side.rawValue)-\(events.count)", source: "/\(side.rawValue)/desk", subject: subject, time: at, side: side,
                realm: .actual))
    }

    func book() throws -> DutyBook { try DutyBook(events) }
}

extension DutyBook {
    init(_ events: some Sequence<Event>) throws {
        self.init()
        for event in events { try take(event) }
    }
}

/// An instant in Beijing, in words: `at("2026-11-26", "20:00")`.
func at(_ day: String, _ clock: String) -> Timestamp {
    guard let instant = Timestamp(rfc3339: "\(day)T\(clock):00+08:00") else { preconditionFailure("\(day) \(clock) is no instant") }
    return instant
}

func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("\(text) is no day") }
    return date
}

func people(_ ids: [String], _ side: Side = .local) -> [DutyPerson] {
    ids.map { DutyPerson(id: $0, name: Bilingual(zh: $0, en: $0), side: side, provenance: .illustrative) }
}

/// Anna by day and Bo by night, from the first of November on; Cheng stands in.
enum Desk {
    static let day = DailyShift(start: 480, minutes: 720)
    static let night = DailyShift(start: 1200, minutes: 720)

    static func rota(_ post: String = "desk", deputies: [String] = [], follow: Rota.Follow = .deputies, isConfirmed: Bool = true) -> Rota {
        let first = DutyTests.day("2026-11-01")
        let standIn = RotaLayer(shifts: [DailyShift(start: 0, minutes: 1440)], people: deputies, each: .week, first: first)
        return Rota(
            post: post, side: .local,
            layers: [RotaLayer(shifts: [day, night], people: ["anna", "bo"], each: .shift, first: first)],
            deputies: deputies.isEmpty ? [] : [standIn], follow: follow, isConfirmed: isConfirmed)
    }

    static func plan(_ rotas: Rota...) -> DutyPlan {
        DutyPlan(
            people: people(["anna", "bo", "cheng", "dawut"]) + people(["other"], .corps), rotas: rotas.isEmpty ? [rota()] : rotas)
    }
}
