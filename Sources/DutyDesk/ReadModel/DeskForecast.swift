package import Chronology
package import Events
package import Wording

/// A place's forecast without its scenarios, which nobody reads off a page.
package struct DeskForecast: Codable, Hashable, Sendable {
    package let place: String
    package let side: Side
    package let event: String
    package let issued: Timestamp
    package let dataCutoff: Timestamp
    package let edition: String
    package let method: String
    package let basis: [ForecastBasis]
    package let explanation: Bilingual
    package let days: [Day]

    /// One day, with the quantiles that are drawn.
    package struct Day: Codable, Hashable, Sendable {
        package let date: CalendarDate
        package let lead: Int
        package let tendency: Bool
        /// 10, 25, 50, 75 and 90 % of the index; empty when the forecast has no 19 quantiles.
        package let aqi: [Int]
        package let exceedance: [String: Double]
        package let dustProbability: Double
        package let primary: String?
        package let level: Int
    }

    /// Days of a forecast, at most.
    package static let maximumDays = 16

    init(_ forecast: ForecastIssued, _ event: Event) {
        place = forecast.place
        side = event.side
        self.event = event.id
        issued = forecast.issued
        dataCutoff = forecast.dataCutoff
        edition = forecast.edition
        method = forecast.method
        basis = Array(forecast.basis.prefix(Self.maximumDays))
        explanation = forecast.explanation
        days = forecast.days.prefix(Self.maximumDays).map(Day.init)
    }
}

extension DeskForecast.Day {
    init(_ day: ForecastDay) {
        date = day.date
        lead = day.lead
        tendency = day.tendency
        aqi = Self.drawn(day.aqi)
        exceedance = day.exceedance
        dustProbability = day.dustProbability
        primary = day.primary
        level = day.level
    }

    /// Of 0.05 … 0.95 in steps of 0.05, the ones that are drawn. The index is a whole number and always rounded up.
    private static func drawn(_ quantiles: [Double]) -> [Int] {
        guard quantiles.count == 19, quantiles.allSatisfy({ (0...10_000).contains($0) }) else { return [] }
        return [1, 4, 9, 14, 17].map { Int(quantiles[$0].rounded(.up)) }
    }
}

/// A place's newest daily report.
package struct DeskDay: Codable, Hashable, Sendable {
    package let date: CalendarDate
    package let aqi: Int?
    package let level: Int?
    package let primary: [String]
    package let unavailable: Bilingual?

    init(_ day: DayAssessed) {
        date = day.date
        aqi = day.aqi
        level = day.level
        primary = day.primary
        unavailable = day.unavailable
    }
}
