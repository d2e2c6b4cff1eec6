import Chronology
package import Events

extension CriteriaEdition {
    /// What the forecasts of the past expected of each level and what came, in the order of the levels.
    package func past(of record: PastRecord) -> [(level: WarningLevel, past: CriterionPast)] {
        let issues = record.judgeable(leadDays: longestLead)
        let probabilities = issues.map { shares(of: $0, in: record) }
        let observed = Course(observed: record.observed, edition: self)?.episodes(parting: lifting) ?? []
        return levels.map { criterion in
            let past = CriterionPast(
                leadDays: criterion.leadDays, lowerAfterIssues: steadiness.lowerAfterIssues,
                probabilities: zip(issues, probabilities).map { ($0.date, $1[criterion.level] ?? 0) },
                episodes: observed.compactMap { $0.days(of: criterion.level, in: self) })
            return (criterion.level, past)
        }
    }

    /// For each level the share of an issue's scenarios that meet it or a higher one, worked out as a warning works it out.
    private func shares(of issue: PastIssue, in record: PastRecord) -> [WarningLevel: Double] {
        let courses = courses(of: ForecastCourses(issue), behind: record.known(at: issue.date))
        let counts = courses.flatMap { $0.occurrences(of: self).keys }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.mapValues { Double($0) / Double(courses.count) }
    }
}

extension Episode {
    /// From the first to the last day of the runs that meet a level or a higher one; nil when none does.
    func days(of level: WarningLevel, in edition: CriteriaEdition) -> ClosedRange<CalendarDate>? {
        let runs = edition.levels.filter { $0.level >= level }.flatMap { $0.stretches(in: course.indices[days]) }
        guard let first = runs.map(\.lowerBound).min(), let end = runs.map(\.upperBound).max() else { return nil }
        return course.date(first)...course.date(end - 1)
    }
}
