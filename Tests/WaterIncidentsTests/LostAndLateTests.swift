import Chronology
import Events
import Testing
import Wording

@testable import WaterIncidents

@Suite("What was lost, comes late or is about nothing")
struct LostAndLateTests {
    @Test("an update that has to wait goes out by its own deadline, whatever else happens")
    func held() throws {
        var bench = try Bench()
        let pause = try Shipped.playbook().alarms.updatePause
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        try bench.plume([("headworks", 8, 0.9)], after: .minutes(20))
        #expect(try bench.plume([("headworks", 9.5, 0.9)], after: .minutes(40)).alarms().isEmpty)
        let said = try bench.wait(until: .minutes(20) + pause).filter { $0.type == AlarmSent.type }
        #expect(try said.alarms() == ["update 653125 local"] && said.map(\.time) == [start + .minutes(20) + pause])
        #expect(bench.state.incidents[Bench.number]?.heldUntil == nil)
        #expect(try bench.wait(until: .days(2)).alarms().isEmpty)
    }

    @Test("alarms and reports that wait for a grade that was lost wait ten minutes")
    func lostGrade() throws {
        var bench = try Bench()
        bench.losing = [IncidentGraded.type]
        try bench.report()
        #expect(try bench.plume([("headworks", 10, 0.9)]).alarms().isEmpty)
        // The forecast made another grade of it, a minute later.
        let said = try bench.wait(until: .minutes(12))
        #expect(try said.alarms().contains("warning 653125 local"))
        try bench.wait(until: .days(20))
    }

