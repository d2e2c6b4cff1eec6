import Alerting
import Chronology
import Events
import Playbook
import Testing
import Wording

/// A file of experience about one level.
enum Sample {
    static let experience = WarningExperience(
        place: "653101", standsFor: ["653101", "653121"], period: day("2015-01-01")...day("2016-05-15"), method: "test 1",
        command: #"fengsui forecast experience --place "喀什""#, note: Bilingual(zh: "样本：“少”", en: "a sample: \\ \"few\"\nlines"),
        provenance: Provenance(kind: .estimate, source: "hindcast"), editions: [edition(rules: rules)])

    static let rules =
        "yellow: AQI > 200 for 24 h, or > 150 for 48 h; orange: AQI > 200 for 48 h, or > 150 for 72 h; "
        + "red: AQI > 200 for 72 h and > 300 for 24 h; within 5 days; parted by AQI < 150 for 36 h; lowered after 2 issues; "
        + "any 24 h where there are hours; dust below 0.35"

    static func edition(rules: String) -> EditionExperience {
        EditionExperience(
            edition: "guidance-2024", hazard: .pollution, rules: rules, days: 500,
            levels: [
                LevelExperience(
                    level: .yellow, episodes: 12,
                    scores: [
                        score(0.3, vain: 6, missed: 1, lead: 2.5), score(0.6, vain: 2.5, missed: 3, lead: 1.75),
                        score(0.9, vain: 0, missed: 8),
                    ])
            ])
    }

    static func score(_ threshold: Double, vain: Double, missed: Double, lead: Double? = nil) -> ThresholdScore {
        ThresholdScore(
            threshold: threshold, warnedDaysPerYear: 20, falseWarningsPerYear: vain, missedEpisodesPerYear: missed,
            lateEpisodesPerYear: 0.5,
            leadTimeDays: lead)
    }
}

extension Shipped {
    /// The shipped criteria with another file of experience, or with none.
    static func read(experience text: String?) -> (value: WarningCriteria?, findings: [Finding]) {
        var texts: [String: String] = [:]
        for path in files.paths(under: WarningCriteria.folder) { texts[path] = files[path] }
        texts[WarningExperience.file] = text
        return WarningCriteria.read(PlaybookFiles(texts), region: region)
    }

    static func read(experience: WarningExperience) -> (value: WarningCriteria?, findings: [Finding]) { read(experience: experience.text) }
}

@Suite struct ExperienceFileTests {
    @Test func `what is written is read back the same`() {
        let (criteria, findings) = Shipped.read(experience: Sample.experience)
        #expect(findings.map(\.description) == [])
        #expect(criteria?.experience == Sample.experience)
    }

    @Test func `without the file nothing is known and nothing is wrong`() {
        let (criteria, findings) = Shipped.read(experience: nil)
        #expect(findings.isEmpty)
        #expect(criteria != nil)
        #expect(criteria?.experience == nil)
    }

    @Test func `another edition keeps the experience`() throws {
        let criteria = try #require(Shipped.read(experience: Sample.experience).value?.choosing("guidance-2018"))
        #expect(criteria.experience == Sample.experience)
    }

    @Test(arguments: [(0.3, 6.0), (0.59, 6), (0.6, 2.5), (0.65, 2.5), (0.9, 0), (1, 0)])
    func `the figures are those of the nearest threshold at or below the chosen one`(threshold: Double, vain: Double) {
        let found = Sample.experience.at(threshold, of: "guidance-2024", .yellow, at: "653121")
        #expect(found?.falseWarningsPerYear == vain)
        #expect(found?.days == 500)
        #expect(found?.episodes == 12)
    }

    @Test func `there are no figures below the grid, for other places, editions or levels`() {
        let experience = Sample.experience
        #expect(experience.at(0.29, of: "guidance-2024", .yellow, at: "653101") == nil)
        #expect(experience.at(0.65, of: "guidance-2024", .yellow, at: "659003") == nil)
        #expect(experience.at(0.65, of: "guidance-2018", .yellow, at: "653101") == nil)
        #expect(experience.at(0.65, of: "guidance-2024", .red, at: "653101") == nil)
    }

    @Test(arguments: [
        Mistake("falseWarnings: 6.0", "falseWarnings: many", "experience.yaml:30:"),
        Mistake("at: 0.6,", "at: 0.2,", "thresholds must rise"),
        Mistake("missedEpisodes: 8.0", "missedEpisodes: 0.1", "missed episodes cannot become fewer"),
        Mistake(#"place: "653101""#, #"place: "喀什""#, "place"),
        Mistake("to: 2016-05-15", "to: 2014-05-15", "it ends before it begins"),
        Mistake("episodes: 12", "episodes: -12", "episodes"),
        Mistake("lateEpisodes:", "lateEpisode:", "lateEpisodes"),
        Mistake("provenance: estimate", "provenance: guess", "provenance"),
    ])
    func `a mistake in the file is found where it is, and the criteria are not used with it`(_ mistake: Mistake) {
        let text = Sample.experience.text
        #expect(text.contains(mistake.from))
        let (criteria, findings) = Shipped.read(experience: text.replacing(mistake.from, with: mistake.to, maxReplacements: 1))
        #expect(findings.contains { $0.description.contains(mistake.finding) }, "\(findings)")
        #expect(findings.allSatisfy { $0.mark.file == WarningExperience.file })
        #expect(criteria == nil)
    }

    @Test(arguments: [
        Mistake("> 150 for 48 h", "> 150 for 72 h", "the rules of guidance-2024 have changed"),
        Mistake("edition: guidance-2024", "edition: guidance-2030", "there is no edition guidance-2030"),
        Mistake("hazard: pollution", "hazard: dust", "there is no edition guidance-2024 (dust)"),
    ])
    func `figures about other rules are a warning and are not used`(_ mistake: Mistake) {
        let (criteria, findings) = Shipped.read(
            experience: Sample.experience.text.replacing(mistake.from, with: mistake.to, maxReplacements: 1))
        #expect(findings.count == 1 && findings[0].severity == .warning)
        #expect(findings.first?.description.contains(mistake.finding) == true)
        #expect(criteria?.experience?.editions.isEmpty == true)
    }

    @Test func `a place that is not in the region is a warning and is left out`() {
        let text = Sample.experience.text.replacing(#", "653121"]"#, with: #", "110000"]"#)
        let (criteria, findings) = Shipped.read(experience: text)
        #expect(findings.map(\.severity) == [.warning])
        #expect(findings.first?.description.contains("there is no place ‘110000’") == true)
        #expect(criteria?.experience?.standsFor == ["653101"])
        #expect(criteria?.experience?.editions == Sample.experience.editions)
    }
}
