package import Chronology
package import Playbook

/// The days that are not what their weekday says: statutory holidays, and weekend days that are worked in exchange (调休).
package struct DutyCalendar: Hashable, Sendable {
    package let holidays: Set<CalendarDate>
    package let workdays: Set<CalendarDate>
    package let provenance: Provenance
    /// All of them, in order.
    private let exceptions: [CalendarDate]

    package init(holidays: Set<CalendarDate> = [], workdays: Set<CalendarDate> = [], provenance: Provenance = .illustrative) {
        self.holidays = holidays
        self.workdays = workdays
        self.provenance = provenance
        exceptions = holidays.union(workdays).sorted()
    }

    /// Whether a day in Beijing is of the kind.
    package func isDay(_ date: CalendarDate, _ kind: DayKind) -> Bool {
        if holidays.contains(date) { return kind.takesHolidays }
        if workdays.contains(date) { return kind.takesWorkdays }
        return kind.takes(ordinary: date)
    }

    /// Whether it says anything about the year of a day; the country's days are announced late in the year before.
    func knows(yearOf date: CalendarDate) -> Bool { exceptions.contains { $0.year == date.year } }

    /// How many days of the kind there are from `first` up to but without `end`. Without walking over them: a rota may be years old.
    func count(of kind: DayKind, from first: CalendarDate, until end: CalendarDate) -> Int {
        guard first < end else { return 0 }
        let (weeks, rest) = (end.dayNumber - first.dayNumber).quotientAndRemainder(dividingBy: 7)
        func ordinary(_ days: Int) -> Int { (0..<days).count { kind.takes(ordinary: first.advanced(by: $0)) } }
        let correction = exceptions.reduce(0) { sum, date in
            guard first <= date, date < end else { return sum }
            return sum + (isDay(date, kind) ? 1 : 0) - (kind.takes(ordinary: date) ? 1 : 0)
        }
        return weeks * ordinary(7) + ordinary(rest) + correction
    }
}

/// The days on which the shifts of a layer begin.
package enum DayKind: String, CaseIterable, Hashable, Sendable {
    /// Each day.
    case every
    /// Monday to Friday unless it is a holiday, and weekend days that are worked in exchange.
    case workdays
    /// All other days: weekends and holidays.
    case restDays = "rest-days"
    /// Weekend days that are neither a holiday nor worked in exchange.
    case weekends
    /// Statutory holidays only.
    case holidays

    var takesHolidays: Bool {
        switch self {
        case .every, .restDays, .holidays: true
        case .workdays, .weekends: false
        }
    }

    var takesWorkdays: Bool {
        switch self {
        case .every, .workdays: true
        case .restDays, .weekends, .holidays: false
        }
    }

    /// What the weekday alone says.
    func takes(ordinary date: CalendarDate) -> Bool {
        switch self {
        case .every: true
        case .workdays: !date.isWeekend
        case .restDays, .weekends: date.isWeekend
        case .holidays: false
        }
    }
}

extension CalendarDate {
    /// 1 for Monday, 7 for Sunday; 1970-01-01 was a Thursday.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }
    var isWeekend: Bool { weekday >= 6 }
}
