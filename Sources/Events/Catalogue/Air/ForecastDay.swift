package import Chronology
package import Wording

/// One day of a forecast.
package struct ForecastDay: Hashable, Sendable, Codable {
    /// The day, in Beijing time.
    package let date: CalendarDate
    /// 1 for the first day after the issue.
    package let lead: Int
    /// True from day 6 on: a tendency against the season, no forecast of the day.
    package let tendency: Bool
    /// 19 quantiles of the daily index, 0.05 … 0.95.
    package let aqi: [Double]
    /// The same 19 quantiles of each pollutant's daily mean, by code.
    package let pollutants: [String: [Double]]
    /// Probability that the index exceeds 100, 150, 200, 300.
    package let exceedance: [String: Double]
    /// Probability that the day is a dust day (PM2.5/PM10 below the configured ratio).
    package let dustProbability: Double
    /// The most likely primary pollutant by code.
    package let primary: String?
    /// The level of the median, 1 to 6.
    package let level: Int
    /// The level's word: 重度污染.
    package let category: Bilingual?
    /// The level's colour by HJ 633: red, green, blue, 0–255.
    package let colour: [Int]?
    /// The 19 quantiles of the index by the season alone: what the forecast is measured against.
    package let season: [Double]?
    /// From day 8 on, all that can honestly be said.
    package let againstSeason: AgainstSeason?
    /// What the day's particulate rests on.
    package let inputs: ForecastInputs?

    /// Dust and not dust apart.
    package let dust: ForecastDust?

    /// How a far day compares with its season.
    package enum AgainstSeason: String, CaseIterable, Codable, Sendable {
        case better, same, worse
    }

    package init(
        date: CalendarDate, lead: Int, tendency: Bool, aqi: [Double], pollutants: [String: [Double]], exceedance: [String: Double],
        dustProbability: Double, primary: String? = nil, level: Int, category: Bilingual? = nil, colour: [Int]? = nil,
        season: [Double]? = nil, againstSeason: AgainstSeason? = nil, inputs: ForecastInputs? = nil, dust: ForecastDust? = nil
    ) {
        self.date = date
        self.lead = lead
        self.tendency = tendency
        self.aqi = aqi
        self.pollutants = pollutants
        self.exceedance = exceedance
        self.dustProbability = dustProbability
        self.primary = primary
        self.level = level
        self.category = category
        self.colour = colour
        self.season = season
        self.againstSeason = againstSeason
        self.inputs = inputs
        self.dust = dust
    }
}
