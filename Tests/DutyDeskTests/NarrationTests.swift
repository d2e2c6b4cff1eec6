import Chronology
import DutyDesk
import Events
import Testing
import Wording

/// Every event can be told, in both languages, as a duty officer would.
struct NarrationTests {
    private let narration = EventNarration(
        region: Sample.region,
        names: [
            "yarkand": Bilingual(zh: "叶尔羌河", en: "Yarkand River"), "ammonia-nitrogen": Bilingual(zh: "氨氮", en: "ammonia nitrogen"),
        ])

    private func told(_ payload: some EventPayload, side: Side = .local) throws -> Bilingual {
        narration.sentence(for: try Sample().event(payload, id: "e", side: side))
    }

    @Test func `the sample has one of every type of the catalogue`() {
        #expect(Set(Sample.everyPayload.map { type(of: $0).type }) == Set(Catalogue.types.map { $0.type }))
    }

    @Test(arguments: Sample.everyPayload.indices)
    func `every type is told in both languages`(_ index: Int) throws {
        let event = try Sample().event(Sample.everyPayload[index], id: "e")
        let sentence = narration.sentence(for: event)
        #expect(sentence.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        #expect(sentence.en.contains(" ") && sentence.en != sentence.zh)
        for text in [sentence.zh, sentence.en] {
            #expect(!text.contains("Optional") && !text.contains("nil") && !text.contains("no sentence is known"))
        }
    }

