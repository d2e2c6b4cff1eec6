package import Chronology

/// A task is done. Subject: the task.
package struct TaskCompleted: EventPayload {
    package static let type = "task.completed"
    package static let version = 1

    /// The task's number.
    package let task: String
    /// The post that reports it.
    package let by: String
    /// The name that the person gave.
    package let person: String
    /// What was handed in as proof.
    package let evidence: String
    /// When it was done.
    package let at: Timestamp

    package init(
        task: String, by: String, person: String, evidence: String, at: Timestamp
    ) {
        self.task = task
        self.by = by
        self.person = person
        self.evidence = evidence
        self.at = at
    }
}
