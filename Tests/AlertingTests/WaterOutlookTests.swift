import Alerting
import Chronology
import Events
import Playbook
import Testing
import Wording

/// An incident and what it means for the local side.
struct WaterCase: CustomTestStringConvertible {
    let text: String
    let hazard: Hazard
    let grade: IncidentGrade?
    let arrivals: [PlumeArrival]?
    let level: WarningLevel?

    init(_ text: String, _ hazard: Hazard, grade: IncidentGrade? = nil, _ arrivals: [PlumeArrival]? = nil, _ level: WarningLevel?) {
        (self.text, self.hazard, self.grade, self.arrivals, self.level) = (text, hazard, grade, arrivals, level)
    }

    var testDescription: String { text }
}

private let noon = Timestamp(day("2026-06-01"), hour: 12)

/// A target that the plume reaches after some hours and leaves after as many again; nil hours: hardly at all.
private func arrival(
    _ kind: String = "section", after hours: Int?, _ probability: Double?, side: Side = .local, target: String = "t"
) -> PlumeArrival {
    func band(_ hours: Int) -> TimeBand {
        TimeBand(early: noon + .hours(hours), median: noon + .hours(hours + 1), late: noon + .hours(hours + 2))
    }
    return PlumeArrival(
        target: target, name: Bilingual(zh: "断面", en: "section"), side: side, kilometre: 10, kind: kind, limit: 1, limitCitation: "test",
        arrival: hours.map(band), peak: band(hours ?? 5), departure: hours.map { band(2 * $0 + 8) }, exceedanceProbability: probability)
}

private func incident(grade: IncidentGrade?, _ arrivals: [PlumeArrival]?) -> WaterIncident {
    var incident = WaterIncident("i-1", of: .local)
    if let grade {
        let graded = IncidentGraded(
            incident: "i-1", grade: grade, computed: grade, provisional: false, criteria: [], open: [], reason: Bilingual(zh: "", en: ""))
        incident.take(graded, id: "g")
    }
    if let arrivals { incident.take(plume(arrivals), id: "p") }
    return incident
}

private func plume(_ arrivals: [PlumeArrival], issued: Timestamp = noon) -> PlumeForecast {
    PlumeForecast(
        incident: "i-1", river: "yarkand", issued: issued, substance: "diesel", arrivals: arrivals, assumptions: [], method: "test")
}

@Suite struct WaterOutlookTests {
    private func outlook(_ hazard: Hazard, _ incident: WaterIncident, side: Side = .local, at time: Timestamp = noon) throws -> WaterOutlook
    {
        try #require(try Shipped.criteria().water[hazard]).outlook(incident, for: side, at: time)
    }

    @Test(arguments: [
        WaterCase("nothing known is no warning", .river, nil, nil),
        WaterCase("a grade alone warns both sides while nothing is forecast", .river, grade: .larger, nil, .yellow),
        WaterCase("the gravest grade is red", .river, grade: .extraordinary, nil, .red),
        WaterCase("a grade does not warn a side that nothing reaches", .river, grade: .major, [arrival(after: nil, 0.01)], nil),
        WaterCase("nor one whose targets are the other side's", .river, grade: .major, [arrival(after: 5, 0.9, side: .corps)], nil),
        WaterCase("far off and unlikely is blue", .river, [arrival(after: 72, 0.1)], .blue),
        WaterCase("an hour too far is nothing", .river, [arrival(after: 73, 0.1)], nil),
        WaterCase("a little too unlikely is nothing", .river, [arrival(after: 72, 0.09)], nil),
        WaterCase("two days off", .river, [arrival(after: 48, 0.3)], .yellow),
        WaterCase("a day off", .river, [arrival(after: 24, 0.5)], .orange),
        WaterCase("half a day off and all but certain", .river, [arrival(after: 12, 0.8)], .red),
        WaterCase("the gravest target decides", .river, [arrival(after: 72, 0.1), arrival(after: 12, 0.9, target: "u")], .red),
        WaterCase("the gravest of grade and arrival decides", .river, grade: .larger, [arrival(after: 12, 0.9)], .red),
        WaterCase("an unknown mass counts as the file says", .river, [arrival(after: 12, nil)], .orange),
        WaterCase("drinking water is warned of earlier", .drinkingWater, [arrival("drinking-intake", after: 24, 0.5)], .red),
        WaterCase("and from further off", .drinkingWater, [arrival("drinking-intake", after: 120, 0.05)], .blue),
        WaterCase("and takes an unknown mass for the worst", .drinkingWater, [arrival("reservoir", after: 20, nil)], .red),
        WaterCase("but not for a section", .drinkingWater, [arrival("section", after: 2, 1)], nil),
        WaterCase("nor by a kind that nobody knows", .drinkingWater, [arrival("new-kind", after: 2, 1)], nil),
        WaterCase("which the river's criteria do see", .river, [arrival("new-kind", after: 2, 1)], .red),
    ])
    func `an incident meets the level that the criteria say`(_ example: WaterCase) throws {
        let outlook = try outlook(example.hazard, incident(grade: example.grade, example.arrivals))
        #expect(outlook.strictest?.level == example.level)
        // Every lower level is met with it.
        let levels = WarningLevel.allCases.filter { level in example.level.map { level <= $0 } ?? false }
        #expect(outlook.expectations.map(\.level) == levels)
    }

