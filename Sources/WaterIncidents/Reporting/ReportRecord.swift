import Chronology
import Events
import Wording

/// One report over its life.
struct ReportRecord: Codable, Hashable, Sendable {
    let number: String
    let kind: IncidentReportKind
    /// The grade whose clock runs.
    var grade: IncidentGrade
    var due: Timestamp
    var recipients: [Bilingual]
    /// Changes of the above that were said.
    var revision = 0
    var said = Said.not
    var submitted: Timestamp?
    var overdue = Said.not
    /// Set when a later report takes its place.
    var isSuperseded = false
    var drafts = 0
    /// What the last draft said, shortened to its fingerprint, and when.
    var drafted: Drafted?
    /// Why it is due by then.
    var reason: Bilingual

    struct Drafted: Codable, Hashable, Sendable {
        let fingerprint: String
        let at: Timestamp
    }

    /// Drafts of one report; then a person has to write.
    static let maximumDrafts = 12

    var isOpen: Bool { submitted == nil && !isSuperseded }

    /// Whether its time still has to be watched.
    var isWatched: Bool { isOpen && overdue == .not }
}
