package import Chronology

/// A person is away. Subject: the person.
package struct AbsenceRecorded: EventPayload {
    package static let type = "duty.absence.recorded"
    package static let version = 1

    /// Its number.
    package let change: String
    /// Who, by the id of the rota.
    package let person: String
    /// The beginning.
    package let from: Timestamp
    /// The end.
    package let until: Timestamp
    /// Who entered it.
    package let by: Releaser
    /// Why.
    package let note: String?

    package init(change: String, person: String, from: Timestamp, until: Timestamp, by: Releaser, note: String? = nil) {
        self.change = change
        self.person = person
        self.from = from
        self.until = until
        self.by = by
        self.note = note
    }
}
