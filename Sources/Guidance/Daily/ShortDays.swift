import Chronology

/// Days with too few steps at some point. A day that only some members lack is another matter, which `RunBuilder` notes.
struct ShortDays {
    private var good: Set<Place> = []
    private var bad: [Place: DailyValue] = [:]

    private struct Place: Hashable {
        let variable: GuidanceVariable
        let date: CalendarDate
        let point: Int
    }

    /// Takes note of a day of one member.
    mutating func take(_ value: DailyValue, _ variable: GuidanceVariable, point: Int) {
        let place = Place(variable: variable, date: value.date, point: point)
        if value.value != nil {
            good.insert(place)
        } else if bad[place].map({ $0.have < value.have }) ?? true {
            bad[place] = value
        }
    }

    /// In order of day, then of variable; the worst of all points stands for them.
    var notes: [(date: CalendarDate, note: GuidanceShortfall)] {
        var worst: [Place: DailyValue] = [:]
        for (place, value) in bad where !good.contains(place) {
            let day = Place(variable: place.variable, date: place.date, point: 0)
            if worst[day].map({ value.have < $0.have }) ?? true { worst[day] = value }
        }
        return worst.sorted { ($0.key.date, $0.key.variable.rawValue) < ($1.key.date, $1.key.variable.rawValue) }.map { day, value in
            (day.date, GuidanceShortfall(.dayTooShort, "\(day.variable.rawValue) \(day.date)", have: value.have, of: value.of))
        }
    }
}
