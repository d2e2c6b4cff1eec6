import AirQuality
import Chronology
import Events

/// Season and damped persistence.
///
/// For course *s*, pollutant and lead *h*: anomaly = z_s(h) + Σ w · ρ(h + a) · (z_now − z_s(−a)), where z_s is a stretch of history,
/// z_now an observed anomaly, *a* days old, *w* how much it counts, and ρ the share that is left. The sum is over the newest valid day
/// and the incomplete days after it (`RecentDays`). So a course is what followed in the past, moved by what is left of the difference
/// between now and then; with no fresh observation it is the season alone. z_s(h) is widened for what a short record does not show
/// (`Widening`).
struct SeasonalMethod {
    let policy: ForecastPolicy

    /// The name in the forecast, with the version of the method.
    static let name = "seasonal-persistence/2"

    func courses(
        from history: DailyHistory, _ incomplete: IncompleteDays, of basis: String, issuedOn issueDay: CalendarDate
    ) throws(ForecastError) -> Courses {
        let known = history.before(issueDay)
        let days = known.completeDays
        guard let newest = days.last, days.count >= policy.minimumHistoryDays else {
            throw .tooFewDays(basis: basis, have: days.count, need: policy.minimumHistoryDays)
        }
        let past = Past(of: known, policy: policy)
        let stretches = past.stretches(around: issueDay, policy: policy)
        guard stretches.rows.count >= policy.stretches.required else {
            throw .tooFewTrajectories(basis: basis, have: stretches.rows.count, need: policy.stretches.required)
        }
        let now = past.recentDays(before: issueDay, incomplete, policy: policy)
        var lots = Lots(seed: Self.seed(basis, issueDay))
        let drawn = stretches.draw(policy.courses, with: &lots)
        return Courses(
            concentrations: drawn.map { past.course(after: $0, from: issueDay, now: now, policy: policy) },
            evidence: Courses.Evidence(
                basis: basis, days: days.count, newest: newest, pollutants: past.pollutants, stretches: stretches.rows.count,
                halfSeason: stretches.halfSeason, observed: now.newestAge(of: past.columns).map { issueDay.advanced(by: -$0) },
                gaps: now.gaps(of: past.columns)))
    }

    /// The same for every place with the same basis, so that neighbours who share data share the forecast.
    private static func seed(_ basis: String, _ day: CalendarDate) -> UInt64 {
        UInt64(EventIdentity.derived(from: [name, basis, "\(day)"]).prefix(16), radix: 16) ?? 0
    }
}

/// A history in the form in which courses are drawn from it.
private struct Past {
    let climatology: Climatology
    let anomalies: Anomalies
    let persistence: Persistence
    private let widening: Widening
    /// The pollutants with enough days of their own.
    let pollutants: PollutantSet
    private let ranges: [ClosedRange<Double>]

    init(of history: DailyHistory, policy: ForecastPolicy) {
        let logs = LogSeries(of: history)
        climatology = Climatology(of: logs, window: policy.window)
        let anomalies = Anomalies(of: logs, against: climatology)
        self.anomalies = anomalies
        persistence = Persistence(of: anomalies, lags: ForecastPolicy.leads + policy.freshDays)
        widening = Widening(days: history.completeDays.count)
        ranges = Pollutant.allCases.indices.map { anomalies.range(of: $0) ?? 0...0 }
        pollutants = PollutantSet(
            Pollutant.allCases.enumerated().lazy.filter { column, _ in
                let known = stride(from: column, to: logs.values.count, by: Anomalies.width).count { !logs.values[$0].isNaN }
                return known >= policy.minimumHistoryDays
            }.map(\.element))
    }

    var columns: [Int] { Pollutant.allCases.indices.filter { pollutants.contains(Pollutant.allCases[$0]) } }

    func stretches(around day: CalendarDate, policy: ForecastPolicy) -> Trajectories {
        Trajectories(
            in: anomalies, columns: columns, around: DayOfSeason(day), back: policy.freshDays, ahead: ForecastPolicy.leads,
            rule: policy.stretches)
    }

    func recentDays(before day: CalendarDate, _ incomplete: IncompleteDays, policy: ForecastPolicy) -> RecentDays {
        RecentDays(before: day, reach: policy.freshDays, in: anomalies, of: climatology, incomplete)
    }

    /// What followed row `start`, moved by what is left of the difference between now and then.
    func course(
        after start: Int, from issueDay: CalendarDate, now: RecentDays, policy: ForecastPolicy
    ) -> [PerPollutant<Concentration>] {
        (1...ForecastPolicy.leads).map { lead in
            let season = DayOfSeason(issueDay.advanced(by: lead))
            var day = PerPollutant<Concentration>()
            for column in columns {
                let pollutant = Pollutant.allCases[column]
                let anomaly = anomaly(column, after: start, lead: lead, now: now.observations[column])
                let usual = climatology.mean(season, column) + climatology.spread(season, column) * anomaly
                day[pollutant] = Concentration(min(NaturalLogarithm.inverse(usual), policy.maxima[pollutant]?.units ?? .infinity))
            }
            return day.withFineAsPartOfCoarse
        }
    }

    /// Never outside of what has been observed.
    private func anomaly(_ column: Int, after start: Int, lead: Int, now: [RecentDays.Observation]) -> Double {
        var anomaly = anomalies.bridged[(start + lead) * Anomalies.width + column]
        anomaly *= widening.factor(shareKnown: persistence.share(column, after: lead))
        for day in now {
            let then = anomalies.bridged[(start - day.age) * Anomalies.width + column]
            anomaly += day.weight * persistence.share(column, after: lead + day.age) * (day.anomaly - then)
        }
        return min(max(anomaly, ranges[column].lowerBound), ranges[column].upperBound)
    }
}

extension PerPollutant<Concentration> {
    /// PM10 contains PM2.5: where moving the two apart has made it smaller, it is raised.
    fileprivate var withFineAsPartOfCoarse: Self {
        guard let pm10, let pm25, pm10 < pm25 else { return self }
        var day = self
        day.pm10 = pm25
        return day
    }
}
