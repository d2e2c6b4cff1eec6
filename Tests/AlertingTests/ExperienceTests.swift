import Alerting
import Chronology
import Events
import Playbook
import Testing
import Wording

/// Days of issue with their probabilities, and the episodes that came; days are counted from the first issue, 0.
struct PastCase: CustomTestStringConvertible {
    let text: String
    let probabilities: [Double]
    let episodes: [ClosedRange<Int>]
    let counts: PastCounts

    /// - Parameter issues: one character a day: `x` for a probability of 0.7, `.` for 0.2.
    init(_ text: String, _ issues: String, _ episodes: ClosedRange<Int>..., gives counts: PastCounts) {
        self.text = text
        probabilities = issues.map { $0 == "x" ? 0.7 : 0.2 }
        (self.episodes, self.counts) = (episodes, counts)
    }

    var testDescription: String { text }

    func past(leadDays: Int = 5, lowerAfterIssues: Int = 2) -> CriterionPast {
        let first = day("2015-01-01")
        return CriterionPast(
            leadDays: leadDays, lowerAfterIssues: lowerAfterIssues,
            probabilities: probabilities.enumerated().map { (first.advanced(by: $0), $1) },
            episodes: episodes.map { first.advanced(by: $0.lowerBound)...first.advanced(by: $0.upperBound) })
    }
}

func counts(_ warnedDays: Int, false falseWarnings: Int = 0, missed: Int = 0, late: Int = 0, lead: [Int] = []) -> PastCounts {
    PastCounts(warnedDays: warnedDays, falseWarnings: falseWarnings, missed: missed, late: late, leadTimes: lead)
}

@Suite struct ExperienceCountTests {
    // Lead: five days.
    @Test(arguments: [
        PastCase("nothing said, nothing came", "..........", gives: counts(0)),
        PastCase("said on the eve", "...x......", 4...5, gives: counts(1, lead: [1])),
        PastCase("said five days before", "x.........", 5...6, gives: counts(1, lead: [5])),
        PastCase("said six days before is too early, and in vain", "x.........", 6...7, gives: counts(1, false: 1, missed: 1)),
        PastCase("in vain, once", "x.........", gives: counts(1, false: 1)),
        PastCase("a warning that stands for five days in vain is one", "xxxxx.....", gives: counts(5, false: 1)),
        PastCase("for longer than its lead, it is two", "xxxxxx....", gives: counts(6, false: 2)),
        PastCase("one issue that falls short does not end it", "x.x.x.....", gives: counts(3, false: 1)),
        PastCase("two do", "x..x......", gives: counts(2, false: 2)),
        PastCase("a day early within the same warning is forgiven", "xxx.......", 7...8, gives: counts(3, lead: [5])),
        PastCase("six days early is not, and the episode is warned of", "xxxxxxxxxxx.", 11...11, gives: counts(11, false: 1, lead: [5])),
        PastCase("days behind an episode within the same warning are forgiven", ".xxxxxx...", 2...3, gives: counts(6, lead: [1])),
        PastCase("a new warning behind the episode is not", ".x....x...", 2...3, gives: counts(2, false: 1, lead: [1])),
        PastCase("missed", "..........", 4...5, gives: counts(0, missed: 1)),
        PastCase("late: said on its first evening", "....x.....", 4...6, gives: counts(1, missed: 1, late: 1)),
        PastCase("said on its last evening is in vain", "......x...", 4...6, gives: counts(1, false: 1, missed: 1)),
        PastCase(
            "the first day that looked at it counts, also when others fell short after it", ".x........", 4...5, gives: counts(1, lead: [3])
        ),
        PastCase("one warning for two episodes", ".xxxxx....", 3...3, 8...8, gives: counts(5, lead: [2, 5])),
        PastCase("an episode that had begun before the first issue does not count", "x.........", 0...2, gives: counts(1)),
    ])
    func `what happened is counted by its definition`(_ example: PastCase) {
        #expect(example.past().counts(at: 0.5) == example.counts)
    }

    @Test func `a warning fires at its threshold and not below`() {
        let past = PastCase("", "x.........", gives: counts(0)).past()
        #expect(past.counts(at: 0.7).warnedDays == 1)
        #expect(past.counts(at: 0.71).warnedDays == 0)
    }

