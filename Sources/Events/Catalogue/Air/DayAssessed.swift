package import Chronology
package import Wording

/// A place's daily report to HJ 633: means, index, level, primary pollutant. Subject: the place.
package struct DayAssessed: EventPayload {
    package static let type = "air.day.assessed"
    package static let version = 1

    /// The place's division code.
    package let place: String
    /// The day, in Beijing time.
    package let date: CalendarDate
    /// The edition of HJ 633 that judged it.
    package let edition: String
    /// Valid daily means by pollutant code, not rounded; `o3_8h` is the daily maximum 8-hour mean. A pollutant with too few hours is absent.
    package let means: [String: Double]
    /// Means of the hours that there are, by the codes of `means`, where `means` has none but at least six hours are in; for `o3_8h` the
    /// largest of the 8-hour means that there are. For orientation and as a predictor only: never judged, never an index.
    package let partialMeans: [String: Double]
    /// Hours with a value from enough of the place's stations, by pollutant code (`o3`: hourly means); without such an hour absent.
    package let validHours: [String: Int]
    /// Nil when the standard does not allow an index; `unavailable` says why.
    package let aqi: Int?
    /// 1 (优) to 6 (严重污染).
    package let level: Int?
    /// Primary pollutants by code; empty at an index of 50 or less.
    package let primary: [String]
    /// Why there is no index.
    package let unavailable: Bilingual?
    /// PM2.5/PM10 of the daily means: evidence for or against dust, not a verdict.
    package let dustRatio: Double?

    package init(
        place: String, date: CalendarDate, edition: String, means: [String: Double], partialMeans: [String: Double] = [:],
        validHours: [String: Int], aqi: Int? = nil, level: Int? = nil, primary: [String], unavailable: Bilingual? = nil,
        dustRatio: Double? = nil
    ) {
        self.place = place
        self.date = date
        self.edition = edition
        self.means = means
        self.partialMeans = partialMeans
        self.validHours = validHours
        self.aqi = aqi
        self.level = level
        self.primary = primary
        self.unavailable = unavailable
        self.dustRatio = dustRatio
    }
}
