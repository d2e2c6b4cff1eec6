package import Chronology

/// A person of either side asks for a consultation (会商). Subject: the area.
package struct ConsultationRequested: EventPayload {
    package static let type = "consultation.requested"
    package static let version = 1

    /// The warning area.
    package let area: String
    /// The hazard.
    package let hazard: String
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// Why, in the person's words.
    package let reason: String

    package init(area: String, hazard: String, post: String, person: String, at: Timestamp, reason: String) {
        self.area = area
        self.hazard = hazard
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}
