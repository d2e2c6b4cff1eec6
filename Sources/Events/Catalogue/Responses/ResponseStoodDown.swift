package import Wording

/// A response ends. Subject: the response.
package struct ResponseStoodDown: EventPayload {
    package static let type = "response.stood-down"
    package static let version = 1

    /// The response's number.
    package let response: String
    /// What had started it.
    package let trigger: String
    /// Tasks completed.
    package let completed: Int
    /// Tasks that were still open and are no longer asked for.
    package let withdrawn: Int
    /// In words.
    package let reason: Bilingual

    package init(
        response: String, trigger: String, completed: Int, withdrawn: Int, reason: Bilingual
    ) {
        self.response = response
        self.trigger = trigger
        self.completed = completed
        self.withdrawn = withdrawn
        self.reason = reason
    }
}
