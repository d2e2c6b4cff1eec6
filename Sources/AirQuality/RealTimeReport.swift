/// The real-time report of one hour at one station or place. For display; **never drive a warning from it**.
package struct RealTimeReport: Hashable, Sendable, Codable {
    package let edition: Edition
    package let indices: PerPollutant<Int>
    /// Nil means NA: see `missing`.
    package let index: RealTimeAQI?
    /// The pollutants without an index.
    package var missing: PollutantSet { indices.missing }
}

extension IndexTable {
    /// The indices of one hour, by the 1-hour scales and, for PM, the daily scale; 8-hour ozone takes no part.
    ///
    /// Reproduces the published hours of Kashgar, Hotan and Kezhou of March–April 2020 (one hour excepted). `so2Day` is the mean of the last
    /// 24 hours, needed only where the edition refers to it (2012: SO2 above 800 µg/m³); without it SO2 then counts as missing.
    package func realTimeReport(of reading: Reading, so2Day: Concentration? = nil) -> RealTimeReport {
        let indices = PerPollutant { pollutant in
            reading[pollutant].flatMap { iaqi(of: $0, on: .realTime(pollutant), referringTo: so2Day) }
        }
        return RealTimeReport(edition: edition, indices: indices, index: RealTimeAQI(of: indices))
    }
}