    @Test func `days without an issue end no warning, unless there are more of them than any issue looked at`() {
        let first = day("2015-01-01")
        func falseWarnings(gap: Int) -> Int {
            let days = [0, 1, 1 + gap].map { (date: first.advanced(by: $0), probability: 0.7) }
            return CriterionPast(leadDays: 5, lowerAfterIssues: 2, probabilities: days, episodes: []).counts(at: 0.5).falseWarnings
        }
        #expect(falseWarnings(gap: 5) == 1)
        #expect(falseWarnings(gap: 6) == 2)
    }

    @Test func `always warning is no way of never being wrong`() {
        let past = PastCase("", String(repeating: "x", count: 365), 100...102, 250...255, gives: counts(0)).past()
        let counts = past.counts(at: 0.05)
        #expect(counts.missed == 0)
        #expect(counts.leadTimes == [5, 5])
        #expect(counts.falseWarnings > 60)
    }

    @Test func `never warning is never wrong and misses everything`() {
        let counts = PastCase("", String(repeating: ".", count: 365), 100...102, 250...255, gives: counts(0)).past().counts(at: 0.5)
        #expect(counts == PastCounts(warnedDays: 0, falseWarnings: 0, missed: 2, late: 0, leadTimes: []))
    }

    @Test func `figures are by year of issues, with the mean lead time of what was not missed`() {
        let issues = ".xx...x" + String(repeating: ".", count: 723)
        let score = PastCase("", issues, 4...5, 20...20, 21...22, gives: counts(0)).past().score(at: 0.5)
        #expect(score.warnedDaysPerYear == 1.5)
        #expect(score.falseWarningsPerYear == 0.5)
        #expect(score.missedEpisodesPerYear == 1)
        #expect(score.lateEpisodesPerYear == 0)
        #expect(score.leadTimeDays == 3)
    }

    @Test func `without issues there is nothing to count`() {
        let score = PastCase("", "", 4...5, gives: counts(0)).past().score(at: 0.5)
        #expect(
            score
                == ThresholdScore(
                    threshold: 0.5, warnedDaysPerYear: 0, falseWarningsPerYear: 0, missedEpisodesPerYear: 0, lateEpisodesPerYear: 0,
                    leadTimeDays: nil))
    }
}

@Suite struct ExperienceOfForecastsTests {
    static let first = day("2015-01-01")

    /// Observed days from words, and issues whose scenarios are made from what really came.
    private func record(
        _ words: [String], lag: Int = 1, _ scenarios: (_ truth: ForecastScenario, _ issue: Int) -> [ForecastScenario]
    ) -> PastRecord {
        let days = Days(words.joined(separator: " "))
        let observed = words.indices.map { ObservedDay(date: Self.first.advanced(by: $0), aqi: days.aqi[$0], dust: days.dust[$0]) }
        let issues = (0..<max(words.count - 10, 0)).map { issue in
            let ahead = issue + 1...issue + 10
            let truth = ForecastScenario(aqi: ahead.map { days.aqi[$0] ?? 0 }, dust: ahead.map { days.dust[$0] })
            return PastIssue(date: Self.first.advanced(by: issue), scenarios: scenarios(truth, issue))
        }
        return PastRecord(issues: issues, observed: observed, assessmentLagDays: lag)
    }

    private func past(_ edition: String, _ record: PastRecord) throws -> [WarningLevel: CriterionPast] {
        let edition = try #require(try Shipped.criteria().editions.first { $0.id == edition })
        return Dictionary(uniqueKeysWithValues: edition.past(of: record).map { ($0.level, $0.past) })
    }

    /// Episodes no longer than the lead, with clear days between them.
    private func weather(_ lots: inout Lots, leadDays: Int) -> [String] {
        var words: [String] = []
        while words.count < 400 {
            words += (0..<2 + lots.next(12)).map { _ in "\(40 + lots.next(100))\(lots.next(4) == 0 ? "d" : "")" }
            let isDust = lots.next(2) == 0
            words += (0..<1 + lots.next(leadDays)).map { _ in "\(152 + lots.next(340))\(isDust ? "d" : "")" }
        }
        return words + Array(repeating: "60", count: 12)
    }

