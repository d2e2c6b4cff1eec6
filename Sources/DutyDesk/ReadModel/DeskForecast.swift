package import Chronology
package import Events
package import Wording

/// A place's forecast without its scenarios, which nobody reads off a page. What only newer forecasts say is nil in an older one.
package struct DeskForecast: Codable, Hashable, Sendable {
    package let place: String
    package let side: Side
    package let event: String
    package let issued: Timestamp
    package let dataCutoff: Timestamp
    package let edition: String
    package let method: String
    package let basis: [ForecastBasis]
    package let explanation: Bilingual
    package let days: [DeskForecastDay]
    /// The newest index known at the issue.
    package let lastIndex: Int?
    /// Every guidance source that was asked for.
    package let guidance: [ForecastGuidance]?
    package let hours: DeskHours?
    /// In order of the lead.
    package let record: [ForecastRecord]?
    /// Since the issue before, in order of the day.
    package let changes: [ForecastChange]?

    /// Days, leads and sources of a forecast, at most.
    package static let maximumDays = 16
    /// Causes of a change, and parts that a day rests on, at most.
    package static let maximumParts = 12

    init(_ forecast: ForecastIssued, _ event: Event) {
        place = forecast.place
        side = event.side
        self.event = event.id
        issued = forecast.issued
        dataCutoff = forecast.dataCutoff
        edition = forecast.edition
        method = forecast.method
        basis = Array(forecast.basis.prefix(Self.maximumDays))
        explanation = forecast.explanation
        days = forecast.days.prefix(Self.maximumDays).map(DeskForecastDay.init)
        lastIndex = forecast.lastIndex
        guidance = forecast.guidance.map { Array($0.prefix(Self.maximumDays)) }
        hours = forecast.hours.flatMap(DeskHours.init)
        record = forecast.record.map { $0.sorted { $0.lead < $1.lead }.prefix(Self.maximumDays).map(\.self) }
        changes = forecast.changes.map(Self.bounded)
    }

    private static func bounded(_ changes: [ForecastChange]) -> [ForecastChange] {
        changes.sorted { ($0.date, $0.pollutant) < ($1.date, $1.pollutant) }.prefix(2 * maximumDays).map { change in
            ForecastChange(
                date: change.date, pollutant: change.pollutant, before: change.before, now: change.now,
                causes: Array(change.causes.prefix(maximumParts)))
        }
    }
}

/// A place's newest daily report.
package struct DeskDay: Codable, Hashable, Sendable {
    package let date: CalendarDate
    package let aqi: Int?
    package let level: Int?
    package let primary: [String]
    package let unavailable: Bilingual?
    /// PM2.5/PM10 of the day: evidence for or against dust.
    package let dustRatio: Double?

    init(_ day: DayAssessed) {
        date = day.date
        aqi = day.aqi
        level = day.level
        primary = day.primary
        unavailable = day.unavailable
        dustRatio = day.dustRatio
    }
}
