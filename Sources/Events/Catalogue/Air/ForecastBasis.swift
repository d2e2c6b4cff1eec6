package import Chronology
package import Wording

/// One source of data behind a forecast.
package struct ForecastBasis: Hashable, Sendable, Codable {
    /// Whose observations they are.
    package let place: String
    /// True when the place forecast has no station of its own and this one stands in.
    package let substitute: Bool
    /// How many days of history were used.
    package let days: Int
    /// The newest day among them.
    package let newest: CalendarDate?
    /// What a reader has to know about it.
    package let note: Bilingual

    package init(
        place: String, substitute: Bool, days: Int, newest: CalendarDate? = nil, note: Bilingual
    ) {
        self.place = place
        self.substitute = substitute
        self.days = days
        self.newest = newest
        self.note = note
    }
}
