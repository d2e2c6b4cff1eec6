import Chronology
import Events
import Foundation
import Randomness
import Testing
import Wording

@testable import WaterIncidents

@Suite("The service incidents")
struct ProcessorTests {
    /// A whole incident from suspicion to end.
    private func story() throws -> Bench {
        var bench = try Bench()
        for index in 0..<60 {
            let value = index < 50 ? 0.3 + 0.03 * Double(index % 7) : 1.4 + 0.1 * Double(index % 3)
            let sample = SampleRecorded(
                sample: "m1-\(index)", river: "yarkand", kilometre: 165, section: "m1", substance: "ammonia-nitrogen",
                sampled: start - .hours(4 * (60 - index)), milligramsPerLitre: value, isAutomatic: true, post: "p")
            try bench.feed(sample, subject: sample.sample, after: .zero - .hours(4 * (60 - index)), source: "observe")
        }
        try bench.report()
        try bench.plume([("headworks", 10, 0.9), ("intake", 16, 0.8), ("regiment", 20, 0.5)])
        try bench.receive("\(Bench.number)-alarm-001", after: .minutes(4))
        try bench.impact(deaths: 3, after: .hours(1))
        try bench.submit("\(Bench.number)-report-01", after: .hours(2))
        try bench.wait(until: .hours(40))
        try bench.close(after: .hours(90))
        try bench.wait(until: .days(9))
        return bench
    }

    @Test("replaying the journal gives the same state and says the same under the same ids")
    func replay() throws {
        let bench = try story()
        let (one, two) = (try bench.replayed(), try bench.replayed())
        #expect(one.state == bench.state && two.state == bench.state && one.said == two.said)
        let said = bench.journal.filter { $0.source == "/local/incidents" && $0.type != DeadlineReached.type }
        #expect(Set(said.map(\.id)).count == said.count && said.map(\.id) == one.said && said.count > 20)
        // A snapshot is the state.
        let copy = try JSONDecoder().decode(IncidentsState.self, from: JSONEncoder().encode(bench.state))
        #expect(copy == bench.state)
    }

