import Chronology
import Duty
import Events
import Testing

/// Swaps and absences. Anna's shift is 08:00–20:00, Bo's 20:00–08:00.
@Suite struct ChangeTests {
    private let today = "2026-11-26"
    private let tomorrow = "2026-11-27"
    private var wholeDay: Range<Timestamp> { at(today, "00:00")..<at(tomorrow, "00:00") }

    private func holders(_ words: Words, _ plan: DutyPlan = Desk.plan(), from: String = "08:00", until: String = "20:00") throws
        -> [String?]
    {
        let roster = DutyRoster(plan, try words.book())
        return roster.shifts(of: "desk", from: at(today, from), until: at(today, until)).map(\.holder.person)
    }

    @Test func `a swap counts to the minute, and only where the person would be on duty`() throws {
        var words = Words()
        try words.swap("s1", "desk", at(today, "10:00")..<at(today, "22:00"), "anna", for: "cheng", entered: at(today, "07:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        let shifts = roster.shifts(of: "desk", from: at(today, "08:00"), until: at(tomorrow, "08:00"))
        #expect(shifts.map(\.holder.person) == ["anna", "cheng", "bo"])
        #expect(shifts.map(\.from) == [at(today, "08:00"), at(today, "10:00"), at(today, "20:00")])
        #expect(shifts[1].ground == .swap("s1"))
    }

    @Test func `swaps over each other count in the order in which they were entered`() throws {
        var words = Words()
        try words.swap("s2", "desk", wholeDay, "cheng", for: "dawut", entered: at(today, "07:01"))
        try words.swap("s1", "desk", wholeDay, "anna", for: "cheng", entered: at(today, "07:00"))
        #expect(try holders(words) == ["dawut"])
        var reversed = Words()
        try reversed.swap("s2", "desk", wholeDay, "cheng", for: "dawut", entered: at(today, "07:00"))
        try reversed.swap("s1", "desk", wholeDay, "anna", for: "cheng", entered: at(today, "07:01"))
        #expect(try holders(reversed) == ["cheng"])
    }

    @Test func `of two swaps entered at the same time the one with the smaller number counts first`() throws {
        for numbers in [("s1", "s2", "cheng"), ("s2", "s1", "dawut")] {
            var words = Words()
            try words.swap(numbers.0, "desk", wholeDay, "anna", for: "cheng", entered: at(today, "07:00"))
            try words.swap(numbers.1, "desk", wholeDay, "anna", for: "dawut", entered: at(today, "07:00"))
            #expect(try holders(words) == [numbers.2])
        }
    }

    @Test func `who sits down overrules the swaps entered before, and is overruled by those entered after`() throws {
        var words = Words()
        try words.swap("s1", "desk", wholeDay, "anna", for: "cheng", entered: at(today, "07:00"))
        try words.takeOver("desk", "anna", at: at(today, "08:00"), until: at(today, "20:00"))
        #expect(try holders(words) == ["anna"])
        try words.swap("s2", "desk", at(today, "18:00")..<at(today, "20:00"), "anna", for: "dawut", entered: at(today, "12:00"))
        #expect(try holders(words) == ["anna", "dawut"])
    }

    @Test func `in place of somebody absent comes whose turn is next`() throws {
        var words = Words()
        try words.absence("a1", "anna", at(today, "12:00")..<at(today, "14:00"), entered: at(today, "07:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        let shifts = roster.shifts(of: "desk", from: at(today, "08:00"), until: at(today, "20:00"))
        #expect(shifts.map(\.holder.person) == ["anna", "bo", "anna"])
        #expect(shifts[1].ground == .standIn(for: "anna"))
    }

    @Test func `deputies come before those whose turn is next, or after them, as the rota says`() throws {
        var words = Words()
        try words.absence("a1", "anna", wholeDay, entered: at(today, "07:00"))
        #expect(try holders(words, Desk.plan(Desk.rota(deputies: ["cheng"]))) == ["cheng"])
        #expect(try holders(words, Desk.plan(Desk.rota(deputies: ["cheng"], follow: .turn))) == ["bo"])
        try words.absence("a2", "bo", wholeDay, entered: at(today, "07:00"))
        #expect(try holders(words, Desk.plan(Desk.rota(deputies: ["cheng"], follow: .turn))) == ["cheng"])
    }

    @Test func `only when nobody is left the post has an absent person`() throws {
        var words = Words()
        try words.absence("a1", "anna", wholeDay, entered: at(today, "07:00"))
        try words.absence("a2", "bo", at(today, "12:00")..<at(today, "13:00"), entered: at(today, "07:00"))
        let roster = DutyRoster(Desk.plan(), try words.book())
        #expect(roster.onDuty("desk", at: at(today, "11:00")) == .person("bo", until: at(today, "12:00")))
        #expect(roster.onDuty("desk", at: at(today, "12:00")) == .absent("anna", until: at(today, "13:00")))
        #expect(roster.handover("desk", at: at(today, "12:30")) == .nobody)
    }

    @Test func `when a replacement is absent, who gave the shift away is asked last`() throws {
        var words = Words()
        try words.swap("s1", "desk", wholeDay, "anna", for: "cheng", entered: at(today, "07:00"))
        try words.absence("a1", "cheng", wholeDay, entered: at(today, "07:30"))
        #expect(try holders(words) == ["bo"])
        try words.absence("a2", "bo", wholeDay, entered: at(today, "07:30"))
        #expect(try holders(words) == ["anna"])
    }

    @Test func `who comes in spite of an absence is there; one entered afterwards counts`() throws {
        var words = Words()
        try words.absence("a1", "anna", wholeDay, entered: at(today, "07:00"))
        try words.takeOver("desk", "anna", at: at(today, "09:00"), until: at(today, "20:00"))
        #expect(try holders(words, from: "09:00") == ["anna"])
        try words.absence("a2", "anna", at(today, "15:00")..<at(tomorrow, "15:00"), entered: at(today, "14:50"))
        #expect(try holders(words, from: "09:00") == ["anna", "bo"])
    }

    @Test func `a side speaks for its own posts and people only`() throws {
        var strange = Words(side: .corps)
        try strange.absence("a1", "anna", wholeDay, entered: at(today, "07:00"))
        try strange.takeOver("desk", "other", at: at(today, "08:00"), until: at(today, "20:00"))
        try strange.swap("s1", "desk", wholeDay, "anna", for: "other", entered: at(today, "07:00"))
        try strange.withdraw("s9", entered: at(today, "07:30"))
        var own = Words()
        try own.swap("s8", "desk", wholeDay, "anna", for: "other", entered: at(today, "07:00"))
        try own.swap("s7", "desk", wholeDay, "anna", for: "nobody", entered: at(today, "07:00"))
        try own.takeOver("desk", "nobody", at: at(today, "08:00"), until: at(today, "20:00"))
        try own.swap("s9", "desk", at(today, "18:00")..<at(today, "20:00"), "anna", for: "cheng", entered: at(today, "07:00"))
        let roster = DutyRoster(Desk.plan(), try DutyBook(strange.events + own.events))
        let shifts = roster.shifts(of: "desk", from: at(today, "08:00"), until: at(today, "20:00"))
        #expect(shifts.map(\.holder.person) == ["anna", "cheng"])
    }

    @Test func `a change that ends before it begins, or never ends, is refused and leaves the book as it was`() throws {
        let begin = at(today, "08:00")
        for span in [DutyLimits.longestChange + .milliseconds(1), .zero, .seconds(-1)] {
            var words = Words()
            let until = Timestamp(milliseconds: begin.milliseconds + span.wholeMilliseconds)
            let spoken = ShiftSwapped(
                change: "s", rota: "desk", from: begin, until: until, person: "anna", replacement: "bo",
                by: Releaser(post: "desk", person: "p", at: begin))
            let event = try Event(
                spoken, id: "1", source: "/local/desk", subject: "desk", time: begin, side: .local, realm: .actual)
            try words.withdraw("other", entered: begin)
            var book = try words.book()
            let before = book
            #expect(throws: EventError.self) { try book.take(event) }
            #expect(book == before)
        }
    }

    @Test func `a take-over lasts no longer than the horizon, and a change may last as long as the limit`() throws {
        let begin = at(today, "08:00")
        var words = Words()
        try words.takeOver("desk", "anna", at: begin, until: begin + DutyLimits.horizon)
        try words.absence("a1", "anna", begin..<(begin + DutyLimits.longestChange), entered: begin)
        #expect(try words.book().changes(of: .local).count == 1)
        try words.takeOver("desk", "bo", at: begin, until: begin + DutyLimits.horizon + .milliseconds(1))
        #expect(throws: EventError.self) { try words.book() }
    }
}
