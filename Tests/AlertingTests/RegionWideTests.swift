import Alerting
import Chronology
import Events
import Testing
import Wording

/// Warnings for areas of both sides: decided by the owner, from the forecasts of both.
@Suite struct RegionWideTests {
    let number = "local-kashgar-tumxuk-pollution-2026-01"

    /// What was said about the region, by its owner.
    private func told(_ sides: inout TwoSides) throws -> [String] { try sides.told().filter { $0.contains("kashgar-tumxuk") } }

    /// The same without the proposals, which go out by themselves.
    private func done(_ sides: inout TwoSides) throws -> [String] { try told(&sides).filter { !$0.hasPrefix("proposed") } }

    private func bothSides(_ local: String, _ corps: String) throws -> TwoSides {
        var sides = try TwoSides(WarningProcedure.automaticTogether())
        try sides.issue(local)
        try sides.issue(corps, by: .corps)
        return sides
    }

    @Test func `several places of both sides on the same day are warned of together, with the joint consultation`() throws {
        var sides = try TwoSides()
        try sides.issue("220 80")
        #expect(try told(&sides) == [])
        try sides.issue("220 80", by: .corps)
        #expect(try told(&sides) == ["proposed \(number)-p1 issue yellow", "opened \(number)-c1"])
        let words = try #require(sides.said(WarningProposed.self).last)
        #expect(words.places == ["653101", "653121", "653122", "659003"])
        #expect(words.reason.zh.contains("喀什市、疏附县、疏勒县、图木舒克市同日达到黄色条件"))
        #expect(words.causes.count == 4)
        #expect(try sides.told(by: .corps).contains { $0.contains("kashgar-tumxuk") } == false)
    }

    @Test(arguments: [
        ("220 80", "80", false, "places of one area only"), ("220 80", "80 220 80", false, "not on the same day"),
        ("220 220 80", "80 220 80", true, "the second day is common"), ("80", "220 80", false, "one place"),
    ])
    func `a level fires when enough places of enough areas meet it on one day`(
        local: String, corps: String, fires: Bool, why: String
    ) throws {
        var sides = try bothSides(local, corps)
        #expect(try told(&sides).isEmpty != fires, "\(why)")
    }

    @Test(arguments: [
        ("653101 653121 653122 659003", true), ("653101 653121 659003", true), ("653101 653122 659003", false),
        ("653101 653121 653122", false),
    ])
    func `where it is written which places adjoin, those that meet a level have to hang together`(meeting: String, fires: Bool) throws {
        let written = "    adjoining: [[653101, 653121], [653101, 653122], [653121, 659003]]\n    missing: {"
        var sides = try TwoSides(WarningProcedure.automaticTogether(("    missing: {", written)))
        for place in ["653101", "653121", "653122", "659003"] {
            let course = meeting.contains(place) ? "220 80" : "80"
            try sides.say(
                forecast(place, on: sides.now.beijingDate, [course]), subject: place, by: place == "659003" ? .corps : .local,
                source: "forecast")
        }
        #expect(try told(&sides).isEmpty != fires)
    }

    @Test func `neighbours form groups, and where nobody knows who adjoins whom all are one`() {
        let known = Neighbours([["a", "b"], ["b", "c"], ["x", "y"]])
        #expect(known.groups(of: ["c", "x", "a", "b"]) == [["c", "a", "b"], ["x"]])
        #expect(known.groups(of: ["a", "c"]) == [["a"], ["c"]] && known.groups(of: []) == [])
        #expect(Neighbours.unknown.groups(of: ["a", "x"]) == [["a", "x"]] && Neighbours.unknown.groups(of: []) == [])
    }

    @Test func `the days are those on which enough places meet it, and the probability is the least of theirs`() throws {
        var sides = try TwoSides(WarningProcedure.automaticTogether())
        try sides.issue("220 220 220 80", "220 220 220 80", "220 220 220 80", "80")
        try sides.issue("80 220 220 80", "80 220 220 80", by: .corps)
        let words = try #require(sides.said(WarningIssued.self).last { $0.area == "kashgar-tumxuk" })
        #expect((words.onset, words.ends) == (day("2026-01-12"), day("2026-01-13")))
        #expect(words.level == .orange && words.probability == 0.75)
        #expect(words.members == ["kashgar-urban", "tumxuk"])
    }

