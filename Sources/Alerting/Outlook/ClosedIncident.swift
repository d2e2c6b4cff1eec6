package import Chronology
package import Events

/// An incident that its side has closed.
///
/// What was computed or graded upon it may still be on its way, from a service that works through its journal more slowly or over a link that
/// was down; none of that opens it again. It begins anew when the same side reports it after the closing and something is computed upon that
/// report. A report alone does not: the rivers refuse one under a closed number, and then nothing would ever close it again.
package struct ClosedIncident: Hashable, Sendable, Codable {
    package let number: String
    package let side: Side
    package let at: Timestamp
    /// When it was first reported after the closing, and where.
    private(set) var reported: Timestamp?
    private(set) var river: String?

    /// Closed incidents that are remembered; beyond, the ones closed longest ago go.
    package static let maximum = 200

    init(_ number: String, of side: Side, at time: Timestamp) { (self.number, self.side, at) = (number, side, time) }

    /// Takes a report, unless it is from before the closing.
    mutating func take(_ report: IncidentReported, said time: Timestamp) {
        guard time > at, reported == nil else { return }
        (reported, river) = (time, report.river)
    }

    /// Whether what was said or computed then is about the incident that has ended.
    func isOver(at time: Timestamp) -> Bool { reported.map { time < $0 } ?? true }
}
