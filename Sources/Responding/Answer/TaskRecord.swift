package import Chronology
package import Events

/// One task of a unit over its life.
package struct TaskRecord: Hashable, Sendable, Codable {
    /// `local-kashgar-urban-dust-2020-01-corps-03`: the trigger, the side that responds, the count.
    package let number: String
    package let measure: String
    package let unit: String
    package let due: Timestamp
    package internal(set) var assigned: Echo
    package internal(set) var withdrawn = Echo.unsaid
    package internal(set) var overdue = Echo.unsaid
    package internal(set) var completed: Timestamp?
    /// Who has seen it: a set that only grows.
    package internal(set) var acknowledged: Set<TaskReceipt> = []

    init(number: String, measure: String, unit: String, due: Timestamp, assigned: Echo) {
        self.number = number
        self.measure = measure
        self.unit = unit
        self.due = due
        self.assigned = assigned
    }

    /// Whether the unit is still expected to do it.
    package var isOpen: Bool { completed == nil && withdrawn.isUnsaid }

    /// Whether the measure need not be assigned to the unit again: done, or open and due early enough.
    func stands(for want: Wanted) -> Bool {
        guard measure == want.measure, unit == want.unit else { return false }
        return completed != nil || (withdrawn.isUnsaid && due <= want.due)
    }

    /// Its deadline still has to be watched.
    var isWatched: Bool { isOpen && assigned.isBack && overdue.isUnsaid }

    mutating func take(_ receipt: TaskReceipt) {
        guard acknowledged.count < Self.maximumReceipts else { return }
        acknowledged.insert(receipt)
    }

    /// Acknowledgements kept for one task; more are in the journal only.
    package static let maximumReceipts = 200
}

/// A post has seen a task.
package struct TaskReceipt: Hashable, Sendable, Codable {
    package let post: String
    package let person: String
    package let side: Side
}
