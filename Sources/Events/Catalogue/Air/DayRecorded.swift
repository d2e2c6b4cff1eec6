package import Chronology

/// A place's daily means as published, read from a history file. Subject: the place.
package struct DayRecorded: EventPayload {
    package static let type = "air.day.recorded"
    package static let version = 1

    /// The place's division code.
    package let place: String
    /// The day, in Beijing time.
    package let date: CalendarDate
    /// By pollutant code, daily means (`o3_8h`: the daily maximum 8-hour mean).
    package let values: [String: Double]
    /// The series' own daily index, which need not be HJ 633 of the daily means.
    package let publishedAQI: Int?
    /// 0 at first; each later correction adds one.
    package let revision: Int
    /// The file it was read from.
    package let file: String
    /// The line in that file.
    package let line: Int

    package init(
        place: String, date: CalendarDate, values: [String: Double], publishedAQI: Int? = nil, revision: Int, file: String, line: Int
    ) {
        self.place = place
        self.date = date
        self.values = values
        self.publishedAQI = publishedAQI
        self.revision = revision
        self.file = file
        self.line = line
    }
}
