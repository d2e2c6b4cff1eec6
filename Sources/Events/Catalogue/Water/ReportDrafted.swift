package import Wording

/// A report as far as it can be filled in from what is known. Subject: the report. A person reads, completes and sends it.
package struct ReportDrafted: EventPayload {
    package static let type = "water.report.drafted"
    package static let version = 1

    /// The report's number.
    package let report: String
    /// The incident's number.
    package let incident: String
    /// Which of the three.
    package let kind: IncidentReportKind
    /// 0 at first; each later one replaces it.
    package let draft: Int
    /// Everything that the law asks for, in its order.
    package let fields: [ReportField]
    /// The same to be read.
    package let text: Bilingual

    package init(
        report: String, incident: String, kind: IncidentReportKind, draft: Int, fields: [ReportField], text: Bilingual
    ) {
        self.report = report
        self.incident = incident
        self.kind = kind
        self.draft = draft
        self.fields = fields
        self.text = text
    }
}
