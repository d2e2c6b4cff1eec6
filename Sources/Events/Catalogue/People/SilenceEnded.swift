package import Chronology

/// A person ends a silence before its time. Subject: the silence.
package struct SilenceEnded: EventPayload {
    package static let type = "silence.ended"
    package static let version = 1

    /// Its number.
    package let silence: String
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// Why, in the person's words.
    package let reason: String

    package init(silence: String, post: String, person: String, at: Timestamp, reason: String) {
        self.silence = silence
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
