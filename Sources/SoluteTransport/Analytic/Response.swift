import Foundation

/// A release of limited mass seen from one place of a network: concentration by time. SI units; g/m³ is mg/l.
///
/// By every way from the release to the place one `PassageCurve`; what arrives by all of them adds up.
package struct Response: Hashable, Sendable {
    /// One for each way, the share of the mass that takes it included; none where no water goes.
    package let curves: [PassageCurve]
    /// At the place, m³/s.
    package let discharge: Double
    /// g.
    package let mass: Double
    /// s; up to `Plume.longestInstant` it is an instant.
    package let duration: Double

    package init(curves: [PassageCurve], discharge: Double, mass: Double, duration: Double) {
        (self.curves, self.discharge, self.mass, self.duration) = (curves, discharge, mass, duration)
    }

    /// The same place and ways for another release.
    package func with(mass: Double, duration: Double) -> Response {
        Response(curves: curves, discharge: discharge, mass: mass, duration: duration)
    }

    /// mg/l, `time` seconds after the release began.
    package func concentration(after time: Double) -> Double { curves.reduce(0) { $0 + concentration(after: time, by: $1) } }

    /// Of the mass, what has passed by then, 0…1.
    package func passedShare(after time: Double) -> Double {
        guard !isInstant else { return curves.reduce(0) { $0 + $1.passed(time) } }
        // The mean of the step over the release, by Simpson's rule: for showing, not for balances.
        let terms = [(0.0, 1.0), (0.5, 4), (1, 1)]
        return curves.reduce(0) { sum, curve in
            sum + terms.reduce(0) { $0 + $1.1 * curve.passed(time - $1.0 * duration) } / 6
        }
    }

    private var isInstant: Bool { duration <= Plume.longestInstant }

    /// Up to this many widths of the curve three points stand for the release: less than 1 in 10,000 of the peak off.
    private static let smoothShare = 1.5
    /// Of Gauss and Legendre on 0…1, with their weights.
    private static let points = [(0.112_701_665_379_258, 5.0 / 18), (0.5, 8.0 / 18), (0.887_298_334_620_742, 5.0 / 18)]

    /// The mean of the density over the release.
    private func smoothed(_ curve: PassageCurve, _ time: Double) -> Double {
        var sum = 0.0
        for (place, weight) in Self.points { sum += weight * curve.density(time - place * duration) }
        return sum
    }

    private func concentration(after time: Double, by curve: PassageCurve) -> Double {
        if isInstant { return mass / discharge * curve.density(time) }
        if duration <= Self.smoothShare * curve.narrowest { return mass / discharge * smoothed(curve, time) }
        return mass / (discharge * duration) * max(0, curve.passed(time) - curve.passed(time - duration))
    }
}

// MARK: - What matters at the place

extension Response {
    /// The highest concentration and when; nil where nothing comes.
    package var peak: Plume.Peak? {
        guard let first = curves.first else { return nil }
        return curves.count == 1 ? peak(of: first) : peak(of: curves.map(peak))
    }

    /// Of all ways together, from the peaks of each.
    private func peak(of peaks: [Plume.Peak]) -> Plume.Peak? {
        let heights = peaks.map { concentration(after: $0.time) }
        guard let best = heights.indices.max(by: { heights[$0] < heights[$1] }) else { return nil }
        // Where no other way adds anything, its own peak is the peak.
        guard heights[best] > peaks[best].concentration * (1 + 1e-6) else { return peaks[best] }
        let width = max(0.3 * curves[best].steepest.deviation, Plume.tolerance)
        return highest(from: max(0, peaks[best].time - width), to: peaks[best].time + width, around: peaks[best].time)
    }

    /// Of one way alone.
    private func peak(of curve: PassageCurve) -> Plume.Peak {
        let steepest = curve.steepest
        let begin = steepest.peakTime
        guard curve.isSimple else {
            let width = steepest.deviation
            guard steepest.stirring > 0 || !isInstant else { return summit(around: begin, width: width, of: curve) }
            let after = steepest.stirring > 0 ? 12 * width : width
            return highest(from: max(0, begin - width), to: begin + duration + after, around: begin + duration / 2)
        }
        guard !isInstant else { return Plume.Peak(time: begin, concentration: concentration(after: begin, by: curve)) }
        // Where the first gram's curve falls to what the last gram's has risen to.
        let time = RootSearch.root(from: max(begin, duration), to: begin + duration, tolerance: tolerance(of: curve)) {
            curve.density($0) - curve.density($0 - duration)
        }
        return Plume.Peak(time: time, concentration: concentration(after: time, by: curve))
    }

