package import Wording

/// A warning ends because the lifting condition is met. Subject: the warning.
package struct WarningLifted: EventPayload {
    package static let type = "warning.lifted"
    package static let version = 1

    /// The warning's number.
    package let warning: String
    /// As issued.
    package let hazard: String
    /// As issued.
    package let area: String
    /// The level it had.
    package let level: WarningLevel
    /// The lifting condition.
    package let criterion: String
    /// Where it comes from.
    package let citation: String
    /// Ids of the forecasts it rests on.
    package let causes: [String]
    /// In words.
    package let reason: Bilingual
    /// Who stands behind it; nil when it was said by hand, or by a program that knew no release.
    package let release: WarningRelease?

    package init(
        warning: String, hazard: String, area: String, level: WarningLevel, criterion: String, citation: String, causes: [String],
        reason: Bilingual, release: WarningRelease? = nil
    ) {
        self.warning = warning
        self.hazard = hazard
        self.area = area
        self.level = level
        self.criterion = criterion
        self.citation = citation
        self.causes = causes
        self.reason = reason
        self.release = release
    }
}
