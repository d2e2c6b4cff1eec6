package import Chronology

/// The known editions of the index table; an observation is judged by the table of its day.
package struct IndexTables: Sendable {
    /// Oldest first, never empty.
    package let tables: [IndexTable]
    private let oldest: IndexTable

    /// The editions that the software carries itself, equal to the files in `Playbooks/air`.
    package static let builtIn = IndexTables(oldest: .hj2012, later: [.hj2026])

    private init(oldest: IndexTable, later: [IndexTable]) {
        self.oldest = oldest
        tables = [oldest] + later
    }

    /// From parsed files, in any order. Throws unless exactly one has no first day of force and all others have distinct ones.
    package init(_ tables: [IndexTable]) throws(AirQualityError) {
        let open = tables.filter { $0.inForceFrom == nil }
        let dated = tables.filter { $0.inForceFrom != nil }.sorted { Self.start($0) < Self.start($1) }
        guard let oldest = open.first, open.count == 1 else { throw .editions("\(open.count) tables have ‘in-force-from: -’") }
        let names = Set(tables.map(\.edition))
        let starts = Set(dated.map(Self.start))
        guard names.count == tables.count, starts.count == dated.count else {
            throw .editions("two tables share their edition or their first day")
        }
        self.init(oldest: oldest, later: dated)
    }

    private static func start(_ table: IndexTable) -> CalendarDate { table.inForceFrom ?? CalendarDate(dayNumber: .min) }

    /// The table of a day: the last one that has come into force by then. Ask it `isKnownToApply(on:)` for days of the far future.
    package func inForce(on date: CalendarDate) -> IndexTable {
        tables.last { Self.start($0) <= date } ?? oldest
    }

    /// The table of an edition, to judge a day by another one than its own; nil when it is not known.
    package subscript(edition: Edition) -> IndexTable? { tables.first { $0.edition == edition } }
}
