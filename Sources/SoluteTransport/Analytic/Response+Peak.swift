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
        let peak = summit(around: begin, width: steepest.deviation, of: curve)
        return rival(of: peak, curve) { summit(around: $0.peakTime, width: $0.deviation, of: curve) }
    }

    /// What has been in dead zones may come as high as what has not: the higher of two humps.
    private func rival(of peak: Plume.Peak, _ curve: PassageCurve, _ search: (PulseCurve) -> Plume.Peak) -> Plume.Peak {
        guard let other = curve.flattest else { return peak }
        let there = concentration(after: other.peakTime + duration / 2, by: curve)
        guard there > Self.rivalShare * peak.concentration else { return peak }
        let rival = search(other)
        return rival.concentration > peak.concentration ? rival : peak
    }

    private func lastingPeak(of curve: PassageCurve) -> Plume.Peak {
        let search = { (part: PulseCurve) in crest(near: part, of: curve) ?? broadPeak(near: part, of: curve) }
        return rival(of: search(curve.steepest), curve, search)
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
        guard isInstant else { return broadPeak(near: curve.steepest, of: curve) }
        let parts = [curve.direct, curve.delayed].compactMap { $0 }
        let (first, last) = (parts.map(\.peakTime).min() ?? 0, parts.max { $0.peakTime < $1.peakTime } ?? curve.direct)
        // That of a Gaussian curve, and one width more.
        let far = (2 * max(0, log(last.stirring / last.plainDeviation))).squareRoot() + 1
        let points = [first, last.peakTime, last.peakTime + far * last.plainDeviation].map { (x: $0, y: curve.lift($0)) }
        let begin = points[1].y > 0 ? points[1] : points[0]
        let end = points[1].y > 0 ? points[2] : points[1]
        guard begin.y > 0, end.y < 0 else { return broadPeak(near: curve.steepest, of: curve) }
        let tolerance = max(Plume.tolerance, Self.relativeTolerance * last.plainDeviation)
        let time = RootSearch.root(between: begin, end, tolerance: tolerance, of: curve.lift)
        return Plume.Peak(time: time, concentration: concentration(after: time, by: curve))
    }

    /// Where nothing better is known than where it must lie.
    private func broadPeak(near part: PulseCurve, of curve: PassageCurve) -> Plume.Peak {
        let (begin, width) = (part.peakTime, part.deviation)
        let after = part.stirring > 0 ? 12 * width : width
        return highest(from: max(0, begin - width), to: begin + duration + after, around: begin + duration / 2)
    }

    /// Next to the steepest part's peak, which the other part hardly moves: two parabolas, the second through closer points.
    private func summit(around guess: Double, width: Double, of curve: PassageCurve) -> Plume.Peak {
        var (time, step) = (guess, 0.0)
        for distance in [0.25 * width, 0.05 * width] {
            let (left, middle, right) = (curve.density(time - distance), curve.density(time), curve.density(time + distance))
            let bend = left - 2 * middle + right
            step = bend < 0 ? min(2, max(-2, 0.5 * (left - right) / bend)) : 2
            guard bend < 0 else { break }
            time += step * distance
        }
        // Still on its way: the other part is not so far below.
        guard abs(step) < 1 else { return highest(from: max(0, guess - width), to: guess + width, around: min(guess + width, time)) }
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
