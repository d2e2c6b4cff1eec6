package import Chronology
package import Wording

/// A warning begins. Subject: the warning.
package struct WarningIssued: EventPayload {
    package static let type = "warning.issued"
    package static let version = 1

    /// The warning's number, the same over its whole life.
    package let warning: String
    /// `pollution` (graded response) or `dust` (health protection and dust control, no industrial cuts).
    package let hazard: String
    /// The warning area.
    package let area: String
    /// The places in it.
    package let places: [String]
    /// The level.
    package let level: WarningLevel
    /// The first day that meets the criterion.
    package let onset: CalendarDate
    /// The last such day.
    package let ends: CalendarDate
    /// The criterion that was met, as the criteria file names it.
    package let criterion: String
    /// The text that the criterion comes from.
    package let citation: String
    /// The forecast's probability that the criterion is met.
    package let probability: Double
    /// The probability at which the criteria file fires.
    package let threshold: Double
    /// Ids of the forecasts (or reports) it rests on.
    package let causes: [String]
    /// In words.
    package let reason: Bilingual
    /// Who stands behind it; nil when it was said by hand, or by a program that knew no release.
    package let release: WarningRelease?
    /// The warning areas of both sides that it is about together; nil for an area of one side. Each side acts on its own warnings.
    package let members: [String]?

    package init(
        warning: String, hazard: String, area: String, places: [String], level: WarningLevel, onset: CalendarDate, ends: CalendarDate,
        criterion: String, citation: String, probability: Double, threshold: Double, causes: [String], reason: Bilingual,
        release: WarningRelease? = nil, members: [String]? = nil
    ) {
        self.warning = warning
        self.hazard = hazard
        self.area = area
        self.places = places
        self.level = level
        self.onset = onset
        self.ends = ends
        self.criterion = criterion
        self.citation = citation
        self.probability = probability
        self.threshold = threshold
        self.causes = causes
        self.reason = reason
        self.release = release
        self.members = members
    }
}
