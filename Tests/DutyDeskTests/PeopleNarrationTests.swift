import Chronology
import DutyDesk
import Events
import Testing
import Wording

/// How people's part in a warning is told: who stands behind it, who was called, who sits where.
struct PeopleNarrationTests {
    private let narration = EventNarration(
        region: Sample.region, names: ["kashgar-officer-1": Bilingual(zh: "示例一", en: "Officer 1 (illustrative)")])

    private func told(_ payload: some EventPayload, side: Side = .local) throws -> Narration {
        narration.narration(of: try Sample().event(payload, id: "e", side: side))
    }

    /// The rest is routine: it happens many times in a night, and nobody has to do anything.
    @Test(arguments: Sample.peoplePayloads.indices)
    func `only what somebody must look at now is urgent`(_ index: Int) throws {
        let urgent: Set = [
            "warning.proposed", "warning.recalled", "warning.cancelled", "consultation.opened", "call.opened", "call.unanswered",
            "call.resumed", "notification.failed", "link.refused", "link.healed", "watch.lapsed",
        ]
        let routine: Set = [
            "notification.requested", "notification.skipped", "notification.transported", "notification.displayed", "call.closed",
            "duty.shift.taken", "link.measured", "link.received", "heartbeat.said",
        ]
        let payload = Sample.peoplePayloads[index]
        let type = type(of: payload).type
        let expected = urgent.contains(type) ? Importance.urgent : routine.contains(type) ? .routine : .notable
        #expect(try told(payload).importance == expected, "\(type)")
    }

    @Test func `what needs nobody is less than urgent, and what is amiss more than routine`() throws {
        #expect(try told(Sample.stepProposed(people: 0)).importance == .notable)
        #expect(try told(Sample.callOpened(urgency: .minor)).importance == .notable)
        #expect(try told(Sample.skipped(.vacant)).importance == .notable && told(Sample.skipped(.noChannel)).importance == .notable)
        #expect(try told(Sample.answered(.agree)).importance == .routine)
    }

    @Test func `a proposal is told with who has to do what by when, and what happens otherwise`() throws {
        #expect(
            try told(Sample.stepProposed()).sentence.en
                == "The local side proposes to raise from yellow to orange the dust warning local-kashgar-urban-dust-2020-01 for Kashgar "
                + "urban area (proposal local-kashgar-urban-dust-2020-01-p2): 2 different people to release it by 26 Mar 19:30; "
                + "otherwise it does not go out.")
        #expect(try told(Sample.stepProposed(people: 1, fallback: .release)).sentence.zh.hasSuffix("须由1 人在 3月26日 19:30 前签发，否则自动发出并注明无人签发。"))
        #expect(try told(Sample.stepProposed(people: 0)).sentence.zh.hasSuffix("会商后自动签发，最迟 3月26日 19:30。"))
        #expect(try told(Sample.stepProposed(.lift)).sentence.zh.hasPrefix("地方拟解除橙色喀什城区沙尘预警"))
    }

    @Test func `more time is told with the new time and the former one`() throws {
        let (due, later) = (Sample.evening + .minutes(90), Sample.evening + .hours(4))
        #expect(
            try told(Sample.stepProposed(due: later, formerDue: due)).sentence.zh
                == "提案 \(Sample.dust)-p2 送达迟，签发时限由 3月26日 19:30 顺延至 3月26日 22:00。")
        let asked: String = try told(Sample.opened(due: later, formerDue: due)).sentence.en
        #expect(asked.contains("was put to people late") && asked.hasSuffix("have until 26 Mar 22:00 instead of 26 Mar 19:30."))
    }

    @Test func `dissent is told with its level and its reason`() throws {
        let sentence = try told(Sample.answered(), side: .corps).sentence
        #expect(sentence.zh.contains("兵团图木舒克水利值班员（模拟人员丙）不同意，主张红色：我方读数支持红色"))
        #expect(sentence.en.contains("Tumxuk water duty officer (模拟人员丙), corps side, disagrees, would have it red"))
        #expect(try told(Sample.concluded()).sentence.zh.contains("有不同意见，由主办方决定，橙色；未答复：喀什指挥部带班领导"))
    }

    @Test func `sent is not shown, and shown is not acknowledged`() throws {
        #expect(try told(Sample.transported()).sentence.en.contains("handed to SMS at 26 Mar 18:01 (WeCom failed before); whether anybody"))
        #expect(try told(Sample.displayed()).sentence.zh.contains("尚不等于有人确认"))
        #expect(try told(Sample.failed).sentence.zh.hasSuffix("请直接打电话。"))
    }

    @Test func `people of a rota are told by their names`() throws {
        #expect(try told(Sample.shiftTaken()).sentence.zh == "kashgar-officer-2从示例一处接班喀什指挥部值班室，值到 3月27日 06:00，交接 1 个未了呼叫。")
        #expect(
            try told(Sample.requested()).sentence.en.contains("(Officer 1 (illustrative)) is to be told by the desk's page, SMS, WeCom"))
    }

    @Test(arguments: [
        (LinkRefusal.forged, true), (.unknownKey, true), (.revokedKey, true), (.conflict, true), (.unsigned, false), (.policy, false),
    ])
    func `somebody who may speak in another's name is urgent`(_ cause: LinkRefusal, _ isUrgent: Bool) throws {
        let refused = LinkRefused(
            peer: .corps, position: "7", event: "e7", source: "/corps/alert", cause: cause, reason: Bilingual(zh: "试", en: "a test"))
        #expect(try (told(refused).importance == .urgent) == isUrgent)
    }
}
