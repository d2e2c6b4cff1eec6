package import Chronology
package import Wording

/// A named unit is asked to do something by a time. Subject: the task.
package struct TaskAssigned: EventPayload {
    package static let type = "task.assigned"
    package static let version = 1

    /// The task's number.
    package let task: String
    /// The response it belongs to.
    package let response: String
    /// The warning or incident behind it.
    package let trigger: String
    /// The measure's id in the playbook.
    package let measure: String
    /// The organisation that does it.
    package let unit: String
    /// Its name.
    package let unitName: Bilingual
    /// What is to be done.
    package let action: Bilingual
    /// What proves that it was done.
    package let evidence: Bilingual
    /// By when.
    package let due: Timestamp
    /// What that time follows from: “2 h after activation”, “4 h before the earliest arrival at …”.
    package let dueReason: Bilingual?
    /// The least cut of total emissions that the task is about; nil for every other task.
    package let emissionCutPercent: Int?
    /// True when the playbook marks the measure as illustrative.
    package let illustrative: Bool

    package init(
        task: String, response: String, trigger: String, measure: String, unit: String, unitName: Bilingual, action: Bilingual,
        evidence: Bilingual, due: Timestamp, dueReason: Bilingual? = nil,
        emissionCutPercent: Int? = nil, illustrative: Bool
    ) {
        self.task = task
        self.response = response
        self.trigger = trigger
        self.measure = measure
        self.unit = unit
        self.unitName = unitName
        self.action = action
        self.evidence = evidence
        self.due = due
        self.dueReason = dueReason
        self.emissionCutPercent = emissionCutPercent
        self.illustrative = illustrative
    }
}
