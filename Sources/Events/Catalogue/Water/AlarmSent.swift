package import Chronology
package import Wording

/// A message of one party on a river to another, to be read out and read back. Subject: the alarm.
package struct AlarmSent: EventPayload {
    package static let type = "water.alarm.sent"
    package static let version = 1

    /// The alarm's number.
    package let alarm: String
    /// The incident, suspected incident or planned release.
    package let incident: String
    /// What it is.
    package let kind: AlarmKind
    /// The post that says it.
    package let fromPost: String
    /// The side that is told.
    package let toSide: Side
    /// The post that is told.
    package let toPost: String
    /// The county or city on whose ground, or by whose intakes, the receiver is concerned; six digits.
    package let toPlace: String
    /// The receiver, in words.
    package let toName: Bilingual
    /// Ids of the receiver's targets that the message is about, downstream.
    package let targets: [String]
    /// The earliest time at which the water reaches the receiver; nil when it does not, or nobody can say.
    package let arrival: Timestamp?
    /// By when somebody has to have read it back.
    package let receiptDue: Timestamp
    /// To be read out in less than a minute.
    package let text: Bilingual
    /// Why it was sent.
    package let reason: Bilingual

    package init(
        alarm: String, incident: String, kind: AlarmKind, fromPost: String, toSide: Side, toPost: String, toPlace: String,
        toName: Bilingual, targets: [String], arrival: Timestamp? = nil, receiptDue: Timestamp, text: Bilingual, reason: Bilingual
    ) {
        self.alarm = alarm
        self.incident = incident
        self.kind = kind
        self.fromPost = fromPost
        self.toSide = toSide
        self.toPost = toPost
        self.toPlace = toPlace
        self.toName = toName
        self.targets = targets
        self.arrival = arrival
        self.receiptDue = receiptDue
        self.text = text
        self.reason = reason
    }
}

/// The messages of the alarm systems of international rivers, and one more for planned releases.
package enum AlarmKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The polluted water comes to you.
    case warning
    /// Something happened; it is not expected to concern you.
    case information
    /// The source is unknown: look at your part of the river.
    case search
    /// What you were told has changed.
    case update
    /// What you were warned of is over.
    case endOfAlert = "end-of-alert"
    /// Water is going to be released.
    case plannedRelease = "planned-release"
}
