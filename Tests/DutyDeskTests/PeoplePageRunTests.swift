import Chronology
import Duty
import Events
import Foundation
import Testing

@testable import DutyDesk

/// What the page's own scripts say of calls, proposals and consultations, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct PeoplePageRunTests {
    /// What the page says of a state, by the part that draws it.
    private func said(
        _ payloads: [any EventPayload], by part: String, in language: String = "zh", at time: Timestamp = Sample.evening + .minutes(4),
        side: Side = .local
    ) throws -> String {
        let processor = DeskProcessor(region: Sample.region)
        var state = processor.initialState()
        for (index, payload) in payloads.enumerated() {
            let said: Side = payload is ConsultationAnswered ? .corps : .local
            let event = try Sample().event(payload, id: "e\(index)", side: said, time: Sample.evening + .minutes(index))
            _ = try processor.handle(event, state: &state)
        }
        var glance = DeskBoard.Glance()
        glance.state = state
        let label = NodeLabel(side: side, realm: "actual", exercise: nil, clock: "system")
        let picture = DeskPicture(
            glance, node: label, status: DeskStatus(glance, now: time),
            names: NameTable(region: Sample.region, side: side, others: [:], people: Sample.rules.duty.people),
            duty: DutyBoard(Sample.rules, state.duty, side: side, now: time), rules: Sample.rules)
        let json = String(decoding: try JSONEncoder().encode(picture), as: UTF8.self)
        return try PageRun.run(
            """
            document.getElementById = () => ({ hidden: false, classList: { toggle() {} } });
            document.hidden = true;
            const part = await import('./\(part).js');
            const draws = Object.entries(part).filter(([name]) => name.startsWith('draw')).map(([, draw]) => draw);
            const picture = JSON.parse(\(Self.literal(json)));
            picture.time = \(time.milliseconds);
            const whole = [];
            for (const draw of draws) { draw(root, picture); whole.push(...root.parts); }
            root.parts = whole;
            print([]);
            """, in: language
        ).card
    }

    private static func literal(_ json: String) -> String {
        String(decoding: (try? JSONEncoder().encode(json)) ?? Data(), as: UTF8.self)
    }

    @Test func `a ringing call says since when, who was told how far, and what comes next`() throws {
        let zh = try said([Sample.callOpened(), Sample.requested(), Sample.transported()], by: "calls")
        for words in ["特急", "橙色", "喀什城区沙尘橙色预警待签发", "18:00 起呼叫", "我来处理", "✓ 18:01 短信", "已显示", "–", "已确认", "还没有"] {
            #expect(zh.contains(words), "\(words): \(zh)")
        }
        #expect(zh.contains("最后一步已叫出"))
        let en = try said([Sample.callOpened()], by: "calls", in: "en")
        #expect(en.contains("If nobody takes it, next at 18:00 (time is up): Kashgar command duty desk") && en.contains("I have it"))
    }

    @Test func `who has a call and until when is said, and when that is over it rings again`() throws {
        let seen = AcknowledgementRecorded(
            of: "proposal-2", aggregate: Sample.dust, post: "kashgar-command-duty", person: "甲", at: Sample.evening, note: "我来",
            expires: Sample.evening + .minutes(30))
        let events: [any EventPayload] = [Sample.callOpened(), seen]
        let held = try said(events, by: "calls")
        #expect(held.contains("（甲）18:00 接手") && held.contains("接手到 18:30") && !held.contains("没有人接手，"))
        let late = try said(events, by: "calls", at: Sample.evening + .minutes(31))
        #expect(late.contains("18:00 首次呼叫，18:30 起重新呼叫 · 已 60 秒 没有人接手") && late.contains("接手已到期") && !late.contains("改由我处理"))
    }

    @Test func `nobody has a call for longer than an acknowledgement holds, whatever time was written in it`() throws {
        let seen = AcknowledgementRecorded(
            of: "proposal-2", aggregate: Sample.dust, post: "kashgar-command-duty", person: "甲", at: Sample.evening,
            expires: Sample.evening + .hours(4 * 8_766))
        let held = try said([Sample.callOpened(), seen], by: "calls")
        #expect(held.contains("06:00") && !held.contains("没有人接手，"))
        let late = try said([Sample.callOpened(), seen], by: "calls", at: Sample.evening + .hours(12) + .minutes(1))
        #expect(late.contains("没有人接手") && late.contains("接手已到期"))
    }

    @Test func `the button comes before the details, those called before are folded away, and a second signature is asked for`() throws {
        let resumed = try said(
            [Sample.callOpened(), Sample.requested(), Sample.callResumed, Sample.requested(round: 2)], by: "calls",
            at: Sample.evening + .minutes(10))
        #expect(resumed.contains("18:02 起重新呼叫 · 已 8 分钟 没有人接手") && resumed.contains("此前叫过的（1）"))
        let acted = try said([Sample.callOpened(about: "\(Sample.dust)-p2"), Sample.stepProposed(), Sample.endorsed()], by: "calls")
        #expect(acted.contains("已处理") && acted.contains("还差 1 人"))
    }

    @Test(arguments: [("{}", true), ("{ major: 2 }", false)])
    func `a desk with open calls that it does not list is not calm, and says how many`(_ more: String, _ isCalm: Bool) throws {
        let said = try PageRun.run(
            """
            const calls = await import('./calls.js');
            view.people.moreCalls = \(more);
            root.append(calls.beyond(view) || '');
            print([String(calls.isQuiet(view))]);
            """, in: "en")
        #expect(said.needs == ["\(isCalm)"] && said.card.contains("2") == !isCalm)
    }

    @Test func `nobody answered: the page says to telephone, and when the ladder begins again`() throws {
        let zh = try said([Sample.callOpened(), Sample.requested(), Sample.callUnanswered], by: "calls")
        #expect(zh.contains("第 1 轮叫完，无人确认。请直接打电话。") && zh.contains("18:30 从头再叫"))
    }

    @Test func `a proposal says who has released it, that another person has to, who may and what happens otherwise`() throws {
        let zh = try said([Sample.stepProposed(), Sample.endorsed()], by: "proposals")
        for words in ["拟", "尚未生效", "由黄色升为橙色", "须 2 名不同的人签发", "还差 1 人", "模拟人员甲 已签发，须由另一岗位的另一个人签发", "签发人数不够：不发出", "喀什指挥部带班领导", "不予签发"] {
            #expect(zh.contains(words), "\(words): \(zh)")
        }
        let fallback = try said([Sample.stepProposed(people: 1, fallback: .release)], by: "proposals", in: "en")
        #expect(fallback.contains("it goes out by itself and says so") && fallback.contains("1 person has to release it"))
        #expect(try said([Sample.stepProposed()], by: "proposals", side: .corps).contains("由地方签发，本方只看"))
    }

    @Test func `dissent stands with its reason, silence of a post that must answer too, and the minutes at the end`() throws {
        let open = try said([Sample.opened(), Sample.answered()], by: "consultations")
        for words in ["不同意", "红色", "我方读数支持红色，请再议", "必须答复", "未答复", "19:00 前答复", "160–280", "启动值 65%", "答复"] {
            #expect(open.contains(words), "\(words): \(open)")
        }
        #expect(!open.contains("链路中断"))
        #expect(try said([Sample.opened(), Sample.link(.down)], by: "consultations").contains("未答复：链路中断，联系不上，请打电话问"))
        let closed = try said([Sample.opened(), Sample.answered(), Sample.concluded()], by: "consultations", in: "en")
        for words in [
            "with dissent, decided by the owner", "outcome: ORANGE", "No answer from: Kashgar command chief on duty", "its dissent is kept",
        ] {
            #expect(closed.contains(words), "\(words): \(closed)")
        }
    }

    @Test func `a warning issued without the other side says so plainly, in its card and in its history`() throws {
        let zh = try said([Sample.stepProposed(), Sample.released(), Sample.healed], by: "warnings")
        #expect(zh.contains("未经兵团会商：链路中断，联系不上。") && zh.contains("断链期间由地方独立决定") && zh.contains("误发撤回"))
        #expect(try said([Sample.released(), Sample.cancelled()], by: "warnings").contains("已取消（误发）"))
    }

    @Test func `empty chairs, silences, watches and the link are told`() throws {
        let duty = try said([Sample.swapped()], by: "duty")
        #expect(duty.contains("示例 kashgar-officer-2") && duty.contains("接班") && duty.contains("换班与离岗（1）"))
        let quiet = try said([Sample.silenceSet(), Sample.lapsed(), Sample.heartbeat], by: "silences", at: Sample.evening + .minutes(20))
        #expect(quiet.contains("静默到 20:00") && quiet.contains("喀什市 4 小时没有观测") && quiet.contains("地方心跳停了"))
        let link = try said([Sample.measured(), Sample.linkRefused, Sample.healed], by: "traffic")
        #expect(link.contains("兵团还有 1200 条未读，滞后 14 分钟") && link.contains("密钥不认识") && link.contains("其间各自决定 2 项"))
    }
}