    @Test func `the episodes of the past are those of the warnings, each level from its own first day`() throws {
        let words =
            (0..<12).map { _ in "60" } + ["160", "160", "210", "310", "220", "60", "60", "60", "350d", "210", "60"]
            + Array(repeating: "60", count: 12)
        let pollution = try past("guidance-2024", record(words) { truth, _ in [truth] })
        func days(_ ranges: ClosedRange<Int>...) -> [ClosedRange<CalendarDate>] {
            ranges.map { Self.first.advanced(by: $0.lowerBound)...Self.first.advanced(by: $0.upperBound) }
        }
        #expect(pollution[.yellow]?.episodes == days(12...16, 21...21))
        #expect(pollution[.orange]?.episodes == days(12...16))
        #expect(pollution[.red]?.episodes == days(14...16))
        #expect(try past("dust-illustrative", record(words) { truth, _ in [truth] })[.yellow]?.episodes == days(20...20))
    }

    @Test func `an episode that meets a higher level counts for the lower ones, also where their own rules do not hold`() throws {
        // Guidance of 2018: red is also AQI 500 on one day, yellow is 48 h.
        let words = (0..<12).map { _ in "60" } + ["500"] + Array(repeating: "60", count: 12)
        let levels = try past("guidance-2018", record(words) { truth, _ in [truth] })
        #expect(levels.values.allSatisfy { $0.episodes == [Self.first.advanced(by: 12)...Self.first.advanced(by: 12)] })
    }

    @Test func `days already observed count toward the probability of an issue`() throws {
        let words = (0..<3).map { _ in "60" } + ["201", "301", "301", "201"] + Array(repeating: "60", count: 14)
        let red = try #require(try past("guidance-2018", record(words, lag: 0) { truth, _ in [truth] })[.red])
        // On the eve of the last of its four days, three of them are known.
        #expect(red.days.first { $0.date == Self.first.advanced(by: 5) }?.probability == 1)
        #expect(red.days.first { $0.date == Self.first.advanced(by: 6) }?.probability == 0)
    }

    @Test(arguments: 0..<10)
    func `perfect forecasts give no false warning and miss nothing`(seed: Int) throws {
        for (edition, lead) in [("guidance-2024", 5), ("dust-illustrative", 3)] {
            var lots = Lots(seed: seed)
            let words = weather(&lots, leadDays: lead)
            let levels = try past(edition, record(words, lag: 0) { truth, _ in [truth, truth] })
            #expect((levels[.yellow]?.episodes.count ?? 0) > 5)
            for past in levels.values {
                for threshold in WarningExperience.grid {
                    let counts = past.counts(at: threshold)
                    #expect(counts.falseWarnings == 0 && counts.missed == 0, "\(edition) seed \(seed)")
                    #expect(counts.leadTimes.allSatisfy { (1...lead).contains($0) })
                }
            }
        }
    }

    @Test(arguments: 0..<10)
    func `a higher threshold never warns on more days, misses less or gains more time`(seed: Int) throws {
        var lots = Lots(seed: seed)
        let words = weather(&lots, leadDays: 5)
        let shuffled = record(words) { truth, _ in
            (0..<10).map { _ in
                let shift = lots.next(160) - 80
                return ForecastScenario(aqi: truth.aqi.map { max($0 + shift + lots.next(120) - 60, 1) }, dust: truth.dust)
            }
        }
        for past in try past("guidance-2024", shuffled).values {
            let counts = WarningExperience.grid.map { past.counts(at: $0) }
            for (lower, higher) in zip(counts, counts.dropFirst()) {
                #expect(lower.warnedDays >= higher.warnedDays)
                #expect(lower.missed <= higher.missed)
                #expect(lower.leadTimes.reduce(0, +) >= higher.leadTimes.reduce(0, +))
            }
            #expect(counts.allSatisfy { $0.missed + $0.leadTimes.count == past.episodes.count && $0.late <= $0.missed })
        }
    }

    @Test func `a constant forecast warns always or never, and its threshold is the only one that matters`() throws {
        var lots = Lots(seed: 1)
        let words = weather(&lots, leadDays: 5)
        let heavy = Days("210 80").scenario
        let calm = Days("80").scenario
        let constant = try #require(try past("guidance-2024", record(words) { _, _ in [heavy, calm, calm, calm] })[.yellow])
        #expect(constant.counts(at: 0.25).warnedDays == constant.days.count)
        #expect(constant.counts(at: 0.25).missed == 0)
        // Days already observed may make it more, never less.
        #expect(constant.counts(at: 0.95).missed == constant.episodes.count)
        #expect(constant.counts(at: 0.25).falseWarnings > 0)
    }

