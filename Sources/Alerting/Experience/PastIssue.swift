package import Chronology
package import Events

/// What was forecast on a past day with what was known then: one issue of a hindcast.
package struct PastIssue: Sendable {
    /// The day of issue. The scenarios begin on the next one.
    package let date: CalendarDate
    package let scenarios: [ForecastScenario]
    /// The primary pollutant of each day by code; nil where the hindcast has none, as that of whole issues.
    package let primaries: [String?]?

    package init(date: CalendarDate, scenarios: [ForecastScenario], primaries: [String?]? = nil) {
        self.date = date
        self.scenarios = scenarios
        self.primaries = primaries
    }
}

/// Forecasts of the past beside the days that came.
package struct PastRecord: Sendable {
    /// In order of date, without those that have no scenario.
    let issues: [PastIssue]
    /// In order of date.
    let observed: [ObservedDay]
    /// How many days before the issue the last assessed day lies.
    let assessmentLagDays: Int

    /// - Parameter assessmentLagDays: 1 in operation, where the day of issue is not assessed before the next noon (HJ 633).
    package init(issues: [PastIssue], observed: [ObservedDay], assessmentLagDays: Int = 1) {
        self.issues = issues.filter { !$0.scenarios.isEmpty }.sorted { $0.date < $1.date }
        self.observed = observed.sorted { $0.date < $1.date }
        self.assessmentLagDays = assessmentLagDays
    }

    /// Whether every issue says what its days' primary pollutants are.
    var hasPrimaries: Bool { issues.allSatisfy { $0.primaries != nil } }

    /// The issues whose whole lead has been observed. Of the others nobody knows yet whether they were right.
    func judgeable(leadDays: Int) -> [PastIssue] {
        guard let last = observed.last?.date else { return [] }
        return issues.filter { $0.date.advanced(by: leadDays) <= last }
    }

    /// The observed days that the alert service has when it takes an issue.
    func known(at issue: CalendarDate) -> [ObservedDay] {
        let end = observed.firstIndex { $0.date > issue.advanced(by: -assessmentLagDays) } ?? observed.endIndex
        return Array(observed[..<end].suffix(ObservedDay.kept))
    }
}
