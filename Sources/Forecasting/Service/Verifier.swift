import AirQuality
import Chronology
import Events

/// The forecasts of one place that have not come true yet, and how earlier ones did. Bounded by leads and window.
struct Verifier: Hashable, Sendable, Codable {
    /// Forecasts in order of issue, the newest last.
    private var pending: [Issue] = []
    /// By lead from 1, the newest scores last.
    private var scores: [[Kept]] = Array(repeating: [], count: ForecastPolicy.leads)
    /// The last days that were verified, so that a report repeated is not scored twice.
    private var verified: [CalendarDate] = []
    /// Alarms that stand, by lead and measure.
    private(set) var alarms: Set<Alarm> = []

    struct Issue: Hashable, Sendable, Codable {
        let event: String
        let lastIndex: Int?
        let days: [ForecastDay]
    }

    /// What the record needs of a score.
    private struct Kept: Hashable, Sendable, Codable {
        let crps: Double
        let seasonCRPS: Double
        let persistenceError: Double
        let isCovered: Bool
        let levelIsRight: Bool
        let isHeavy: Bool
        let wasWarned: Bool
    }

    struct Alarm: Hashable, Sendable, Codable {
        let lead: Int
        let measure: ForecastSkillChanged.Measure
    }

    /// More than one issue a day is unusual; what is older than the longest lead is dropped.
    private static let maximumPending = 2 * ForecastPolicy.leads

    /// What the last issue said of each day.
    var newest: [ForecastDay]? { pending.last?.days }

    /// Remembers a forecast that was published.
    mutating func take(_ forecast: ForecastIssued, event: String) {
        pending.append(Issue(event: event, lastIndex: forecast.lastIndex, days: forecast.days))
        if pending.count > Self.maximumPending { pending.removeFirst(pending.count - Self.maximumPending) }
    }

    /// Scores every forecast of a day that has been assessed; nil when it has no index, or was scored before.
    func verification(of day: DayAssessed, at place: String) -> ForecastVerified? {
        guard let aqi = day.aqi, let level = day.level, !verified.contains(day.date) else { return nil }
        let scores = (1...ForecastPolicy.leads).compactMap { lead in
            // Of several issues with the same lead the last one stands.
            pending.last { issue in issue.days.contains { $0.date == day.date && $0.lead == lead } }
                .flatMap { issue in score(issue, lead: lead, aqi: aqi, level: level, day) }
        }
        guard !scores.isEmpty else { return nil }
        return ForecastVerified(
            place: place, date: day.date, aqi: aqi, level: level, primary: day.primary,
            substitute: place == day.place ? nil : day.place, scores: scores)
    }

    private func score(_ issue: Issue, lead: Int, aqi: Int, level: Int, _ day: DayAssessed) -> ForecastVerified.Score? {
        guard let said = issue.days.first(where: { $0.date == day.date }), said.aqi.count == Quantiles.levels.count else { return nil }
        let observed = Double(aqi)
        func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
        return ForecastVerified.Score(
            lead: lead, forecast: issue.event, crps: rounded(ForecastScore.crps(of: said.aqi, observed: observed)),
            seasonCRPS: said.season.map { rounded(ForecastScore.crps(of: $0, observed: observed)) },
            persistenceError: issue.lastIndex.map { abs(Double($0) - observed) },
            isCovered: said.aqi[Quantiles.tenth] <= observed && observed <= said.aqi[Quantiles.ninetieth],
            median: said.aqi[said.aqi.count / 2],
            levelIsRight: said.level == level,
            primaryIsRight: said.primary == nil && day.primary.isEmpty ? nil : said.primary.map(day.primary.contains) ?? false,
            heavyProbability: said.exceedance["200"] ?? 0)
    }

    /// Takes scores into the record.
    mutating func take(_ verification: ForecastVerified, window: Int) {
        verified = Array((verified + [verification.date]).suffix(Self.maximumPending))
        for score in verification.scores where (1...ForecastPolicy.leads).contains(score.lead) {
            // The record compares with both references, so a day counts that has both.
            guard let season = score.seasonCRPS, let persistence = score.persistenceError else { continue }
            let kept = Kept(
                crps: score.crps, seasonCRPS: season, persistenceError: persistence,
                isCovered: score.isCovered, levelIsRight: score.levelIsRight, isHeavy: verification.aqi > 200,
                wasWarned: score.heavyProbability >= 0.5)
            scores[score.lead - 1].append(kept)
            if scores[score.lead - 1].count > window { scores[score.lead - 1].removeFirst() }
        }
    }

    mutating func take(_ change: ForecastSkillChanged) {
        let alarm = Alarm(lead: change.lead, measure: change.measure)
        if change.state == .dropped { alarms.insert(alarm) } else { alarms.remove(alarm) }
    }

    /// The record of each lead that has one.
    var records: [ForecastRecord] {
        scores.enumerated().compactMap { index, scores in scores.isEmpty ? nil : Self.record(lead: index + 1, scores) }
    }

    private static func record(lead: Int, _ scores: [Kept]) -> ForecastRecord {
        let count = Double(scores.count)
        func mean(_ value: (Kept) -> Double) -> Double { (scores.reduce(0) { $0 + value($1) } / count * 100).rounded() / 100 }
        return ForecastRecord(
            lead: lead, days: scores.count, crps: mean(\.crps), seasonCRPS: mean(\.seasonCRPS), persistenceError: mean(\.persistenceError),
            coverage: mean { $0.isCovered ? 1 : 0 }, levelAccuracy: mean { $0.levelIsRight ? 1 : 0 },
            heavyDays: scores.count(where: \.isHeavy),
            heavyHits: scores.count { $0.isHeavy && $0.wasWarned }, heavyFalseAlarms: scores.count { !$0.isHeavy && $0.wasWarned })
    }
}
