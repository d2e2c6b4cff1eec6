import Alerting
import Chronology
import Events
import Playbook
import Region
import Testing

/// Levels by lot: rules of one to three days over a few thresholds.
enum LevelsByLot {
    static let thresholds = [150, 200, 250, 300]
    /// One index of each class that the thresholds cut.
    static let classes = [150, 200, 250, 300, 500]

    static func alternative(_ lots: inout Lots) -> Alternative {
        let rules = (0..<1 + lots.next(2)).map { _ in RunRule(above: thresholds[lots.next(4)], hours: 24 * (1 + lots.next(2))) }
        return rules.count == 1 ? Alternative(rules[0]) : Alternative(rules[0], rules[1])
    }

    static func levels(_ lots: inout Lots) -> [LevelCriterion] {
        [WarningLevel.yellow, .orange, .red].map { level in
            LevelCriterion(level, anyOf: (0..<1 + lots.next(2)).map { _ in alternative(&lots) }, probability: 0.5, leadDays: 5)
        }
    }

    static func courses(of length: Int) -> [[Int]] {
        (0..<length).reduce([[]]) { courses, _ in courses.flatMap { course in classes.map { course + [$0] } } }
    }
}

@Suite struct ProofTests {
    private func edition(_ id: String = "guidance-2024") throws -> CriteriaEdition {
        try #require(try Shipped.criteria().editions.first { $0.id == id })
    }

