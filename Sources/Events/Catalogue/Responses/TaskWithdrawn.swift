package import Wording

/// A task is no longer asked for. Subject: the task.
package struct TaskWithdrawn: EventPayload {
    package static let type = "task.withdrawn"
    package static let version = 1

    /// The task's number.
    package let task: String
    /// The response it belonged to.
    package let response: String
    /// Why.
    package let reason: Bilingual

    package init(
        task: String, response: String, reason: Bilingual
    ) {
        self.task = task
        self.response = response
        self.reason = reason
    }
}
