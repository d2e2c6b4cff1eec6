import Events

extension WarningCriteria {
    /// How every edition of the criteria would have served, at every threshold of the grid. One that asks for the primary pollutant needs
    /// a hindcast that has it, and is left out elsewise. Absorption is left aside: each is judged as if it stood alone.
    package func experience(of record: PastRecord) -> [EditionExperience] {
        editions.filter { $0.days?.primary == nil || record.hasPrimaries }.map { edition in
            let past = edition.past(of: record)
            return EditionExperience(
                edition: edition.id, hazard: edition.hazard, rules: rules(of: edition), days: past.first?.past.days.count ?? 0,
                levels: past.map { LevelExperience($0, $1) })
        }
    }
}

extension LevelExperience {
    fileprivate init(_ level: WarningLevel, _ past: CriterionPast) {
        self.init(level: level, episodes: past.episodes.count, scores: WarningExperience.grid.map { past.score(at: $0) })
    }
}

extension CriterionPast {
    /// Mean length of a year in the Gregorian calendar.
    private static let daysPerYear = 365.2425

    /// The counts at a threshold, by year: to two decimals.
    package func score(at threshold: Double) -> ThresholdScore {
        let counts = counts(at: threshold)
        func perYear(_ count: Int) -> Double { (Double(count) * Self.daysPerYear / Double(max(days.count, 1))).hundredths }
        let mean = Double(counts.leadTimes.reduce(0, +)) / Double(max(counts.leadTimes.count, 1))
        return ThresholdScore(
            threshold: threshold, warnedDaysPerYear: perYear(counts.warnedDays), falseWarningsPerYear: perYear(counts.falseWarnings),
            missedEpisodesPerYear: perYear(counts.missed), lateEpisodesPerYear: perYear(counts.late),
            leadTimeDays: counts.leadTimes.isEmpty ? nil : mean.hundredths)
    }
}

extension Double {
    fileprivate var hundredths: Double { (self * 100).rounded() / 100 }
}