    @Test(arguments: 0..<60)
    func `a local edition is proved stricter exactly when every course of days bears it out`(seed: Int) throws {
        var lots = Lots(seed: seed)
        let base = try edition().with(LevelsByLot.levels(&lots))
        // Half of them are the base with one more alternative, which can only be stricter.
        let isWider = seed.isMultiple(of: 2)
        let extra = LevelsByLot.alternative(&lots)
        let wider = base.levels.map { LevelCriterion($0.level, anyOf: $0.anyOf + [extra], probability: 0.5, leadDays: 5) }
        let local = base.with(isWider ? wider : LevelsByLot.levels(&lots))
        let counterexample = (1...4).lazy.flatMap(LevelsByLot.courses).first { course in
            guard let there = base.level(of: course) else { return false }
            return local.level(of: course).map { $0 < there } ?? true
        }
        #expect(local.isAsStrict(as: base) == (counterexample == nil), "seed \(seed): \(counterexample ?? [])")
        if isWider { #expect(counterexample == nil) }
    }

    @Test(arguments: 0..<20)
    func `worse air never gets a lower level`(seed: Int) throws {
        var lots = Lots(seed: seed)
        let edition = try edition().with(LevelsByLot.levels(&lots))
        for _ in 0..<200 {
            let course = (0..<8).map { _ in 1 + lots.next(500) }
            let worse = course.map { min(500, $0 + lots.next(200)) }
            guard let level = edition.level(of: course) else { continue }
            #expect(edition.level(of: worse).map { $0 >= level } == true, "seed \(seed): \(course) \(worse)")
        }
    }

    @Test(arguments: 0..<20)
    func `two runs are one episode exactly when the lifting condition does not hold between them`(seed: Int) throws {
        var lots = Lots(seed: seed)
        let edition = try edition()
        for _ in 0..<100 {
            let gap = (0..<1 + lots.next(4)).map { _ in 100 + lots.next(100) }
            let course = [60, 60, 210] + gap + [210, 210, 60, 60]
            let days = Days(course.map(String.init).joined(separator: " "))
            let outlook = try outlook(days, edition)
            let isParted = zip(gap, gap.dropFirst()).contains { $0 < 150 && $1 < 150 }
            let onset = try #require(outlook.expectations.first?.onset)
            let span = onset.distance(to: try #require(outlook.expectations.last).ends)
            // Orange is met by the last two days; one episode has it from the first run on.
            let orange = try #require(outlook.expectations.first { $0.level == .orange })
            let reachesBack = orange.onset.distance(to: orange.ends) >= gap.count + 2
            #expect(reachesBack == !isParted, "seed \(seed): \(course), \(span)")
        }
    }

    private func outlook(_ days: Days, _ edition: CriteriaEdition) throws -> Outlook {
        let observed = days.aqi.indices.map { ObservedDay(date: day("2026-01-01").advanced(by: $0), aqi: days.aqi[$0], dust: false) }
        // The last five days are forecast, so that the runs are current.
        let (past, ahead) = (observed.dropLast(4), observed.suffix(4))
        let issued = try #require(past.last).date
        let text = ahead.compactMap(\.aqi).map(String.init).joined(separator: " ")
        return try #require(
            Outlook(forecast("653101", on: issued, [text]), id: "f", edition: edition, observed: Array(past)))
    }

    @Test func `the shipped criteria stand the trial of every course of days`() {
        let proof = ExhaustiveProof(of: Shipped.files)
        #expect(proof.findings.map(\.description) == [])
        #expect(proof.courses > 10_000)
    }

    @Test func `the trial finds a level that is never the highest, and says where`() throws {
        let levels = [WarningLevel.yellow, .orange].map {
            LevelCriterion($0, anyOf: [Alternative(RunRule(above: 200, hours: 24))], probability: 0.5, leadDays: 5)
        }
        let proof = ExhaustiveProof(of: try edition().with(levels), at: Mark(file: "local.yaml", line: 7, column: 1))
        #expect(proof.findings.count == 1)
        #expect(proof.findings.first?.description.contains("‘yellow’ is never the highest level") == true)
        #expect(proof.findings.first?.description.hasPrefix("local.yaml:7:1: error") == true)
    }
}

@Suite struct StricterFileTests {
    /// Findings with a local file beside the shipped ones, made from one of them.
    private func findings(of path: String, local changes: [(String, String)]) throws -> [Finding] {
        var texts: [String: String] = [:]
        for path in Shipped.files.paths(under: WarningCriteria.folder) { texts[path] = Shipped.files[path] }
        var text = try #require(texts[path])
        let id = try #require(text.firstMatch(of: /edition: (\S+)/)?.1)
        text = text.replacing("edition: \(id)", with: "edition: local\nstricterThan: \(id)").replacing(
            "applies: true", with: "applies: false")
        for (from, to) in changes {
            #expect(text.contains(from))
            text = text.replacing(from, with: to, maxReplacements: 1)
        }
        texts["warnings/local.yaml"] = text
        return WarningCriteria.read(PlaybookFiles(texts), region: Shipped.region).findings
    }

    private let file = "warnings/heavy-pollution.yaml"

    @Test func `a file that says the same is as strict, and so is one that fires earlier and lifts later`() throws {
        #expect(try findings(of: file, local: []).filter { $0.severity == .error } == [])
        let stricter = [
            ("above: 200, hours: 72", "above: 150, hours: 96"), ("below: 150", "below: 120"), ("holds: {from: 150", "holds: {from: 120"),
        ]
        #expect(try findings(of: file, local: stricter).filter { $0.description.contains("laxer") } != [])
        let earlier = [("probability: 0.65", "probability: 0.5"), ("hours: 36", "hours: 48")]
        #expect(try findings(of: file, local: earlier).filter { $0.severity == .error } == [])
    }

