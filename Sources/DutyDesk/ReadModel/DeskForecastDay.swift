package import Chronology
package import Events
package import Wording

/// One day of a forecast, with the quantiles that are drawn.
package struct DeskForecastDay: Codable, Hashable, Sendable {
    package let date: CalendarDate
    package let lead: Int
    package let tendency: Bool
    /// 10, 25, 50, 75 and 90 % of the index; empty when the forecast has no 19 quantiles.
    package let aqi: [Int]
    /// The same of the index by the season alone; nil in a forecast that does not say.
    package let season: [Int]?
    /// From day 8 on: better, same or worse than the season.
    package let againstSeason: ForecastDay.AgainstSeason?
    package let exceedance: [String: Double]
    package let dustProbability: Double
    /// Middles of the daily means by pollutant code: with them one sees what the dust probability rests on. µg/m³, CO mg/m³.
    package let medians: [String: Double]
    package let primary: String?
    package let level: Int
    /// The level's word as the forecast has it.
    package let category: Bilingual?
    /// What the day's particulate rests on.
    package let inputs: ForecastInputs?

    init(_ day: ForecastDay) {
        date = day.date
        lead = day.lead
        tendency = day.tendency
        aqi = Self.drawn(day.aqi)
        season = day.season.map(Self.drawn)
        againstSeason = day.againstSeason
        exceedance = day.exceedance
        dustProbability = day.dustProbability
        medians = Self.medians(day.pollutants)
        primary = day.primary
        level = day.level
        category = day.category
        inputs = day.inputs.map { ForecastInputs(pollutant: $0.pollutant, parts: Array($0.parts.prefix(DeskForecast.maximumParts))) }
    }

    /// Of 0.05 … 0.95 in steps of 0.05, the ones that are drawn. The index is a whole number and always rounded up.
    private static func drawn(_ quantiles: [Double]) -> [Int] {
        guard quantiles.count == 19, quantiles.allSatisfy({ (0...10_000).contains($0) }) else { return [] }
        return [1, 4, 9, 14, 17].map { Int(quantiles[$0].rounded(.up)) }
    }

    /// To a tenth: more is not read off a page.
    private static func medians(_ pollutants: [String: [Double]]) -> [String: Double] {
        let known = pollutants.filter { $0.value.count == 19 && $0.value[9].isFinite }.sorted { $0.key < $1.key }
        let pairs = known.prefix(DeskForecast.maximumParts).map { ($0.key, ($0.value[9] * 10).rounded() / 10) }
        return Dictionary(pairs) { first, _ in first }
    }
}
