package import Chronology

/// A task's time has passed and it is not done. Subject: the task.
package struct TaskOverdue: EventPayload {
    package static let type = "task.overdue"
    package static let version = 1

    /// The task's number.
    package let task: String
    /// The response it belongs to.
    package let response: String
    /// The organisation that does it.
    package let unit: String
    /// When it was due.
    package let due: Timestamp

    package init(
        task: String, response: String, unit: String, due: Timestamp
    ) {
        self.task = task
        self.response = response
        self.unit = unit
        self.due = due
    }
}
