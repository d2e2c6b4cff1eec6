import Foundation

// When a release is highest at a place.

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
        let width = max(0.3 * curves[best].steepest.deviation + duration, Plume.tolerance)
        return highest(from: max(0, peaks[best].time - width), to: peaks[best].time + width, around: peaks[best].time)
    }

    /// Of one way alone.
    func peak(of curve: PassageCurve) -> Plume.Peak {
        let steepest = curve.steepest
        let begin = steepest.peakTime
        if steepest.stirring > 0 { return stirredPeak(of: curve) }
        guard isInstant else { return lastingPeak(of: curve) }
        guard !curve.isSimple else { return Plume.Peak(time: begin, concentration: concentration(after: begin, by: curve)) }
        return summit(around: begin, width: steepest.deviation, of: curve)
    }

    /// Near the steepest part's peak, or near the other's where that comes as high.
    private func lastingPeak(of curve: PassageCurve) -> Plume.Peak {
        let steepest = crest(near: curve.steepest, of: curve) ?? broadPeak(of: curve)
        guard let other = curve.flattest else { return steepest }
        let there = concentration(after: other.peakTime + duration / 2, by: curve)
        guard there > Self.rivalShare * steepest.concentration, let rival = crest(near: other, of: curve) else { return steepest }
        return rival.concentration > steepest.concentration ? rival : steepest
    }

    /// Of a peak, what another place must have for a search there.
    private static let rivalShare = 0.8

    /// Where the first gram's curve falls to what the last gram's has risen to; nil where that is not near the part.
    private func crest(near part: PulseCurve, of curve: PassageCurve) -> Plume.Peak? {
        let begin = part.peakTime
        let rise = { (time: Double) in curve.density(time) - curve.density(time - duration) }
        let (lower, upper) = (max(begin, duration), begin + duration)
        let (first, last) = ((lower, rise(lower)), (upper, rise(upper)))
        guard first.1 > 0, last.1 < 0 else { return nil }
        let time = RootSearch.root(between: first, last, tolerance: tolerance(of: curve), of: rise)
        return Plume.Peak(time: time, concentration: concentration(after: time, by: curve))
    }

    /// Behind a reservoir: where what comes in falls to what it has become.
    private func stirredPeak(of curve: PassageCurve) -> Plume.Peak {
        let steepest = curve.steepest
        guard isInstant, curve.delayed == nil else { return broadPeak(of: curve) }
        let width = steepest.plainDeviation
        let begin = (steepest.peakTime, steepest.lift(steepest.peakTime))
        // That of a Gaussian curve, and one width more.
        let far = (2 * max(0, log(steepest.stirring / width))).squareRoot() + 1
        let end = (begin.0 + far * width, steepest.lift(begin.0 + far * width))
        guard begin.1 > 0, end.1 < 0 else { return broadPeak(of: curve) }
        let tolerance = max(Plume.tolerance, Self.relativeTolerance * width)
        let time = RootSearch.root(between: begin, end, tolerance: tolerance, of: steepest.lift)
        return Plume.Peak(time: time, concentration: concentration(after: time, by: curve))
    }

    /// Where nothing better is known than where it must lie.
    private func broadPeak(of curve: PassageCurve) -> Plume.Peak {
        let (begin, width) = (curve.steepest.peakTime, curve.steepest.deviation)
        let after = curve.steepest.stirring > 0 ? 12 * width : width
        return highest(from: max(0, begin - width), to: begin + duration + after, around: begin + duration / 2)
    }

    /// Next to the steepest part's peak, which the other part hardly moves: two parabolas, the second through closer points.
    private func summit(around guess: Double, width: Double, of curve: PassageCurve) -> Plume.Peak {
        var time = guess
        for distance in [0.25 * width, 0.05 * width] {
            let (left, middle, right) = (curve.density(time - distance), curve.density(time), curve.density(time + distance))
            let bend = left - 2 * middle + right
            guard bend < 0 else { return highest(from: max(0, guess - width), to: guess + width, around: guess) }
            time += min(2, max(-2, 0.5 * (left - right) / bend)) * distance
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
}
