import Chronology

/// A day's place in the year, 0–365: the same day and month have the same place in every year, 29 February has its own.
struct DayOfSeason: Hashable {
    let slot: Int

    static let count = 366
    /// No two days of the year lie further apart than this.
    static let furthest = count / 2

    init(slot: Int) {
        let rest = slot % Self.count
        self.slot = rest < 0 ? rest + Self.count : rest
    }

    init(_ date: CalendarDate) {
        let year = date.year
        let hasLeapDay = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let day = date.dayOfYear - 1
        slot = hasLeapDay || day < 59 ? day : day + 1
    }

    /// Days between two places, round the end of the year if that is shorter.
    func distance(to other: DayOfSeason) -> Int {
        let apart = abs(slot - other.slot)
        return min(apart, Self.count - apart)
    }
}
