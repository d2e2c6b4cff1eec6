/// A person answers for the grade of an incident, upward or downward of what the criteria say. Subject: the incident.
package struct GradeDecided: EventPayload {
    package static let type = "water.grade.decided"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// The grade that applies from now on.
    package let grade: IncidentGrade
    /// The post that decides.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// Why, in the person's words.
    package let reason: String

    package init(
        incident: String, grade: IncidentGrade, post: String, person: String, reason: String
    ) {
        self.incident = incident
        self.grade = grade
        self.post = post
        self.person = person
        self.reason = reason
    }
}
