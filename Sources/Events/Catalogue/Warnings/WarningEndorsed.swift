package import Chronology

/// A person stands behind a proposed step. Subject: the warning.
package struct WarningEndorsed: EventPayload {
    package static let type = "warning.endorsed"
    package static let version = 1

    /// The proposal's number.
    package let proposal: String
    /// The warning's number.
    package let warning: String
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// What the person wrote.
    package let note: String?

    package init(proposal: String, warning: String, post: String, person: String, at: Timestamp, note: String? = nil) {
        self.proposal = proposal
        self.warning = warning
        self.post = post
        self.person = person
        self.at = at
        self.note = note
    }
}
