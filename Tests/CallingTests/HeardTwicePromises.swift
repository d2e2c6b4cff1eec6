import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("What came before")
struct HeardTwicePromises {
    @Test("a word that is heard twice puts no step off")
    func twice() throws {
        var bench = Small.bench()
        try bench.hear(issued())
        try bench.move(to: minute(3))
        let told = try #require(bench.journal.last { $0.type == NotificationRequested.type })
        try bench.hear(LinkChanged(peer: .corps, state: .up, reason: Small.text("it is three minutes later")), by: "liaise")
        try bench.duplicate(told)
        try bench.move(to: minute(5))
        #expect(bench.lines().last == "5 told 1.1 deputy=ben")
    }

    @Test("a shorter acknowledgement takes nothing away from a longer one")
    func shorter() throws {
        var bench = Small.bench()
        let event = try bench.hear(issued())
        try bench.hear(acknowledged(event.id, by: "ana", at: morning, expires: minute(100)))
        try bench.hear(acknowledged(event.id, by: "ben", at: morning, expires: minute(10)))
        try bench.move(to: minute(99))
        #expect(bench.lines().count == 2)
        try bench.move(to: minute(100))
        #expect(bench.lines().contains("100 resumed ana"))
    }

    @Test("a call that is higher in one way and lower in another takes no place")
    func apart() throws {
        let quiet = CallRule(
            id: "quiet", name: Small.text("quiet"), events: [WarningUpdated.type], sides: .both, urgency: .minor, ladder: "quiet",
            chain: "warning", over: [WarningLifted.type], lasts: .hours(12), title: Small.text("t"))
        var bench = Small.bench(plan: Small.plan(rules: [Small.warning, quiet]))
        try bench.hear(issued("w1", .yellow))
        try bench.hear(updated(.raised, from: .yellow, to: .red))
        #expect(bench.state.calls.count == 2 && !bench.lines().contains { $0.contains("closed") })
    }

    @Test("the steps of a first round are never gathered")
    func firstRound() throws {
        let ladder = Ladder(
            id: "quiet", name: Small.text("quiet"), urgency: .minor,
            steps: [0, 5].map { LadderStep(after: .minutes($0), posts: [.local: ["officer"]], channels: ["desk"]) },
            wait: .minutes(30), repeat: nil, acknowledged: .minutes(60), worth: .minutes(60))
        var bench = Small.bench(plan: CallingPlan(rules: [Small.task], ladders: [ladder]))
        for task in ["a", "b"] { try bench.hear(overdue(task), subject: task) }
        try bench.move(to: minute(6))
        #expect(bench.lines().suffix(2) == ["5 told 1.1 officer=ana", "5 told 1.1 officer=ana"])
    }

    @Test("the other side's clock moves this side's by nothing, however often it speaks")
    func strangeClock() throws {
        var bench = Small.bench()
        try bench.hear(issued("w2"), subject: "w2", from: .corps, at: minute(1_000_000))
        try bench.hear(issued())
        for index in 0..<100 { try bench.hear(updated(.lowered, from: .orange, to: .yellow, "w\(index)"), from: .corps, at: minute(9_000)) }
        #expect(bench.state.clock == morning)
        try bench.move(to: minute(4))
        #expect(bench.lines().contains { $0.hasPrefix("5 ") } == false)
        try bench.move(to: minute(5))
        #expect(bench.lines().contains("5 told 1.1 deputy=ben"))
    }

    @Test("what an acknowledgement let rest begins anew after it, also where nobody is on duty just then")
    func anew() throws {
        let rule = CallRule(
            id: "grave", name: Small.text("grave"), events: [WarningIssued.type], sides: .own, urgency: .minor, ladder: "quiet",
            chain: "grave", over: [WarningLifted.type], title: Small.text("grave"))
        var bench = Small.bench(plan: Small.plan(rules: [rule]))
        let event = try bench.hear(issued())
        try bench.move(to: minute(150))
        #expect(bench.lines().last == "150 unanswered 3 last")
        try bench.hear(acknowledged(event.id, at: minute(150), expires: minute(160)))
        bench.processor = NotifyProcessor(
            side: .local, plan: Small.plan(rules: [rule]), duty: Small.duty(without: ["officer"]), region: Small.region)
        try bench.move(to: minute(160))
        #expect(bench.lines().suffix(3) == ["160 resumed ana", "160 skipped 4.0 officer vacant", "160 unanswered 4"])
    }
}
