import Chronology
import Events
import Testing
import Wording

@testable import Rivers
@testable import WaterIncidents

@Suite("Alarms along a river")
struct AlarmTests {
    private static let far: [(String, Double, Double?)] = [
        ("headworks", 10, 0.9), ("intake", 16, 0.8), ("regiment", 20, 0.5), ("weir", 28, 0.3), ("section", 90, 0.02),
        ("waterworks", 110, 0.0),
    ]

    @Test("those whom the plume reaches are warned in the order of the water, the others are informed")
    func warned() throws {
        var bench = try Bench()
        #expect(try bench.report().alarms().isEmpty)
        let said = try bench.plume(Self.far)
        #expect(
            try said.alarms() == [
                "warning 653125 local", "warning 653127 corps", "warning 653127 local", "information 653130 local",
                "information 659003 corps", "warning 653124 local",
            ])
        let first = try #require(try said.payloads(AlarmSent.self).first)
        #expect((first.alarm, first.targets, first.arrival) == ("\(Bench.number)-alarm-001", ["headworks", "intake"], start + .hours(10)))
        #expect((first.fromPost, first.toPost, first.receiptDue) == ("kashgar-command-duty", "kashgar-water-duty", start + .minutes(16)))
    }

    @Test("nothing is said to them again while nothing changes")
    func quiet() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        for hour in 1...10 { #expect(try bench.plume(Self.far, after: .hours(hour)).alarms().isEmpty) }
        #expect(try bench.impact(evacuated: 3, after: .hours(11)).alarms().isEmpty)
    }

    @Test("an arrival that moves by less than an hour is not told, one that comes sooner at once, one that comes later after a while")
    func moved() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9)])
        let update = { (hours: Double, after: Duration) throws -> [AlarmSent] in
            try bench.plume([("headworks", hours, 0.9)], after: after).payloads(AlarmSent.self).filter { $0.toPlace == "653125" }
        }
        #expect(try update(10.8, .minutes(10)).isEmpty)
        #expect(try update(8, .minutes(20)).map(\.kind) == [.update])
        #expect(try update(9.5, .minutes(40)).isEmpty)
        #expect(try update(9.5, .hours(3)).map(\.kind) == [.update])
        #expect(try update(9.4, .hours(6)).isEmpty)
    }

    @Test("updates of one receiver are bounded")
    func boundedUpdates() throws {
        var bench = try Bench()
        try bench.report()
        var updates = 0
        for index in 0..<60 {
            let hours = index.isMultiple(of: 2) ? 400.0 : 500
            let said = try bench.plume([("headworks", hours, 0.9)], after: .hours(3 * index + 1)).payloads(AlarmSent.self)
            updates += said.count { $0.kind == .update && $0.toPlace == "653125" }
        }
        // Each that came later again; each that came sooner after it is not counted.
        #expect(updates == 2 * AlarmRules.maximumUpdates)
        let sooner = try bench.plume([("headworks", 300, 0.9)], after: .hours(200)).payloads(AlarmSent.self)
        #expect(sooner.contains { $0.kind == .update && $0.toPlace == "653125" })
        #expect(try bench.impact(deaths: 10, after: .hours(201)).alarms().contains("update 653125 local"))
    }

    @Test("a graver grade is told at once, a lesser one after a while")
    func gradeDown() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        #expect(try bench.impact(deaths: 10, after: .hours(1)).alarms().count == 4)
        #expect(try bench.impact(deaths: 3, after: .hours(2)).alarms().isEmpty)
        #expect(try bench.impact(evacuated: 1, after: .hours(4)).alarms().count == 4)
    }

    @Test("a full ledger makes room for what is worse from urgent updates that were answered and replaced")
    func room() {
        var ledger = AlarmLedger()
        for index in 0..<(AlarmLedger.maximumOfOne + 20) {
            var record = AlarmRecord(
                number: "a\(index)", kind: .update, party: Party(side: .local, place: "653125"), arrival: nil, isUrgent: true, grade: nil,
                sent: start, receiptDue: start)
            record.received = start
            #expect(ledger.hasRoom(for: "i"))
            ledger.add(record, to: "i")
        }
        #expect(ledger["i"].count == AlarmLedger.maximumOfOne && ledger["i"].first?.number == "a20")
    }

    @Test("who was informed and is now reached is warned; who was warned and is no longer reached is told")
    func changed() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.9), ("regiment", 20, 0.01)])
        #expect(
            try bench.plume([("headworks", 10, 0.9), ("regiment", 20, 0.4)], after: .hours(1)).alarms().contains("warning 653127 corps"))
        #expect(try bench.plume([("headworks", 10, 0.9), ("regiment", 20, 0.09)], after: .hours(4)).alarms().isEmpty)
        let gone = try bench.plume([("headworks", 10, 0.9), ("regiment", 20, 0.005)], after: .hours(5))
        let update = try #require(try gone.payloads(AlarmSent.self).first { $0.toSide == .corps })
        #expect((update.kind, update.arrival) == (.update, nil) && update.text.zh.contains("可能性变小，在另行通知前请保持关闭"))
        #expect(update.text.en.contains("less likely now") && update.text.en.contains("keep closed until told"))
    }

    @Test("a new grade is told to those who were warned, and to nobody else")
    func grade() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        let said = try bench.impact(deaths: 10, after: .hours(5))
        #expect(try said.alarms() == ["update 653125 local", "update 653127 corps", "update 653127 local", "update 653124 local"])
        #expect(try said.payloads(AlarmSent.self).allSatisfy { $0.text.zh.contains("事件级别重大") })
    }

    @Test("the end is told to exactly those who had been warned, once")
    func end() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        #expect(
            try bench.close(after: .hours(100)).alarms() == [
                "end-of-alert 653125 local", "end-of-alert 653127 corps", "end-of-alert 653127 local", "end-of-alert 653124 local",
            ])
        #expect(try bench.close(after: .hours(101)).alarms().isEmpty && bench.plume(Self.far, after: .hours(102)).alarms().isEmpty)
    }

    @Test("without a forecast everybody downstream is warned after ten minutes, with an unknown arrival")
    func patience() throws {
        var bench = try Bench()
        try bench.report()
        #expect(try bench.wait(until: .minutes(9)).alarms().isEmpty)
        let said = try bench.wait(until: .minutes(11))
        #expect(
            try said.alarms() == [
                "warning 653125 local", "warning 653127 corps", "warning 653127 local", "warning 653130 local", "warning 659003 corps",
                "warning 653124 local",
            ])
        #expect(try said.payloads(AlarmSent.self).allSatisfy { $0.arrival == nil && $0.text.zh.contains("时间尚不清楚") })
    }

    @Test("a corrected report drops the forecast and waits ten minutes for another; a time that was told is then unknown")
    func corrected() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        #expect(try bench.report(kilometre: 100, after: .hours(1)).alarms().isEmpty && bench.state.incidents[Bench.number]?.plume == nil)
        #expect(try bench.wait(until: .minutes(69)).alarms().isEmpty)
        let said = try bench.wait(until: .minutes(71)).payloads(AlarmSent.self)
        #expect(said.contains { $0.kind == .update && $0.toPlace == "653125" && $0.text.zh.contains("时间尚不清楚") })
        #expect(said.contains { $0.kind == .warning && $0.toPlace == "659003" })
        #expect(!said.contains { $0.text.zh.contains("可能性变小") })
        // The same report again changes nothing.
        try bench.plume(Self.far, after: .hours(2))
        try bench.report(kilometre: 100, after: .hours(3))
        #expect(bench.state.incidents[Bench.number]?.plume != nil)
        let river = IncidentReported(
            incident: Bench.number, river: "kashgar", kilometre: 10, substance: "ammonia-nitrogen", massKilograms: 1,
            released: start, durationSeconds: 60, reporter: "kashgar-ecology-duty", description: "更正")
        try bench.feed(river, subject: Bench.number, after: .hours(4))
        #expect(bench.state.incidents[Bench.number]?.river == "kashgar")
    }

    @Test("without a forecast a release on a tributary is told also to those below its mouth")
    func tributary() throws {
        let stem = RiverGround.example
        let ground = RiverGround(
            id: stem.id, name: stem.name,
            stretches: stem.stretches + [.init(watercourse: "brook", kilometres: 0...40, place: "653128", side: .local)],
            targets: stem.targets, joins: ["brook": Location(watercourse: RiverGround.stem, kilometre: 190)])
        let report = IncidentReported(
            incident: "local-1", river: stem.id, kilometre: 10, substance: "ammonia-nitrogen", massKilograms: 1,
            released: start, durationSeconds: 60, reporter: "kashgar-ecology-duty", description: "支流", watercourse: "brook")
        var incident = IncidentRecord(report, at: start)
        incident.isPatienceOver = true
        let plan = AlarmPlan(
            rules: try Shipped.playbook().alarms, ground: ground, incident: incident, grade: nil, sent: [], now: start + .minutes(10))
        let told = plan.verdicts().compactMap { verdict in
            if case .send(let message) = verdict { "\(message.kind.rawValue) \(message.party.place)" } else { nil }
        }
        #expect(told == ["warning 653127", "warning 653130", "warning 659003", "warning 653128"])
        let circle = RiverGround(
            id: "r", name: stem.name, stretches: [], targets: [],
            joins: ["a": Location(watercourse: "b", kilometre: 1), "b": Location(watercourse: "a", kilometre: 2)])
        #expect(circle.below("a", 5) == ["a": 5, "b": 1])
    }

    @Test("a forecast without arrivals reassures nobody: those downstream are warned as without one")
    func empty() throws {
        var bench = try Bench()
        try bench.report()
        #expect(try bench.plume([]).alarms().isEmpty)
        #expect(try bench.wait(until: .minutes(11)).alarms().count { $0.hasPrefix("warning") } == 6)
    }

    @Test("a release in a dry bed is an information that it may move with the next water")
    func dryBed() throws {
        #expect(PlumeFacts.dryBed == Assumptions.dryBed)
        var bench = try Bench()
        try bench.report()
        let dry = PlumeForecast(
            incident: Bench.number, river: "yarkand", issued: start, substance: "ammonia-nitrogen", arrivals: [],
            assumptions: [PlumeFacts.dryBed], method: "test-1")
        let said = try bench.feed(dry, subject: Bench.number, after: .minutes(1), source: "rivers").payloads(AlarmSent.self)
        #expect(said.count == 6 && said.allSatisfy { $0.kind == .information && $0.text.zh.contains("可能随下次来水移动") })
        #expect(said.allSatisfy { !$0.text.zh.contains("不影响") })
        #expect(try bench.wait(until: .minutes(30)).alarms().isEmpty)
        #expect(try bench.plume(Self.far, after: .hours(1)).alarms().count { $0.hasPrefix("warning") } == 4)
    }

    @Test("of a suspicion upstream is asked, once, and nobody downstream is warned")
    func search() throws {
        var bench = try Bench()
        let suspicion = IncidentSuspected(
            incident: "local-suspected-m1-cod-1", monitor: "m1", river: "yarkand", kilometre: 170, substance: "cod", since: start,
            severity: .serious, evidence: [], reason: Bilingual(zh: "测试", en: "test"))
        let said = try bench.feed(suspicion, subject: suspicion.incident, source: "incidents")
        #expect(try said.alarms() == ["search 653124 local", "search 653125 local", "search 653127 local"])
        #expect(try said.payloads(AlarmSent.self).first?.text.zh.contains("来源不明") == true)
        #expect(try bench.feed(suspicion, subject: suspicion.incident, after: .hours(1), source: "incidents").isEmpty)
        let notable = IncidentSuspected(
            incident: "local-suspected-m2-cod-1", monitor: "m2", river: "yarkand", kilometre: 170, substance: "cod", since: start,
            severity: .notable, evidence: [], reason: Bilingual(zh: "测试", en: "test"))
        #expect(try bench.feed(notable, subject: notable.incident, after: .hours(2), source: "incidents").isEmpty)
    }

    @Test("a receipt counts once and stops the clock; without one it is said once that nobody answers")
    func receipts() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume(Self.far)
        try bench.receive("\(Bench.number)-alarm-001", after: .minutes(5), from: .local)
        try bench.receive("\(Bench.number)-alarm-002", after: .minutes(6))
        let once = bench.state.alarms
        try bench.receive("\(Bench.number)-alarm-002", after: .minutes(7))
        #expect(bench.state.alarms == once)
        let said = try bench.wait(until: .days(2)).payloads(AlarmUnanswered.self)
        #expect(said.map(\.alarm.suffix3) == ["003", "006", "004", "005"])
        #expect(said.first?.receiptDue == start + .minutes(16) && said.first?.toName.zh == "麦盖提县（地方）")
        #expect(try bench.receive("no-such-alarm", after: .days(3)).isEmpty)
    }

    @Test("a planned release is told to everybody below it before the gates open, once")
    func planned() throws {
        var bench = try Bench()
        let release = ReleaseAnnounced(
            release: "local-release-7", river: "yarkand", kilometre: 100, begins: start + .hours(6), ends: nil,
            dischargeCubicMetresPerSecond: 120, post: "kashgar-water-duty", person: "示例", reason: "冲沙")
        let said = try bench.feed(release, subject: release.release)
        #expect(
            try said.alarms() == [
                "planned-release 653125 local", "planned-release 653127 local", "planned-release 653127 corps",
                "planned-release 653130 local",
                "planned-release 659003 corps",
            ])
        let text = try #require(try said.payloads(AlarmSent.self).first?.text)
        #expect(text.zh.contains("一百公里处计划于七月十六日十四点整开始放水，流量每秒一百二十立方米"), "\(text.zh)")
        #expect(try bench.feed(release, subject: release.release, after: .hours(1)).isEmpty)
        let corrected = ReleaseAnnounced(
            release: "local-release-7", river: "yarkand", kilometre: 100, begins: start + .hours(3), ends: nil,
            dischargeCubicMetresPerSecond: 120, post: "kashgar-water-duty", person: "示例", reason: "冲沙")
        let again = try bench.feed(corrected, subject: corrected.release, after: .hours(1)).payloads(AlarmSent.self)
        #expect(again.count == 5 && again.allSatisfy { $0.text.zh.contains("更正") && $0.text.zh.contains("十一点整") })
        #expect(try bench.feed(corrected, subject: corrected.release, after: .hours(1)).isEmpty)
        #expect(try bench.wait(until: .hours(2)).payloads(AlarmUnanswered.self).count == 10)
    }

    @Test(
        "every text can be read out in less than a minute, and an exercise says that it is one",
        arguments: [Realm.actual, .exercise("spring")])
    func texts(realm: Realm) throws {
        var bench = try Bench(realm: realm)
        var said = try bench.report()
        said += try bench.plume(Self.far)
        said += try bench.impact(deaths: 31, after: .hours(3))
        said += try bench.close(after: .hours(9))
        let alarms = try said.payloads(AlarmSent.self)
        #expect(Set(alarms.map(\.kind)) == [.warning, .information, .update, .endOfAlert])
        for alarm in alarms {
            // Four characters a second, or two words and a half.
            #expect(alarm.text.zh.count <= 220 && alarm.text.en.split(separator: " ").count <= 140, "\(alarm.text)")
            #expect(!(alarm.text.zh + alarm.text.en).contains { $0.isASCII && $0.isNumber }, "\(alarm.text)")
            #expect(alarm.text.zh.contains("请复述") && alarm.text.en.contains("read back"))
            #expect(alarm.text.zh.hasPrefix("演练") == (realm != .actual) && alarm.text.en.hasPrefix("Exercise") == (realm != .actual))
        }
    }
}

