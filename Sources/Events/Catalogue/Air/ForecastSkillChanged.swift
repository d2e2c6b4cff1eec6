package import Wording

/// The recent record of a place's forecasts has become worse than it may be, or good again. Subject: the place.
package struct ForecastSkillChanged: EventPayload {
    package static let type = "air.forecast.skill-changed"
    package static let version = 1

    package let place: String
    package let lead: Int
    package let measure: Measure
    package let state: State
    /// Skill against the season (1 − CRPS / season's CRPS), or the share of days in the 80 % band.
    package let value: Double
    /// The bound that was crossed.
    package let bound: Double
    /// Verified days behind it.
    package let days: Int
    package let explanation: Bilingual

    package enum Measure: String, CaseIterable, Codable, Sendable {
        case skill, calibration
    }

    package enum State: String, CaseIterable, Codable, Sendable {
        case dropped, recovered
    }

    package init(
        place: String, lead: Int, measure: Measure, state: State, value: Double, bound: Double, days: Int, explanation: Bilingual
    ) {
        self.place = place
        self.lead = lead
        self.measure = measure
        self.state = state
        self.value = value
        self.bound = bound
        self.days = days
        self.explanation = explanation
    }
}
