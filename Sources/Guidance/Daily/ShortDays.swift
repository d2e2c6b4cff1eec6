import Chronology

/// Days with too few steps, the worst of all points and members standing for them.
struct ShortDays {
    private var worst: [Day: DailyValue] = [:]

    private struct Day: Hashable {
        let variable: GuidanceVariable
        let date: CalendarDate
    }

    mutating func note(_ variable: GuidanceVariable, _ value: DailyValue) {
        let day = Day(variable: variable, date: value.date)
        if let known = worst[day], known.have <= value.have { return }
        worst[day] = value
    }

    /// In order of day, then of variable.
    var notes: [(date: CalendarDate, note: GuidanceShortfall)] {
        worst.sorted { ($0.key.date, $0.key.variable.rawValue) < ($1.key.date, $1.key.variable.rawValue) }.map { day, value in
            (day.date, GuidanceShortfall(.dayTooShort, "\(day.variable.rawValue) \(day.date)", have: value.have, of: value.of))
        }
    }
}
