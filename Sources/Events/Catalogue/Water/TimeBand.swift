package import Chronology

/// A 10–50–90 % band of a time.
package struct TimeBand: Hashable, Sendable, Codable {
    /// The 10 % quantile.
    package let early: Timestamp
    /// The 50 % quantile.
    package let median: Timestamp
    /// The 90 % quantile.
    package let late: Timestamp

    package init(
        early: Timestamp, median: Timestamp, late: Timestamp
    ) {
        self.early = early
        self.median = median
        self.late = late
    }
}
