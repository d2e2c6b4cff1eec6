import AirQuality
import Chronology
package import Events

/// The newest days with too few hours for valid means: what there is of them, for saying how the air is now.
///
/// They never become history: no season, no persistence and no course is worked out from them. At most `maximumDays` are kept.
package struct IncompleteDays: Hashable, Sendable, Codable {
    /// A week: what is older hardly says how the air is now.
    package static let maximumDays = 7

    /// In order of date.
    private(set) var days: [Day] = []

    struct Day: Hashable, Sendable, Codable {
        let date: CalendarDate
        /// Means of the hours that there are; pollutants with a valid mean are missing.
        let means: PerPollutant<Concentration>
        /// How many hours there are.
        let hours: PerPollutant<Int>
    }

    package init() {}

    subscript(date: CalendarDate) -> Day? { days.first { $0.date == date } }

    /// Takes what a report says about its day in place of what an earlier one said.
    package mutating func take(_ report: DayAssessed) {
        days.removeAll { $0.date == report.date }
        let day = Day(report)
        guard day.means.missing != .all else { return }
        days.insert(day, at: days.firstIndex { $0.date > day.date } ?? days.endIndex)
        if days.count > Self.maximumDays { days.removeFirst() }
    }
}

extension IncompleteDays.Day {
    fileprivate init(_ report: DayAssessed) {
        date = report.date
        means = PerPollutant(daily: report.partialMeans)
        hours = PerPollutant { report.validHours[$0.rawValue] }
    }
}
