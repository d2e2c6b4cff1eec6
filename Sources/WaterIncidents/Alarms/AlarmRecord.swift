import Chronology
import Events

/// Somebody on a river who is told: a place, on one side's part.
struct Party: Codable, Hashable, Sendable {
    let side: Side
    let place: String
}

/// What an alarm says about the water.
enum Prospect: String, Codable, Hashable, Sendable {
    /// It comes, at a time that is known or not.
    case comes
    /// It is not expected here, or is less likely than it was.
    case unlikely
    /// The release lies in a dry bed.
    case dryBed
}

/// One alarm over its life.
struct AlarmRecord: Codable, Hashable, Sendable {
    let number: String
    let kind: AlarmKind
    let party: Party
    /// The earliest arrival that it told; nil where it told none.
    let arrival: Timestamp?
    let prospect: Prospect
    /// Whether it told that it is worse: sooner, or graver.
    let isUrgent: Bool
    /// The fingerprint of the planned release that it told.
    let release: String?
    /// The grade that it told.
    let grade: IncidentGrade?
    let sent: Timestamp
    let receiptDue: Timestamp
    /// When somebody read it back, the first time.
    var received: Timestamp?
    var unanswered = Said.not

    init(
        number: String, kind: AlarmKind, party: Party, arrival: Timestamp?, prospect: Prospect = .comes, isUrgent: Bool = false,
        release: String? = nil, grade: IncidentGrade?, sent: Timestamp, receiptDue: Timestamp
    ) {
        (self.number, self.kind, self.party, self.arrival) = (number, kind, party, arrival)
        (self.prospect, self.isUrgent, self.release) = (prospect, isUrgent, release)
        (self.grade, self.sent, self.receiptDue) = (grade, sent, receiptDue)
    }

    /// Whether its time still has to be watched.
    var isWatched: Bool { received == nil && unanswered == .not }
}
