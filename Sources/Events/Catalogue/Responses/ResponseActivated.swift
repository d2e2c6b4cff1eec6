package import Wording

/// A side's playbook starts. Subject: the response.
package struct ResponseActivated: EventPayload {
    package static let type = "response.activated"
    package static let version = 1

    /// The response's number.
    package let response: String
    /// The warning or incident that started it.
    package let trigger: String
    /// The playbook.
    package let playbook: String
    /// The level of the playbook that applies.
    package let level: String
    /// How many tasks it assigns.
    package let tasks: Int
    /// The least cut of the side's total emissions (SO2, NOx, PM, VOCs) that the tasks add up to; nil where none is asked for, always for dust.
    package let emissionCutPercent: Int?
    /// In words.
    package let reason: Bilingual

    package init(
        response: String, trigger: String, playbook: String, level: String, tasks: Int, emissionCutPercent: Int? = nil, reason: Bilingual
    ) {
        self.response = response
        self.trigger = trigger
        self.playbook = playbook
        self.level = level
        self.tasks = tasks
        self.emissionCutPercent = emissionCutPercent
        self.reason = reason
    }
}
