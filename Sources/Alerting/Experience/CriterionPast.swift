package import Chronology

/// One criterion over the past: with which probability each issue expected it, and when it came.
///
/// What is counted, and how:
///
/// - **Episode**: an observed one in the sense of the warnings (`Episode`), which meets the level or a higher one, from the first to the last
///   day of the runs that do. It counts when an issue looked at its first day.
/// - **Warned day**: an issue on which the probability reaches the threshold. It is *borne out* when a day of an episode lies within its lead.
/// - **Warning**: warned days in a row. As long as fewer issues on end fall short than it takes to lower a warning, it goes on.
/// - **False warning**: a warning of which no day is borne out. One that stands without an episode for longer than its lead counts again
///   for every further lead begun; days next to an episode within the same warning are forgiven up to one lead. Always warning is
///   therefore no way of never being wrong.
/// - **Missed episode**: one whose first day no warned day looked at. It is *late* when there was a warned day while it lasted.
/// - **Lead time gained**: from the first warned day that looked at the episode's first day to that day; at least 1 and at most the lead.
///
/// A higher threshold never has more warned days, fewer missed episodes or more lead time for an episode. It may have more warnings,
/// because a long one falls into several.
package struct CriterionPast: Sendable {
    /// How many days an issue looks ahead.
    package let leadDays: Int
    /// Issues that have to fall short on end before a warning is over.
    package let lowerAfterIssues: Int
    /// In order of date.
    package let days: [Day]
    /// Those that count.
    package let episodes: [ClosedRange<CalendarDate>]

    /// One issue.
    package struct Day: Hashable, Sendable {
        package let date: CalendarDate
        package let probability: Double
        package let isBorneOut: Bool
    }

    /// - Parameters:
    ///   - probabilities: by day of issue.
    ///   - episodes: the first and last days of all that were observed.
    package init(
        leadDays: Int, lowerAfterIssues: Int, probabilities: [(date: CalendarDate, probability: Double)],
        episodes: [ClosedRange<CalendarDate>]
    ) {
        self.leadDays = leadDays
        self.lowerAfterIssues = lowerAfterIssues
        days = probabilities.map { date, probability in
            let horizon = date.advanced(by: 1)...date.advanced(by: leadDays)
            return Day(date: date, probability: probability, isBorneOut: episodes.contains { $0.overlaps(horizon) })
        }
        self.episodes = episodes.filter { episode in
            probabilities.contains { Self.looks($0.date, at: episode.lowerBound, leadDays) }
        }
    }

    private static func looks(_ issue: CalendarDate, at day: CalendarDate, _ leadDays: Int) -> Bool {
        (1...leadDays).contains(issue.distance(to: day))
    }
}

/// How often what happened at one threshold.
package struct PastCounts: Hashable, Sendable {
    package let warnedDays: Int
    package let falseWarnings: Int
    package let missed: Int
    /// Of the missed ones.
    package let late: Int
    /// Days, one for each episode that was not missed.
    package let leadTimes: [Int]

    package init(warnedDays: Int, falseWarnings: Int, missed: Int, late: Int, leadTimes: [Int]) {
        self.warnedDays = warnedDays
        self.falseWarnings = falseWarnings
        self.missed = missed
        self.late = late
        self.leadTimes = leadTimes
    }
}

// MARK: - Counting

extension CriterionPast {
    /// Counts at a threshold; a warning fires at it and not below.
    package func counts(at threshold: Double) -> PastCounts {
        let warned = days.indices.filter { days[$0].probability >= threshold }
        let dates = warned.map { days[$0].date }
        let leadTimes = episodes.compactMap { leadTime(of: $0, warned: dates) }
        let missed = episodes.filter { leadTime(of: $0, warned: dates) == nil }
        return PastCounts(
            warnedDays: warned.count, falseWarnings: warnings(warned).map(falseWarnings).reduce(0, +), missed: missed.count,
            late: missed.count { episode in dates.contains { $0 >= episode.lowerBound && $0 < episode.upperBound } },
            leadTimes: leadTimes)
    }

    /// Nil for a missed episode.
    private func leadTime(of episode: ClosedRange<CalendarDate>, warned: [CalendarDate]) -> Int? {
        let first = warned.first { Self.looks($0, at: episode.lowerBound, leadDays) }
        return first?.distance(to: episode.lowerBound)
    }

    /// Warned days in a row, as ranges of issues from the first to the last, those that fall short in between among them.
    private func warnings(_ warned: [Int]) -> [ClosedRange<Int>] {
        var warnings: [ClosedRange<Int>] = []
        for position in warned {
            if let last = warnings.last, goesOn(from: last.upperBound, to: position) {
                warnings[warnings.count - 1] = last.lowerBound...position
            } else {
                warnings.append(position...position)
            }
        }
        return warnings
    }

    /// Days without an issue end nothing, unless there are more of them than any issue looked at.
    private func goesOn(from earlier: Int, to later: Int) -> Bool {
        later - earlier <= lowerAfterIssues && days[earlier].date.distance(to: days[later].date) <= max(leadDays, lowerAfterIssues)
    }

    private func falseWarnings(of warning: ClosedRange<Int>) -> Int {
        let stretches = days[warning].split(whereSeparator: \.isBorneOut)
        return stretches.map { stretch in
            let leads = (stretch.count + leadDays - 1) / leadDays
            return stretch.count == warning.count ? leads : leads - 1
        }.reduce(0, +)
    }
}