    @Test("a forecast that was on its way when the incident was closed changes nothing")
    func afterTheEnd() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        try bench.close(after: .hours(60))
        let before = bench.state
        #expect(try bench.plume([("headworks", 2, 0.9), ("waterworks", 90, 0.9)], after: .hours(61)).isEmpty)
        #expect(bench.state == before)
    }

    @Test("the end of a suspicion that was lost is said again, until it is back")
    func lostEnd() throws {
        var bench = try Bench()
        bench.losing = [SuspicionCleared.type]
        let read = { (bench: inout Bench, index: Int) throws -> [SuspicionCleared] in
            let value = (50..<54).contains(index) ? 1.4 : 0.3 + 0.03 * Double(index % 7)
            let sample = SampleRecorded(
                sample: "m1-\(index)", river: "yarkand", kilometre: 165, section: "m1", substance: "ammonia-nitrogen",
                sampled: start + .hours(4 * index), milligramsPerLitre: value, isAutomatic: true, post: "kashgar-ecology-duty")
            return try bench.feed(sample, subject: sample.sample, after: .hours(4 * index), source: "observe").payloads()
        }
        let first = try (0..<65).flatMap { try read(&bench, $0) }
        #expect(first.count == 1 && bench.state.open.count == 1)
        bench.losing = []
        let again = try (65..<120).flatMap { try read(&bench, $0) }
        #expect(again.map(\.at) == first.map(\.at) && again.map(\.incident) == first.map(\.incident))
        #expect(bench.state.open.isEmpty)
    }

    @Test("ends that are waited for are bounded")
    func boundedEnds() {
        var series = WatchSeries(monitor: "m", substance: "cod")
        for index in 0..<(WatchSeries.maximumEnded + 2) {
            let episode = Episode(
                number: "s\(index)", since: start, severity: .notable, said: .back, hasLimit: false, monitor: "m", substance: "cod")
            _ = series.end(episode, at: start + .hours(index))
        }
        #expect(series.ended.count == WatchSeries.maximumEnded && series.ended.first?.episode.number == "s2")
        series.takeBackEnd("s3")
        #expect(!series.ended.contains { $0.episode.number == "s3" } && series.ended.count == WatchSeries.maximumEnded - 1)
    }

    @Test("the task that was done last is named in the report, in whatever order it was heard of")
    func latestTask() throws {
        let done = [("t-1", 30), ("t-3", 45), ("t-2", 45)].map { task, minute in
            TaskCompleted(task: task, by: "kashgar-command-duty", person: "a", evidence: "…", at: start + .minutes(minute))
        }
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            var count = IncidentRecord.TaskCount()
            for index in order { count.take(done[index]) }
            #expect(count.completed == 3 && count.source == "t-3 kashgar-command-duty \(done[1].at.beijingText)")
        }
    }

    // MARK: Numbers that both sides gave

    private func report(_ description: String, number: String = Bench.number) -> IncidentReported {
        IncidentReported(
            incident: number, river: "yarkand", kilometre: 60, substance: "ammonia-nitrogen", massKilograms: 8000, released: start,
            durationSeconds: 3600, reporter: "tumxuk-ecology-duty", description: description)
    }

    @Test("the other side's incident under a number of ours is said once, aloud, and ours goes on")
    func theirsUnderOurs() throws {
        var bench = try Bench()
        try bench.report()
        let before = bench.state.incidents
        let said = try bench.feed(report("…"), subject: Bench.number, after: .hours(1), from: .corps)
        let contested: [IncidentContested] = try said.payloads()
        #expect(contested.map(\.incident) == [Bench.number] && said.count == 1)
        #expect(contested[0].reason.en.contains("yarkand at km 60, ammonia nitrogen") && contested[0].reason.zh.contains("兵团也以同一编号"))
        #expect(bench.state.incidents == before)
        #expect(try bench.feed(report("again"), subject: Bench.number, after: .hours(2), from: .corps).isEmpty)
    }

    @Test("our incident under a number of theirs is said, and followed like any other")
    func oursUnderTheirs() throws {
        var bench = try Bench()
        #expect(try bench.feed(report("…"), subject: Bench.number, from: .corps).isEmpty)
        let said = try bench.report(after: .hours(1))
        #expect(try said.payloads(IncidentContested.self).count == 1 && bench.state.open == [Bench.number])
        #expect(try bench.report(after: .hours(2)).payloads(IncidentContested.self).isEmpty)
    }

    @Test("a number that the other side only suspected or announced is free to report under")
    func theirSuspicion() throws {
        var bench = try Bench()
        let suspicion = IncidentSuspected(
            incident: "corps-suspected-m1", monitor: "m1", river: "yarkand", kilometre: 120, substance: "cod", since: start,
            severity: .grave, evidence: [], reason: Bilingual(zh: "测试", en: "test"))
        try bench.feed(suspicion, subject: suspicion.incident, from: .corps, source: "incidents")
        #expect(try bench.report("corps-suspected-m1", after: .hours(1)).payloads(IncidentContested.self).isEmpty)
        #expect(bench.refusals.isEmpty && bench.state.open == ["corps-suspected-m1"])
    }

    @Test("what is remembered of the other side's numbers is bounded")
    func boundedNumbers() throws {
        var state = IncidentsState()
        for index in 0...IncidentsState.maximumOthers {
            let event = try Event(
                report("…"), id: "e\(index)", source: "/corps/hand", subject: "n\(index)", time: start, side: .corps, realm: .actual)
            state.know(OthersReport(report("n\(index)", number: "n\(index)"), event))
            let isNews = state.contest("n\(index)")
            #expect(isNews)
        }
        #expect(state.othersReport("n0") == nil && state.othersReport("n1")?.event == "e1" && state.others.first == "n1")
        let (forgotten, known) = (state.contest("n0"), state.contest("n2"))
        #expect(forgotten && !known)
    }

    // MARK: Numbers that nobody knows

    @Test("what is said about an incident that nobody has reported is refused by the side that says it")
    func unknown() throws {
        var bench = try Bench()
        try bench.impact("local-2026-9999", deaths: 1)
        try bench.receive("x", "local-2026-9999", after: .hours(1), from: .local)
        try bench.submit("x", "local-2026-9999", after: .hours(1))
        let decided = GradeDecided(
            incident: "local-2026-9999", grade: .major, post: "kashgar-command-duty", person: "示例", reason: "会商")
        try bench.feed(decided, subject: decided.incident)
        #expect(bench.refusals.count == 4)
        #expect(bench.refusals.allSatisfy { $0.contains("local-2026-9999") && $0.contains("check the number") })
        try bench.impact("corps-2026-0001", deaths: 1, from: .corps)
        #expect(bench.refusals.count == 4 && bench.state == bench.processor.initialState())
    }

    @Test("what is said about the other side's incident is left to its service")
    func others() throws {
        var bench = try Bench()
        try bench.report("shared-1", from: .corps)
        try bench.impact("shared-1", deaths: 1)
        #expect(bench.refusals.isEmpty && bench.state.incidents.isEmpty)
        for index in 0..<(IncidentsState.maximumOthers + 5) { bench.state.know("n\(index)") }
        #expect(bench.state.others.count == IncidentsState.maximumOthers && !bench.state.others.contains("shared-1"))
    }

    @Test("a receipt of an alarm that was never sent is refused, whoever gives it")
    func unknownAlarm() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        try bench.receive("\(Bench.number)-alarm-777", after: .hours(1))
        #expect(bench.refusals.count == 1 && bench.refusals[0].contains("alarm-777"))
        try bench.receive("\(Bench.number)-alarm-001", after: .hours(1))
        #expect(bench.refusals.count == 1)
    }

    // MARK: Registers

    @Test("a target that is put on the register is in the next alarm, without a new start")
    func register() throws {
        var bench = try Bench(shipped: .local)
        let fields = [
            "id": "new-intake", "name.zh": "新取水口（示例）", "name.en": "new intake (example)", "kind": "drinking-intake",
            "kilometre": "120.5", "place": "653125", "side": "local", "owner": "kashgar-water", "post": "kashgar-water-duty",
            "review": "listed", "provenance": "illustrative",
        ]
        try bench.feed(
            RegisterProposed(
                proposal: "p1", river: "yarkand", list: "targets", entry: "new-intake", change: .init(action: .add, fields: fields),
                reason: "built", post: "yarkand-river-duty", person: "甲"), subject: "new-intake")
        try bench.feed(
            RegisterApproved(
                proposal: "p1", river: "yarkand", entry: "new-intake", reason: "agreed", post: "kashgar-water-duty", person: "乙"),
            subject: "new-intake")
        try bench.report()
        let band = TimeBand(early: start + .hours(9), median: start + .hours(10), late: start + .hours(12))
        let arrival = PlumeArrival(
            target: "new-intake", name: Bilingual(zh: "新取水口", en: "new intake"), side: .local, kilometre: 120.5, kind: "drinking-intake",
            limit: 1, limitCitation: "GB 3838-2002", arrival: band, peak: band, exceedanceProbability: 0.9)
        let plume = PlumeForecast(
            incident: Bench.number, river: "yarkand", issued: start, substance: "ammonia-nitrogen", arrivals: [arrival], assumptions: [],
            method: "test-1")
        let said = try bench.feed(plume, subject: Bench.number, after: .minutes(1), source: "rivers")
        let alarms: [AlarmSent] = try said.payloads()
        #expect(alarms.contains { $0.targets == ["new-intake"] && $0.kind == .warning })
        let replayed = try bench.replayed()
        #expect(replayed.state == bench.state)
    }
}
