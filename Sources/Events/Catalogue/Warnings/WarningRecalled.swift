package import Chronology

/// A person says that a warning was issued by mistake. Subject: the warning.
/// One step, approved in advance: the owner cancels at once when the post may do so.
package struct WarningRecalled: EventPayload {
    package static let type = "warning.recalled"
    package static let version = 1

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

    package init(warning: String, post: String, person: String, at: Timestamp, reason: String) {
        self.warning = warning
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
