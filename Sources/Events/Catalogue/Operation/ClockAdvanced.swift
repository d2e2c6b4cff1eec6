package import Chronology

/// In an exercise or a replay, the time that everyone goes by. Subject: `clock`. Never in the actual realm.
package struct ClockAdvanced: EventPayload {
    package static let type = "clock.advanced"
    package static let version = 1

    /// The time it is now.
    package let to: Timestamp

    package init(
        to: Timestamp
    ) {
        self.to = to
    }
}
