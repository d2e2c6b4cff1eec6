package import Chronology

/// A person has taken an alarm and read it back. Subject: the alarm. Receipts are a set.
package struct AlarmReceived: EventPayload {
    package static let type = "water.alarm.received"
    package static let version = 1

    /// The alarm's number.
    package let alarm: String
    /// What the alarm is about.
    package let incident: String
    /// The post that took it.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// What was read back.
    package let readBack: String
    /// When.
    package let at: Timestamp

    package init(
        alarm: String, incident: String, post: String, person: String, readBack: String, at: Timestamp
    ) {
        self.alarm = alarm
        self.incident = incident
        self.post = post
        self.person = person
        self.readBack = readBack
        self.at = at
    }
}