    @Test("every kind of event of the service comes up, and each can be read as what it is")
    func kinds() throws {
        let bench = try story()
        let types = Set(bench.journal.map(\.type))
        for type: any EventPayload.Type in [
            IncidentSuspected.self, IncidentGraded.self, ReportDue.self, ReportDrafted.self, ReportOverdue.self, AlarmSent.self,
            AlarmUnanswered.self,
        ] { #expect(types.contains(type.type), "\(type.type)") }
        for event in bench.journal { try Catalogue.check(event) }
        #expect(bench.journal.allSatisfy { $0.json.count < Event.maximumBytes / 20 })
    }

    @Test("no deadline is left when everything is over, and none is in the past that was answered")
    func deadlines() throws {
        let bench = try story()
        #expect(bench.processor.nextDeadline(in: bench.state) == nil)
        #expect(bench.state.open.filter { !$0.contains("suspected") }.isEmpty)
    }

    @Test("a suspicion that a person confirms under its number goes on as an incident, its clocks from then")
    func confirmed() throws {
        var bench = try Bench()
        let suspicion = IncidentSuspected(
            incident: "local-suspected-m1", monitor: "m1", river: "yarkand", kilometre: 120, substance: "cod", since: start,
            severity: .grave,
            evidence: [], reason: Bilingual(zh: "测试", en: "test"))
        try bench.feed(suspicion, subject: suspicion.incident, source: "incidents")
        let said = try bench.report("local-suspected-m1", after: .hours(5))
        let due = try #require(try said.payloads(ReportDue.self).first)
        #expect((due.incident, due.due) == ("local-suspected-m1", start + .hours(9)))
        let cleared = SuspicionCleared(
            incident: "local-suspected-m1", monitor: "m1", substance: "cod", at: start, reason: Bilingual(zh: "如常", en: "as usual"))
        try bench.feed(cleared, subject: cleared.incident, after: .hours(30), source: "incidents")
        #expect(bench.state.incidents["local-suspected-m1"]?.end == nil)
    }

    @Test("a release at the river's end, of which nobody can be told, leaves no deadline that does not go away")
    func nobody() throws {
        var bench = try Bench()
        try bench.report(kilometre: 346)
        try bench.report("local-2026-0002", kilometre: 9999)
        try bench.wait(until: .days(20))
        #expect(bench.processor.nextDeadline(in: bench.state) == nil && bench.journal.count < 40)
    }

    @Test("a report that was announced and is not back yet does not wake the service again and again")
    func onItsWay() throws {
        var bench = try Bench()
        try bench.report()
        try bench.submit("\(Bench.number)-report-01", after: .hours(1))
        bench.state.incidents[Bench.number]?.update("\(Bench.number)-report-02") { $0.said = .said(start) }
        try bench.impact(evacuated: 7, after: .hours(2))
        try bench.wait(until: .hours(20))
        #expect(bench.journal.count < 60)
    }

    @Test("tasks that answer an incident are counted for its report")
    func tasks() throws {
        var bench = try Bench()
        try bench.report()
        for index in 0..<3 {
            let task = TaskAssigned(
                task: "\(Bench.number)-local-0\(index)", response: "r", trigger: Bench.number, measure: "m", unit: "u",
                unitName: Bilingual(zh: "单位", en: "unit"), action: Bilingual(zh: "关闸", en: "close"),
                evidence: Bilingual(zh: "照片", en: "photo"),
                due: start, illustrative: true)
            try bench.feed(task, subject: task.task, after: .minutes(1), source: "respond", correlationID: Bench.number)
        }
        let done = TaskCompleted(
            task: "\(Bench.number)-local-00", by: "kashgar-water-duty", person: "示例", evidence: "照片", at: start + .minutes(20))
        let said = try bench.feed(done, subject: done.task, after: .minutes(20), source: "desk", correlationID: Bench.number)
        let handling = try #require(try said.payloads(ReportDrafted.self).last?.fields.first { $0.field == "handling" })
        #expect(handling.value.zh.hasPrefix("已下达任务 3 项，完成 1 项"))
    }

    @Test("what is kept is bounded; what ended goes first, then suspicions")
    func bounded() throws {
        var bench = try Bench()
        for index in 0..<(IncidentsState.maximumIncidents + 30) {
            let suspicion = IncidentSuspected(
                incident: "local-suspected-\(index)", monitor: "m", river: "yarkand", kilometre: 1, substance: "cod", since: start,
                severity: .notable, evidence: [], reason: Bilingual(zh: "测试", en: "test"))
            try bench.feed(suspicion, subject: suspicion.incident, after: .minutes(index), source: "incidents")
            if index == 10 { try bench.report(after: .minutes(10)) }
        }
        #expect(bench.state.incidents.count == IncidentsState.maximumIncidents && bench.state.incidents[Bench.number] != nil)
        var ledger = AlarmLedger()
        for index in 0..<(AlarmLedger.maximum + 20) {
            let record = AlarmRecord(
                number: "a", kind: .warning, party: Party(side: .local, place: "653125"), arrival: nil, grade: nil,
                sent: start + .minutes(index), receiptDue: start)
            for _ in 0..<(index == 160 ? AlarmLedger.maximumOfOne + 5 : 1) { ledger.add(record, to: "i\(index)") }
        }
        #expect(ledger.records.count == AlarmLedger.maximum && ledger["i160"].count == AlarmLedger.maximumOfOne && ledger["i19"].isEmpty)
    }

    @Test("an event that cannot be read leaves the state as it was")
    func broken() throws {
        var bench = try Bench()
        try bench.report()
        let before = bench.state
        for type in [
            SampleRecorded.type, PlumeForecast.type, ImpactReported.type, AlarmReceived.type, GradeDecided.type, ReportSubmitted.type,
        ] {
            let event = Event(
                id: "x", source: "/local/hand", type: type, version: 1, subject: "x", time: start, side: .local, realm: .actual,
                data: Array("{}".utf8))
            #expect(throws: EventError.self) { try bench.processor.handle(event, state: &bench.state) }
            #expect(bench.state == before)
        }
    }

    @Test("whatever comes in whatever order, nothing is said twice and everything stays bounded", arguments: [1, 2, 3, 4] as [UInt64])
    func anything(seed: UInt64) throws {
        var (bench, random) = (try Bench(), SplitMix64(seed: seed))
        let targets = RiverGround.example.targets.map(\.id)
        for step in 0..<250 {
            let after = Duration.minutes(step * 20)
            switch random.next() % 8 {
            case 0: try bench.report("local-\(random.next() % 3)", after: after)
            case 1, 2:
                let arrivals = targets.map { ($0, 1 + 100 * random.nextFraction(), Optional(random.nextFraction())) }
                try bench.plume(arrivals, "local-\(random.next() % 3)", after: after)
            case 3: try bench.impact("local-\(random.next() % 3)", deaths: Int(random.next() % 40), after: after)
            case 4: try bench.receive("local-0-alarm-00\(random.next() % 9)", "local-0", after: after)
            case 5: try bench.submit("local-0-report-0\(random.next() % 9)", "local-0", after: after)
            case 6: try bench.wait(until: after)
            default: if random.next() % 20 == 0 { try bench.close("local-\(random.next() % 3)", after: after) }
            }
        }
        let said = bench.journal.filter { $0.source == "/local/incidents" }
        let unanswered = try said.payloads(AlarmUnanswered.self).map(\.alarm)
        let overdue = try said.payloads(ReportOverdue.self).map(\.report)
        let sent = try said.payloads(AlarmSent.self).map(\.alarm)
        for list in [unanswered, overdue, sent] { #expect(Set(list).count == list.count, "seed \(seed)") }
        #expect(try bench.replayed().state == bench.state, "seed \(seed)")
    }
}
