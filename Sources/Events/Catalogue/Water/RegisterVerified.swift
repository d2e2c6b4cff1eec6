package import Chronology

/// Somebody went to an entry of a river's register and looked. Subject: the entry.
package struct RegisterVerified: EventPayload {
    package static let type = "water.register.verified"
    package static let version = 1

    /// What was found.
    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// As the register says.
        case asWritten = "as-written"
        /// Otherwise than the register says; a proposal should follow.
        case differs
        /// Not there.
        case gone
    }

    /// The river's id in the playbook.
    package let river: String
    /// The entry's id.
    package let entry: String
    /// The day of the visit, in Beijing time.
    package let date: CalendarDate
    /// What was found.
    package let outcome: Outcome
    /// In words.
    package let note: String
    /// The post that went.
    package let post: String
    /// The name that the person gave.
    package let person: String

    package init(
        river: String, entry: String, date: CalendarDate, outcome: Outcome, note: String, post: String, person: String
    ) {
        self.river = river
        self.entry = entry
        self.date = date
        self.outcome = outcome
        self.note = note
        self.post = post
        self.person = person
    }
}
