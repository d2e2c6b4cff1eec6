/// Marks an index of one hour.
package enum RealTime {}
/// Marks an index of one day, or of any 24 hours.
package enum Daily {}

/// An AQI, 1–500: the largest IAQI. The kind is part of the type, so that an hour's index cannot pass for a day's.
package struct AirQualityIndex<Kind>: Hashable, Sendable, Codable {
    package let value: Int
    /// The pollutants with the largest IAQI when the AQI is above 50, ties all listed; empty otherwise.
    package let primary: PollutantSet

    package var level: AirQualityLevel { AirQualityLevel(aqi: value) }

    /// Above this AQI there is a primary pollutant.
    package static var primaryThreshold: Int { 50 }
    /// With a pollutant missing an index is published only above this AQI.
    package static var incompleteThreshold: Int { 100 }
    package static var maximum: Int { 500 }

    /// Nil ("NA") when nothing is known, or when a pollutant is missing and the rest give no more than 100.
    package init?(of indices: PerPollutant<Int>) {
        var largest = -1
        var holders = PollutantSet()
        var isComplete = true
        for pollutant in Pollutant.allCases {
            guard let index = indices[pollutant] else {
                isComplete = false
                continue
            }
            if index > largest { (largest, holders) = (index, []) }
            if index == largest { holders.insert(pollutant) }
        }
        guard largest >= 0, isComplete || largest > Self.incompleteThreshold else { return nil }
        // The scale of the AQI begins at 1, though clean air may have an IAQI of 0.
        value = min(max(largest, 1), Self.maximum)
        primary = value > Self.primaryThreshold ? holders : []
    }
}

/// The AQI of one hour, for the real-time report only. No warning may rest on it.
package typealias RealTimeAQI = AirQualityIndex<RealTime>
/// The AQI of daily means: the one that assessments, forecasts and warnings are about.
package typealias DailyAQI = AirQualityIndex<Daily>
