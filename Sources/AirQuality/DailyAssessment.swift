package import Chronology

/// The assessment of one day at one station, place or city: its AQI, or why there is none.
package struct DailyAssessment: Hashable, Sendable, Codable {
    /// The calendar day in Beijing time.
    package let date: CalendarDate
    package let edition: Edition
    /// False when the standard has taken a step whose figures the edition's table lacks: say so wherever the day is shown.
    package let editionIsKnownToApply: Bool
    package let means: DailyMeans
    package let indices: PerPollutant<Int>
    /// Nil means NA: see `reasonNotAvailable`.
    package let index: DailyAQI?

    /// The pollutants without a valid mean, hence without an index.
    package var missing: PollutantSet { indices.missing }
    /// The pollutants with the largest IAQI when the AQI is above 50.
    package var primary: PollutantSet { index?.primary ?? [] }
    package var level: AirQualityLevel? { index?.level }

    /// Why there is no AQI, in both languages; nil when there is one.
    package var reasonNotAvailable: (zh: String, en: String)? {
        guard index == nil else { return nil }
        guard missing != .all else { return ("无有效数据", "no valid data") }
        return (
            "\(missing.symbols) 无有效均值，且其余污染物的 AQI 不超过 100",
            "no valid mean of \(missing.symbols), and the rest give no AQI above 100"
        )
    }
}

extension IndexTable {
    /// The assessment of a day from its means.
    package func assessment(of means: DailyMeans, on date: CalendarDate) -> DailyAssessment {
        let indices = dailyIndices(of: means)
        return DailyAssessment(
            date: date, edition: edition, editionIsKnownToApply: isKnownToApply(on: date), means: means,
            indices: indices, index: DailyAQI(of: indices))
    }

    /// The daily AQI of means, without the paperwork: for forecasts over many trajectories, and for any 24 hours.
    package func dailyAQI(of means: DailyMeans) -> DailyAQI? { DailyAQI(of: dailyIndices(of: means)) }

    /// The IAQI of each valid mean on the daily scales.
    package func dailyIndices(of means: DailyMeans) -> PerPollutant<Int> {
        PerPollutant { pollutant in
            means.means[pollutant].flatMap { iaqi(of: $0, on: .daily(pollutant), referringTo: means.largestHourlyOzone) }
        }
    }

    /// The means of 24 consecutive readings by this edition's ozone limit (the concentration of IAQI 100).
    package func dailyMeans(of readings: [Reading]) -> DailyMeans {
        DailyMeans(of: readings, ozoneLimit: concentration(at: 100, on: .o3EightHours) ?? .zero)
    }
}

extension DailyAssessment {
    /// The assessment of a calendar day from its hours, by the table in force on that day.
    package init(of series: HourlySeries, on date: CalendarDate, by tables: IndexTables = .builtIn) {
        let table = tables.inForce(on: date)
        self = table.assessment(of: table.dailyMeans(of: series.readings(on: date)), on: date)
    }

    /// The assessment of a city's day from the hours of its stations.
    package init(city stations: [HourlySeries], on date: CalendarDate, minimumStations: Int = 1, by tables: IndexTables = .builtIn) {
        let table = tables.inForce(on: date)
        let means = stations.map { table.dailyMeans(of: $0.readings(on: date)) }
        self = table.assessment(of: .city(means, minimumStations: minimumStations), on: date)
    }
}
