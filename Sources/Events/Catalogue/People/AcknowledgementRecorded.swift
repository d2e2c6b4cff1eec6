package import Chronology

/// A person has seen something and says so. Subject: what was acknowledged (warning, incident or task).
/// Acknowledgements are a set: one more never takes another away.
package struct AcknowledgementRecorded: EventPayload {
    package static let type = "acknowledgement.recorded"
    package static let version = 1

    /// The id of the event that was on the screen.
    package let of: String
    /// The warning, incident or task.
    package let aggregate: String
    /// The duty post.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// What the person wrote.
    package let note: String?
    /// Until when this person has it in hand: if the matter is not over then, whoever is on duty is called again. Nil: until it is over.
    package let expires: Timestamp?

    package init(
        of: String, aggregate: String, post: String, person: String, at: Timestamp, note: String? = nil, expires: Timestamp? = nil
    ) {
        self.of = of
        self.aggregate = aggregate
        self.post = post
        self.person = person
        self.at = at
        self.note = note
        self.expires = expires
    }
}
