/// How often an observation fell between which quantiles of its forecast (probability integral transform, Dawid 1984; Gneiting, Balabdaoui
/// and Raftery 2007, J. R. Stat. Soc. B 69): flat when the forecasts are as wide as they should be, a hump when too wide, a bowl when too
/// narrow, sloped when too high or too low.
package struct PITHistogram: Hashable, Sendable {
    /// Days between each two levels: below 5 %, 5–10 %, … above 95 %. A day on a quantile counts in equal parts on both sides.
    package private(set) var counts = Array(repeating: 0.0, count: width)

    package static let width = Quantiles.levels.count + 1

    package init() {}

    mutating func take(_ score: ForecastScore) {
        let share = 1 / Double(score.notAbove - score.below + 1)
        for bin in score.below...score.notAbove { counts[bin] += share }
    }

    mutating func merge(_ other: PITHistogram) {
        for bin in counts.indices { counts[bin] += other.counts[bin] }
    }

    /// The share of days that would have to move for the histogram to be flat: 0 to 0.95; nil without days.
    package var unevenness: Double? {
        let total = counts.reduce(0, +)
        guard total > 0 else { return nil }
        return counts.reduce(0) { $0 + abs($1 / total - 1 / Double(Self.width)) } / 2
    }
}
