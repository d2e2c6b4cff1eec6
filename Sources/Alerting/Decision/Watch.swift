import Chronology
import Events

/// One area and hazard over time.
package struct Watch: Hashable, Sendable, Codable {
    package internal(set) var standing: Standing?

    /// Warnings numbered in `year` so far.
    var year = 0
    var count = 0
    /// The newest issue of the forecast that was counted as complete.
    var counted = Timestamp.distantPast
    /// Since when something was said that is not yet back from the journal. Until it is, nothing more is said.
    var saidSince: Timestamp?

    /// What was said and is not back after so long will not come any more: it was lost when the program was changed.
    static let longestWait = Duration.days(3)

    func isWaiting(at time: Timestamp) -> Bool { saidSince.map { time - $0 <= Self.longestWait } ?? false }

    /// `local-kashgar-urban-dust-2020-01`
    func nextNumber(_ name: String, in year: Int) -> String {
        let next = year == self.year ? count + 1 : 1
        return "\(name)-\(year)-\(next < 10 ? "0" : "")\(next)"
    }

    mutating func begin(_ standing: Standing, in year: Int) {
        count = year == self.year ? count + 1 : 1
        self.year = year
        self.standing = standing
    }
}
