import Chronology
import Events

/// Somebody on a river who is told: a place, on one side's part.
struct Party: Codable, Hashable, Sendable {
    let side: Side
    let place: String
}

/// One alarm over its life.
struct AlarmRecord: Codable, Hashable, Sendable {
    let number: String
    let kind: AlarmKind
    let party: Party
    /// The earliest arrival that it told; nil where it told none.
    let arrival: Timestamp?
    /// The grade that it told.
    let grade: IncidentGrade?
    let sent: Timestamp
    let receiptDue: Timestamp
    /// When somebody read it back, the first time.
    var received: Timestamp?
    var unanswered = Said.not

    /// Whether its time still has to be watched.
    var isWatched: Bool { received == nil && unanswered == .not }
}
