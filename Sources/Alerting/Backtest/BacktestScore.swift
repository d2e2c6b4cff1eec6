import Chronology
package import Events

/// How often what happened with one level of one hazard.
///
/// - **Warned stretch**: from the evening on which the level (or a higher one) was said to the evening on which it was taken back. A
///   warning that is lowered and raised again has two.
/// - **Hit**: a stretch in which a day of an observed episode of the level lies. **False alarm**: one that is over without any. One that is
///   still open at the end of the record without an episode is neither.
/// - **Miss**: an episode of which nothing stood on the evening before its first day; **late** when something was said while it lasted.
/// - **Flap**: a stretch taken back and said again within `flapDays`, or said and taken back within them in vain.
/// - **Lead**: days from the evening on which the stretch began to the first day of the episode, at most the level's lead.
package struct BacktestScore: Hashable, Sendable {
    package let hazard: Hazard
    package let edition: String
    package let level: WarningLevel
    /// Observed, those of which an issue looked at the first day.
    package let episodes: Int
    package let warnings: Int
    package let hits: Int
    package let falseAlarms: Int
    package let misses: Int
    /// Of the misses.
    package let late: Int
    package let flaps: Int
    package let warnedDays: Int
    /// Mean over the episodes that were not missed; nil when all were.
    package let leadDays: Double?
}

/// A stretch during which at least a level was in force.
struct WarnedStretch: Hashable {
    let from: CalendarDate
    /// Nil when it is still open.
    let until: CalendarDate?

    /// The days warned of: those behind the evening.
    func covers(_ episode: ClosedRange<CalendarDate>) -> Bool {
        episode.upperBound > from && (until.map { episode.lowerBound <= $0 } ?? true)
    }

    /// Whether it stood on the evening before a day.
    func stands(before day: CalendarDate) -> Bool { from < day && (until.map { $0 >= day } ?? true) }
}

extension Backtest {
    /// Days within which a change that is undone is a flap, unless said otherwise.
    package static let flapDays = 3

    /// Counts the steps for every level of every hazard of the air in force.
    package func scores(of steps: [BacktestStep], flapDays: Int = Backtest.flapDays) -> [BacktestScore] {
        criteria.airHazards.flatMap { hazard -> [BacktestScore] in
            guard let edition = criteria[hazard] else { return [] }
            return edition.levels.map { criterion in
                let stretches = Self.stretches(of: criterion.level, in: steps.filter { $0.hazard == hazard })
                return score(criterion, edition, stretches, observedEpisodes(of: criterion, in: edition, beside: steps), flapDays)
            }
        }
    }

    private static func stretches(of level: WarningLevel, in steps: [BacktestStep]) -> [WarnedStretch] {
        var (found, begun): ([WarnedStretch], CalendarDate?) = ([], nil)
        for step in steps {
            let isOn = step.level.map { $0 >= level } ?? false
            if isOn { begun = begun ?? step.date }
            if !isOn, let from = begun {
                found.append(WarnedStretch(from: from, until: step.date))
                begun = nil
            }
        }
        return found + (begun.map { [WarnedStretch(from: $0, until: nil)] } ?? [])
    }

    private func score(
        _ criterion: LevelCriterion, _ edition: CriteriaEdition, _ stretches: [WarnedStretch], _ all: [ClosedRange<CalendarDate>],
        _ flapDays: Int
    ) -> BacktestScore {
        let episodes = all.filter { isLooked(at: $0.lowerBound, criterion.leadDays) }
        let hits = stretches.filter { stretch in all.contains(where: stretch.covers) }
        let missed = episodes.filter { episode in !stretches.contains { $0.stands(before: episode.lowerBound) } }
        let leads = episodes.compactMap { episode in
            stretches.first { $0.stands(before: episode.lowerBound) }.map {
                min($0.from.distance(to: episode.lowerBound), criterion.leadDays)
            }
        }
        return BacktestScore(
            hazard: edition.hazard, edition: edition.id, level: criterion.level, episodes: episodes.count, warnings: stretches.count,
            hits: hits.count, falseAlarms: stretches.count { $0.until != nil && !hits.contains($0) }, misses: missed.count,
            late: missed.count { episode in stretches.contains { episode.contains($0.from) && $0.from < episode.upperBound } },
            flaps: Self.flaps(stretches, hits: Set(hits), within: flapDays),
            warnedDays: stretches.map(days).reduce(0, +),
            leadDays: leads.isEmpty ? nil : Double(leads.reduce(0, +)) / Double(leads.count))
    }

    private static func flaps(_ stretches: [WarnedStretch], hits: Set<WarnedStretch>, within days: Int) -> Int {
        let returned = zip(stretches, stretches.dropFirst()).count { before, after in
            before.until.map { $0.distance(to: after.from) <= days } ?? false
        }
        let inVain = stretches.count { stretch in
            !hits.contains(stretch) && (stretch.until.map { stretch.from.distance(to: $0) <= days } ?? false)
        }
        return returned + inVain
    }

    private func days(_ stretch: WarnedStretch) -> Int {
        let end = stretch.until ?? record.issues.last?.date ?? stretch.from
        return max(0, stretch.from.distance(to: end))
    }

    private func isLooked(at day: CalendarDate, _ leadDays: Int) -> Bool {
        record.issues.contains { (1...leadDays).contains($0.date.distance(to: day)) }
    }
}

// MARK: - What came

extension Backtest {
    /// The observed episodes of a level, from the first to the last day of the runs that meet it.
    ///
    /// Of a hazard that others absorb, only the parts on days on which no warning of theirs stood, and only where enough days are left for
    /// a rule: it was not this hazard's to speak on the others.
    private func observedEpisodes(
        of criterion: LevelCriterion, in edition: CriteriaEdition, beside steps: [BacktestStep]
    ) -> [ClosedRange<CalendarDate>] {
        let course = Course(observed: record.observed, edition: edition)
        let episodes = (course?.episodes(parting: edition.lifting) ?? []).compactMap { $0.days(of: criterion.level, in: edition) }
        let others = edition.absorbedBy.flatMap { other in
            criteria[other]?.levels.first.map { Self.stretches(of: $0.level, in: steps.filter { $0.hazard == other }) } ?? []
        }
        guard !others.isEmpty else { return episodes }
        return episodes.flatMap { episode in
            episode.split { day in others.contains { $0.stands(before: day) } }
                .filter { $0.count >= criterion.shortestDays }
                .compactMap { part in part.first.flatMap { first in part.last.map { first...$0 } } }
        }
    }
}
