package import Chronology

/// Somebody reports a release into a river. Subject: the incident.
package struct IncidentReported: EventPayload {
    package static let type = "water.incident.reported"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// The river's id in the playbook.
    package let river: String
    /// Distance along the main stem from the playbook's zero, in km.
    package let kilometre: Double
    /// The substance's id in the playbook.
    package let substance: String
    /// The mass released, when known.
    package let massKilograms: Double?
    /// When the release began, as reported.
    package let released: Timestamp
    /// How long it lasted; 0 for an instant.
    package let durationSeconds: Double
    /// The river's flow there, when measured; else the playbook's for the season.
    package let dischargeCubicMetresPerSecond: Double?
    /// The post that reports.
    package let reporter: String
    /// In the reporter's words.
    package let description: String
    /// On which watercourse the kilometre counts; nil for the main stem.
    package let watercourse: String?
    /// `left` or `right`, looking downstream; nil when it is not known or in the middle.
    package let bank: String?

    package init(
        incident: String, river: String, kilometre: Double, substance: String, massKilograms: Double? = nil, released: Timestamp,
        durationSeconds: Double, dischargeCubicMetresPerSecond: Double? = nil, reporter: String, description: String,
        watercourse: String? = nil, bank: String? = nil
    ) {
        self.incident = incident
        self.river = river
        self.kilometre = kilometre
        self.substance = substance
        self.massKilograms = massKilograms
        self.released = released
        self.durationSeconds = durationSeconds
        self.dischargeCubicMetresPerSecond = dischargeCubicMetresPerSecond
        self.reporter = reporter
        self.description = description
        self.watercourse = watercourse
        self.bank = bank
    }
}