    @Test func `each side's own warnings stay its own and say what they are part of`() throws {
        var sides = try bothSides("220 80", "220 80")
        let own = try #require(sides.said(WarningIssued.self, by: .corps).first)
        #expect(own.area == "tumxuk" && own.members == nil)
        try sides.pass(.days(1))
        try sides.issue("220 220 80", by: .corps)
        let raised = try #require(sides.said(WarningUpdated.self, by: .corps).last)
        #expect(raised.reason.zh.contains("属区域预警\(number)的一部分"))
        #expect(raised.reason.en.contains("Part of the region-wide warning \(number)."))
    }

    @Test func `without the other side's forecasts nothing is taken back, and after the procedure's patience it is lifted, saying why`()
        throws
    {
        var sides = try bothSides("220 220 220 220 220", "220 220 220 220 220")
        #expect(try done(&sides) == ["issued \(number) orange 2026-01-11…2026-01-15"])
        try sides.cut()
        for _ in 1...2 {
            try sides.pass(.days(1))
            try sides.issue("80")
        }
        #expect(try done(&sides) == [])
        #expect(sides.isStanding("local-kashgar-urban", .local) == false)
        try sides.pass(.hours(23))
        #expect(try done(&sides) == [])
        try sides.pass(.hours(1))
        #expect(try done(&sides) == ["lifted \(number) orange"])
        let words = try #require(sides.said(WarningLifted.self).last)
        #expect(words.reason.zh.contains("对方的预报长时间未到") && words.criterion == "the other side's forecasts are missing")
        #expect(words.release?.isIndependent == true)
    }

    @Test func `where the procedure says so it is reduced to the lowest level instead`() throws {
        var sides = try TwoSides(WarningProcedure.automaticTogether(("then: lift}\n    prov", "then: reduce}\n    prov")))
        try sides.issue("220 220 80")
        try sides.issue("220 220 80", by: .corps)
        _ = try sides.told()
        try sides.cut()
        try sides.pass(.days(3))
        #expect(try done(&sides) == ["lowered \(number) orange→yellow 2026-01-11…2026-01-12"])
    }

    @Test func `without the owner's own forecasts one place of the other side takes nothing back either`() throws {
        var sides = try bothSides("220 220 80", "220 220 80")
        _ = try sides.told()
        for _ in 1...3 {
            try sides.pass(.days(1))
            try sides.issue("80", by: .corps)
        }
        #expect(try done(&sides) == [])
        try sides.issue("80")
        #expect(try done(&sides) == ["lifted \(number) orange"])
    }

    // MARK: A round of forecasts

    /// Both sides have forecast yesterday; today every place sees a red level coming.
    private func dayAfter() throws -> TwoSides {
        var sides = try bothSides("80", "80")
        try sides.pass(.days(1))
        return sides
    }

    /// The causes and the time of the proposal that today's forecasts lead to.
    private func proposal(_ sides: TwoSides) throws -> WarningProposed {
        try #require(sides.said(WarningProposed.self).last { $0.area == "kashgar-tumxuk" })
    }

    @Test func `whichever side's forecasts come first, the same is proposed from the same round`() throws {
        var localFirst = try dayAfter()
        try localFirst.issue("220 80")
        try localFirst.issue("220 80", by: .corps)
        var corpsFirst = try dayAfter()
        try corpsFirst.issue("220 80", by: .corps)
        try corpsFirst.issue("220 80")
        #expect(try proposal(localFirst).reason == proposal(corpsFirst).reason)
        #expect(try proposal(localFirst).reason.zh.contains("喀什市、疏附县、疏勒县、图木舒克市同日达到"))
    }

    @Test func `the first round of all is waited for too, whichever place comes last`() throws {
        let places = ["653101", "653121", "653122", "659003"]
        for last in places {
            var sides = try TwoSides(WarningProcedure.automaticTogether())
            for place in places.filter({ $0 != last }) + [last] {
                #expect(try told(&sides) == [], "before \(place), with \(last) last")
                let words = forecast(place, on: sides.now.beijingDate, ["220 80"])
                try sides.say(words, subject: place, by: place == "659003" ? .corps : .local, source: "forecast")
            }
            #expect(try proposal(sides).reason.zh.contains("喀什市、疏附县、疏勒县、图木舒克市同日达到"))
            #expect(try proposal(sides).causes.count == 4)
        }
    }

