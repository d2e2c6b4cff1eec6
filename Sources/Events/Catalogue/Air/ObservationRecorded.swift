package import Chronology

/// One station's hourly means, as the network published them. Subject: the station.
/// A value that the network did not give is absent; it is never zero and never filled in.
package struct ObservationRecorded: EventPayload {
    package static let type = "air.observation.recorded"
    package static let version = 1

    /// The station's code or, where a file has none, its name.
    package let station: String
    /// The place (six-digit division code) whose air the station stands for.
    package let place: String
    /// The hour as the network stamps it: the mean over the hour that ends then.
    package let hour: Timestamp
    /// By pollutant code (`pm2_5`, `pm10`, `so2`, `no2`, `o3`, `o3_8h` in µg/m³, `co` in mg/m³).
    package let values: [String: Double]
    /// The real-time index that the network printed beside the values. Never used for a warning.
    package let publishedAQI: Int?
    /// The primary pollutants that the network printed, by code.
    package let publishedPrimary: [String]
    /// 0 at first; each later correction of the same hour adds one and replaces what was there.
    package let revision: Int
    /// The file it was read from.
    package let file: String
    /// The line in that file, the first being 1.
    package let line: Int

    package init(
        station: String, place: String, hour: Timestamp, values: [String: Double], publishedAQI: Int? = nil,
        publishedPrimary: [String] = [], revision: Int, file: String, line: Int
    ) {
        self.station = station
        self.place = place
        self.hour = hour
        self.values = values
        self.publishedAQI = publishedAQI
        self.publishedPrimary = publishedPrimary
        self.revision = revision
        self.file = file
        self.line = line
    }
}