    @Test(arguments: [
        Mistake("{above: 200, hours: 24}", "{above: 210, hours: 24}", "the course of days 201 is ‘yellow’ there and nothing here"),
        Mistake(
            "{above: 150, hours: 72}", "{above: 150, hours: 96}", "the course of days 151 151 151 is ‘orange’ there and only ‘yellow’ here"),
        Mistake("{above: 300, hours: 24}", "{above: 300, hours: 48}", "is ‘red’ there and only ‘orange’ here"),
        Mistake("probability: 0.65", "probability: 0.7", "‘yellow’ fires at 0.7, not already at 0.65"),
        Mistake("leadDays: 5", "leadDays: 4", "‘yellow’ looks 4 days ahead, not 5"),
        Mistake("hours: 36", "hours: 24", "the course of days 149 is lifted here and not there"),
        Mistake("probability: 0.5\n", "probability: 0.4\n", "it is lifted at a probability of 0.4"),
        Mistake("lowerAfterIssues: 2", "lowerAfterIssues: 1", "it is lowered after 1 issues already"),
        Mistake("extendDaysBefore: 1", "extendDaysBefore: 0", "a later end is said 0 days before the announced one, not 1"),
        Mistake("dailyMean: sliding", "dailyMean: calendar", "calendar days only"),
        Mistake("dailyMean: sliding", "absorbedBy: [ozone]\ndailyMean: sliding", "it leaves more days to other hazards"),
        Mistake("dailyMean: sliding", "days: {months: [1, 2], provenance: illustrative}\ndailyMean: sliding", "months [3, 4"),
        Mistake("stricterThan: guidance-2024", "stricterThan: guidance-1999", "there is no other edition ‘guidance-1999’"),
        Mistake("stricterThan: guidance-2024", "stricterThan: ozone-illustrative", "there is no other edition ‘ozone-illustrative’"),
    ])
    func `what is laxer is found, with a course of days that shows it`(_ mistake: Mistake) throws {
        let findings = try findings(of: file, local: [(mistake.from, mistake.to)])
        #expect(findings.contains { $0.description.contains(mistake.finding) && $0.mark.file == "warnings/local.yaml" }, "\(findings)")
    }

    @Test func `days do not change hands between dust and heavy pollution`() throws {
        for ratio in ["0.3", "0.9"] {
            let findings = try findings(of: "warnings/dust.yaml", local: [("ratioBelow: 0.35", "ratioBelow: \(ratio)")])
            #expect(findings.contains { $0.description.contains("a day is dust below \(ratio) here and below 0.35 there") }, "\(findings)")
        }
    }

    @Test func `a file for the same hazard is about no fewer targets`() throws {
        let findings = try findings(of: "warnings/river.yaml", local: [("levels:\n", "targets: [reservoir]\nlevels:\n")])
        #expect(
            findings.contains { $0.description.contains("laxer than river-illustrative: ‘drinking-intake, 10%, in 72 h’") }, "\(findings)")
    }

