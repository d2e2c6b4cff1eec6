import Chronology
import Events
import Region
import Wording

// What the newer forecasts bring with them, how they turned out, and what they mean for the criteria.

extension Sample {
    /// A forecast with everything that one can have.
    static func fullForecast(place: String = "653101", issued: Timestamp = evening) -> ForecastIssued {
        let plain = forecast(place: place, issued: issued)
        return ForecastIssued(
            place: place, issued: issued, dataCutoff: plain.dataCutoff, edition: plain.edition, method: "combined 1", basis: plain.basis,
            days: plain.days.map(withSeason), scenarios: [], explanation: plain.explanation, lastIndex: 289, guidance: sources,
            hours: hours(issued), record: (1...10).map(record), changes: plain.days.map(change))
    }

    private static func withSeason(_ day: ForecastDay) -> ForecastDay {
        ForecastDay(
            date: day.date, lead: day.lead, tendency: day.tendency, aqi: day.aqi,
            pollutants: ["pm10": day.aqi.map { $0 * 1.4 }, "pm2_5": day.aqi.map { $0 * 0.4 }],
            exceedance: day.lead > 7 ? ["200": farShares[0]] : day.exceedance,
            dustProbability: day.lead > 7 ? farShares[1] : day.dustProbability, primary: day.primary, level: day.level,
            category: Bilingual(zh: "重度污染", en: "heavily polluted"), colour: [153, 0, 76],
            season: (1...19).map { 40 + 12 * Double($0) }, againstSeason: day.lead > 7 ? .worse : nil,
            inputs: ForecastInputs(pollutant: "pm10", parts: parts(day.lead)))
    }

    /// Probabilities of the far days, which stand nowhere else.
    static let farShares = [0.93, 0.97]

    private static func parts(_ lead: Int) -> [ForecastInputs.Part] {
        let known = 0.8 / Double(lead)
        let shares = [
            ("persistence", 0.3 * known), ("upstream", 0.3 * known), ("open-meteo.ensemble/ecmwf_ifs025", 0.4 * known),
            ("season", 0.4 * (1 - known)), ("wide-season", 0.6 * (1 - known)),
        ]
        return shares.map { ForecastInputs.Part(input: $0.0, weight: $0.1, median: 260) }
    }

    private static let sources = [
        ForecastGuidance(
            source: "open-meteo.ensemble/ecmwf_ifs025", known: day, reaches: day.advanced(by: 10), days: 10, members: 51, isAnalysis: false,
            state: .whole),
        ForecastGuidance(
            source: "open-meteo.air-quality/cams_global", known: nil, reaches: nil, days: 0, members: 1, isAnalysis: false, state: .absent),
    ]

    static func hours(_ issued: Timestamp, count: Int = 72) -> ForecastHours {
        let middles = (0..<count).map { 120 + 4.04 * Double($0 % 24) }
        let band = ForecastHours.Band(low: middles.map { $0 * 0.6 }, median: middles, high: middles.map { $0 * 1.7 })
        let first = Timestamp(issued.beijingDate.advanced(by: 1), hour: 1)
        return ForecastHours(first: first, pollutants: ["pm10": band, "pm2_5": band], days: 41)
    }

    static func record(lead: Int) -> ForecastRecord {
        ForecastRecord(
            lead: lead, days: 60, crps: 30 + 3 * Double(lead), seasonCRPS: 55, persistenceError: 70, coverage: 0.82, levelAccuracy: 0.6,
            heavyDays: 10, heavyHits: max(0, 8 - lead), heavyFalseAlarms: 3)
    }

    private static func change(_ day: ForecastDay) -> ForecastChange {
        ForecastChange(
            date: day.date, pollutant: "pm10", before: 240, now: 290,
            causes: [
                ForecastChange.Cause(input: "upstream", shift: 35),
                ForecastChange.Cause(input: "open-meteo.ensemble/ecmwf_ifs025", shift: 20),
                ForecastChange.Cause(input: "calibration", shift: -5),
            ])
    }

    static func verified(place: String = "653101", date: CalendarDate = day.advanced(by: -1), heavyProbability: Double = 0.62)
        -> ForecastVerified
    {
        let scores = (1...3).map { lead in
            ForecastVerified.Score(
                lead: lead, forecast: "forecast-\(lead)", crps: 20 + 10 * Double(lead), seasonCRPS: 55, persistenceError: 40,
                isCovered: lead < 3, median: 290 - 50 * Double(lead), levelIsRight: lead == 1, primaryIsRight: true,
                heavyProbability: heavyProbability)
        }
        return ForecastVerified(place: place, date: date, aqi: 289, level: 5, primary: ["pm10"], scores: scores)
    }

    static func skill(_ state: ForecastSkillChanged.State, lead: Int = 3, place: String = "653101") -> ForecastSkillChanged {
        ForecastSkillChanged(
            place: place, lead: lead, measure: .skill, state: state, value: state == .dropped ? -0.04 : 0.11, bound: 0, days: 30,
            explanation: Bilingual(zh: "近30天误差比只看季节大。", en: "Over 30 days the errors were larger than the season's."))
    }

    static func assessed(area: String = "kashgar-urban", issued: Timestamp = evening, probability: Double = 0.72) -> CriteriaAssessed {
        let experience = CriteriaAssessed.Experience(
            days: 512, episodes: 12, falseWarningsPerYear: 5.7, missedEpisodesPerYear: 8.2, leadTimeDays: 1.4)
        func criterion(_ level: WarningLevel, _ probability: Double) -> CriteriaAssessed.Criterion {
            CriteriaAssessed.Criterion(
                edition: "dust-illustrative", hazard: "dust", level: level, probability: probability, place: "653101",
                onset: probability > 0 ? day.advanced(by: 1) : nil, threshold: 0.65,
                breakEvenRatio: probability > 0 ? 1 / probability : nil, experience: level == .red ? nil : experience)
        }
        return CriteriaAssessed(
            area: area, issued: issued,
            criteria: [criterion(.yellow, probability), criterion(.orange, probability / 2), criterion(.red, 0)])
    }
}