    @Test func `a warning is told with its side, level word, hazard, area, days and probability`() throws {
        let sentence = try told(Sample.warning())
        #expect(sentence.zh == "地方发布橙色沙尘预警 local-2020-dust-0001：喀什城区，3月27日至29日，概率 72%。")
        #expect(
            sentence.en
                == "The local side issued dust warning local-2020-dust-0001, orange: Kashgar urban area, 27 Mar to 29 Mar, probability 72%."
        )
    }

    @Test func `an incident is told with where, what, how much, when and who`() throws {
        let sentence = try told(Sample.incident(description: "侧翻。"))
        #expect(
            sentence.zh == "突发水污染 local-2020-river-0001：叶尔羌河 45 公里处，氨氮，3000 kg，3月26日 14:00 开始，喀什指挥部值班室报告：侧翻。")
    }

    @Test func `a plume is told by the first target that it reaches`() throws {
        #expect(
            try told(Sample.plume()).en
                == "Incident local-2020-river-0001, new calculation: first to be reached is Kaqun headworks (local side), "
                + "26 Mar 18:50 at the earliest, most likely 26 Mar 20:00, probability above the limit 97%.")
        #expect(try told(Sample.plume(massKnown: false)).zh.hasSuffix("数量不明，只算前锋到达。"))
    }

    @Test(arguments: [(0.35, true), (0.1, true), (0.35, false)])
    func `a plume that possibly reaches a target is told with it, from one course in ten on`(_ share: Double, _ hasArrival: Bool) throws {
        let sentence = try told(Sample.plume(to: Sample.intake(share: share, hasArrival: hasArrival)))
        #expect(sentence.en.contains("first to be reached is intake of Sukuqiake reservoir (local side)"))
        #expect(sentence.en.hasSuffix("probability above the limit \(Int(share * 100))%."))
        #expect(sentence.zh.hasSuffix("超限概率 \(Int(share * 100))%。"))
    }

    @Test func `a plume below one course in ten names no target`() throws {
        let sentence = try told(Sample.plume(to: Sample.intake(share: 0.09, hasArrival: false)))
        #expect(sentence.en.hasSuffix("exceeding the limit is less than 10% likely at each of 1 targets."))
        #expect(sentence.zh.hasSuffix("1 个目标超限的可能都不到 10%。"))
    }

    @Test func `an overdue task is told by its unit and its time`() throws {
        #expect(try told(Sample.overdue).zh == "任务 local-T-0001 已逾期：住建局应于 3月26日 17:00 前完成。")
    }

    @Test func `an id that nobody has named is told as it is`() throws {
        let sentence = EventNarration(region: Sample.region).sentence(for: try Sample().event(Sample.incident(), id: "e"))
        #expect(sentence.en.contains("yarkand at km 45, ammonia-nitrogen"))
    }

    @Test(arguments: [
        (0, Importance.routine), (2, .notable), (6, .urgent), (7, .urgent), (9, .urgent), (10, .urgent), (11, .notable), (12, .routine),
        (13, .urgent), (14, .notable), (15, .routine), (16, .urgent), (19, .routine), (22, .urgent),
    ])
    func `what somebody has to look at now is urgent, and nothing else`(_ index: Int, _ expected: Importance) throws {
        #expect(narration.importance(of: try Sample().event(Sample.everyPayload[index], id: "e")) == expected)
    }

    @Test func `clocks and calls of an incident are urgent, and what is filled in or read back is not`() throws {
        let importance = { (payload: any EventPayload) throws in narration.importance(of: try Sample().event(payload, id: "e")) }
        #expect(try importance(Sample.suspected) == .urgent && importance(Sample.graded) == .urgent && importance(Sample.alarm) == .urgent)
        #expect(try importance(Sample.sample) == .routine)
        let told = narration.sentence(for: try Sample().event(Sample.alarm, id: "e"))
        #expect(told.zh.hasPrefix("喀什") && told.zh.contains("向麦盖提县（兵团）发出水污染警报"))
    }

    @Test func `a change of the register is told with what, who and why`() throws {
        let sentence = try told(Sample.proposed())
        #expect(
            sentence.en.contains("proposes to change (figures.minutesToOperate = 50) the entry kaqun-gates of the Yarkand River's register")
        )
        #expect(sentence.zh.contains("提议更改（figures.minutesToOperate = 50）叶尔羌河清单条目 kaqun-gates（提案 local-register-0001）"))
        #expect(try told(Sample.proposed(.remove)).en.contains("proposes to remove the entry"))
    }

    @Test func `a plan is told with what it proposes and the first decision`() throws {
        let sentence = try told(Sample.planned())
        #expect(sentence.en.contains("1 facility can be worked in time. First choice: pond"))
        #expect(sentence.en.contains("First to be decided: pond: store it beside the river, by 26 Mar"))
        #expect(sentence.zh.contains("来得及的设施 1 处。首选：坑塘引蓄") && sentence.zh.contains("最先要定：坑塘：引蓄"))
        let event = try Sample().event(Sample.planned(isEmpty: true), id: "e")
        #expect(narration.importance(of: event) == .notable)
        #expect(narration.sentence(for: event).en.contains("0 facilities can be worked in time. Nothing is on the way."))
    }

    @Test func `an entry that nobody saw is told with its period, its last visit and whom to ask`() throws {
        #expect(try told(Sample.unvisited()).en.contains("every 180 days and is overdue (never verified)"))
        #expect(try told(Sample.unvisited(last: CalendarDate("2019-10-02"))).zh.contains("上次核查 2019-10-02"))
    }

    @Test func `an entry that is as written is routine, one that is not is notable`() throws {
        let importance =
            { try self.narration.importance(of: Sample().event(Sample.visited($0), id: "e")) }
            as (RegisterVerified.Outcome) throws -> Importance
        #expect(try importance(.asWritten) == .routine && importance(.differs) == .notable && importance(.gone) == .notable)
    }

    @Test func `a lowered warning asks for less than a raised one`() throws {
        let lowered = try Sample().event(Sample.update(.lowered, from: .red, to: .orange), id: "e")
        #expect(narration.importance(of: lowered) == .notable)
        #expect(narration.sentence(for: lowered).zh.contains("由红色降为橙色"))
    }

    @Test func `an event that cannot be read is told as just that`() {
        let strange = Event(
            id: "e", source: "/corps/x", type: "air.strange", version: 1, subject: "s", time: Sample.evening, side: .corps, realm: .actual,
            data: Array("{}".utf8))
        let told = narration.narration(of: strange)
        #expect(told.importance == .notable)
        #expect(told.sentence.zh.hasPrefix("兵团发来一条本程序读不懂的事件（air.strange）"))
    }
}
