package import Chronology
package import Wording

/// A warning is raised, lowered or extended. Subject: the warning.
package struct WarningUpdated: EventPayload {
    package static let type = "warning.updated"
    package static let version = 1

    /// The warning's number.
    package let warning: String
    /// As issued.
    package let hazard: String
    /// As issued.
    package let area: String
    /// As issued.
    package let places: [String]
    /// What kind of change.
    package let change: WarningChange
    /// The level until now.
    package let from: WarningLevel
    /// The level from now on.
    package let level: WarningLevel
    /// The first day that meets the criterion.
    package let onset: CalendarDate
    /// The last such day.
    package let ends: CalendarDate
    /// The criterion met now.
    package let criterion: String
    /// Where it comes from.
    package let citation: String
    /// Its probability now.
    package let probability: Double
    /// The probability at which it fires.
    package let threshold: Double
    /// Ids of the forecasts it rests on.
    package let causes: [String]
    /// In words.
    package let reason: Bilingual
    /// Who stands behind it; nil when it was said by hand, or by a program that knew no release.
    package let release: WarningRelease?
    /// The warning areas of both sides that it is about together; nil for an area of one side. Each side acts on its own warnings.
    package let members: [String]?

    package init(
        warning: String, hazard: String, area: String, places: [String], change: WarningChange, from: WarningLevel, level: WarningLevel,
        onset: CalendarDate, ends: CalendarDate, criterion: String, citation: String, probability: Double, threshold: Double,
        causes: [String], reason: Bilingual,
        release: WarningRelease? = nil, members: [String]? = nil
    ) {
        self.warning = warning
        self.hazard = hazard
        self.area = area
        self.places = places
        self.change = change
        self.from = from
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

/// How a warning changed.
package enum WarningChange: String, Hashable, Sendable, Codable, CaseIterable {
    case raised, lowered, extended
}
