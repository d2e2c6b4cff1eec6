import Alerting
import Playbook
import Region
import Testing
import Wording

@Suite struct CriteriaTests {
    @Test func `the shipped criteria and the experience with them are complete and free of contradictions`() throws {
        let region = try #require(Region.read(Shipped.files).value)
        let (criteria, findings) = WarningCriteria.read(Shipped.files, region: region)
        #expect(findings.map(\.description) == [])
        // Whatever asks for the primary pollutant cannot be judged by a hindcast, which has none.
        let judged = criteria?.editions.filter { $0.days?.primary == nil }.map(\.id).sorted()
        #expect(criteria?.experience?.editions.map(\.edition).sorted() == judged)
        #expect(criteria?[.pollution]?.id == "guidance-2024")
        #expect(criteria?[.dust]?.provenance.isIllustrative == true)
        #expect(
            criteria?.editions.map(\.id).sorted()
                == ["dust-illustrative", "guidance-2018", "guidance-2024", "light-moderate-illustrative", "ozone-illustrative"])
        #expect(criteria?.waterEditions.map(\.id).sorted() == ["drinking-water-illustrative", "river-illustrative"])
    }

    @Test func `another edition can be chosen by its name, and only one that exists`() throws {
        let criteria = try Shipped.criteria()
        #expect(criteria.choosing("guidance-2018")?[.pollution]?.id == "guidance-2018")
        #expect(criteria.choosing("guidance-2018")?[.dust]?.id == "dust-illustrative")
        #expect(criteria.choosing("guidance-1999") == nil)
    }

    @Test(arguments: [
        Mistake("applies: true", "applies: false", "0 editions for heavy pollution"),
        Mistake("{above: 200, hours: 48}", "{above: 200, hours: 24}", "so the higher level is the weaker one"),
        Mistake("{above: 200, hours: 72}, {above: 300, hours: 24}", "{above: 150, hours: 72}", "so the higher level is the weaker one"),
        Mistake("below: 150", "below: 180", "it lifts below 180, but an index above 150 already meets a criterion"),
        Mistake("leadDays: 5", "leadDays: 1", "a rule needs 2 days and only 1 are looked at for ‘yellow’"),
        Mistake("leadDays: 5", "leadDays: 50", "leadDays"),
        Mistake("level: orange", "level: yellow", "yellow"),
        Mistake("level: orange", "level: blue", "yellow, orange, red"),
        Mistake("probability: 0.5", "probability: 1.5", "probability"),
        Mistake("cause:", "cuase:", "cause"),
        Mistake("holds: {from: 150", "holds: {from: 140", "write holds: {from: 150, to: 150}"),
        Mistake("  holds: {from: 150, to: 150}\n", "", "with an index of 150–150 day after day no level fires and none is lifted"),
        Mistake("hours: 36", "hours: 144", "lifting needs 6 days and only 5 are looked at"),
        Mistake(
            "{above: 150, hours: 48}]", "{above: 150, hours: 48}]\n      - allOf: [{above: 220, hours: 24}]", "alternative 3 of ‘yellow’"),
        Mistake("200, hours: 24}", "200, hours: 24}, {above: 160, hours: 20}", "‘above 160 for 20 h’ of ‘yellow’ follows from"),
        Mistake("probability: 0.65", "probability: 0.7", "‘orange’ fires earlier or at a lower probability than ‘yellow’"),
        Mistake("leadDays: 5", "leadDays: 11", "leadDays"),
        Mistake("dailyMean: sliding", "dailyMean: rolling", "dailyMean"),
        Mistake("dailyMean: sliding", "absorbedBy: [control]\ndailyMean: sliding", "in a circle"),
        Mistake("dailyMean: sliding", "absorbedBy: [river]\ndailyMean: sliding", "of the water"),
        Mistake(
            "[{above: 200, hours: 24}]",
            "[{above: 200, hours: 240}, {above: 210, hours: 230}, {above: 220, hours: 220}, {above: 230, hours: 210}, {above: 240, hours: 240}]",
            "one alternative has more rules than can be proved"),
        Mistake("probability: 0.5\n", "probability: 0.3\n", "when it is more likely that it should not be"),
        Mistake(
            "dailyMean: sliding", "days: {months: [11, 12, 1, 2], provenance: illustrative}\ndailyMean: sliding",
            "is nobody's: heavy pollution is not warned of on it"),
        Mistake(
            "dailyMean: sliding", "days: {primary: pm2_5, provenance: illustrative}\ndailyMean: sliding",
            "with o3 as its primary pollutant is nobody's"),
        Mistake(
            "provenance: named-source\nsource: \"环大气", "provenance: illustrative\nsource: \"环大气",
            "‘guidance-2024’ says ‘national: true’ and cites no document"),
        Mistake("national: true\n", "", "‘guidance-2024’ is in force, is itself no national text, and answers to none"),
        Mistake("national: true\n", "national: perhaps\n", "national"),
        Mistake("probability: 0.65", "probability: 0", "probability"),
        Mistake("probability: 0.65", "probability: .nan", "probability"),
        Mistake("hours: 24}]", "hours: 0}]", "hours"),
        Mistake("hours: 48}]", "hours: 241}]", "hours"),
        Mistake("steadiness:", "observedDust: {ratioBelow: 0.3, provenance: illustrative}\nsteadiness:", "there only"),
    ])
    func `a mistake in the criteria is found where it is`(_ mistake: Mistake) throws {
        let path = "warnings/heavy-pollution.yaml"
        let text = try #require(Shipped.files[path])
        #expect(text.contains(mistake.from))
        let findings = read([path: text.replacing(mistake.from, with: mistake.to, maxReplacements: 1)])
        #expect(findings.contains { $0.description.contains(mistake.finding) }, "\(findings)")
    }

    @Test(arguments: [
        ("ozone", Mistake("primary: o3", "primary: pm10", "have to name their pollutant and months")),
        ("ozone", Mistake("months: [5, 6, 7, 8, 9]", "months: [5, 6, 8, 9]", "there is a gap within")),
        ("ozone", Mistake("months: [5, 6, 7, 8, 9]", "months: [5, 6, 6]", "a month stands there twice")),
        ("ozone", Mistake("[5, 6, 7, 8, 9]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", "the season is the whole year")),
        ("ozone", Mistake("absorbedBy: [pollution]\n", "", "belongs to ozone and to heavy pollution")),
        ("ozone", Mistake("dailyMean: calendar", "dailyMean: sliding", "‘sliding’ does nothing here")),
        (
            "dust",
            Mistake("dailyMean: calendar", "days: {months: [3, 4, 5], provenance: illustrative}\ndailyMean: calendar", "is nobody's: dust")
        ),
        ("river", Mistake("probability: 0.5\n", "probability: 0.05\n", "an unknown mass counts as 0.05, and no arrival fires below 0.1")),
        (
            "river",
            Mistake(
                "  - level: red\n    anyOf:\n      - arrival: {probability: 0.8, withinHours: 12}\n      - grade: I\n", "",
                "the levels for river pollution are not complete (- red)")
        ),
        ("light-moderate-pollution", Mistake("[pollution, ozone]", "[ozone]", "")),
        ("light-moderate-pollution", Mistake("absorbedBy: [pollution, ozone]\n", "", "the same day is warned of twice")),
        ("light-moderate-pollution", Mistake("level: blue", "level: yellow", "write blue, each once")),
        ("river", Mistake("- grade: IV", "- grade: V", "grade")),
        ("river", Mistake("      - grade: IV\n", "      - {}\n", "this alternative asks for nothing")),
        ("river", Mistake("grade: III", "grade: I", "whatever meets ‘yellow’ also meets ‘red’")),
        ("river", Mistake("level: orange", "level: amber", "orange")),
        ("river", Mistake("below: 0.05", "below: 0.2", "it lifts below 0.2, but 0.1 already meets a criterion")),
        ("river", Mistake("withinHours: 72", "withinHours: 721", "withinHours")),
        ("drinking-water", Mistake("targets: [drinking-intake", "targets: [drinking-water", "targets")),
        ("drinking-water", Mistake("applies: true", "applies: false", "0 editions for drinking-water pollution")),
        (
            "drinking-water",
            Mistake("probability: 0.5, withinHours: 24", "probability: 0.9, withinHours: 24", "laxer than river-illustrative")
        ),
    ])
    func `a mistake in the other files is found where it is`(_ name: String, _ mistake: Mistake) throws {
        let path = "warnings/\(name).yaml"
        let text = try #require(Shipped.files[path])
        #expect(text.contains(mistake.from))
        let findings = read([path: text.replacing(mistake.from, with: mistake.to, maxReplacements: 1)])
        // Through ozone, heavy pollution still takes its days.
        if mistake.finding.isEmpty { return #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings)") }
        #expect(findings.contains { $0.description.contains(mistake.finding) }, "\(findings)")
    }

    @Test func `two editions in force for one hazard are refused`() throws {
        let path = "warnings/heavy-pollution-2018.yaml"
        let findings = read([path: try #require(Shipped.files[path]).replacing("applies: false", with: "applies: true")])
        #expect(findings.contains { $0.description.contains("2 editions for heavy pollution say ‘applies: true’") })
    }

    @Test func `a side without a warning area is pointed out`() {
        let (_, findings) = WarningCriteria.read(Shipped.files, region: Region(places: []))
        #expect(findings.count { $0.problem.en.contains("has no warning area") } == 2)
    }

    /// The findings with some of the shipped files replaced.
    private func read(_ changed: [String: String]) -> [Finding] {
        var texts: [String: String] = [:]
        for path in Shipped.files.paths(under: WarningCriteria.folder) { texts[path] = Shipped.files[path] }
        texts.merge(changed) { $1 }
        return WarningCriteria.read(PlaybookFiles(texts), region: Shipped.region).findings
    }
}

struct Mistake: CustomTestStringConvertible {
    let (from, to, finding): (String, String, String)

    init(_ from: String, _ to: String, _ finding: String) { (self.from, self.to, self.finding) = (from, to, finding) }

    var testDescription: String { "\(from) → \(to)" }
}
