package import Chronology
package import Events
package import Wording

/// How the newest day that has come true had been forecast.
package struct DeskVerification: Codable, Hashable, Sendable {
    package let date: CalendarDate
    package let aqi: Int
    package let level: Int
    package let primary: [String]
    /// In order of the lead.
    package let scores: [ForecastVerified.Score]

    init(_ verified: ForecastVerified) {
        (date, aqi, level) = (verified.date, verified.aqi, verified.level)
        primary = Array(verified.primary.prefix(DeskForecast.maximumParts))
        scores = Array(verified.scores.prefix(DeskForecast.maximumDays))
    }
}

/// A place's forecasts have become worse than they may be, and are not good again yet.
package struct DeskSkillAlarm: Codable, Hashable, Sendable {
    package let side: Side
    package let place: String
    package let lead: Int
    package let measure: ForecastSkillChanged.Measure
    package let since: Timestamp
    package let value: Double
    package let bound: Double
    package let days: Int
    package let explanation: Bilingual

    init(_ change: ForecastSkillChanged, _ event: Event) {
        (side, since) = (event.side, event.time)
        (place, lead, measure) = (change.place, change.lead, change.measure)
        (value, bound, days, explanation) = (change.value, change.bound, change.days, change.explanation)
    }

    /// Whether an event speaks of the same thing. Only its own side's word counts.
    func isAbout(_ change: ForecastSkillChanged, _ event: Event) -> Bool {
        (side, place, lead, measure) == (event.side, change.place, change.lead, change.measure)
    }
}

/// What the newest forecasts mean for every warning criterion of one area.
package struct DeskCriteria: Codable, Hashable, Sendable {
    package let area: String
    package let side: Side
    package let event: String
    package let issued: Timestamp
    package let criteria: [CriteriaAssessed.Criterion]

    /// Criteria of an area, at most.
    package static let maximumCriteria = 24

    init(_ assessed: CriteriaAssessed, _ event: Event) {
        (area, side, self.event, issued) = (assessed.area, event.side, event.id, assessed.issued)
        criteria = Array(assessed.criteria.prefix(Self.maximumCriteria))
    }
}
