import Alerting
import Chronology
import Events
import Testing
import Wording

/// 会商: who is asked, what is shown, how it ends, and what is said plainly afterwards.
@Suite struct ConsultationTests {
    let number = "local-kashgar-urban-pollution-2026-01"
    var first: String { "\(number)-c1" }

    /// An orange proposal, with the full consultation.
    private func orange(_ procedure: WarningProcedure? = nil) throws -> TwoSides {
        var sides = try TwoSides(procedure)
        try sides.issue("220 220 80")
        _ = try sides.told()
        return sides
    }

    private func closed(_ sides: TwoSides) throws -> ConsultationClosed { try #require(sides.said(ConsultationClosed.self).last) }
    private func issued(_ sides: TwoSides) throws -> WarningIssued { try #require(sides.said(WarningIssued.self).last) }

    @Test func `a level that the hazard has no criterion for is kept in the minutes with the reason, and is no vote`() throws {
        var sides = try orange()
        for post in ["forecaster", "ecology-duty", "meteorology-duty"] { try sides.answer(first, "kashgar-\(post)", .disagree, .blue) }
        try sides.agree(first, but: ["kashgar-forecaster", "kashgar-ecology-duty", "kashgar-meteorology-duty"])
        #expect(try sides.told() == ["closed \(first) dissent orange"])
        let words = try closed(sides)
        #expect(words.opinions.filter { $0.level == .blue }.count == 3)
        #expect(words.minutes.zh.contains("认为应为蓝色（重污染天气没有蓝色的条件，只有黄色、橙色、红色：记录在案，不计票）：看过资料"))
        #expect(
            words.minutes.en.contains("thinks blue right (heavy pollution has no criterion for blue, only for yellow, orange, red: noted"))
        try sides.release("\(number)-p1")
        #expect(try issued(sides).level == .orange && issued(sides).reason.zh.contains("会商有不同意见"))
    }

    @Test func `it asks posts of both sides, shows what is known, and says what happens without an answer`() throws {
        let sides = try orange()
        let words = try #require(sides.said(ConsultationOpened.self).first)
        #expect(words.participants.filter(\.isRequired).count == 6 && Set(words.participants.map(\.side)) == [.local, .corps])
        #expect(words.due == sides.now + .minutes(40))
        #expect(words.evidence.forecasts.map(\.place) == ["653101"])
        #expect(words.evidence.days.count == 10 && words.evidence.days[0].middle == 220)
        #expect(words.evidence.criteria.map(\.level) == [.yellow, .orange, .red])
        #expect(words.evidence.criteria.map(\.probability) == [1, 1, 0])
        #expect(words.fallback.zh.contains("链路中断") && words.fallback.en.contains("10 minutes are waited"))
    }

    @Test func `a later opinion of a post counts instead, and posts that were not asked do not count`() throws {
        var sides = try orange()
        try sides.answer(first, "kashgar-forecaster", .disagree, .red)
        try sides.answer(first, "kashgar-forecaster", .agree)
        try sides.answer(first, "kashgar-command-duty", .disagree)
        try sides.answer(first, "tumxuk-forecaster", .disagree, by: .local)
        try sides.agree(first, but: ["kashgar-forecaster"])
        let words = try closed(sides)
        #expect(words.outcome == .agreed && words.opinions.count == 6)
        #expect(words.opinions.filter { $0.post == "kashgar-forecaster" }.map(\.stance) == [.agree])
    }

    @Test func `dissent of the other side is kept, changes nothing, and stands on everything issued`() throws {
        var sides = try orange()
        try sides.agree(first, but: ["tumxuk-forecaster"])
        try sides.answer(first, "tumxuk-forecaster", .disagree, .red)
        try sides.release("\(number)-p1")
        #expect(try sides.told().suffix(2) == ["closed \(first) dissent orange", "issued \(number) orange 2026-01-11…2026-01-12"])
        let words = try issued(sides)
        #expect(words.reason.zh.contains("会商有不同意见：图木舒克空气质量预报员认为应为红色，看过资料"))
        #expect(words.release?.caveat?.en.contains("thinks red right") == true && words.release?.outcome == .dissent)
    }

    @Test func `what is in people's own words comes last of what is said plainly, after that nobody released it`() throws {
        var sides = try orange()
        try sides.agree(first, but: ["tumxuk-forecaster"])
        try sides.answer(first, "tumxuk-forecaster", .disagree, .red)
        try sides.pass(.hours(2))
        let words = try issued(sides)
        let caveat = try #require(words.release?.caveat)
        #expect(words.release?.means == .fallback && words.reason.en.hasSuffix(" \(caveat.en)"))
        #expect(caveat.en.hasPrefix("Not enough people released it") && caveat.zh.hasPrefix("程序规定的时限内签发人数不足"))
        #expect(caveat.en.contains("procedure's fallback. Dissent in the consultation:"))
    }

    @Test func `who released it before somebody disagreed has to do so again, knowing that`() throws {
        var sides = try orange()
        try sides.release("\(number)-p1")
        try sides.agree(first, but: ["tumxuk-forecaster"])
        #expect(try sides.told() == [])
        try sides.answer(first, "tumxuk-forecaster", .disagree)
        #expect(try sides.told() == ["closed \(first) dissent orange"])
        try sides.release("\(number)-p1")
        #expect(try sides.told() == ["issued \(number) orange 2026-01-11…2026-01-12"])
    }

    @Test func `who released it before an agreement need not come again`() throws {
        var sides = try orange()
        try sides.release("\(number)-p1")
        try sides.agree(first)
        #expect(try sides.told().last == "issued \(number) orange 2026-01-11…2026-01-12")
    }

    @Test(arguments: [(WarningLevel.yellow, "issue yellow"), (.red, "issue red")])
    func `most of the owner's posts for another level change it, and the same forecast does not change it back`(
        level: WarningLevel, step: String
    ) throws {
        var sides = try orange()
        for post in ["forecaster", "ecology-duty"] { try sides.answer(first, "kashgar-\(post)", .disagree, level) }
        try sides.agree(first, but: ["kashgar-forecaster", "kashgar-ecology-duty"])
        #expect(
            try sides.told() == [
                "closed \(first) dissent \(level.rawValue)", "withdrawn \(number)-p1 outvoted", "proposed \(number)-p2 \(step)",
            ])
        try sides.release("\(number)-p2")
        #expect(try sides.told().map { $0.prefix(60) }.count == 1)
        #expect(try issued(sides).level == level && issued(sides).release?.consultation == first)
        #expect(try issued(sides).reason.en.contains("The consultation \(first) came to \(level.rawValue)"))
        try sides.say(forecast("653122", on: sides.now.beijingDate, ["220 220 80"], minute: 9), subject: "653122", source: "forecast")
        #expect(try sides.told() == [])
    }

