package import Chronology
package import Wording

/// Nobody has read back an alarm in time. Subject: the alarm.
package struct AlarmUnanswered: EventPayload {
    package static let type = "water.alarm.unanswered"
    package static let version = 1

    /// The alarm's number.
    package let alarm: String
    /// What the alarm is about.
    package let incident: String
    /// What it is.
    package let kind: AlarmKind
    /// The side that was told.
    package let toSide: Side
    /// The post that was told.
    package let toPost: String
    /// The receiver, in words.
    package let toName: Bilingual
    /// When the receipt was due.
    package let receiptDue: Timestamp

    package init(
        alarm: String, incident: String, kind: AlarmKind, toSide: Side, toPost: String, toName: Bilingual, receiptDue: Timestamp
    ) {
        self.alarm = alarm
        self.incident = incident
        self.kind = kind
        self.toSide = toSide
        self.toPost = toPost
        self.toName = toName
        self.receiptDue = receiptDue
    }
}
