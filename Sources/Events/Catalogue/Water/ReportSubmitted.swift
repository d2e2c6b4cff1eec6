package import Chronology

/// A person has handed in a report. Subject: the report.
package struct ReportSubmitted: EventPayload {
    package static let type = "water.report.submitted"
    package static let version = 1

    /// The report's number.
    package let report: String
    /// The incident's number.
    package let incident: String
    /// The post that handed it in.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// What the person wrote.
    package let note: String?

    package init(
        report: String, incident: String, post: String, person: String, at: Timestamp, note: String? = nil
    ) {
        self.report = report
        self.incident = incident
        self.post = post
        self.person = person
        self.at = at
        self.note = note
    }
}