@Suite("Whose river it is")
struct GroundTests {
    @Test("each river of the playbook gives its ground, its targets and its monitors")
    func shipped() throws {
        for river in try Shipped.rivers().rivers {
            let ground = RiverGround(river)
            #expect(ground.stretches.count == river.stretches.count && ground.targets.count == river.targets.count)
            #expect(ground.monitors.map(\.id) == river.register.monitors.map(\.id) && !ground.monitors.isEmpty)
            for target in ground.targets {
                let stretch = ground.stretch(target.watercourse, target.kilometre)
                #expect(stretch != nil && ground.target(target.id) == target, "\(target.id)")
            }
        }
    }

    @Test("at a boundary the lower ground counts, and off the river there is none")
    func boundaries() {
        #expect(RiverGround.example.stretch(nil, 90)?.place == "653125" && RiverGround.example.stretch("stem", 346)?.place == "659003")
        #expect(RiverGround.example.stretch(nil, 347) == nil && RiverGround.example.stretch("canal", 50) == nil)
    }
}

@Suite("Spoken numbers and times")
struct SpokenTests {
    @Test(
        "as they are said",
        arguments: [
            (0, "零", "zero"), (8, "八", "eight"), (10, "十", "ten"), (15, "十五", "fifteen"), (20, "二十", "twenty"),
            (21, "二十一", "twenty-one"), (100, "一百", "one hundred"), (105, "一百零五", "one hundred and five"),
            (110, "一百一十", "one hundred and ten"), (1005, "一千零五", "one thousand five"), (2030, "二千零三十", "two thousand thirty"),
            (40_000, "四万", "forty thousand"), (50_060, "五万零六十", "fifty thousand sixty"), (123_456, "一二三四五六", "one two three four five six"),
        ])
    func numbers(value: Int, zh: String, en: String) {
        #expect(Spoken.number(value) == Bilingual(zh: zh, en: en))
    }

    @Test("times are Beijing's")
    func times() {
        #expect(Spoken.time(Timestamp(CalendarDate(dayNumber: 20_650), hour: 8)).zh == "七月十六日八点整")
        #expect(Spoken.time(Timestamp(CalendarDate(dayNumber: 20_650), hour: 8, minute: 5)).zh == "七月十六日八点零五分")
        #expect(
            Spoken.time(Timestamp(CalendarDate(dayNumber: 20_650), hour: 23, minute: 40)).en
                == "twenty-three forty on the sixteenth of July")
        #expect(Spoken.mass(20_000).zh == "约二十吨" && Spoken.mass(350).en == "about three hundred and fifty kilograms")
    }
}

extension String {
    /// The number of an alarm.
    fileprivate var suffix3: String { String(suffix(3)) }
}
