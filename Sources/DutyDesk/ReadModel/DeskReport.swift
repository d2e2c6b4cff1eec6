package import Chronology
package import Events
package import Wording

/// A report that the law asks for, over its life.
package struct DeskReport: Codable, Hashable, Sendable {
    package let id: String
    package let kind: IncidentReportKind
    /// The event that asked for it first.
    package let event: String
    package private(set) var grade: IncidentGrade
    package private(set) var recipients: [Bilingual]
    package private(set) var due: Timestamp
    package private(set) var citation: String
    package private(set) var reason: Bilingual
    package private(set) var draft: Draft?
    package private(set) var submitted: Submission?
    /// True once its side has said that the time has passed.
    package private(set) var overdue = false

    /// The report as far as it could be filled in.
    package struct Draft: Codable, Hashable, Sendable {
        /// 0 at first.
        package let number: Int
        package let text: Bilingual
        /// What a person still has to find out.
        package let unknown: [Bilingual]
    }

    package struct Submission: Codable, Hashable, Sendable {
        package let post: String
        package let person: String
        package let at: Timestamp
        package let note: String?
    }

    package var isOpen: Bool { submitted == nil }

    static let maximumRecipients = 12
    static let maximumUnknown = 24
    /// Characters of a draft, at most.
    static let maximumText = 8000

    init(_ due: ReportDue, _ event: Event) {
        self.event = event.id
        (id, kind, grade, self.due) = (due.report, due.kind, due.grade, due.due)
        (citation, reason) = (due.citation, due.reason)
        recipients = Array(due.recipients.prefix(Self.maximumRecipients))
    }

    /// The time or the recipients have changed.
    mutating func take(_ due: ReportDue) {
        (grade, self.due, citation, reason) = (due.grade, due.due, due.citation, due.reason)
        recipients = Array(due.recipients.prefix(Self.maximumRecipients))
    }

    mutating func take(_ drafted: ReportDrafted) {
        if let draft, draft.number > drafted.draft { return }
        let text = Bilingual(zh: String(drafted.text.zh.prefix(Self.maximumText)), en: String(drafted.text.en.prefix(Self.maximumText)))
        let unknown = drafted.fields.filter { !$0.isKnown }.prefix(Self.maximumUnknown).map(\.name)
        draft = Draft(number: drafted.draft, text: text, unknown: unknown)
    }

    /// The first word counts; a later one changes nothing.
    mutating func take(_ submitted: ReportSubmitted) {
        guard self.submitted == nil else { return }
        self.submitted = Submission(post: submitted.post, person: submitted.person, at: submitted.at, note: submitted.note)
    }

    mutating func take(_: ReportOverdue) { overdue = true }
}
