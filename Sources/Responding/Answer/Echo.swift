package import Chronology

/// How far something has come that is to be said once. It counts only when it is back from the journal.
package enum Echo: Hashable, Sendable, Codable {
    case unsaid
    case said(Timestamp)
    case back(Timestamp)

    /// What was said and is not back after so long will not come any more: it was lost when the program was changed.
    static let longestWait = Duration.days(3)

    /// Whether it is to be said now.
    func isDue(at time: Timestamp) -> Bool {
        switch self {
        case .unsaid: true
        case .said(let since): time - since > Self.longestWait
        case .back: false
        }
    }

    var isUnsaid: Bool { self == .unsaid }

    var isBack: Bool {
        switch self {
        case .unsaid, .said: false
        case .back: true
        }
    }
}
