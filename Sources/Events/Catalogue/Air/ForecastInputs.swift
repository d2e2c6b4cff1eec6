/// What the forecast of one day's particulate was combined from.
package struct ForecastInputs: Hashable, Sendable, Codable {
    /// `pm10` or `pm2_5`: whichever leads the index that day.
    package let pollutant: String
    package let parts: [Part]

    /// One component of the forecast.
    package struct Part: Hashable, Sendable, Codable {
        /// `persistence`, `recent`, `upstream`, `season`, `wide-season`, or the name of a guidance source: `open-meteo.ensemble/ecmwf_ifs025`.
        package let input: String
        /// 0 to 1; those of a day add up to one. Learned from past scores.
        package let weight: Double
        /// What the component alone expects in the middle, µg/m³.
        package let median: Double

        package init(input: String, weight: Double, median: Double) {
            self.input = input
            self.weight = weight
            self.median = median
        }
    }

    package init(pollutant: String, parts: [Part]) {
        self.pollutant = pollutant
        self.parts = parts
    }
}
