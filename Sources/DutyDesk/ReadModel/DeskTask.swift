package import Chronology
package import Events
package import Wording

/// A task over its life.
package struct DeskTask: Shelved {
    package let id: String
    package let side: Side
    package let assigned: Timestamp
    package let task: TaskAssigned
    /// The event that assigned it, which is what a person on the page acknowledges.
    package let event: String
    /// True once its side has said that the time has passed.
    package private(set) var overdue = false
    package private(set) var completion: Completion?
    package private(set) var withdrawn: Bilingual?

    package struct Completion: Codable, Hashable, Sendable {
        package let by: String
        package let person: String
        package let evidence: String
        package let at: Timestamp
    }

    package var isOpen: Bool { completion == nil && withdrawn == nil }

    init(_ assigned: TaskAssigned, _ event: Event) {
        id = assigned.task
        side = event.side
        self.assigned = event.time
        task = assigned
        self.event = event.id
    }

    mutating func take(_: TaskOverdue, _ event: Event) {
        guard event.side == side else { return }
        overdue = true
    }

    /// The first report counts; a later one changes nothing.
    mutating func take(_ done: TaskCompleted, _ event: Event) {
        guard event.side == side, completion == nil else { return }
        completion = Completion(by: done.by, person: done.person, evidence: done.evidence, at: done.at)
    }

    mutating func take(_ withdrawal: TaskWithdrawn, _ event: Event) {
        guard event.side == side, completion == nil else { return }
        withdrawn = withdrawal.reason
    }
}
