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

    @Test func `a forecast that says the same makes no task twice, and the closed incident stands down`() throws {
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

    private let incident = "corps-yarkand-2026-01"

    /// The short texts of what a side says about one forecast after another, an hour between them.
    private func said(_ bench: inout Bench, hour: Int, _ arrivals: [PlumeArrival], from owner: Side = .corps) throws -> [String] {
        try bench.feed(
            plume(incident, arrivals), subject: incident, at: start + .hours(hour), from: owner, source: "rivers"
        ).map(short)
    }

    @Test func `a later forecast that reaches one more target adds its task, counting on, and takes none away`() throws {
        var bench = try Bench(.corps)
        let first = try said(&bench, hour: 0, arrivals).count
        let more = [arrival("maigaiti-intake-45", .corps, kind: "gauge", after: 40, probability: 0.4)]
        #expect(try said(&bench, hour: 1, more) == ["assigned regiment-45-intake regiment-45"])
        #expect(bench.state.ordered[0].tasks.last?.number == "\(incident)-corps-\(first < 10 ? "0" : "")\(first)")
        #expect(try said(&bench, hour: 2, more) == [])
        #expect(try said(&bench, hour: 3, arrivals) == [])
        #expect(bench.state.ordered[0].tasks.filter { !$0.isOpen } == [])
    }

    @Test func `a task that has to be done earlier is withdrawn and assigned anew, once; one that could wait is not`() throws {
        var bench = try Bench(.local)
        let intake = { (hours: Int) in [arrival("sukuqiake-intake", .local, kind: "gauge", after: hours)] }
        _ = try said(&bench, hour: 0, intake(30))
        let old = try #require(bench.state.ordered[0].tasks.first { $0.measure == "sukuqiake-intake" })
        #expect(try said(&bench, hour: 1, intake(35)) == [])
        #expect(
            try said(&bench, hour: 2, intake(20)) == ["withdrawn \(old.number.suffix(2))", "assigned sukuqiake-intake kashgar-water"])
        #expect(bench.state.ordered[0].tasks.last?.due == start + .hours(20 - 6))
        let withdrawn = try #require(bench.journal.first { $0.type == TaskWithdrawn.type }).payload(TaskWithdrawn.self)
        #expect(withdrawn.reason.en == "needed earlier than assigned: replaced by a task with an earlier due time")
        #expect(try said(&bench, hour: 3, intake(20)) == [])
        #expect(try said(&bench, hour: 4, intake(30)) == [])
    }

    @Test func `a measure that is done is not asked for again when the plume comes earlier`() throws {
        var bench = try Bench(.local)
        let intake = { (hours: Int) in [arrival("sukuqiake-intake", .local, kind: "gauge", after: hours)] }
        _ = try said(&bench, hour: 0, intake(30))
        let task = try #require(bench.state.ordered[0].tasks.first { $0.measure == "sukuqiake-intake" })
        _ = try bench.complete(task.number, at: start + .hours(1), by: .local)
        #expect(try said(&bench, hour: 2, intake(20)) == [])
    }

    @Test func `a forecast of the side that does not own the incident changes nothing`() throws {
        var bench = try Bench(.corps)
        _ = try said(&bench, hour: 0, arrivals)
        let more = [arrival("maigaiti-intake-45", .corps, kind: "gauge", after: 40)]
        #expect(try said(&bench, hour: 1, more, from: .local) == [])
    }

    @Test(arguments: [true, false])
    func `a target that few members reach is dated from the arrival where there is one, else from the peak`(isKnown: Bool) throws {
        var bench = try Bench(.local)
        let peak = TimeBand(early: start + .hours(40), median: start + .hours(42), late: start + .hours(45))
        let first = TimeBand(early: start + .hours(30), median: start + .hours(33), late: start + .hours(38))
        let target = PlumeArrival(
            target: "sukuqiake-intake", name: Bilingual(zh: "取水口", en: "intake"), side: .local, kilometre: 1, kind: "gauge", limit: 1,
            limitCitation: "c", arrival: isKnown ? first : nil, peak: peak, exceedanceProbability: 0.2)
        _ = try said(&bench, hour: 0, [target])
        let task = try #require(bench.state.ordered[0].tasks.first { $0.measure == "sukuqiake-intake" })
        #expect(task.due == start + .hours((isKnown ? 30 : 40) - 6))
    }
}