    @Test func `a place that never forecast anything holds up no round for more than two minutes`() throws {
        var sides = try TwoSides(WarningProcedure.automaticTogether())
        try sides.issue("220 80", by: .corps)
        for place in ["653101", "653122"] {
            try sides.say(forecast(place, on: sides.now.beijingDate, ["220 80"]), subject: place, by: .local, source: "forecast")
        }
        #expect(try told(&sides) == [])
        try sides.pass(.minutes(2))
        #expect(try told(&sides).isEmpty == false)
        #expect(try proposal(sides).reason.zh.contains("喀什市、疏勒县、图木舒克市同日达到"))
    }

    @Test func `a round that stays incomplete is judged after two minutes, with the older forecast of who is silent`() throws {
        var sides = try bothSides("80", "80 220 80")
        _ = try told(&sides)
        try sides.pass(.days(1))
        try sides.issue("220 80")
        #expect(try told(&sides) == [])
        try sides.pass(.minutes(2))
        #expect(try told(&sides).isEmpty == false)
    }

    @Test func `with the link down nobody waits for the other side`() throws {
        var sides = try bothSides("80", "80 220 80")
        _ = try told(&sides)
        try sides.cut()
        try sides.pass(.days(1))
        try sides.issue("220 80")
        #expect(try told(&sides).isEmpty == false)
    }

    @Test func `when the forecasts are back it goes on as the forecasts say`() throws {
        var sides = try bothSides("220 220 80", "220 220 80")
        _ = try sides.told()
        try sides.cut()
        try sides.pass(.days(2))
        try sides.issue("80")
        try sides.issue("80", by: .corps)
        #expect(try done(&sides) == [])
        try sides.heal()
        #expect(try done(&sides) == ["lifted \(number) orange"])
    }
}

/// The rivers: judged by incidents, each side for its own targets.
@Suite struct WaterLifeTests {
    let number = "local-yarkand-river-2026-01"

    private func sides(_ procedure: WarningProcedure? = nil) throws -> TwoSides {
        try TwoSides(procedure, criteria: try Shipped.criteria().only(.river, .drinkingWater))
    }

    private func arrival(_ target: String, _ side: Side, _ probability: Double, from: Timestamp, hours: Int) -> PlumeArrival {
        func band(_ hour: Int) -> TimeBand {
            TimeBand(early: from + .hours(hour), median: from + .hours(hour + 1), late: from + .hours(hour + 2))
        }
        return PlumeArrival(
            target: target, name: Bilingual(zh: target, en: target), side: side, kilometre: 100, kind: "irrigation-intake", limit: 1,
            limitCitation: "test", arrival: band(hours), peak: band(hours + 2), departure: band(hours + 6), peakConcentration: nil,
            exceedanceProbability: probability)
    }

    private func forecast(_ arrivals: [PlumeArrival], at time: Timestamp) -> PlumeForecast {
        PlumeForecast(
            incident: "i-1", river: "yarkand", issued: time, substance: "ammonia", arrivals: arrivals, assumptions: [], method: "test")
    }

    @Test func `a plume is warned of at once, for each side's own targets, and goes out within minutes if nobody comes`() throws {
        var sides = try sides()
        let words = forecast(
            [arrival("a", .local, 0.9, from: sides.now, hours: 6), arrival("b", .corps, 0.4, from: sides.now, hours: 30)], at: sides.now)
        try sides.say(words, subject: "i-1", source: "rivers")
        #expect(try sides.told() == ["proposed \(number)-p1 issue red"])
        #expect(try sides.told(by: .corps) == ["proposed corps-yarkand-river-2026-01-p1 issue yellow"])
        try sides.endorse("\(number)-p1", "kashgar-water-duty", "a")
        #expect(try sides.told() == ["issued \(number) red 2026-01-11…2026-01-11"])
        try sides.pass(.minutes(10))
        #expect(try sides.told(by: .corps).count == 1)
        let issued = try #require(sides.said(WarningIssued.self).first)
        #expect(issued.area == "yarkand" && issued.places == ["653125", "653127", "653130"])
        #expect(issued.reason.zh.hasPrefix("叶尔羌河") && issued.causes.count == 1)
    }

