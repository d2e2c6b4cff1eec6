import AirQuality
import Chronology
import Events
import Wording

/// Courses judged day by day by the edition of HJ 633 in force on the day: the forecast of one basis, before it is a place's.
struct Outlook {
    let days: [ForecastDay]
    let scenarios: [ForecastScenario]
    /// The edition of the first day, and whether every day's figures are known to be the right ones.
    let edition: Edition
    let editionIsKnownToApply: Bool
    let evidence: Courses.Evidence

    init(
        of courses: Courses, _ guidance: [GuidanceTable], _ history: DailyHistory, from firstDay: CalendarDate, policy: ForecastPolicy,
        _ tables: IndexTables
    ) {
        let verdicts = courses.concentrations.map { course in
            course.enumerated().map { index, means in
                Verdict(of: means, by: tables.inForce(on: firstDay.advanced(by: index)), dustBelow: policy.dustRatio)
            }
        }
        let season = IndexSeason(of: history, by: tables.inForce(on: firstDay))
        scenarios = verdicts.map { course in ForecastScenario(aqi: course.map(\.aqi), dust: course.map(\.isDust)) }
        days = (0..<ForecastPolicy.leads).map { index in
            let date = firstDay.advanced(by: index)
            return ForecastDay(
                on: date, lead: index + 1, policy, verdicts: verdicts.map { $0[index] }, means: courses.concentrations.map { $0[index] },
                season: season.quantiles(on: date), inputs: { courses.inputs(of: $0, index, guidance) })
        }
        edition = tables.inForce(on: firstDay).edition
        let dates = firstDay...firstDay.advanced(by: ForecastPolicy.leads - 1)
        editionIsKnownToApply = dates.allSatisfy { tables.inForce(on: $0).isKnownToApply(on: $0) }
        evidence = courses.evidence
    }
}

extension Courses {
    /// What a pollutant's forecast of a day rests on; nil where it is not forecast.
    fileprivate func inputs(of pollutant: Pollutant, _ day: Int, _ guidance: [GuidanceTable]) -> ForecastInputs? {
        forecasts[pollutant].map { leads in
            ForecastInputs(
                pollutant: pollutant.dailyCode,
                parts: leads[day].parts.map { part in
                    ForecastInputs.Part(
                        input: part.component.input(guidance), weight: (part.weight * 1000).rounded() / 1000,
                        median: (part.quantiles[part.quantiles.count / 2] * 10).rounded() / 10)
                })
        }
    }
}

extension Component {
    /// The name that a reader knows it by; guidance goes by its source.
    fileprivate func input(_ guidance: [GuidanceTable]) -> String {
        if case .guidance(let source) = self { guidance[source].name } else { name }
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
        on date: CalendarDate, lead: Int, _ policy: ForecastPolicy, verdicts: [Verdict], means: [PerPollutant<Concentration>],
        season: [Double]?, inputs: (Pollutant) -> ForecastInputs?
    ) {
        let aqi = Quantiles.of(verdicts.map { Double($0.aqi) }, decimals: 1)
        func share(_ isCounted: (Verdict) -> Bool) -> Double { Double(verdicts.count(where: isCounted)) / Double(verdicts.count) }
        // An index is rounded up (HJ 633), so a median of 200.5 is heavy pollution.
        let level = AirQualityLevel(aqi: Int(aqi[aqi.count / 2].rounded(.up)))
        let isFine = verdicts.count { $0.primary.contains(.pm25) } > verdicts.count { $0.primary.contains(.pm10) }
        self.init(
            date: date, lead: lead, tendency: lead >= policy.tendencyFromLead, aqi: aqi, pollutants: Self.quantiles(of: means),
            exceedance: Dictionary(
                uniqueKeysWithValues: Self.thresholds.map { threshold in ("\(threshold)", share { $0.aqi > threshold }) }),
            dustProbability: share(\.isDust), primary: Self.mostLikelyPrimary(in: verdicts)?.rawValue, level: level.rawValue,
            category: Bilingual(zh: level.zh, en: level.en), colour: [Int(level.rgb.red), Int(level.rgb.green), Int(level.rgb.blue)],
            season: season, againstSeason: lead < Self.firstAgainstSeason ? nil : season.map { Self.against($0, verdicts) },
            inputs: inputs(isFine ? .pm25 : .pm10) ?? inputs(isFine ? .pm10 : .pm25),
            dust: ForecastDust(verdicts.map { ($0.aqi, $0.isDust) }, means, thresholds: Self.thresholds, below: policy.dustRatio))
    }

    /// From this lead on a day is only compared with its season.
    private static let firstAgainstSeason = 8
    /// So many of the courses have to lie on one side of the season's middle.
    private static let clearShare = 0.6

    private static func against(_ season: [Double], _ verdicts: [Verdict]) -> AgainstSeason {
        let middle = season[season.count / 2]
        let above = Double(verdicts.count { Double($0.aqi) > middle }) / Double(verdicts.count)
        return above > clearShare ? .worse : above < 1 - clearShare ? .better : .same
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
