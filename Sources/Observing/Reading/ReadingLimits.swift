package import AirQuality

/// What a file may hold: the concentrations beyond which a reading is a fault of the instrument or of the file, and not air; and
/// how many rows.
package struct ReadingLimits: Hashable, Sendable {
    /// In the pollutants' units; the hourly limit of ozone holds for its 8-hour means as well.
    package let largest: PerPollutant<Concentration>

    /// Rows of one file; those behind are not read.
    package let rows: Int

    package init(largest: PerPollutant<Concentration>, rows: Int = Intake.maximumRows) {
        self.largest = largest
        self.rows = rows
    }

    /// Gases: the ends of the longest AQI scales of HJ 633, which lie above what the network's analysers measure (0 to 500 ppb, CO to
    /// 50 ppm; HJ 654, from memory). PM: 10,000 µg/m³, the upper range of the network's samplers (HJ 653, from memory); the
    /// largest hour in the sample is 3,494.
    package static let usual = ReadingLimits(
        largest: PerPollutant(
            so2: Concentration(whole: 2620), no2: Concentration(whole: 3840), co: Concentration(whole: 150),
            o3: Concentration(whole: 1200), pm10: Concentration(whole: 10_000), pm25: Concentration(whole: 10_000)))
}
