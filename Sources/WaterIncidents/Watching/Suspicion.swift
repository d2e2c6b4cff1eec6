import Chronology
import Events

/// One thing that speaks for a release, in figures; its words are made in `WatchNotice`.
struct Clue: Hashable, Sendable {
    let kind: SuspicionEvidence.Kind
    /// mg/l, pH, or kg/h for a load.
    let value: Double
    let expected: Double
    let at: Timestamp
    /// Table of the standard, or how many readings.
    let basis: Basis
    let severity: SuspicionSeverity

    enum Basis: Hashable, Sendable {
        case table1(QualityClass)
        case drinking(table: Int)
        case readings(Int)
        /// Pairs, the flow in m³/s, and the concentration in mg/l.
        case flow(pairs: Int, discharge: Double, concentration: Double)
    }
}

/// A suspicion from its opening to its clearing.
struct Episode: Hashable, Sendable, Codable {
    let number: String
    let since: Timestamp
    /// That was said last.
    var severity: SuspicionSeverity
    /// When it was said, and not yet heard back from the journal.
    var said: Said
    /// Since when every reading has been normal; nil while one is not.
    var normalSince: Timestamp?
    /// Whether more than a change was found: what exceeds a limit never becomes the usual.
    var hasLimit: Bool
    /// Where it was.
    let monitor: String
    let substance: String
}

/// How far something has come that is to be said once. It counts only when it is back from the journal.
enum Said: Hashable, Sendable, Codable {
    case not
    case said(Timestamp)
    case back

    /// What was said and is not back after so long was lost when the program was changed.
    static let longestWait = Duration.days(3)

    /// Whether it is to be said now.
    func isDue(at time: Timestamp) -> Bool {
        switch self {
        case .not: true
        case .said(let since): time - since > Self.longestWait
        case .back: false
        }
    }
}
