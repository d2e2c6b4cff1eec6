package import AirQuality
package import Chronology

/// What holds on each day that a hindcast is about: its place in the year, and the edition of HJ 633 in force. Worked out once for all places.
package struct DayRules: Sendable {
    private let first: CalendarDate
    private let slots: [DayOfSeason]
    /// Which of `editions` holds, by day.
    private let editionOfDay: [Int]
    private let editions: [(table: IndexTable, levels: [ExceedanceLevels])]

    /// - Parameter days: also the days of the last forecasts; a day outside is as good as the nearest.
    package init(_ quantities: [Quantity], over days: ClosedRange<CalendarDate>, tables: IndexTables) {
        first = days.lowerBound
        slots = days.map { DayOfSeason($0) }
        editions = tables.tables.map { table in (table, quantities.map { ExceedanceLevels(of: $0, by: table) }) }
        let names = tables.tables.map(\.edition)
        editionOfDay = days.map { names.firstIndex(of: tables.inForce(on: $0).edition) ?? 0 }
    }

    func slot(on date: CalendarDate) -> DayOfSeason { slots[row(date)] }
    func table(on date: CalendarDate) -> IndexTable { editions[editionOfDay[row(date)]].table }
    /// - Parameter quantity: its place in the list of quantities.
    func levels(of quantity: Int, on date: CalendarDate) -> ExceedanceLevels { editions[editionOfDay[row(date)]].levels[quantity] }

    private func row(_ date: CalendarDate) -> Int { min(max(first.distance(to: date), 0), slots.count - 1) }
}
