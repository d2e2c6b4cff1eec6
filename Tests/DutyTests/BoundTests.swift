import Chronology
import Duty
import Events
import Playbook
import Randomness
import Testing

/// Each bound, reached.
@Suite struct BoundTests {
    private let begin = at("2026-11-01", "08:00")

    @Test func `of too many changes those that end first are forgotten, whatever order they came in, and the findings say so`() throws {
        var words = Words()
        for number in 0...DutyLimits.changes {
            let from = begin + .hours(number)
            try words.absence("a\(number)", "anna", from..<(from + .minutes(1)), entered: begin)
        }
        let book = try words.book()
        #expect(book.changes(of: .local).count == DutyLimits.changes)
        #expect(!book.changes(of: .local).contains { $0.id == "a0" } && book.changes(of: .local).contains { $0.id == "a1" })
        #expect(book.isFull(of: .local) && !book.isFull(of: .corps))
        let (from, until) = (begin - .hours(2), begin - .hours(1))
        #expect(
            RosterFindings(DutyRoster(Desk.plan(), book), from: from, until: until).all.contains(.full(.local, from: from, until: until)))
        for seed: UInt64 in 1...5 {
            var dice = SplitMix64(seed: seed)
            let shuffled = words.events.shuffled(using: &dice)
            #expect(try DutyBook(shuffled) == book, "seed \(seed)")
        }
    }

    @Test func `one change less is not full`() throws {
        var words = Words()
        for number in 1..<DutyLimits.changes { try words.absence("a\(number)", "anna", begin..<(begin + .minutes(1)), entered: begin) }
        #expect(try !words.book().isFull(of: .local))
    }

    @Test func `of too many withdrawals the oldest are forgotten`() throws {
        var words = Words()
        try words.absence("a0", "anna", begin..<(begin + .hours(1)), entered: begin)
        for number in 0..<DutyLimits.withdrawals { try words.withdraw("a\(number)", entered: begin + .minutes(number)) }
        #expect(try words.book().withdrawn(of: .local).map(\.id) == ["a0"])
        try words.withdraw("late", entered: begin + .hours(9000))
        #expect(try words.book().withdrawn(of: .local).isEmpty)
        #expect(try words.book().isFull(of: .local))
    }

    @Test func `of too many take-overs the oldest are forgotten`() throws {
        var words = Words()
        for number in 0...DutyLimits.takeOvers {
            let from = begin + .minutes(number)
            try words.takeOver("desk", "anna", at: from, until: from + .hours(1))
        }
        let takeOvers = try words.book().takeOvers(of: .local)
        #expect(takeOvers.count == DutyLimits.takeOvers && takeOvers.last?.at == begin + .minutes(1))
    }

    @Test func `one side's flood does not crowd out the other's words`() throws {
        var (flood, quiet) = (Words(side: .corps), Words())
        for number in 0...DutyLimits.changes {
            try flood.absence("a\(number)", "other", begin..<(begin + .hours(9000)), entered: begin)
        }
        try quiet.absence("mine", "anna", begin..<(begin + .hours(1)), entered: begin)
        #expect(try DutyBook(quiet.events + flood.events).changes(of: .local).map(\.id) == ["mine"])
    }

    @Test func `where one person always sits the end is the horizon`() {
        let alone = RotaLayer(shifts: [DailyShift(start: 0, minutes: 1440)], people: ["anna"], each: .day, first: day("2026-11-01"))
        let roster = DutyRoster(DutyPlan(people: people(["anna"]), rotas: [Rota(post: "desk", side: .local, layers: [alone])]))
        #expect(roster.onDuty("desk", at: begin) == .person("anna", until: begin + DutyLimits.horizon))
    }

    @Test func `shifts are listed for no longer than the window`() {
        let shifts = DutyRoster(Desk.plan()).shifts(of: "desk", from: begin, until: .distantFuture)
        #expect(shifts.last?.until == begin + DutyLimits.longestWindow)
    }

    @Test func `no more findings than the limit`() {
        let posts = (0..<40).map { Desk.rota("desk-\($0)") }
        let plan = DutyPlan(people: people(["anna", "bo"]), rotas: posts)
        let findings = RosterFindings(DutyRoster(plan), from: begin, until: begin + .hours(48))
        #expect(findings.all.count == DutyLimits.findings)
    }
}
