import Alerting
import Chronology
import Events
import Testing
import Wording

/// What is closed stays closed, whatever comes late; what begins anew is warned of.
@Suite struct ClosedIncidentTests {
    let river = "local-yarkand-river-2026"

    private func sides() throws -> TwoSides {
        try TwoSides(.automatic, criteria: try Shipped.criteria().only(.river, .drinkingWater))
    }

    /// A target that is reached in half a day.
    private func plume(_ sides: TwoSides, _ incident: String = "i-1", computed time: Timestamp? = nil) -> PlumeForecast {
        func band(_ hour: Int) -> TimeBand {
            TimeBand(early: sides.now + .hours(hour), median: sides.now + .hours(hour + 1), late: sides.now + .hours(hour + 2))
        }
        let arrival = PlumeArrival(
            target: "a", name: Bilingual(zh: "a", en: "a"), side: .local, kilometre: 100, kind: "irrigation-intake", limit: 1,
            limitCitation: "test", arrival: band(12), peak: band(14), departure: band(18), exceedanceProbability: 0.9)
        return PlumeForecast(
            incident: incident, river: "yarkand", issued: time ?? sides.now, substance: "ammonia", arrivals: [arrival], assumptions: [],
            method: "test")
    }

    private func report(_ sides: TwoSides) -> IncidentReported {
        IncidentReported(
            incident: "i-1", river: "yarkand", kilometre: 60, substance: "ammonia", released: sides.now, durationSeconds: 0,
            reporter: "kashgar-water-duty", description: "r")
    }

    private let graded = IncidentGraded(
        incident: "i-1", grade: .extraordinary, computed: .extraordinary, provisional: false, criteria: [], open: [],
        reason: Bilingual(zh: "", en: ""))

    private let closing = IncidentClosed(incident: "i-1", post: "kashgar-water-duty", person: "a", outcome: "done")

    /// Warned of, begun, closed and lifted.
    private func closed() throws -> TwoSides {
        var sides = try sides()
        try sides.say(plume(sides), subject: "i-1", source: "rivers")
        try sides.pass(.days(1))
        try sides.say(closing, subject: "i-1")
        #expect(try sides.told().last == "lifted \(river)-01 red")
        return sides
    }

    private func expectSilence(_ sides: inout TwoSides) throws {
        try sides.pass(.hours(3))
        #expect(try sides.told() == [] && sides.isStanding(river, .local) == false)
        #expect(sides.states[.local]?.incidents.isEmpty == true)
    }

    @Test(arguments: [0, 60, -1440]) func `a forecast that comes after the closing opens nothing, whenever it was computed`(
        minutes: Int
    ) throws {
        var sides = try closed()
        try sides.say(plume(sides, computed: sides.now + .minutes(minutes)), subject: "i-1", source: "rivers")
        try expectSilence(&sides)
    }

    @Test func `nor does a grade, nor a report from before the closing`() throws {
        var sides = try closed()
        try sides.say(report(sides), subject: "i-1", ahead: .hours(-2))
        try sides.say(graded, subject: "i-1", source: "incidents")
        try sides.say(plume(sides), subject: "i-1", source: "rivers")
        try expectSilence(&sides)
    }

    @Test func `a closing that comes before what it closes closes it`() throws {
        var sides = try sides()
        try sides.say(closing, subject: "i-1")
        try sides.say(report(sides), subject: "i-1", ahead: .minutes(-30))
        try sides.say(plume(sides, computed: sides.now - .minutes(20)), subject: "i-1", source: "rivers", ahead: .minutes(-20))
        try expectSilence(&sides)
    }

    @Test func `what is reported again after the closing, and computed upon that, is warned of under the next number`() throws {
        var sides = try closed()
        try sides.pass(.hours(1))
        try sides.say(report(sides), subject: "i-1")
        #expect(try sides.told() == [] && sides.states[.local]?.incidents.isEmpty == true)
        // From before the closing: late.
        try sides.say(plume(sides, computed: sides.now - .hours(2)), subject: "i-1", source: "rivers")
        #expect(try sides.told() == [])
        try sides.say(plume(sides), subject: "i-1", source: "rivers")
        #expect(try sides.told().last?.hasPrefix("issued \(river)-02 red") == true)
        // And it can be closed again.
        try sides.pass(.days(1))
        try sides.say(closing, subject: "i-1")
        #expect(try sides.told().last == "lifted \(river)-02 red")
    }

    @Test func `a new incident on the same river is warned of`() throws {
        var sides = try closed()
        try sides.say(plume(sides, "i-2"), subject: "i-2", source: "rivers")
        #expect(try sides.told().last?.hasPrefix("issued \(river)-02 red") == true)
    }

    @Test func `a report under a closed number keeps no other warning of the river from being lifted`() throws {
        var sides = try closed()
        try sides.say(plume(sides, "i-2"), subject: "i-2", source: "rivers")
        try sides.say(report(sides), subject: "i-1", ahead: .minutes(1))
        try sides.pass(.days(3))
        #expect(try sides.told().last == "lifted \(river)-02 red")
    }

    @Test func `the other side closes nothing that is not its own, and says nothing about it`() throws {
        var sides = try sides()
        try sides.say(plume(sides), subject: "i-1", source: "rivers")
        try sides.pass(.days(1))
        _ = try sides.told()
        try sides.say(closing, subject: "i-1", by: .corps)
        try sides.say(graded, subject: "i-1", by: .corps, source: "incidents")
        #expect(try sides.told() == [] && sides.isStanding(river, .local))
        for side in Side.allCases {
            #expect(sides.states[side]?.incidents["i-1"]?.side == .local && sides.states[side]?.incidents["i-1"]?.grade == nil)
        }
    }

    @Test func `of closed incidents the newest two hundred are remembered`() throws {
        var sides = try sides()
        for index in 0..<ClosedIncident.maximum + 20 {
            try sides.say(
                IncidentClosed(incident: "i-\(index)", post: "p", person: "a", outcome: "done"), subject: "i-\(index)",
                ahead: .seconds(index))
        }
        let kept = try #require(sides.states[.local]?.closings.values.map(\.number))
        #expect(kept.count == ClosedIncident.maximum && kept.contains("i-219") && !kept.contains("i-19"))
    }
}
