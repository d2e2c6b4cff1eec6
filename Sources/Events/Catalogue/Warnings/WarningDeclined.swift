package import Chronology

/// A person refuses a proposed step. Subject: the warning.
package struct WarningDeclined: EventPayload {
    package static let type = "warning.declined"
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
    /// Why, in the person's words.
    package let reason: String

    package init(proposal: String, warning: String, post: String, person: String, at: Timestamp, reason: String) {
        self.proposal = proposal
        self.warning = warning
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
