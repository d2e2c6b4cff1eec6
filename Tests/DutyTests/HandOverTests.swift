import Chronology
import Duty
import Events
import Testing

/// Who sits there when somebody says so, early, late or not at all. Anna's shift is 08:00–20:00, Bo's 20:00–08:00.
@Suite struct HandOverTests {
    private let today = "2026-11-26"
    private let tomorrow = "2026-11-27"

    @Test func `by the plan the post changes hands at its time`() {
        let roster = DutyRoster(Desk.plan())
        #expect(roster.onDuty("desk", at: at(today, "19:59")) == .person("anna", until: at(today, "20:00")))
        #expect(roster.onDuty("desk", at: at(today, "20:00")) == .person("bo", until: at(tomorrow, "08:00")))
    }

    @Test func `who takes over early has the post at once, until the end of the shift`() throws {
        var words = Words()
        try words.takeOver("desk", "bo", at: at(today, "19:40"), until: at(tomorrow, "08:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        #expect(roster.onDuty("desk", at: at(today, "19:39")) == .person("anna", until: at(today, "19:40")))
        #expect(roster.onDuty("desk", at: at(today, "19:40")) == .person("bo", until: at(tomorrow, "08:00")))
        #expect(roster.handover("desk", at: at(today, "20:30")) == .settled("bo", since: at(today, "19:40")))
    }

    @Test func `when nobody has taken over, the plan's person has the post and the hand-over is overdue`() throws {
        var words = Words()
        try words.takeOver("desk", "anna", at: at(today, "08:02"), until: at(today, "20:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        #expect(roster.handover("desk", at: at(today, "08:01")) == .overdue("anna", since: at(today, "08:00")))
        #expect(roster.handover("desk", at: at(today, "08:02")) == .settled("anna", since: at(today, "08:00")))
        #expect(roster.onDuty("desk", at: at(today, "20:10")) == .person("bo", until: at(tomorrow, "08:00")))
        #expect(roster.handover("desk", at: at(today, "20:10")) == .overdue("bo", since: at(today, "20:00")))
    }

    @Test func `a rota that does not ask for it is never overdue`() {
        let roster = DutyRoster(Desk.plan(Desk.rota(isConfirmed: false)))
        #expect(roster.handover("desk", at: at(today, "20:10")) == .settled("bo", since: at(today, "20:00")))
    }

    @Test func `somebody who is not on the plan can take over, and the plan goes on afterwards`() throws {
        var words = Words()
        try words.takeOver("desk", "dawut", at: at(today, "10:00"), until: at(today, "14:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        let shifts = roster.shifts(of: "desk", from: at(today, "08:00"), until: at(today, "20:00"))
        #expect(shifts.map(\.holder.person) == ["anna", "dawut", "anna"])
        #expect(shifts.map(\.from) == [at(today, "08:00"), at(today, "10:00"), at(today, "14:00")])
        #expect(shifts[1].ground == .takeOver)
    }

    @Test func `of two take-overs the later one counts, and the earlier again when it is over`() throws {
        var words = Words()
        try words.takeOver("desk", "cheng", at: at(today, "09:00"), until: at(today, "18:00"))
        try words.takeOver("desk", "dawut", at: at(today, "10:00"), until: at(today, "12:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        let shifts = roster.shifts(of: "desk", from: at(today, "09:00"), until: at(today, "18:00"))
        #expect(shifts.map(\.holder.person) == ["cheng", "dawut", "cheng"])
    }

    @Test func `when the person who sits down is relieved: at the end of their own shift`() throws {
        let roster = DutyRoster(Desk.plan())
        #expect(roster.shiftEnd(of: "bo", on: "desk", at: at(today, "19:40")) == at(tomorrow, "08:00"))
        #expect(roster.shiftEnd(of: "anna", on: "desk", at: at(today, "19:40")) == at(today, "20:00"))
        #expect(roster.shiftEnd(of: "dawut", on: "desk", at: at(today, "19:40")) == at(today, "20:00"))
        #expect(roster.shiftEnd(of: "bo", on: "nowhere", at: at(today, "19:40")) == nil)
    }

    @Test func `a post without a rota is nobody's, and that is known`() {
        let roster = DutyRoster(Desk.plan())
        #expect(!roster.hasRota("nowhere"))
        #expect(roster.onDuty("nowhere", at: at(today, "12:00")) == .vacant(until: nil))
        #expect(roster.shifts(of: "nowhere", from: at(today, "08:00"), until: at(tomorrow, "08:00")).isEmpty)
        #expect(roster.handover("nowhere", at: at(today, "12:00")) == .nobody)
    }

    @Test func `before its first day a rota is vacant, and says until when`() {
        let roster = DutyRoster(Desk.plan())
        #expect(roster.onDuty("desk", at: at("2026-10-30", "12:00")) == .vacant(until: at("2026-11-01", "08:00")))
        #expect(roster.handover("desk", at: at("2026-10-30", "12:00")) == .nobody)
    }
}
