import Chronology
import Events
import Testing
import Wording

@testable import WaterIncidents

@Suite("Legal clocks and reports")
struct ReportingTests {
    /// `first III 4.0 h r0`, the time counted from the start.
    private func due(_ said: [Event]) throws -> [String] {
        try said.payloads(ReportDue.self).map { due in
            let hours = Double((due.due - start).wholeSeconds) / 3600
            return "\(due.kind.rawValue) \(due.grade.rawValue) \(hours) h r\(due.revision)"
        }
    }

    @Test("grades III and IV have four hours, and the recipients of the order")
    func usual() throws {
        var bench = try Bench()
        let said = try bench.report()
        #expect(try due(said) == ["first IV 4.0 h r0"])
        let first = try #require(try said.payloads(ReportDue.self).first)
        #expect(first.recipients.map(\.zh) == ["本级人民政府（兵团师部）", "上一级生态环境主管部门"] && first.citation.contains("第17号"))
        #expect(first.report == "\(Bench.number)-report-01")
    }

    @Test("a graver grade tightens the clock and adds recipients; less time than half an hour is never left")
    func tightened() throws {
        var bench = try Bench()
        try bench.report()
        let said = try bench.impact(deaths: 10, after: .minutes(30))
        #expect(try due(said) == ["first II 2.0 h r1"])
        #expect(try said.payloads(ReportDue.self).last?.recipients.count == 3)
        var late = try Bench()
        try late.report()
        #expect(try due(late.impact(deaths: 10, after: .hours(3))) == ["first II 3.5 h r1"])
        var later = try Bench()
        try later.report()
        // The earlier time stands when the new one would be later.
        #expect(try due(later.impact(deaths: 10, after: .minutes(230))) == ["first II 4.0 h r1"])
    }

    @Test("a graver grade after the first report asks for another within its clock")
    func after() throws {
        var bench = try Bench()
        try bench.report()
        #expect(try due(bench.submit("\(Bench.number)-report-01", after: .hours(1))) == ["follow-up IV 25.0 h r0"])
        #expect(try due(bench.impact(deaths: 10, after: .hours(2))) == ["follow-up II 4.0 h r1"])
    }

