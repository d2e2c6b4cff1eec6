import Chronology
import Events

extension GuidanceTable {
    /// What the source has to say at an issue, and what it lacks.
    func use(on day: CalendarDate) -> ForecastGuidance {
        let reached = (1...ForecastPolicy.leads).filter { predictors(issued: day, valid: day.advanced(by: $0)) != nil }
        let newest = newest(at: day)
        let age = newest.map { day.dayNumber - $0.known } ?? .max
        let state: ForecastGuidance.State =
            if newest == nil { .absent } else if reached.isEmpty { age > Self.oldestDays ? .late : .absent } else if isAnalysis {
                .whole
            } else {
                reached.count == ForecastPolicy.leads && age <= 1 ? .whole : .partial
            }
        return ForecastGuidance(
            source: name, known: newest.map { CalendarDate(dayNumber: $0.known) }, reaches: reached.last.map { day.advanced(by: $0) },
            days: reached.count, members: newest?.members ?? 0, isAnalysis: isAnalysis, state: state)
    }
}
