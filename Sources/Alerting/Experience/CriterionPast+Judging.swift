import Chronology
package import Events

extension CriteriaEdition {
    /// What the forecasts of the past expected of each level and what came, in the order of the levels.
    package func past(of record: PastRecord) -> [(level: WarningLevel, past: CriterionPast)] {
        let issues = record.judgeable(leadDays: firing.leadDays)
        let probabilities = issues.map { shares(of: $0, in: record) }
        let observed = Course(observed: record.observed, hazard: hazard)?.episodes(parting: lifting) ?? []
        return levels.map(\.level).map { level in
            let past = CriterionPast(
                leadDays: firing.leadDays, lowerAfterIssues: steadiness.lowerAfterIssues,
                probabilities: zip(issues, probabilities).map { ($0.date, $1[level] ?? 0) },
                episodes: observed.compactMap { $0.days(of: level, in: self) })
            return (level, past)
        }
    }

    /// For each level the share of an issue's scenarios that meet it or a higher one, worked out as a warning works it out.
    private func shares(of issue: PastIssue, in record: PastRecord) -> [WarningLevel: Double] {
        let courses = courses(of: issue.scenarios, from: issue.date.advanced(by: 1), behind: record.known(at: issue.date))
        let counts = courses.flatMap { $0.occurrences(of: self).keys }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.mapValues { Double($0) / Double(courses.count) }
    }
}

extension Episode {
    /// From the first to the last day of the runs that meet a level or a higher one; nil when none does.
    fileprivate func days(of level: WarningLevel, in edition: CriteriaEdition) -> ClosedRange<CalendarDate>? {
        let runs = edition.levels.filter { $0.level >= level }.flatMap { $0.stretches(in: course.indices[days]) }
        guard let first = runs.map(\.lowerBound).min(), let end = runs.map(\.upperBound).max() else { return nil }
        return course.date(first)...course.date(end - 1)
    }
}
