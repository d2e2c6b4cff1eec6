import Chronology
import Duty
import Events
import Testing
import Wording

/// What is wrong in the days to come.
@Suite struct FindingTests {
    private let today = "2026-11-26"
    private let tomorrow = "2026-11-27"

    private func findings(_ plan: DutyPlan, _ words: Words = Words(), until: String = "08:00") throws -> [RosterFinding] {
        RosterFindings(DutyRoster(plan, try words.book()), from: at(today, "08:00"), until: at(tomorrow, until)).all
    }

    @Test func `a plan in order has none`() throws {
        #expect(try findings(Desk.plan()) == [])
    }

    @Test func `a gap`() throws {
        let office = RotaLayer(shifts: [Desk.day], people: ["anna"], each: .shift, first: day("2026-11-01"))
        let found = try findings(Desk.plan(Rota(post: "office", side: .local, layers: [office])))
        #expect(found == [.gap("office", from: at(today, "20:00"), until: at(tomorrow, "08:00"))])
        #expect(found.first?.leavesNobody == true)
    }

    @Test func `an absence that nobody stands in for`() throws {
        var words = Words()
        try words.absence("a1", "anna", at(today, "09:00")..<at(today, "10:00"), entered: at(today, "07:00"))
        try words.absence("a2", "bo", at(today, "09:00")..<at(today, "10:00"), entered: at(today, "07:00"))
        #expect(try findings(Desk.plan(), words) == [.absent("desk", "anna", from: at(today, "09:00"), until: at(today, "10:00"))])
    }

    @Test func `one person on two posts, in the time in which both are his`() throws {
        var words = Words()
        let other = RotaLayer(shifts: [Desk.day, Desk.night], people: ["cheng"], each: .shift, first: day("2026-11-01"))
        let second = Rota(post: "second", side: .local, layers: [other], longest: .hours(999))
        try words.swap("s1", "second", at(today, "18:00")..<at(today, "22:00"), "cheng", for: "anna", entered: at(today, "07:00"))
        let found = try findings(Desk.plan(Desk.rota(), second), words)
        #expect(found == [.double("anna", posts: ["desk", "second"], from: at(today, "18:00"), until: at(today, "20:00"))])
    }

    @Test func `more than the rota allows at a stretch`() throws {
        var words = Words()
        try words.absence("a1", "bo", at(today, "09:00")..<at("2026-11-28", "00:00"), entered: at(today, "07:00"))
        let found = try findings(Desk.plan(), words, until: "09:00")
        #expect(found == [.long("desk", "anna", from: at(today, "08:00"), until: at(tomorrow, "09:00"), longest: .hours(24))])
        #expect(found.first?.text.en.contains("25 h on end, 24 h at most") == true)
        #expect(try findings(Desk.plan(), words) == [])
    }

    @Test func `a swap to a person of the other side, to nobody, or on no rota`() throws {
        var words = Words()
        let span = at(today, "08:00")..<at(today, "09:00")
        try words.swap("s1", "desk", span, "anna", for: "other", entered: at(today, "07:00"))
        try words.swap("s2", "desk", span, "anna", for: "nobody", entered: at(today, "07:00"))
        try words.swap("s3", "nowhere", span, "anna", for: "bo", entered: at(today, "07:00"))
        try words.takeOver("desk", "other", at: at(today, "08:00"), until: at(today, "09:00"))
        let troubles = try findings(Desk.plan(), words).map { finding -> RotaTrouble? in
            switch finding {
            case .ignored(_, let trouble), .refused(_, let trouble): trouble
            case .gap, .absent, .double, .long, .idle, .noHolidays, .full: nil
            }
        }
        #expect(Set(troubles) == [.strangePerson("other"), .noPerson("nobody"), .noRota("nowhere")])
        #expect(troubles.count == 4)
    }

    @Test func `a swap of a shift that the person does not have`() throws {
        var words = Words()
        try words.swap("s1", "desk", at(today, "09:00")..<at(today, "10:00"), "bo", for: "cheng", entered: at(today, "07:00"))
        let found = try findings(Desk.plan(), words)
        #expect(found.count == 1)
        guard case .idle(let change) = found.first else { return #expect(found == []) }
        #expect(change.id == "s1")
    }

    @Test func `a swap after which one person simply stays on is not idle`() throws {
        var words = Words()
        try words.swap("s1", "desk", at(today, "20:00")..<at(tomorrow, "01:00"), "bo", for: "anna", entered: at(today, "07:00"))
        #expect(try findings(Desk.plan(), words) == [])
    }

    @Test func `a year of which the calendar has no holidays, where the rotas depend on them`() throws {
        let office = RotaLayer(days: .workdays, shifts: [Desk.day], people: ["cheng"], each: .shift, first: day("2026-11-01"))
        let rota = Rota(post: "desk", side: .local, layers: [office] + Desk.rota().layers)
        let calendar = DutyCalendar(holidays: [day("2026-10-01")])
        let roster = DutyRoster(DutyPlan(people: people(["anna", "bo", "cheng"]), rotas: [rota], calendar: calendar))
        let newYear = at("2027-01-01", "00:00")
        #expect(RosterFindings(roster, from: newYear - .hours(48), until: newYear - .hours(1)).all == [])
        let until = newYear + .hours(1)
        #expect(
            RosterFindings(roster, from: newYear - .hours(48), until: until).all == [.noHolidays(2027, from: newYear, until: until)])
    }
}
