import AirQuality
import Chronology
import Events

/// Courses judged day by day by the edition of HJ 633 in force on the day: the forecast of one basis, before it is a place's.
struct Outlook {
    let days: [ForecastDay]
    let scenarios: [ForecastScenario]
    /// The edition of the first day, and whether every day's figures are known to be the right ones.
    let edition: Edition
    let editionIsKnownToApply: Bool
    let evidence: Courses.Evidence

    init(of courses: Courses, from firstDay: CalendarDate, policy: ForecastPolicy, tables: IndexTables) {
        let verdicts = courses.concentrations.map { course in
            course.enumerated().map { index, means in
                Verdict(of: means, by: tables.inForce(on: firstDay.advanced(by: index)), dustBelow: policy.dustRatio)
            }
        }
        scenarios = verdicts.map { course in ForecastScenario(aqi: course.map(\.aqi), dust: course.map(\.isDust)) }
        days = (0..<ForecastPolicy.leads).map { index in
            ForecastDay(
                on: firstDay.advanced(by: index), lead: index + 1, isTendency: index + 1 >= policy.tendencyFromLead,
                verdicts: verdicts.map { $0[index] }, means: courses.concentrations.map { $0[index] })
        }
        edition = tables.inForce(on: firstDay).edition
        let dates = firstDay...firstDay.advanced(by: ForecastPolicy.leads - 1)
        editionIsKnownToApply = dates.allSatisfy { tables.inForce(on: $0).isKnownToApply(on: $0) }
        evidence = courses.evidence
    }
}

/// One day of one course.
private struct Verdict {
    let aqi: Int
    let primary: PollutantSet
    let isDust: Bool

    /// The index over the pollutants that there are. Unlike a report, a forecast without one of the gases still names an index;
    /// its explanation says which are missing.
    init(of means: PerPollutant<Concentration>, by table: IndexTable, dustBelow ratio: Double) {
        let indices = table.dailyIndices(of: DailyMeans(means: means))
        var (largest, holders) = (1, PollutantSet())
        for pollutant in Pollutant.allCases {
            guard let index = indices[pollutant], index >= largest else { continue }
            if index > largest { (largest, holders) = (index, []) }
            holders.insert(pollutant)
        }
        aqi = min(largest, DailyAQI.maximum)
        primary = aqi > DailyAQI.primaryThreshold ? holders : []
        isDust = if let fine = means.pm25, let coarse = means.pm10 { fine.units < ratio * coarse.units } else { false }
    }
}

extension ForecastDay {
    /// Index values above which a day's probability is given.
    private static let thresholds = [100, 150, 200, 300]

    fileprivate init(
        on date: CalendarDate, lead: Int, isTendency: Bool, verdicts: [Verdict], means: [PerPollutant<Concentration>]
    ) {
        let aqi = Quantiles.of(verdicts.map { Double($0.aqi) }, decimals: 1)
        func share(_ isCounted: (Verdict) -> Bool) -> Double { Double(verdicts.count(where: isCounted)) / Double(verdicts.count) }
        self.init(
            date: date, lead: lead, tendency: isTendency, aqi: aqi, pollutants: Self.quantiles(of: means),
            exceedance: Dictionary(
                uniqueKeysWithValues: Self.thresholds.map { threshold in ("\(threshold)", share { $0.aqi > threshold }) }),
            dustProbability: share(\.isDust), primary: Self.mostLikelyPrimary(in: verdicts)?.rawValue,
            // An index is rounded up (HJ 633), so a median of 200.5 is heavy pollution.
            level: AirQualityLevel(aqi: Int(aqi[aqi.count / 2].rounded(.up))).rawValue)
    }

    private static func quantiles(of means: [PerPollutant<Concentration>]) -> [String: [Double]] {
        var quantiles: [String: [Double]] = [:]
        for pollutant in Pollutant.allCases {
            let values = means.compactMap { $0[pollutant]?.units }
            guard values.count == means.count else { continue }
            quantiles[pollutant.dailyCode] = Quantiles.of(values, decimals: pollutant == .co ? 2 : 1)
        }
        return quantiles
    }

    /// Nil when no pollutant is primary in as many courses as have none; the standard's order settles a tie.
    private static func mostLikelyPrimary(in verdicts: [Verdict]) -> Pollutant? {
        let clean = verdicts.count { $0.primary.isEmpty }
        let counts = Pollutant.allCases.map { pollutant in verdicts.count { $0.primary.contains(pollutant) } }
        guard let most = counts.max(), most > clean else { return nil }
        return counts.firstIndex(of: most).map { Pollutant.allCases[$0] }
    }
}