    @Test func `a level says by which targets, from when until when, how likely and why, and what it rests on`() throws {
        let arrivals = [
            arrival(after: 10, 0.9, target: "near"), arrival(after: 20, 0.6, target: "far"), arrival(after: 2, 1, side: .corps),
        ]
        let outlook = try outlook(.river, incident(grade: nil, arrivals))
        let red = try #require(outlook.strictest)
        #expect(red.targets == ["near"])
        #expect(red.onset == noon + .hours(10))
        #expect(red.ends == noon + .hours(30))
        #expect(red.probability == 0.9 && red.threshold == 0.8)
        #expect(red.reasons.map(\.en).joined().contains("probability 90% (fires at 80%)"))
        #expect(red.reasons.map(\.zh).joined().contains("超标概率90%（启动值80%）"))
        #expect(outlook.expectation(.orange)?.targets == ["near", "far"])
        #expect(outlook.causes == ["p"])
        #expect(outlook.river == "yarkand")
    }

    @Test func `it is clear a day after the plume has passed, and where hardly anything comes, but not before anything is known`() throws {
        let passing = incident(grade: .major, [arrival(after: 10, 0.9)])
        let clears = noon + .hours(30 + 24)
        #expect(try outlook(.river, passing).clearsAt == clears)
        #expect(try outlook(.river, passing, at: clears).isClear(at: clears))
        #expect(try outlook(.river, passing, at: clears).strictest == nil)
        #expect(try outlook(.river, passing, at: clears + .hours(-1)).isClear(at: clears + .hours(-1)) == false)
        #expect(try outlook(.river, incident(grade: .major, [arrival(after: 10, 0.04)])).isClear(at: noon))
        #expect(try outlook(.river, incident(grade: .major, nil)).isClear(at: noon) == false)
    }

    @Test func `as time passes a forecast that stays warns of what has come closer`() throws {
        let coming = incident(grade: nil, [arrival(after: 60, 0.9)])
        let levels = try [0, 12, 36, 48, 70].map { try outlook(.river, coming, at: noon + .hours($0)).strictest?.level }
        #expect(levels == [.blue, .yellow, .orange, .red, .red])
    }

    @Test func `an older forecast, and those of other incidents, change nothing`() {
        var known = incident(grade: .larger, [arrival(after: 10, 0.9)])
        let before = known
        known.take(plume([], issued: noon + .hours(-1)), id: "old")
        var other = WaterIncident("i-2", of: .local)
        other.take(plume([arrival(after: 1, 1)]), id: "p")
        #expect(known == before)
        #expect(other == WaterIncident("i-2", of: .local))
    }

    @Test func `of one forecast five hundred targets are kept`() {
        let many = (0...WaterIncident.maximumTargets).map { arrival(after: 10, 0.5, target: "t\($0)") }
        #expect(incident(grade: nil, many).arrivals?.count == 500)
    }
}
