package import Chronology
package import Events

/// One day of Beijing at one place: the hours of its stations and what was last said about the day.
package struct PlaceDay: Hashable, Sendable, Codable {
    package let date: CalendarDate
    /// By station code.
    package internal(set) var stations: [String: StationDay] = [:]
    /// Something changed since the day was last assessed.
    var isDirty = false
    /// All hours of all stations were in, and the day was assessed because of it.
    var wasComplete = false
    /// What was last said about the day.
    package var assessed: DayAssessed?

    init(date: CalendarDate) { self.date = date }

    /// Whether every one of these stations has said something about every hour.
    func isComplete(_ expected: [String]) -> Bool {
        expected.allSatisfy { stations[$0]?.isFilled ?? false }
    }
}

/// The days of one place that are held: the newest day with an hour, and the 39 before it.
package struct PlaceHours: Hashable, Sendable, Codable {
    /// In order of date; days without an hour are not there.
    package private(set) var days: [PlaceDay] = []

    /// Days held, counted back from the newest.
    package static let maximumDays = 40

    init() {}

    package var newest: CalendarDate? { days.last?.date }

    /// The position of a day; nil when nothing is held of it.
    func position(of date: CalendarDate) -> Int? {
        // Nearly always one of the last days.
        days.lastIndex { $0.date <= date }.flatMap { days[$0].date == date ? $0 : nil }
    }

    package subscript(date: CalendarDate) -> PlaceDay? { position(of: date).map { days[$0] } }

    /// Whether a day is too far behind the newest to be held.
    func isTooOld(_ date: CalendarDate) -> Bool {
        newest.map { date.dayNumber <= $0.dayNumber - Self.maximumDays } ?? false
    }

    /// Makes room for a day that is not too old. Returns its position and the days that had to go.
    mutating func open(_ date: CalendarDate) -> (position: Int, gone: [PlaceDay]) {
        if let position = position(of: date) { return (position, []) }
        let place = (days.lastIndex { $0.date < date } ?? -1) + 1
        days.insert(PlaceDay(date: date), at: place)
        let gone = Array(days.prefix { isTooOld($0.date) })
        days.removeFirst(gone.count)
        return (place - gone.count, gone)
    }

    /// Changes a day in place, so that its hours are not copied.
    mutating func change<Result>(_ position: Int, _ change: (inout PlaceDay) -> Result) -> Result {
        change(&days[position])
    }
}