    @Test(
        "an unclear case that touches drinking water, dwellings, heavy metals or a province border goes by two hours",
        arguments: ["intake", "dwellings", "metal", "province"])
    func unclear(what: String) throws {
        var bench = try Bench()
        let first = try bench.report(substance: what == "metal" ? "cadmium" : "ammonia-nitrogen")
        let said =
            switch what {
            case "intake": try bench.plume([("intake", 30, 0.3)])
            case "dwellings": try bench.impact(dwellings: true, after: .minutes(1))
            case "province": try bench.impact(crosses: .province, after: .minutes(1))
            default: first
            }
        let last = try #require(try said.payloads(ReportDue.self).last)
        #expect((last.grade, last.due) == (.major, start + .hours(2)))
        if what != "province" { #expect(last.reason.zh.hasPrefix("级别尚不明确且涉及")) }
        // Once a person has decided the case is clear, and what was announced stays.
        let decision = GradeDecided(incident: Bench.number, grade: .larger, post: "kashgar-command-chief", person: "示例", reason: "核实")
        #expect(try due(bench.feed(decision, subject: Bench.number, after: .minutes(20))).isEmpty)
    }

    @Test("neighbours are among the recipients once other ground may be reached")
    func neighbours() throws {
        var bench = try Bench()
        try bench.report()
        let due = try #require(try bench.plume([("headworks", 10, 0.9)]).payloads(ReportDue.self).last)
        #expect(due.recipients.last?.en == "neighbouring authorities that may be touched" && due.revision == 1)
    }

    @Test("a report that is not handed in is said to be overdue once, and one that is never")
    func overdue() throws {
        var bench = try Bench()
        try bench.report()
        let said = try bench.wait(until: .days(5))
        #expect(try said.payloads(ReportOverdue.self).map(\.report) == ["\(Bench.number)-report-01"])
        #expect(said.first { $0.type == ReportOverdue.type }?.time == start + .hours(4))
        var good = try Bench()
        try good.report()
        try good.submit("\(Bench.number)-report-01", after: .hours(1))
        #expect(try good.wait(until: .hours(24)).payloads(ReportOverdue.self).isEmpty)
        #expect(try good.wait(until: .hours(30)).payloads(ReportOverdue.self).map(\.kind) == [.followUp])
    }

    @Test("one follow-up is open at a time, a day after the report before; the end asks for the final report")
    func life() throws {
        var bench = try Bench()
        try bench.report()
        try bench.submit("\(Bench.number)-report-01", after: .hours(1))
        // Handed in twice, the first counts.
        try bench.submit("\(Bench.number)-report-01", after: .hours(2))
        #expect(try due(bench.submit("\(Bench.number)-report-02", after: .hours(24))) == ["follow-up IV 48.0 h r0"])
        #expect(try due(bench.close(after: .hours(30))) == ["final IV 54.0 h r0"])
        #expect(try bench.wait(until: .hours(53)).payloads(ReportOverdue.self).isEmpty)
        try bench.submit("\(Bench.number)-report-04", after: .hours(53))
        #expect(try bench.wait(until: .days(30)).payloads(ReportOverdue.self).isEmpty)
        #expect(bench.state.incidents[Bench.number]?.end != nil)
    }

    @Test("a draft says what is known with its source, and ‘unknown’ where nothing is")
    func draft() throws {
        var bench = try Bench()
        let first = try #require(try bench.report(mass: nil).payloads(ReportDrafted.self).first)
        let values = Dictionary(uniqueKeysWithValues: first.fields.map { ($0.field, $0) })
        #expect(first.fields.count == 14 && first.fields.allSatisfy { !$0.value.zh.isEmpty && !$0.value.en.isEmpty })
        #expect(values["pollutants"]?.value.zh == "氨氮，数量待查" && values["place"]?.value.zh == "叶尔羌河 60 公里处，泽普县（地方）")
        #expect(values["casualties"]?.value == Bilingual(zh: "待查", en: "unknown") && values["casualties"]?.isKnown == false)
        #expect(values["signature"]?.isKnown == false && values["cause"]?.value.zh == "槽罐车翻入河中")
        #expect(first.text.zh.contains("初报：\(Bench.number)\n1. 发生时间：") && first.text.en.contains("casualties: unknown"))
    }

    @Test("a draft is renewed when facts change, not more often than every quarter of an hour")
    func redraft() throws {
        var bench = try Bench()
        #expect(try bench.report().payloads(ReportDrafted.self).map(\.draft) == [0])
        #expect(try bench.plume([("intake", 30, 0.6)], after: .minutes(2)).payloads(ReportDrafted.self).isEmpty)
        let later = try bench.wait(until: .minutes(16)).payloads(ReportDrafted.self)
        #expect(later.map(\.draft) == [1])
        let targets = try #require(later.first?.fields.first { $0.field == "targets" })
        #expect(
            targets.value.zh.hasPrefix("目标intake（最早 ") && targets.value.zh.contains("60%")
                && targets.sources.first?.hasPrefix("test-1 ") == true)
        let sample = SampleRecorded(
            sample: "s1", river: "yarkand", kilometre: 70, substance: "ammonia-nitrogen", sampled: start + .minutes(40),
            milligramsPerLitre: 3, incident: Bench.number, post: "kashgar-ecology-duty")
        let drafted = try #require(
            try bench.feed(sample, subject: "s1", after: .minutes(45)).payloads(ReportDrafted.self).last?.fields.first {
                $0.field == "monitoring"
            })
        #expect(drafted.value.zh.hasSuffix("70 km 3 mg/l（超Ⅲ类 2 倍）") && drafted.sources == ["s1 kashgar-ecology-duty"])
    }

    @Test("a draft that has nothing new to say mutes no deadline, also with two reports open")
    func stale() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        try bench.close(after: .minutes(30))
        try bench.receive("\(Bench.number)-alarm-001", after: .minutes(35), from: .local)
        for index in 2...6 { try bench.receive("\(Bench.number)-alarm-00\(index)", after: .minutes(50), from: .local) }
        try bench.receive("\(Bench.number)-alarm-001", after: .hours(2), from: .local)
        let said = try bench.wait(until: .days(3))
        #expect(try said.payloads(ReportOverdue.self).map(\.kind) == [.first, .final])
        #expect(bench.processor.nextDeadline(in: bench.state) == nil && bench.journal.count < 80)
    }

    @Test("a draft that stays as it is does not mute one that waits")
    func muted() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        try bench.wait(until: .minutes(20))
        try bench.close(after: .minutes(32))
        // Only the final report says the loss, and it was drafted a moment ago.
        try bench.impact(loss: 5, after: .minutes(40))
        let said = try bench.wait(until: .minutes(48))
        #expect(try said.payloads(ReportDrafted.self).map(\.kind) == [.final])
        #expect(try bench.wait(until: .days(3)).payloads(ReportOverdue.self).map(\.kind) == [.first, .final])
    }

    @Test("an older revision of a report that comes back late changes nothing")
    func older() throws {
        var bench = try Bench()
        let old = try #require(try bench.report().payloads(ReportDue.self).first)
        try bench.impact(deaths: 10, after: .minutes(30))
        let before = bench.state.incidents[Bench.number]?.reports
        try bench.feed(old, subject: old.report, after: .minutes(31), source: "incidents")
        let after = bench.state.incidents[Bench.number]?.reports
        #expect(after?.map(\.due) == before?.map(\.due) && after?.map(\.revision) == [1])
    }

    @Test("a corrected sample replaces the one of its number")
    func correctedSample() throws {
        var bench = try Bench()
        try bench.report()
        for (index, value) in [3.0, 30].enumerated() {
            let sample = SampleRecorded(
                sample: "s1", river: "yarkand", kilometre: 70, substance: "ammonia-nitrogen", sampled: start,
                milligramsPerLitre: value, incident: Bench.number, post: "kashgar-ecology-duty")
            try bench.feed(sample, subject: "s1", after: .minutes(45 + index))
        }
        #expect(bench.state.incidents[Bench.number]?.samples.map(\.milligramsPerLitre) == [30])
    }

    @Test("drafts of one report, and reports of one incident, are bounded")
    func bounded() throws {
        var bench = try Bench()
        var drafts = try bench.report().payloads(ReportDrafted.self).count
        for hour in 1...40 { drafts += try bench.impact(evacuated: hour, after: .hours(hour)).payloads(ReportDrafted.self).count }
        #expect(drafts == ReportRecord.maximumDrafts)
        for index in 1...60 { try bench.submit("\(Bench.number)-report-\(index < 10 ? "0" : "")\(index)", after: .hours(40 + index)) }
        #expect(bench.state.incidents[Bench.number]?.reports.count == IncidentRecord.maximumReports - 1)
    }
}
