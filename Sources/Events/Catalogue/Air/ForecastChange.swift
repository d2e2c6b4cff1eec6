package import Chronology

/// How the expectation of one day moved since the issue before, and what moved it.
package struct ForecastChange: Hashable, Sendable, Codable {
    package let date: CalendarDate
    /// `pm10` or `pm2_5`, µg/m³.
    package let pollutant: String
    package let before: Double
    package let now: Double
    /// By input, largest first; they add up to `now` − `before`, calibration apart.
    package let causes: [Cause]

    package struct Cause: Hashable, Sendable, Codable {
        /// As in `ForecastInputs.Part`; `calibration` is what is left.
        package let input: String
        package let shift: Double

        package init(input: String, shift: Double) {
            self.input = input
            self.shift = shift
        }
    }

    package init(date: CalendarDate, pollutant: String, before: Double, now: Double, causes: [Cause]) {
        self.date = date
        self.pollutant = pollutant
        self.before = before
        self.now = now
        self.causes = causes
    }
}
