package import Chronology
package import Wording

/// Ten days for one place. Subject: the place.
package struct ForecastIssued: EventPayload {
    package static let type = "air.forecast.issued"
    package static let version = 1

    /// The place's division code.
    package let place: String
    /// When it was issued.
    package let issued: Timestamp
    /// Nothing observed after this was used.
    package let dataCutoff: Timestamp
    /// The edition of HJ 633 in force on the first day.
    package let edition: String
    /// Which method made it, with its version.
    package let method: String
    /// Whose observations were used, and how.
    package let basis: [ForecastBasis]
    /// In order of date, ten of them.
    package let days: [ForecastDay]
    /// Equally likely courses over the ten days, from which run lengths get a probability.
    package let scenarios: [ForecastScenario]
    /// In words: what it rests on and how far it can be trusted.
    package let explanation: Bilingual
    /// The newest index known at the issue: what persistence would forecast.
    package let lastIndex: Int?
    /// Every guidance source that was asked for, also those that had nothing.
    package let guidance: [ForecastGuidance]?
    /// The first three days by the hour, where there are hours to learn from.
    package let hours: ForecastHours?
    /// How the forecasts of the last weeks have turned out, by lead.
    package let record: [ForecastRecord]?
    /// What moved the forecast since the issue before, day by day.
    package let changes: [ForecastChange]?

    package init(
        place: String, issued: Timestamp, dataCutoff: Timestamp, edition: String, method: String, basis: [ForecastBasis],
        days: [ForecastDay], scenarios: [ForecastScenario], explanation: Bilingual, lastIndex: Int? = nil,
        guidance: [ForecastGuidance]? = nil, hours: ForecastHours? = nil, record: [ForecastRecord]? = nil,
        changes: [ForecastChange]? = nil
    ) {
        self.place = place
        self.issued = issued
        self.dataCutoff = dataCutoff
        self.edition = edition
        self.method = method
        self.basis = basis
        self.days = days
        self.scenarios = scenarios
        self.explanation = explanation
        self.lastIndex = lastIndex
        self.guidance = guidance
        self.hours = hours
        self.record = record
        self.changes = changes
    }
}
