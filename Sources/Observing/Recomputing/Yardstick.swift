package import AirQuality
package import Chronology

/// By which edition rows are judged: the one in force on their day, or one for all.
package struct Yardstick: Sendable {
    private let tables: IndexTables
    private let asked: IndexTable?

    /// Each row by the edition in force on its day.
    package init(_ tables: IndexTables) {
        self.tables = tables
        asked = nil
    }

    /// All rows by one edition: `2026`, or an edition's whole name.
    package init(_ tables: IndexTables, edition: String) throws(RecomputingError) {
        let found = tables.tables.first { $0.edition.rawValue == edition || $0.edition.year == edition }
        guard let found else { throw .unknownEdition(edition, known: tables.tables.map(\.edition.year)) }
        self.tables = tables
        asked = found
    }

    package func table(on day: CalendarDate) -> IndexTable { asked ?? tables.inForce(on: day) }

    /// False when the standard has taken a step by that day whose figures no known edition has.
    func isKnown(on day: CalendarDate) -> Bool { asked != nil || table(on: day).isKnownToApply(on: day) }

    /// The other editions, to see whether one of them explains what was published.
    func others(than edition: Edition) -> [IndexTable] { tables.tables.filter { $0.edition != edition } }
}

extension Edition {
    /// What people call it: `2026` of `hj633_2026`.
    package var year: String { String(rawValue.drop { $0 != "_" }.dropFirst()) }
}
