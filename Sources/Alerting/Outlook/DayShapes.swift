import Chronology
import Events

/// How the hours of the first days of a forecast lie, from which follow means over 24 hours that begin at any hour.
///
/// The guidance counts any 24 hours. A forecast's scenarios are of calendar days, and its hours are bands, not scenarios. So each scenario's
/// day is given the course over the hours that the median of the day's primary pollutant has, scaled so that its mean is the scenario's
/// index. That is an approximation on the scale of the index, and it reaches as far as the hours do: three days, hence two days across
/// midnight and rules up to 48 h. Ozone's index is no mean over 24 hours and stays as it is.
struct DayShapes {
    /// The first day.
    let start: CalendarDate
    /// For each day with hours, the weight of each hour; their mean is 1. Nil for a day whose hours say nothing.
    let weights: [[Double]?]

    private static let hoursPerDay = 24

    init?(_ hours: ForecastHours, from start: CalendarDate, primaries: [String?]) {
        // `first` is the end of the first hour.
        guard hours.first == Timestamp(start, hour: 1) else { return nil }
        self.start = start
        let count = (hours.pollutants.values.map(\.median.count).max() ?? 0) / Self.hoursPerDay
        weights = (0..<count).map { day in
            guard day < primaries.count, let code = primaries[day], let band = hours.pollutants[code] else { return nil }
            return Self.weights(of: day, in: band.median)
        }
        guard weights.count > 1 else { return nil }
    }

    private static func weights(of day: Int, in values: [Double]) -> [Double]? {
        let range = day * hoursPerDay..<(day + 1) * hoursPerDay
        guard range.upperBound <= values.count else { return nil }
        let mean = values[range].reduce(0, +) / Double(hoursPerDay)
        return mean > 0 ? values[range].map { $0 / mean } : nil
    }

    /// The courses by days that begin at 1:00, 2:00 … 23:00; those that could meet nothing and are clear as well are left out.
    func shifted(_ indices: [Int?], for edition: CriteriaEdition) -> [ShiftedCourse] {
        guard edition.days?.primary == nil else { return [] }
        let quiet = min(edition.levels.flatMap(\.anyOf).map(\.frame).min() ?? 0, edition.lifting.below - 1)
        return (1..<Self.hoursPerDay).compactMap { hour in
            let course = (0..<weights.count - 1).map { mean(of: indices, day: $0, from: hour) }
            guard course.contains(where: { $0.map { $0 > quiet } ?? false }) else { return nil }
            return ShiftedCourse(course: Course(first: start, indices: course))
        }
    }

    /// Nil where one of the two days has no hours or is another hazard's: a day belongs to one.
    private func mean(of indices: [Int?], day: Int, from hour: Int) -> Int? {
        guard day + 1 < indices.count, let before = indices[day], let after = indices[day + 1], before > 0, after > 0,
            let evening = weights[day]?[hour...], let morning = weights[day + 1]?[..<hour]
        else { return nil }
        let sum = evening.reduce(0, +) * Double(before) + morning.reduce(0, +) * Double(after)
        return Int((sum / Double(Self.hoursPerDay)).rounded(.up))
    }
}

/// A scenario by days that begin at another hour than midnight: the day at a position reaches into the calendar day behind it.
struct ShiftedCourse {
    let course: Course

    func occurrences(of edition: CriteriaEdition) -> [WarningLevel: Occurrence] {
        edition.levels.reduce(into: [:]) { found, criterion in
            let within = course.prefix(leadDays: criterion.leadDays - 1).met(edition)
            found[criterion.level] = within[criterion.level].map {
                Occurrence(onset: $0.onset, ends: $0.ends.advanced(by: 1), indices: $0.indices)
            }
        }
    }

    /// Whether none of the days across midnight within the time of the rule speaks against lifting; those without hours do not.
    func isClear(by lifting: LiftingRule) -> Bool {
        course.indices.prefix(lifting.days - 1).allSatisfy { $0 == nil || lifting.isClear($0) }
    }
}
