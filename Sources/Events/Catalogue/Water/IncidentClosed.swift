/// The owning side ends an incident. Subject: the incident.
package struct IncidentClosed: EventPayload {
    package static let type = "water.incident.closed"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// The post that closes it.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// In words.
    package let outcome: String

    package init(
        incident: String, post: String, person: String, outcome: String
    ) {
        self.incident = incident
        self.post = post
        self.person = person
        self.outcome = outcome
    }
}
