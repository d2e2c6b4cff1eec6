import Chronology
import Events
import Testing
import Wording

@testable import WaterIncidents

@Suite("Grading")
struct GradingTests {
    /// The grade after a report and facts: `III provisional deaths`.
    private func grade(_ change: (inout Bench) throws -> [Event]) throws -> String? {
        var bench = try Bench()
        let first = try bench.report()
        let said = try first + change(&bench)
        return try said.payloads(IncidentGraded.self).last.map { graded in
            let criteria = graded.criteria.map(\.criterion).joined(separator: "+")
            return "\(graded.grade.rawValue)\(graded.provisional ? " provisional" : "") \(criteria)"
        }
    }

    @Test("a report alone is grade IV for now, with what has to be found out")
    func first() throws {
        var bench = try Bench()
        let graded = try #require(try bench.report().payloads(IncidentGraded.self).first)
        #expect((graded.grade, graded.former, graded.provisional, graded.criteria.count) == (.general, nil, true, 0))
        #expect(graded.open.first?.zh == "待查：死亡、中毒或重伤、疏散、损失、取水中断、跨界")
    }

    @Test(
        "each criterion of 2014 begins where the plan says",
        arguments: [
            ("deaths", [2, 3, 9, 10, 29, 30], ["IV", "III", "III", "II", "II", "I"]),
            ("injured", [9, 10, 49, 50, 99, 100], ["IV", "III", "III", "II", "II", "I"]),
            ("evacuated", [4999, 5000, 9999, 10_000, 49_999, 50_000], ["IV", "III", "III", "II", "II", "I"]),
            ("loss", [499, 500, 1999, 2000, 9999, 10_000], ["IV", "III", "III", "II", "II", "I"]),
        ] as [(String, [Int], [String])])
    func thresholds(criterion: String, values: [Int], grades: [String]) throws {
        for (value, expected) in zip(values, grades) {
            let found = try grade { bench in
                switch criterion {
                case "deaths": try bench.impact(deaths: value)
                case "injured": try bench.impact(injured: value)
                case "evacuated": try bench.impact(evacuated: value)
                default: try bench.impact(loss: Double(value))
                }
            }
            #expect(found == "\(expected) provisional \(expected == "IV" ? "" : criterion)", "\(value)")
        }
    }

