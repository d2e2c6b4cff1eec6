package import Chronology
package import Wording

/// A monitor's readings are back to normal. Subject: the suspected incident.
package struct SuspicionCleared: EventPayload {
    package static let type = "water.suspicion.cleared"
    package static let version = 1

    /// The suspected incident's number.
    package let incident: String
    /// The monitor.
    package let monitor: String
    /// The substance or parameter.
    package let substance: String
    /// The reading with which they had been normal for long enough.
    package let at: Timestamp
    /// In words.
    package let reason: Bilingual

    package init(
        incident: String, monitor: String, substance: String, at: Timestamp, reason: Bilingual
    ) {
        self.incident = incident
        self.monitor = monitor
        self.substance = substance
        self.at = at
        self.reason = reason
    }
}
