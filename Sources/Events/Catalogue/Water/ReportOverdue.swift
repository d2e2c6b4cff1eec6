package import Chronology

/// A report's time has passed and nobody says that it was handed in. Subject: the report.
package struct ReportOverdue: EventPayload {
    package static let type = "water.report.overdue"
    package static let version = 1

    /// The report's number.
    package let report: String
    /// The incident's number.
    package let incident: String
    /// Which of the three.
    package let kind: IncidentReportKind
    /// When it was due.
    package let due: Timestamp

    package init(
        report: String, incident: String, kind: IncidentReportKind, due: Timestamp
    ) {
        self.report = report
        self.incident = incident
        self.kind = kind
        self.due = due
    }
}
