import Chronology
import Events
import Responding
import Testing
import Wording

@Suite struct IncidentResponseTests {
    let arrivals = [
        arrival("kaqun-headworks", .local, kind: "irrigation-intake", after: 1),
        arrival("sukuqiake-intake", .local, kind: "drinking-intake", after: 30),
        arrival("maigaiti-intake-45", .corps, kind: "irrigation-intake", after: 40, probability: 0.05),
        arrival("tumxuk-waterworks", .corps, kind: "drinking-intake", after: 90),
        arrival("xiaohaizi-reservoir", .corps, kind: "reservoir", after: 91, probability: nil),
    ]

    private func tasks(_ side: Side, river: String = "yarkand") throws -> [String: TaskAssigned] {
        var bench = try Bench(side)
        let plume = plume("corps-yarkand-2026-01", arrivals, river: river)
        try bench.feed(plume, subject: plume.incident, at: start, from: .corps, source: "rivers")
        return Dictionary(try bench.journal.tasks().map { ("\($0.measure) \($0.unit)", $0) }) { first, _ in first }
    }

    @Test func `a measure at a target is due before the plume can first reach it`() throws {
        let (local, corps) = (try tasks(.local), try tasks(.corps))
        #expect(local["sukuqiake-intake kashgar-water"]?.due == start + .hours(30 - 6))
        #expect(local["close-drinking-intakes kashgar-water"]?.due == start + .hours(30 - 4))
        #expect(corps["close-drinking-intakes tumxuk-water"]?.due == start + .hours(90 - 4))
        #expect(corps["xiaohaizi-inlet xiaohaizi-reservoir-office"]?.due == start + .hours(91 - 6))
        #expect(
            corps["xiaohaizi-inlet xiaohaizi-reservoir-office"]?.dueReason?.en == "6 h before the earliest arrival at xiaohaizi-reservoir")
    }

    @Test func `a measure for which it is already late is due at once, not in the past`() throws {
        let gate = try #require(try tasks(.local)["kaqun-gates yarkand-river-office"])
        #expect(gate.due == start + .minutes(30))
        #expect(gate.dueReason?.en == "at once: the plume may reach kaqun-headworks in less than 2 h")
    }

    @Test func `a target that the plume hardly ever reaches makes no task`() throws {
        #expect(try tasks(.corps)["regiment-45-intake regiment-45"] == nil)
    }

    @Test func `measures of one river are not asked for on another`() throws {
        let tasks = try tasks(.local, river: "kashgar")
        #expect(tasks["kaqun-gates yarkand-river-office"] == nil)
        #expect(tasks["report-upward kashgar-ecology"]?.due == start + .hours(2))
    }

    @Test func `only the first plume forecast makes tasks, and the closed incident stands down`() throws {
        var bench = try Bench(.local)
        let first = plume("corps-yarkand-2026-01", arrivals)
        let said = try bench.feed(first, subject: first.incident, at: start, from: .corps, source: "rivers").map(short)
        #expect(said.first == "activated corps-yarkand-2026-01-local incident cut 0%")
        #expect(try bench.feed(first, subject: first.incident, at: start + .hours(1), from: .corps, source: "rivers") == [])
        let closed = IncidentClosed(incident: first.incident, post: "p", person: "某人", outcome: "已达标")
        #expect(try bench.feed(closed, subject: first.incident, at: start + .hours(2), from: .local, source: "desk") == [])
        let end = try bench.feed(closed, subject: first.incident, at: start + .days(4), from: .corps, source: "desk").map(short)
        #expect(end.last == "stood down 0 completed \(said.count - 1) withdrawn")
        #expect(try bench.feed(first, subject: first.incident, at: start + .days(5), from: .corps, source: "rivers") == [])
    }
}
