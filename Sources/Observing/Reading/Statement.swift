import AirQuality
import Chronology
import Events

/// What one row says about one hour of a station.
struct HourStatement: Hashable {
    /// The station's code, or the code of a place that has no station and is given by its city column.
    let station: String
    let place: String
    let stamp: Timestamp
    var values: HourValues
    let line: Int
    /// Words where the file names the primary pollutant that are none to us.
    var unknownWords: [String] = []
}

/// What one row says about one day of a place.
struct DayStatement: Hashable {
    let place: String
    let date: CalendarDate
    /// Daily means; ozone is the daily maximum 8-hour mean.
    var means: Reading
    var publishedAQI: Int?
    let line: Int

    var fingerprint: UInt64 {
        var hash = Fingerprint()
        for pollutant in Pollutant.allCases { hash.add(means[pollutant]?.thousandths) }
        hash.add(publishedAQI)
        return hash.value
    }
}

// MARK: - On the wire

extension DayStatement {
    /// Daily means by code; ozone's code is that of the 8-hour mean.
    static func code(of pollutant: Pollutant) -> String {
        pollutant == .o3 ? HourValues.ozoneEightHoursCode : pollutant.rawValue
    }

    var byCode: [String: Double] {
        var values: [String: Double] = [:]
        for pollutant in Pollutant.allCases { values[Self.code(of: pollutant)] = means[pollutant]?.units }
        return values
    }

    /// Nil when a value is no concentration.
    init?(_ day: DayRecorded) {
        var means = Reading()
        for pollutant in Pollutant.allCases {
            guard let units = day.values[Self.code(of: pollutant)] else { continue }
            guard let value = Concentration(units) else { return nil }
            means[pollutant] = value
        }
        self.init(place: day.place, date: day.date, means: means, publishedAQI: day.publishedAQI, line: day.line)
    }
}