    @Test func `it grows more urgent as time passes, without a new forecast, and ends when the plume has passed`() throws {
        var sides = try sides(.automatic)
        try sides.say(forecast([arrival("a", .local, 0.9, from: sides.now, hours: 30)], at: sides.now), subject: "i-1", source: "rivers")
        #expect(try sides.told().map { $0.prefix(48) }.last?.contains("yellow") == true)
        try sides.pass(.hours(7))
        #expect(try sides.told().last?.hasPrefix("raised \(number) yellow→orange") == true)
        try sides.pass(.hours(12))
        #expect(try sides.told().last?.hasPrefix("raised \(number) orange→red") == true)
        try sides.pass(.hours(60))
        #expect(try sides.told().last == "lifted \(number) red")
    }

    @Test func `a closed incident ends its warning`() throws {
        var sides = try sides(.automatic)
        try sides.say(forecast([arrival("a", .local, 0.9, from: sides.now, hours: 6)], at: sides.now), subject: "i-1", source: "rivers")
        try sides.pass(.days(1))
        _ = try sides.told()
        try sides.say(IncidentClosed(incident: "i-1", post: "p", person: "a", outcome: "done"), subject: "i-1")
        #expect(try sides.told().last == "lifted \(number) red")
    }

    private func ask(_ sides: inout TwoSides, about river: String) throws {
        let words = ConsultationRequested(
            area: river, hazard: "river", post: "kashgar-forecaster", person: "c", at: sides.now, reason: "?")
        try sides.say(words, subject: river)
    }

    @Test func `a consultation by hand takes no warning back to the level it was opened about`() throws {
        var sides = try sides()
        try sides.say(forecast([arrival("a", .local, 0.9, from: sides.now, hours: 30)], at: sides.now), subject: "i-1", source: "rivers")
        try sides.endorse("\(number)-p1", "kashgar-water-duty", "a")
        try ask(&sides, about: "yarkand")
        try sides.say(forecast([arrival("a", .local, 0.9, from: sides.now, hours: 6)], at: sides.now), subject: "i-1", source: "rivers")
        try sides.endorse("\(number)-p2", "kashgar-water-duty", "a")
        #expect(try sides.told().last?.hasPrefix("raised \(number) yellow→red") == true)
        try sides.agree("\(number)-c1")
        #expect(try sides.told() == ["closed \(number)-c1 agreed yellow"])
    }

    @Test func `a consultation by hand that comes to what is issued meanwhile keeps no later step back`() throws {
        var sides = try sides()
        try sides.say(forecast([arrival("a", .local, 0.9, from: sides.now, hours: 6)], at: sides.now), subject: "i-1", source: "rivers")
        try ask(&sides, about: "yarkand")
        let hand = "local-yarkand-river-c1"
        for post in ["forecaster", "ecology-duty"] { try sides.answer(hand, "kashgar-\(post)", .disagree, .red) }
        try sides.agree(hand, but: ["kashgar-forecaster", "kashgar-ecology-duty"])
        try sides.endorse("\(number)-p1", "kashgar-water-duty", "a")
        #expect(try sides.told().suffix(2) == ["closed \(hand) dissent red", "issued \(number) red 2026-01-11…2026-01-11"])
        try sides.pass(.days(3))
        #expect(try sides.told().contains("proposed \(number)-p2 lift red"))
    }

    @Test func `of rivers that nobody named the state keeps fifty, and a person's request makes none`() throws {
        var sides = try sides()
        for index in 0..<60 {
            let report = PlumeForecast(
                incident: "i", river: "r-\(index)", issued: sides.now, substance: "ammonia", arrivals: [], assumptions: [], method: "test")
            try sides.say(report, subject: "i", source: "rivers")
        }
        try ask(&sides, about: "r-99")
        #expect(sides.states[.local]?.watches.count == 2 * AlertProcessor.maximumRivers)
        try ask(&sides, about: "yarkand")
        #expect(try sides.told() == ["opened local-yarkand-river-c1"])
    }

    @Test func `of incidents on the water the state keeps fifty`() throws {
        var sides = try sides(.automatic)
        for index in 0..<60 {
            let words = PlumeForecast(
                incident: "i-\(index)", river: "yarkand", issued: sides.now, substance: "ammonia", arrivals: [], assumptions: [],
                method: "test")
            try sides.say(words, subject: "i-\(index)", source: "rivers")
        }
        #expect(sides.states[.local]?.incidents.count == AlertProcessor.maximumIncidents)
    }
}

extension WarningProcedure {
    /// Nobody is asked, and the region-wide area of the shipped procedure is warned for.
    static func automaticTogether(_ changes: (String, String)...) throws -> WarningProcedure {
        let shipped = try TwoSides.procedure(changes)
        return shipped.askingNobody
    }
}
