package import Chronology
package import Wording

/// The law asks for a report by a time. Subject: the report. Said again when the time or the recipients change.
package struct ReportDue: EventPayload {
    package static let type = "water.report.due"
    package static let version = 1

    /// The report's number.
    package let report: String
    /// The incident's number.
    package let incident: String
    /// Which of the three.
    package let kind: IncidentReportKind
    /// The grade whose clock runs; an unclear case goes by a higher one.
    package let grade: IncidentGrade
    /// To whom.
    package let recipients: [Bilingual]
    /// By when.
    package let due: Timestamp
    /// 0 at first; each change adds one.
    package let revision: Int
    /// The text that asks for it.
    package let citation: String
    /// Why by then, in words.
    package let reason: Bilingual

    package init(
        report: String, incident: String, kind: IncidentReportKind, grade: IncidentGrade, recipients: [Bilingual], due: Timestamp,
        revision: Int, citation: String, reason: Bilingual
    ) {
        self.report = report
        self.incident = incident
        self.kind = kind
        self.grade = grade
        self.recipients = recipients
        self.due = due
        self.revision = revision
        self.citation = citation
        self.reason = reason
    }
}

/// The three reports of an incident (突发环境事件信息报告办法, 2011, article 12).
package enum IncidentReportKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 初报
    case first
    /// 续报
    case followUp = "follow-up"
    /// 处理结果报告
    case final
}
