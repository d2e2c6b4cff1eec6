package import Wording

/// Both sides have reported an incident under one number: some program gave one that does not begin with its side's name. Each side's own
/// services go on with their own; whoever looks one up by its number finds one of the two. Subject: the incidents' number.
package struct IncidentContested: EventPayload {
    package static let type = "water.incident.contested"
    package static let version = 1

    /// The number of both.
    package let incident: String
    /// The event that reported the other side's.
    package let report: String
    /// What the other side has reported and what to do, in words.
    package let reason: Bilingual

    package init(incident: String, report: String, reason: Bilingual) {
        self.incident = incident
        self.report = report
        self.reason = reason
    }
}
