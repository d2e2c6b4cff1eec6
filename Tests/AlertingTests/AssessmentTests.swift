import Alerting
import Chronology
import Events
import Playbook
import Testing

@Suite struct AssessmentTests {
    let first = day("2026-01-10")
    func on(_ days: Int) -> CalendarDate { first.advanced(by: days) }

    @Test func `the criteria of an area are assessed once for each renewal, not once for each place`() throws {
        var bench = try Bench()
        for round in 0..<5 { try bench.issue(on(round), "80") }
        #expect(try bench.assessments.map(\.issued) == [0, 1, 2, 3, 4].map { Timestamp(on($0), hour: 20) })
        #expect(try bench.assessments.allSatisfy { $0.area == "kashgar-urban" })
        #expect(bench.allSaid.allSatisfy { $0.subject == "kashgar-urban" && $0.correlationID == nil })
    }

    @Test func `every level of both hazards in force is assessed, with its probability and where it is most likely`() throws {
        var bench = try Bench()
        try bench.feed(forecast("653101", on: first, ["220 80", "80", "80", "80"]))
        try bench.feed(forecast("653121", on: first, ["220 220 80", "80 80 201 80", "80", "350d 350d 80"]))
        let criteria = try #require(try bench.assessments.last).criteria
        #expect(criteria.map(\.edition) == Array(repeating: "guidance-2024", count: 3) + Array(repeating: "dust-illustrative", count: 3))
        #expect(criteria.map(\.hazard) == Array(repeating: "pollution", count: 3) + Array(repeating: "dust", count: 3))
        #expect(criteria.map(\.level) == [.yellow, .orange, .red, .yellow, .orange, .red])
        #expect(criteria.map(\.probability) == [0.5, 0.25, 0, 0.25, 0.25, 0])
        #expect(criteria.map(\.place) == ["653121", "653121", "653101", "653121", "653121", "653101"])
        #expect(criteria.map(\.onset) == [on(1), on(1), nil, on(1), on(1), nil])
        #expect(criteria.map(\.threshold) == [0.65, 0.65, 0.65, 0.45, 0.45, 0.45])
    }

    @Test func `acting pays for whoever loses more than 1⁄p times its cost, and for nobody at probability 0`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80", "220 80", "80", "80")
        let criteria = try #require(try bench.assessments.last).criteria
        #expect(criteria.map(\.breakEvenRatio) == [2, 4, nil, nil, nil, nil])
    }

    @Test func `the probability of a criterion is the one that its warning gives`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 310 330 80", "220 310 330 80", "80 80")
        let warning = try #require(bench.said.first).payload(WarningIssued.self)
        let red = try #require(try bench.assessments.last?.criteria.first { $0.hazard == "pollution" && $0.level == .red })
        #expect(red.probability == warning.probability)
        #expect(red.onset == warning.onset)
        #expect("\(red.edition)/\(red.level.rawValue)" == warning.criterion)
    }

    @Test func `days already observed count toward the probability`() throws {
        var bench = try Bench()
        try bench.assess(on(-1), "310")
        try bench.assess(first, "220")
        try bench.issue(first, "220 80", "80")
        let red = try #require(try bench.assessments.last?.criteria.first { $0.level == .red })
        #expect(red.probability == 0.5)
        #expect(red.onset == on(-1))
    }

    @Test func `a place that has fallen silent holds the assessment up for one issue, and is assessed again when it is back`() throws {
        var bench = try Bench()
        try bench.issue(first, "80")
        for round in 1...3 { try bench.feed(forecast("653101", on: on(round), ["80"])) }
        try bench.issue(on(4), "220 80")
        let places = try bench.assessments.map { $0.criteria.map(\.place) }
        #expect(try bench.assessments.map(\.issued.beijingDate) == [first, on(2), on(3), on(4), on(4)])
        #expect(places.allSatisfy { $0.allSatisfy { $0 == "653101" } })
    }

    @Test func `a place that never speaks holds the first assessment up for one issue`() throws {
        var bench = try Bench()
        for round in 0..<3 { try bench.feed(forecast("653101", on: on(round), ["80"])) }
        #expect(try bench.assessments.map(\.issued.beijingDate) == [on(1), on(2)])
    }

    @Test func `each side assesses its own areas only`() throws {
        var corps = try Bench(.corps)
        for side in Side.allCases {
            for place in ["653101", "659003"] { try corps.feed(forecast(place, on: first, ["80"]), side: side) }
        }
        #expect(try corps.assessments.map(\.area) == ["tumxuk"])
    }

    @Test func `an older forecast, and one without scenarios, are not assessed`() throws {
        var bench = try Bench()
        try bench.issue(on(1), "80")
        let before = try bench.assessments
        try bench.issue(first, "220 220 220")
        try bench.feed(forecast("653101", on: on(2), []))
        #expect(try bench.assessments == before)
    }

    @Test func `an assessment stands behind the warnings of the same forecast, and changes none of them`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 80")
        let said = bench.allSaid.filter { $0.type != WarningIssued.type }
        #expect(said.map(\.type) == [WarningProposed.type, CriteriaAssessed.type])
        #expect(said.map(\.causationID) == ["e0", bench.journal.last { $0.type == ForecastIssued.type }?.id])
    }

    @Test func `what is known from the past is said with it, and nothing where nothing is known`() throws {
        let criteria = try #require(Shipped.read(experience: Sample.experience).value)
        var bench = try Bench(criteria: criteria.only(.pollution, .dust))
        try bench.issue(first, "220 80")
        let (yellow, orange) = try (#require(bench.assessments.last?.criteria[0]), #require(bench.assessments.last?.criteria[1]))
        #expect(
            yellow.experience
                == .init(days: 500, episodes: 12, falseWarningsPerYear: 2.5, missedEpisodesPerYear: 3, leadTimeDays: 1.75))
        #expect(orange.experience == nil)
        var other = try Bench(criteria: try #require(Shipped.read(experience: nil).value))
        try other.issue(first, "220 80")
        #expect(try other.assessments.last?.criteria.allSatisfy { $0.experience == nil } == true)
    }
}
