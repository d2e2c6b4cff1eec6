package import Chronology
import Events

extension PastRecord {
    /// The evenings of issue.
    package var period: ClosedRange<CalendarDate>? {
        issues.first.flatMap { first in issues.last.map { first.date...$0.date } }
    }

    /// Forecasts that know the days to come: what the criteria would do with a perfect forecast. A forecast ends before the first day of
    /// which nobody knows what it was.
    ///
    /// - Parameter assessmentLagDays: 0 lets the warning know the day of issue as well. In operation it does not, and takes the day for the
    ///   milder of its neighbours (`Course`).
    package static func perfect(
        _ observed: [ObservedDay], issued: ClosedRange<CalendarDate>, leadDays: Int = 10, assessmentLagDays: Int = 0
    ) -> PastRecord {
        let byDate = Dictionary(observed.map { ($0.date, $0) }, uniquingKeysWith: { _, later in later })
        let issues = issued.compactMap { date -> PastIssue? in
            let days = (1...leadDays).lazy.map { byDate[date.advanced(by: $0)] }.prefix { $0?.aqi != nil && $0?.dust != nil }
                .compactMap { $0 }
            guard !days.isEmpty else { return nil }
            let scenario = ForecastScenario(aqi: days.map { $0.aqi ?? 0 }, dust: days.map { $0.dust ?? false })
            return PastIssue(date: date, scenarios: [scenario], primaries: days.map { $0.primary?.first })
        }
        return PastRecord(issues: issues, observed: observed, assessmentLagDays: assessmentLagDays)
    }
}

extension WarningCriteria {
    /// Without the hazards that ask for the primary pollutant, for forecasts that have none.
    package var withoutPrimaries: WarningCriteria {
        WarningCriteria(
            air: air.filter { $0.value.days?.primary == nil }, water: water, editions: editions, waterEditions: waterEditions,
            experience: experience)
    }
}
