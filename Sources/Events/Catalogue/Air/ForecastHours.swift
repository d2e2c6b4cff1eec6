package import Chronology

/// The first days of a forecast by the hour, as bands of each pollutant's hourly mean. Never an index of single hours: no warning may
/// rest on one.
package struct ForecastHours: Hashable, Sendable, Codable {
    /// The end of the first hour; the others follow one by one.
    package let first: Timestamp
    /// By pollutant code (`o3`: hourly means); as many values in each list as there are hours. µg/m³, CO mg/m³.
    package let pollutants: [String: Band]
    /// Days whose course over the hours was drawn from.
    package let days: Int

    /// 10, 50 and 90 % quantiles.
    package struct Band: Hashable, Sendable, Codable {
        package let low: [Double]
        package let median: [Double]
        package let high: [Double]

        package init(low: [Double], median: [Double], high: [Double]) {
            self.low = low
            self.median = median
            self.high = high
        }
    }

    package init(first: Timestamp, pollutants: [String: Band], days: Int) {
        self.first = first
        self.pollutants = pollutants
        self.days = days
    }
}
