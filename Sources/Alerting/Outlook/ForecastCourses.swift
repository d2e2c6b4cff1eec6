import Chronology
package import Events

/// The scenarios of one forecast with what says whose day each of its days is.
package struct ForecastCourses: Sendable {
    let start: CalendarDate
    let scenarios: [ForecastScenario]
    /// The most likely primary pollutant of each day, by code, in order of the days; nil where none is known, which is then nobody's ozone.
    let primaries: [String?]
    /// What the hours add to the days; nil without hours.
    let hours: DayShapes?

    /// - Returns: nil for a forecast without days or scenarios, which says nothing about runs.
    package init?(_ forecast: ForecastIssued) {
        guard let start = forecast.days.map(\.date).min(), !forecast.scenarios.isEmpty else { return nil }
        self.start = start
        scenarios = forecast.scenarios
        let primaries = Dictionary(forecast.days.map { ($0.date, $0.primary) }, uniquingKeysWith: { first, _ in first })
        let length = forecast.scenarios.map(\.aqi.count).max() ?? 0
        let byDay = (0..<length).map { primaries[start.advanced(by: $0)] ?? nil }
        self.primaries = byDay
        hours = forecast.hours.flatMap { DayShapes($0, from: start, primaries: byDay) }
    }

    /// Scenarios of a hindcast, which has neither hours nor primary pollutants.
    init(_ issue: PastIssue) {
        start = issue.date.advanced(by: 1)
        scenarios = issue.scenarios
        (primaries, hours) = (issue.primaries ?? [], nil)
    }

    /// The days of one scenario that an edition sees, one index a day; 0 on a day that is not its own.
    func indices(of scenario: ForecastScenario, for edition: CriteriaEdition) -> [Int?] {
        zip(scenario.aqi, scenario.dust).prefix(edition.longestLead).enumerated().map { position, day in
            let primary = position < primaries.count ? primaries[position].map { [$0] } ?? [] : []
            let isOwn = edition.owns(dust: day.1, primary: primary, on: start.advanced(by: position))
            return isOwn == true ? day.0 : 0
        }
    }
}

extension CriteriaEdition {
    /// Every scenario behind what was observed, as this edition's hazard sees it and as far ahead as it looks.
    func courses(of forecast: ForecastCourses, behind observed: [ObservedDay]) -> [ScenarioCourse] {
        forecast.scenarios.map { scenario in
            let indices = forecast.indices(of: scenario, for: self)
            let days = Course(observed: observed, start: forecast.start, forecast: indices[...], edition: self)
            let shifted = dailyMean == .sliding ? forecast.hours?.shifted(indices, for: self) ?? [] : []
            return ScenarioCourse(days: days, shifted: shifted)
        }
    }
}

/// One scenario: its calendar days behind the observed ones, and the same by days that begin at other hours.
struct ScenarioCourse {
    let days: Course
    let shifted: [ShiftedCourse]

    /// As for the calendar days; levels that only days across midnight meet are met as well.
    func occurrences(of edition: CriteriaEdition) -> [WarningLevel: Occurrence] {
        shifted.reduce(days.occurrences(of: edition)) { found, course in
            found.merging(course.occurrences(of: edition)) { first, _ in first }
        }
    }

    /// Whether the lifting condition holds from the first day of the forecast on, by every count of the days.
    func isClear(by lifting: LiftingRule) -> Bool {
        days.isClear(by: lifting) && shifted.allSatisfy { $0.isClear(by: lifting) }
    }
}