    @Test func `as many for as against is no majority, and most against any step withdraw it`() throws {
        var one = try orange()
        try one.answer(first, "kashgar-forecaster", .disagree, .red)
        try one.agree(first, but: ["kashgar-forecaster"])
        #expect(try one.told() == ["closed \(first) dissent orange"])
        var two = try orange()
        for post in ["forecaster", "ecology-duty"] { try two.answer(first, "kashgar-\(post)", .disagree) }
        try two.agree(first, but: ["kashgar-forecaster", "kashgar-ecology-duty"])
        #expect(try two.told() == ["closed \(first) dissent -", "withdrawn \(number)-p1 outvoted"])
    }

    @Test func `a silent post is named when its time is up, and the owner goes on`() throws {
        var sides = try orange()
        try sides.agree(first, but: ["tumxuk-forecaster"])
        try sides.pass(.minutes(39))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(1))
        #expect(try sides.told() == ["closed \(first) silence orange"])
        #expect(try closed(sides).silent == ["tumxuk-forecaster"])
        try sides.release("\(number)-p1")
        #expect(try issued(sides).reason.zh.contains("会商到时未答复：图木舒克空气质量预报员。"))
        #expect(try issued(sides).release?.isIndependent == false)
    }

    @Test func `where the procedure says to hold on silence, the proposal is withdrawn`() throws {
        var sides = try orange(TwoSides.procedure(("whenSilent: proceed", "whenSilent: hold")))
        try sides.pass(.minutes(40))
        #expect(try sides.told() == ["closed \(first) silence orange", "withdrawn \(number)-p1 expired"])
    }

    @Test func `a side that is cut off is waited for by a clock of its own, and everything issued says so`() throws {
        var sides = try orange()
        try sides.pass(.minutes(5))
        try sides.cut()
        for post in ["forecaster", "ecology-duty", "meteorology-duty"] { try sides.answer(first, "kashgar-\(post)") }
        try sides.pass(.minutes(9))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(1))
        #expect(try sides.told() == ["closed \(first) unreachable orange"])
        #expect(try closed(sides).unreachable == [.corps])
        try sides.release("\(number)-p1")
        let words = try issued(sides)
        #expect(words.release?.isIndependent == true && words.release?.outcome == .unreachable)
        #expect(words.reason.zh.hasSuffix("与兵团的链路中断，未能与其会商，由地方独立决定。"))
        #expect(words.reason.en.hasSuffix("this was decided by the local side alone."))
    }

    @Test func `a link that comes back in time gives the other side its whole time`() throws {
        var sides = try orange()
        try sides.cut()
        try sides.pass(.minutes(8))
        try sides.heal()
        for post in ["forecaster", "ecology-duty", "meteorology-duty"] { try sides.answer(first, "kashgar-\(post)") }
        try sides.pass(.minutes(31))
        #expect(try sides.told() == [])
        try sides.agree(first)
        #expect(try sides.told() == ["closed \(first) agreed orange"])
    }

    @Test func `what is released while the link is down says so, also where it was agreed on before`() throws {
        var sides = try orange()
        try sides.agree(first)
        try sides.cut()
        try sides.release("\(number)-p1")
        #expect(try issued(sides).release?.isIndependent == true && issued(sides).release?.outcome == .agreed)
        #expect(try issued(sides).reason.zh.hasSuffix("发布时与兵团的链路中断；此前已与其会商，由地方独立发布。"))
    }

    @Test func `each side asks by hand about any area; the owner opens it, and what it comes to is proposed`() throws {
        var sides = try TwoSides()
        try sides.issue("80")
        let request = ConsultationRequested(
            area: "kashgar-urban", hazard: "pollution", post: "tumxuk-forecaster", person: "c", at: sides.now, reason: "上风向起尘")
        try sides.say(request, subject: "kashgar-urban", by: .corps)
        let hand = "local-kashgar-urban-pollution-c1"
        #expect(try sides.told() == ["opened \(hand)"])
        #expect(try sides.told(by: .corps) == [])
        #expect(try sides.said(ConsultationOpened.self).first?.requestedBy?.post == "tumxuk-forecaster")
        try sides.say(request, subject: "kashgar-urban", by: .corps)
        #expect(try sides.told() == [])
        for post in ["forecaster", "ecology-duty"] { try sides.answer(hand, "kashgar-\(post)", .disagree, .yellow) }
        try sides.agree(hand, but: ["kashgar-forecaster", "kashgar-ecology-duty"])
        #expect(try sides.told() == ["closed \(hand) dissent yellow", "proposed \(number)-p1 issue yellow"])
        try sides.pass(.hours(1))
        #expect(try issued(sides).release?.consultation == hand)
    }

    @Test func `a request in the name of the other side's post opens nothing`() throws {
        var sides = try TwoSides()
        let request = ConsultationRequested(
            area: "kashgar-urban", hazard: "pollution", post: "kashgar-forecaster", person: "c", at: sides.now, reason: "?")
        try sides.say(request, subject: "kashgar-urban", by: .corps)
        #expect(try sides.told() == [])
    }

    @Test func `the minutes name region, days, range, pollutant, cause, cut-off, opinions, silence, conclusion and next review`() throws {
        var sides = try orange()
        try sides.answer(first, "kashgar-forecaster", .disagree, .red)
        try sides.pass(.minutes(40))
        let minutes = try closed(sides).minutes
        for part in [
            "喀什城区", "1月11日至20日", "AQI 80–220", "PM2.5", "污染物累积", "资料截止2026-01-10 20:00", "喀什空气质量预报员", "不同意，认为应为红色", "未答复：", "下次研判：",
        ] {
            #expect(minutes.zh.contains(part), "\(minutes.zh)")
        }
        for part in ["Data cut-off", "disagrees, thinks red right", "Without an answer:", "Conclusion:", "Next review: 2026-01-11 08:40"] {
            #expect(minutes.en.contains(part), "\(minutes.en)")
        }
    }
}
