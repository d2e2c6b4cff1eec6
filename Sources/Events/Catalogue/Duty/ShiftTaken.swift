package import Chronology

/// A person has taken over a post (接班). Subject: the post.
package struct ShiftTaken: EventPayload {
    package static let type = "duty.shift.taken"
    package static let version = 1

    /// The duty post.
    package let post: String
    /// Who has it now, by the id of the rota.
    package let person: String
    /// Who had it; nil when nobody did.
    package let from: String?
    /// When this person's shift ends by the rota.
    package let until: Timestamp
    /// Calls that are open and were handed over.
    package let open: [String]
    /// What was handed over in words.
    package let note: String?
    /// When.
    package let at: Timestamp

    package init(post: String, person: String, from: String? = nil, until: Timestamp, open: [String], note: String? = nil, at: Timestamp) {
        self.post = post
        self.person = person
        self.from = from
        self.until = until
        self.open = open
        self.note = note
        self.at = at
    }
}