    /// Next to the steepest part's peak, which the other part hardly moves: two parabolas, the second through closer points.
    private func summit(around guess: Double, width: Double, of curve: PassageCurve) -> Plume.Peak {
        var time = guess
        for distance in [0.25 * width, 0.05 * width] {
            let heights = [-1.0, 0, 1].map { curve.density(time + $0 * distance) }
            let bend = heights[0] - 2 * heights[1] + heights[2]
            guard bend < 0 else { return highest(from: max(0, guess - width), to: guess + width, around: guess) }
            time += min(2, max(-2, 0.5 * (heights[0] - heights[2]) / bend)) * distance
        }
        return Plume.Peak(time: time, concentration: concentration(after: time, by: curve))
    }

    private func highest(from lower: Double, to upper: Double, around guess: Double) -> Plume.Peak {
        let tolerance = max(Plume.tolerance, Self.relativeTolerance * (upper - lower))
        let time = PeakSearch.highest(from: lower, to: upper, around: guess, tolerance: tolerance) { concentration(after: $0) }
        return Plume.Peak(time: time, concentration: concentration(after: time))
    }

    /// Of the width of what is looked for; a curve is flat at its peak.
    private static let relativeTolerance = 1e-3

    private func tolerance(of curve: PassageCurve) -> Double { max(Plume.tolerance, Self.relativeTolerance * curve.deviation) }

    /// From when the concentration is first above a limit in mg/l to when it is last above it, s; nil if it never is.
    ///
    /// In between, where one way has passed and the next has not come, it may be below.
    package func span(above limit: Double, around peak: Plume.Peak) -> ClosedRange<Double>? {
        guard peak.concentration > limit else { return nil }
        guard curves.count > 1 else { return span(above: limit, from: peak, to: peak) }
        // All together are at least what each is alone: they are above from before the first to after the last that is.
        let alone = curves.compactMap { curve -> ClosedRange<Double>? in
            let one = Response(curves: [curve], discharge: discharge, mass: mass, duration: duration)
            return one.peak.flatMap { one.span(above: limit, around: $0) }
        }
        let first = alone.map(\.lowerBound).min() ?? peak.time
        let last = alone.map(\.upperBound).max() ?? peak.time
        return span(above: limit, from: .init(time: first, concentration: limit), to: .init(time: last, concentration: limit))
    }

    /// Between two times at which it is above, or one, outwards.
    private func span(above limit: Double, from first: Plume.Peak, to last: Plume.Peak) -> ClosedRange<Double> {
        let excess = { (time: Double) in concentration(after: time) - limit }
        // Both ends were found to a tolerance themselves.
        let slack = curves.count > 1 ? 2 * max(Plume.tolerance, Self.edgeTolerance * (curves.map(\.deviation).max() ?? 0)) : 0
        let earliest = max(0, curves.reduce(.infinity) { min($0, $1.earliest) })
        let tolerance = max(Plume.tolerance, Self.edgeTolerance * (curves.map(\.deviation).min() ?? 0))
        let begin = RootSearch.root(from: min(earliest, first.time), to: first.time + slack, tolerance: tolerance, of: excess)
        let below = timeBelow(limit, after: last.time)
        let end = RootSearch.root(from: last.time - slack, to: below, tolerance: tolerance, of: excess)
        return min(begin, first.time)...max(end, last.time)
    }

    /// Of a curve's width: where it is steep, a hundredth of a per cent of its peak.
    private static let edgeTolerance = 5e-4

    /// Enough to double a second to longer than any river needs.
    private static let maximumDoublings = 40

    private func timeBelow(_ limit: Double, after time: Double) -> Double {
        var step = max(2 * curves.reduce(0) { max($0, $1.deviation) } + duration, Plume.tolerance)
        for _ in 0..<Self.maximumDoublings where concentration(after: time + step) > limit { step *= 2 }
        return time + step
    }
}
