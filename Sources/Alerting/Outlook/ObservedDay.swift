package import Chronology
import Events

/// A day that is over and assessed. It counts toward a run that began before the forecast.
package struct ObservedDay: Hashable, Sendable, Codable {
    package let date: CalendarDate
    /// Nil when the standard allows no index.
    package let aqi: Int?
    /// Nil when it could not be decided: the day then counts for neither hazard, and clears neither.
    package let dust: Bool?
    /// Primary pollutants by code; nil when they are not known.
    package let primary: [String]?

    /// Days kept for a place: more than any run that the criteria could ask for (240 h).
    package static let kept = 15

    package init(date: CalendarDate, aqi: Int?, dust: Bool?, primary: [String]? = nil) {
        self.date = date
        self.aqi = aqi
        self.dust = dust
        self.primary = primary
    }
}

extension [ObservedDay] {
    /// Takes a day in, in order of date. A later report of the same day replaces the earlier one; the oldest days beyond `kept` go.
    mutating func take(_ day: ObservedDay) {
        removeAll { $0.date == day.date }
        append(day)
        sort { $0.date < $1.date }
        removeFirst(Swift.max(0, count - ObservedDay.kept))
    }
}