    @Test func `what is in force answers to the text through every file between`() throws {
        func findings(_ middle: String) throws -> [Finding] {
            let text = try #require(Shipped.files[file])
            // A text that anybody can look up, and still a local one.
            let own = text.replacing("national: true\n", with: "").replacing("source: \"环大气〔2024〕6号, as", with: "source: \"a plan, as")
            let texts = [
                file: text.replacing("applies: true", with: "applies: false"),
                "warnings/middle.yaml": own.replacing("edition: guidance-2024", with: "edition: middle\n\(middle)").replacing(
                    "applies: true", with: "applies: false"),
                "warnings/own.yaml": own.replacing("edition: guidance-2024", with: "edition: own\nstricterThan: middle"),
            ]
            var all: [String: String] = [:]
            for path in Shipped.files.paths(under: WarningCriteria.folder) { all[path] = Shipped.files[path] }
            return WarningCriteria.read(PlaybookFiles(all.merging(texts) { $1 }), region: Shipped.region).findings
        }
        #expect(try findings("stricterThan: guidance-2024").filter { $0.severity == .error } == [])
        #expect(
            try findings("").map(\.description) == [
                "warnings/own.yaml:12:10: error: ‘own’ is in force, is itself no national text, and answers to none"
                    + " — write stricterThan: guidance-2018 or guidance-2024"
            ])
    }

    /// Findings with files of `warnings` changed, added or (nil) taken out.
    private func findings(_ changes: [String: String?]) -> [String] {
        var texts: [String: String] = [:]
        for path in Shipped.files.paths(under: WarningCriteria.folder) { texts[path] = Shipped.files[path] }
        for (path, text) in changes { texts["warnings/\(path).yaml"] = text }
        let findings = WarningCriteria.read(PlaybookFiles(texts), region: Shipped.region).findings
        return findings.filter { $0.severity == .error }.map(\.description)
    }

    @Test func `a local file that does not say what it answers to is refused, whatever it cites`() throws {
        let text = try #require(Shipped.files[file])
        let national = text.replacing("applies: true", with: "applies: false")
        let local = text.replacing("edition: guidance-2024\nnational: true", with: "edition: local").replacing("0.65", with: "0.9")
        let silent = findings(["heavy-pollution": national, "local": local])
        #expect(silent.count == 1 && silent.first?.contains("‘local’ is in force, is itself no national text, and answers to none") == true)
        let said = local.replacing("edition: local", with: "edition: local\nstricterThan: guidance-2024")
        let laxer = findings(["heavy-pollution": national, "local": said])
        #expect(laxer.contains { $0.contains("laxer than guidance-2024: ‘yellow’ fires at 0.9") }, "\(laxer)")
        #expect(findings(["heavy-pollution": national, "local": said.replacing("0.9", with: "0.6")]) == [])
    }

    @Test func `the older national text may be in force, and one of them has to stay in the folder`() throws {
        let (new, old) = (try #require(Shipped.files[file]), try #require(Shipped.files["warnings/heavy-pollution-2018.yaml"]))
        let chosen = ["heavy-pollution": new.replacing("applies: true", with: "applies: false")]
        #expect(findings(chosen.merging(["heavy-pollution-2018": old.replacing("applies: false", with: "applies: true")]) { $1 }) == [])
        let local = new.replacing("edition: guidance-2024\nnational: true", with: "edition: local")
        let alone = findings(["heavy-pollution": nil, "heavy-pollution-2018": nil, "local": local])
        #expect(alone.contains { $0.contains("no edition for heavy pollution says ‘national: true’") }, "\(alone)")
    }

    @Test func `where there is no national text, what nobody wrote answers to what somebody did`() throws {
        let dust = try #require(Shipped.files["warnings/dust.yaml"])
        let text = dust.replacing("edition: dust-illustrative", with: "edition: written").replacing(
            "applies: true", with: "applies: false"
        ).replacing("provenance: illustrative\nsource: illustrative; no", with: "provenance: named-source\nsource: a plan; no")
        let said = findings(["written": text])
        #expect(said.contains { $0.contains("‘dust-illustrative’ is in force, is itself no text from a named source") }, "\(said)")
        #expect(findings(["written": text, "dust": dust.replacing("applies:", with: "stricterThan: written\napplies:")]) == [])
    }

    @Test(arguments: [
        Mistake("withinHours: 72", "withinHours: 48", "is ‘yellow’ there and only ‘blue’ here"),
        Mistake(
            "probability: 0.3, withinHours: 48", "probability: 0.4, withinHours: 48",
            "30%, in 48 h’ is ‘orange’ there and only ‘yellow’ here"),
        Mistake("      - grade: II\n", "", "‘grade II’ is ‘orange’ there"),
        Mistake("below: 0.02", "below: 0.04", "it is lifted sooner"),
        Mistake("probability: 1\n", "probability: 0.5\n", "an unknown mass counts as 0.5"),
    ])
    func `the same holds for water, incident by incident`(_ mistake: Mistake) throws {
        let findings = try findings(
            of: "warnings/drinking-water.yaml",
            local: [
                ("stricterThan: river-illustrative\n", ""), (mistake.from, mistake.to),
            ])
        #expect(findings.contains { $0.description.contains(mistake.finding) && $0.mark.file == "warnings/local.yaml" }, "\(findings)")
    }
}
