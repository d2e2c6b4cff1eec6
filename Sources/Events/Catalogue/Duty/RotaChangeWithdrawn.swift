/// A swap or an absence is taken back. Subject: the change.
package struct RotaChangeWithdrawn: EventPayload {
    package static let type = "duty.change.withdrawn"
    package static let version = 1

    /// Its number.
    package let change: String
    /// Who took it back.
    package let by: Releaser
    /// Why, in the person's words.
    package let reason: String

    package init(change: String, by: Releaser, reason: String) {
        self.change = change
        self.by = by
        self.reason = reason
    }
}
