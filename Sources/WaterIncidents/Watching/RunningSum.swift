import Chronology

/// A cumulative sum of standardised residuals, upward (Page 1954, Biometrika 41).
struct RunningSum: Hashable, Sendable, Codable {
    private(set) var value = 0.0
    /// The reading with which it last left zero.
    private(set) var since: Timestamp?

    /// - Parameters:
    ///   - residual: in standard deviations.
    ///   - weight: the share of a new reading in this one, 0…1: readings close together say partly the same.
    mutating func add(_ residual: Double, weight: Double, at time: Timestamp, _ rule: WatchingRules.ChangeRule) {
        let step = min(rule.largestStep, residual - rule.allowance) * weight
        // Not beyond twice the decision, so that it comes down again in a bounded time.
        value = min(2 * rule.decision, max(0, value + step))
        since = value > 0 ? since ?? time : nil
    }

    mutating func reset() { (value, since) = (0, nil) }
}