    @Test("intakes and boundaries make a grade, and the gravest of all decides")
    func kinds() throws {
        #expect(try grade { try $0.impact(intake: .township) } == "III provisional intake")
        #expect(try grade { try $0.impact(intake: .county) } == "II provisional intake")
        #expect(try grade { try $0.impact(intake: .city) } == "I provisional intake")
        #expect(try grade { try $0.impact(crosses: .county) } == "IV provisional crosses")
        #expect(try grade { try $0.impact(crosses: .nation) } == "I provisional crosses")
        #expect(
            try grade { try $0.impact(deaths: 3, evacuated: 10_000, crosses: .prefecture) } == "II provisional evacuated+crosses+deaths")
    }

    @Test("with all facts in, and none resting on a forecast, the grade is no longer provisional")
    func complete() throws {
        let found = try grade { try $0.impact(deaths: 0, injured: 12, evacuated: 0, loss: 20, intake: IntakeCutOff.none, crosses: .county) }
        #expect(found == "III injured+crosses")
    }

    @Test("a criterion names its figure, its source and its text")
    func reasons() throws {
        var bench = try Bench()
        try bench.report()
        let graded = try #require(try bench.impact(deaths: 12).payloads(IncidentGraded.self).last)
        let criterion = try #require(graded.criteria.first)
        #expect(criterion.source == "kashgar-ecology-duty \((start + .hours(1)).beijingText): 现场")
        #expect(criterion.citation.contains("2014"))
        #expect(graded.reason.zh == "重大（Ⅱ级）（暂定）：死亡 12 人（10 人以上为重大（Ⅱ级））" && graded.former == .general)
        // Order 17 of 2011 would say I.
        #expect(graded.open.contains { $0.en.hasPrefix("Order 17 of 2011") })
    }

    @Test("a forecast that reaches other ground crosses; from county to regiment upward, and a person is asked")
    func forecast() throws {
        #expect(try grade { try $0.plume([("headworks", 10, 0.9)]) } == "IV provisional crosses")
        #expect(try grade { try $0.plume([("headworks", 10, 0.2)]) } == "IV provisional ")
        var bench = try Bench()
        try bench.report()
        let graded = try #require(try bench.plume([("headworks", 10, 0.9), ("regiment", 20, 0.8)]).payloads(IncidentGraded.self).last)
        #expect((graded.grade, graded.criteria.first?.isForecast, graded.criteria.first?.value) == (.larger, true, "prefecture"))
        #expect(graded.open.contains { $0.zh.contains("请值班领导决定") })
    }

    @Test(
        "a person decides in either direction, which is shown as such; only facts that are graver than those decided upon go beyond it",
        arguments: [IncidentGrade.general, .extraordinary])
    func decided(to grade: IncidentGrade) throws {
        var bench = try Bench()
        try bench.report()
        try bench.impact(deaths: 3)
        let decision = GradeDecided(
            incident: Bench.number, grade: grade, post: "kashgar-command-chief", person: "示例", reason: "专家会商")
        let decided = try #require(try bench.feed(decision, subject: Bench.number, after: .hours(2)).payloads(IncidentGraded.self).last)
        #expect(
            (decided.grade, decided.computed, decided.decidedBy, decided.provisional) == (grade, .larger, "kashgar-command-chief", false))
        #expect(decided.reason.zh.contains("专家会商") && decided.reason.zh.contains("按标准为较大"))
        let later = try #require(try bench.impact(deaths: 11, after: .hours(3)).payloads(IncidentGraded.self).last)
        let isOutgrown = grade == .general
        #expect((later.grade, later.computed, later.provisional) == (max(grade, .major), .major, isOutgrown))
        #expect(later.open.contains { $0.zh.contains("请重新决定") } == isOutgrown && (later.decidedBy == nil) == isOutgrown)
        let anew = try bench.feed(decision, subject: Bench.number, after: .minutes(200)).payloads(IncidentGraded.self).last
        #expect(!isOutgrown || anew?.grade == grade && anew?.provisional == false)
        // The other side decides nothing about it.
        #expect(try bench.feed(decision, subject: Bench.number, after: .hours(4), from: .corps).isEmpty)
    }

    @Test("a target that counts as reached does so until it is clearly less likely")
    func hysteresis() throws {
        var bench = try Bench()
        try bench.report()
        try bench.plume([("headworks", 10, 0.4), ("regiment", 20, 0.4)])
        #expect(bench.state.incidents[Bench.number]?.graded?.grade == .general)
        for (index, (probability, grade)) in [
            (0.5, IncidentGrade.larger), (0.45, .larger), (0.3, .larger), (0.29, .general), (0.4, .general),
        ]
        .enumerated() {
            try bench.plume([("headworks", 10, 0.9), ("regiment", 20, probability)], after: .hours(index + 1))
            #expect(bench.state.incidents[Bench.number]?.graded?.grade == grade, "\(probability)")
        }
    }

    @Test("nothing is said where nothing changed, and an older fact does not replace a newer one")
    func unchanged() throws {
        var bench = try Bench()
        try bench.report()
        #expect(try bench.impact(deaths: 3).payloads(IncidentGraded.self).count == 1)
        #expect(try bench.impact(deaths: 3, after: .hours(2)).payloads(IncidentGraded.self).isEmpty)
        #expect(try bench.impact(deaths: 4, after: .hours(3)).payloads(IncidentGraded.self).last?.criteria.first?.value == "4")
        #expect(try bench.impact(deaths: 30, after: .minutes(30)).payloads(IncidentGraded.self).isEmpty)
        #expect(try bench.impact("local-2026-0099", deaths: 30).isEmpty)
    }

    @Test("facts of either side count; only the owner grades")
    func sides() throws {
        var bench = try Bench()
        try bench.report()
        #expect(try bench.impact(deaths: 3, from: .corps).payloads(IncidentGraded.self).last?.grade == .larger)
        var other = try Bench(.corps)
        #expect(try other.report(from: .local).isEmpty && other.impact(deaths: 30, from: .local).isEmpty)
        #expect(other.state.incidents.isEmpty && other.refusals.isEmpty)
    }
}
