package import Chronology

/// Two people swap, or one stands in for another, for a stretch of time. Subject: the rota.
package struct ShiftSwapped: EventPayload {
    package static let type = "duty.shift.swapped"
    package static let version = 1

    /// Its number.
    package let change: String
    /// The rota.
    package let rota: String
    /// The beginning.
    package let from: Timestamp
    /// The end.
    package let until: Timestamp
    /// Whose shifts are taken.
    package let person: String
    /// Who takes them.
    package let replacement: String
    /// Who entered it.
    package let by: Releaser
    /// Why.
    package let note: String?

    package init(
        change: String, rota: String, from: Timestamp, until: Timestamp, person: String, replacement: String, by: Releaser,
        note: String? = nil
    ) {
        self.change = change
        self.rota = rota
        self.from = from
        self.until = until
        self.person = person
        self.replacement = replacement
        self.by = by
        self.note = note
    }
}
