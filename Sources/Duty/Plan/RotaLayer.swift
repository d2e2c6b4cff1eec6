package import Chronology

/// Shifts on days of one kind, and the people who take them in turn.
package struct RotaLayer: Hashable, Sendable {
    /// How long one person's turn is.
    package enum Turn: String, CaseIterable, Hashable, Sendable {
        /// Each shift the next person.
        case shift
        /// Each day of the layer's kind the next person.
        case day
        /// Every seven days the next person, on the weekday of the first day.
        case week
    }

    /// The days on which its shifts begin.
    package let days: DayKind
    /// In the order of the day.
    package let shifts: [DailyShift]
    package let people: [String]
    package let each: Turn
    /// The first day on which a shift begins; the first person's turn.
    package let first: CalendarDate
    /// The last day on which a shift begins; nil for no end.
    package let last: CalendarDate?

    package init(
        days: DayKind = .every, shifts: [DailyShift], people: [String], each: Turn, first: CalendarDate, last: CalendarDate? = nil
    ) {
        self.days = days
        self.shifts = shifts.sorted { $0.start < $1.start }
        self.people = people
        self.each = each
        self.first = first
        self.last = last
    }
}

// MARK: - Who, when

extension RotaLayer {
    /// Whether its shifts begin on a day.
    func begins(on date: CalendarDate, _ calendar: DutyCalendar) -> Bool {
        first <= date && last.map { date <= $0 } ?? true && calendar.isDay(date, days)
    }

    func hasShift(at instant: Timestamp, _ calendar: DutyCalendar) -> Bool {
        !people.isEmpty && shift(at: instant, calendar) != nil
    }

    /// Whose turn it is, as an index of `people`; nil where the layer has no shift.
    func turn(at instant: Timestamp, _ calendar: DutyCalendar) -> Int? {
        guard !people.isEmpty, let (date, index) = shift(at: instant, calendar) else { return nil }
        return turn(of: index, on: date, calendar) % people.count
    }

    /// Those who take turns, the one whose turn it is first; nil where the layer has no shift.
    func order(at instant: Timestamp, _ calendar: DutyCalendar) -> [String]? {
        turn(at: instant, calendar).map { Array(people[$0...] + people[..<$0]) }
    }

    /// A shift is a day long at most, so it began today or yesterday.
    private func shift(at instant: Timestamp, _ calendar: DutyCalendar) -> (date: CalendarDate, index: Int)? {
        let today = instant.beijingDate
        for date in [today, today.advanced(by: -1)] where begins(on: date, calendar) {
            let index = shifts.firstIndex { $0.begin(on: date) <= instant && instant < $0.end(on: date) }
            if let index { return (date, index) }
        }
        return nil
    }

    private func turn(of index: Int, on date: CalendarDate, _ calendar: DutyCalendar) -> Int {
        switch each {
        case .shift: calendar.count(of: days, from: first, until: date) * shifts.count + index
        case .day: calendar.count(of: days, from: first, until: date)
        case .week: (date.dayNumber - first.dayNumber) / 7
        }
    }

    /// The first instant after this one at which a shift begins or ends, of those that begin on a day, where it is before `nearest`.
    func nextEdge(after instant: Timestamp, on date: CalendarDate, _ calendar: DutyCalendar, before nearest: Timestamp) -> Timestamp {
        guard begins(on: date, calendar) else { return nearest }
        return shifts.reduce(nearest) { nearest, shift in
            let (begin, end) = (shift.begin(on: date), shift.end(on: date))
            if instant < begin { return min(nearest, begin) }
            return instant < end ? min(nearest, end) : nearest
        }
    }
}
