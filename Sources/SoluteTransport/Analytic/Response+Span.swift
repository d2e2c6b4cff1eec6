import Foundation

// From when to when a release is above a limit at a place.

extension Response {
    /// From when the concentration is first above a limit in mg/l to when it is last above it, s; nil if it never is.
    ///
    /// In between, where one way has passed and the next has not come, it may be below.
    package func span(above limit: Double, around peak: Plume.Peak) -> ClosedRange<Double>? {
        guard peak.concentration > limit else { return nil }
        guard curves.count > 1 else { return span(above: limit, from: peak, to: peak) }
        // All together are at least what each is alone: they are above at every peak that is.
        let peaks = [peak] + curves.map { self.peak(of: $0) }.filter { $0.concentration > limit }
        guard let first = peaks.min(by: { $0.time < $1.time }), let last = peaks.max(by: { $0.time < $1.time }) else { return nil }
        return span(above: limit, from: together(first), to: together(last))
    }

    private func together(_ peak: Plume.Peak) -> Plume.Peak { .init(time: peak.time, concentration: concentration(after: peak.time)) }

    /// Between two times at which it is above, or one, outwards.
    private func span(above limit: Double, from first: Plume.Peak, to last: Plume.Peak) -> ClosedRange<Double> {
        let tolerance = max(Plume.tolerance, Self.edgeTolerance * (curves.map(\.edge).min() ?? 0))
        let begin = begin(above: limit, before: Flank(first, limit), tolerance)
        let end = end(above: limit, after: Flank(last, limit), tolerance)
        return min(begin, first.time)...max(end, last.time)
    }

    /// Of the width of the sharpest edge: less than a thousandth of the peak.
    private static let edgeTolerance = 5e-4

    /// From a peak down to a limit: √ln(peak/C), which grows almost evenly with the distance from the peak.
    private struct Flank {
        let peak: Plume.Peak
        /// That of the limit.
        let depth: Double

        init(_ peak: Plume.Peak, _ limit: Double) {
            (self.peak, depth) = (peak, log(max(1, peak.concentration / limit)).squareRoot())
        }

        /// Above the limit positive; −∞ where nothing is.
        func excess(_ concentration: Double) -> Double {
            depth - max(0, log(peak.concentration / max(0, concentration))).squareRoot()
        }

        /// In standard deviations, were it Gaussian; and one more.
        var reach: Double { 1 + 1.42 * depth }
    }

    private func begin(above limit: Double, before flank: Flank, _ tolerance: Double) -> Double {
        let excess = { (time: Double) in flank.excess(concentration(after: time)) }
        let earliest = max(0, curves.reduce(.infinity) { min($0, $1.earliest) })
        let guess = curves.reduce(.infinity) { min($0, $1.steepest.peakTime - flank.reach * $1.steepest.plainDeviation) }
        guard earliest < flank.peak.time else { return flank.peak.time }
        var lower = (x: min(max(earliest, guess), flank.peak.time), y: -Double.infinity)
        if lower.x > earliest { lower.y = excess(lower.x) }
        if lower.y > 0 { lower = (earliest, excess(earliest)) }
        guard lower.y < 0 else { return lower.x }
        return Self.root(between: lower, (flank.peak.time, flank.depth), tolerance, excess)
    }

    private func end(above limit: Double, after flank: Flank, _ tolerance: Double) -> Double {
        let excess = { (time: Double) in flank.excess(concentration(after: time)) }
        var above = (x: flank.peak.time, y: flank.depth)
        var step = max(flank.reach * curves.reduce(0) { max($0, $1.deviation) } + duration, Plume.tolerance)
        for _ in 0..<Self.maximumDoublings {
            let next = (x: flank.peak.time + step, y: excess(flank.peak.time + step))
            guard next.y > 0 else { return Self.root(between: above, next, tolerance, excess) }
            above = next
            step *= 2
        }
        return above.x
    }

    /// First where a line between both would be at the limit.
    private static func root(
        between one: (x: Double, y: Double), _ other: (x: Double, y: Double), _ tolerance: Double, _ excess: (Double) -> Double
    ) -> Double {
        let share = one.y.isFinite && other.y.isFinite ? one.y / (one.y - other.y) : 0.5
        return RootSearch.root(between: one, other, share: min(0.95, max(0.05, share)), tolerance: tolerance, of: excess)
    }

    /// Enough to double a second to longer than any river needs.
    private static let maximumDoublings = 40
}