    @Test func `forecasts by lot are wrong about as often as chance has it`() throws {
        var lots = Lots(seed: 7)
        let calm = Array(repeating: "60", count: 1500)
        let random = record(calm) { _, _ in (0..<10).map { _ in Days(lots.next(10) < 3 ? "210 60" : "60").scenario } }
        let past = try #require(try past("guidance-2024", random)[.yellow])
        #expect(past.episodes.isEmpty)
        let share = Double(past.counts(at: 0.5).warnedDays) / Double(past.days.count)
        // P(at least 5 of 10) with a chance of 0.3 each is 0.1503.
        #expect(abs(share - 0.1503) < 0.03)
        #expect(past.counts(at: 0.5).falseWarnings <= past.counts(at: 0.5).warnedDays)
        #expect(past.counts(at: 0.5).falseWarnings > 50)
    }

    @Test func `issues whose lead is not over, and those without scenarios, are not judged`() throws {
        let words = Array(repeating: "60", count: 40)
        let all = try #require(try past("guidance-2024", record(words) { truth, _ in [truth] })[.yellow])
        #expect(all.days.count == 30)
        let half = try #require(
            try past("guidance-2024", record(words) { truth, issue in issue.isMultiple(of: 2) ? [truth] : [] })[.yellow])
        #expect(half.days.count == 15)
        let observed = (0..<20).map { ObservedDay(date: Self.first.advanced(by: $0), aqi: 60, dust: false) }
        let issues = (0..<20).map { PastIssue(date: Self.first.advanced(by: $0), scenarios: [Days("60").scenario]) }
        #expect(try past("guidance-2024", PastRecord(issues: issues, observed: observed))[.yellow]?.days.count == 15)
        #expect(try past("guidance-2024", PastRecord(issues: issues, observed: []))[.yellow]?.days.isEmpty == true)
    }

    @Test func `the day of issue is not known to the warning, as in operation`() throws {
        // A dip on the day of issue: bridged between its neighbours when it is not assessed yet, seen when it is.
        let words = ["60", "60", "60", "210", "100", "210"] + Array(repeating: "60", count: 14)
        let blind = try #require(try past("guidance-2024", record(words) { truth, _ in [truth] })[.orange])
        let seeing = try #require(try past("guidance-2024", record(words, lag: 0) { truth, _ in [truth] })[.orange])
        #expect(blind.counts(at: 0.5).falseWarnings == 1)
        #expect(seeing.counts(at: 0.5).falseWarnings == 0)
    }

    @Test func `every edition is worked out, level by level, over the whole grid`() throws {
        var lots = Lots(seed: 3)
        let criteria = try Shipped.criteria()
        let worked = criteria.experience(of: record(weather(&lots, leadDays: 5)) { truth, _ in [truth] })
        #expect(worked.map(\.edition) == criteria.editions.filter { $0.days?.primary == nil }.map(\.id))
        #expect(
            worked.allSatisfy { worked in
                worked.levels.map(\.level) == criteria.editions.first { $0.id == worked.edition }?.levels.map(\.level)
            })
        #expect(worked.flatMap(\.levels).allSatisfy { $0.scores.map(\.threshold) == WarningExperience.grid })
        #expect(worked.first { $0.edition == "guidance-2024" }?.rules == Sample.rules)
    }

    @Test func `a worked-out experience can be written, read and used, and says which of its figures prove nothing`() throws {
        var lots = Lots(seed: 3)
        let criteria = try Shipped.criteria()
        let record = record(weather(&lots, leadDays: 5)) { truth, _ in [truth] }
        let origin = WarningExperience.Origin(
            place: "653101", standsFor: ["653101"], method: "test", command: "test", data: .init(zh: "样本。", en: "A sample."))
        let experience = try #require(WarningExperience(of: record, by: criteria, origin))
        #expect(experience.note.zh.hasPrefix("样本。") && experience.note.zh.contains("不是整年"))
        #expect(experience.note.zh.contains("过程不足 30 个的条件"))
        #expect(experience.note.en.contains("guidance-2024/red"))
        #expect(experience.period.lowerBound == Self.first)
        let (read, findings) = Shipped.read(experience: experience)
        #expect(findings.map(\.description) == [])
        #expect(read?.experience == experience)
        #expect(experience.at(0.65, of: "guidance-2024", .yellow, at: "653101")?.missedEpisodesPerYear != nil)
        #expect(WarningExperience(of: PastRecord(issues: [], observed: []), by: criteria, origin) == nil)
    }
}

/// A small generator whose seed a failing test names (Knuth's MMIX constants).
struct Lots {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// A number from 0 up to and without `count`.
    mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}
