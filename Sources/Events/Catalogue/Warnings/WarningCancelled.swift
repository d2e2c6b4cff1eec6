package import Chronology
package import Wording

/// A warning is taken back: it was a mistake. Subject: the warning.
/// Not the same as lifted (the danger is over) and as superseded.
package struct WarningCancelled: EventPayload {
    package static let type = "warning.cancelled"
    package static let version = 1

    /// The warning's number.
    package let warning: String
    /// As issued.
    package let hazard: String
    /// As issued.
    package let area: String
    /// The level it had.
    package let level: WarningLevel
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// In words, with the person's own.
    package let reason: Bilingual

    package init(
        warning: String, hazard: String, area: String, level: WarningLevel, post: String, person: String, at: Timestamp, reason: Bilingual
    ) {
        self.warning = warning
        self.hazard = hazard
        self.area = area
        self.level = level
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
