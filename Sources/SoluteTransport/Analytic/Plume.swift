import Foundation

/// A release of limited mass seen from one place downstream: one-dimensional advection, dispersion and first-order decay. SI units; g/m³ is mg/l.
///
/// Instantaneous: C = M/(A√(4πDt))·exp(−(x−Ut)²/4Dt − kt). Over a duration T: the step response (Ogata and Banks 1961, with decay) less
/// itself T later.
package struct Plume: Hashable, Sendable {
    /// From the release, m.
    package let distance: Double
    /// m/s.
    package let velocity: Double
    /// m²/s.
    package let dispersion: Double
    /// Of the flow, m².
    package let area: Double
    /// 1/s.
    package let decay: Double
    /// g.
    package let mass: Double
    /// s; up to `longestInstant` it is an instant.
    package let duration: Double

    /// Below this the two step responses would cancel each other's digits.
    package static let longestInstant = 1.0

    package init(
        distance: Double, velocity: Double, dispersion: Double, area: Double, decay: Double, mass: Double, duration: Double
    ) {
        self.distance = distance
        self.velocity = velocity
        self.dispersion = dispersion
        self.area = area
        self.decay = decay
        self.mass = mass
        self.duration = duration
    }

    /// mg/l, `time` seconds after the release began.
    package func concentration(after time: Double) -> Double {
        guard time > 0 else { return 0 }
        guard !isInstant else { return mass / area * exp(logDensity(time)) }
        let plateau = mass / duration / (2 * area * velocity * decayRoot)
        return max(0, plateau * (stepResponse(time) - stepResponse(time - duration)))
    }

    package var isInstant: Bool { duration <= Self.longestInstant }

    /// ln of C·A/M for an instant; −∞ before the release.
    private func logDensity(_ time: Double) -> Double {
        guard time > 0 else { return -.infinity }
        let behind = distance - velocity * time
        return -0.5 * log(4 * .pi * dispersion * time) - behind * behind / (4 * dispersion * time) - decay * time
    }
}

// MARK: - The response to a release that goes on

extension Plume {
    /// G = √(1 + 4kD/U²).
    private var decayRoot: Double { (1 + 4 * decay * dispersion / (velocity * velocity)).squareRoot() }

    /// e^{xU(1−G)/2D}·erfc[(x−UGt)/2√(Dt)] − e^{xU(1+G)/2D}·erfc[(x+UGt)/2√(Dt)].
    ///
    /// The second exponential overflows. With b the second argument and a the first, it is e^{xU(1−G)/2D − a²}·erfcx(b).
    private func stepResponse(_ time: Double) -> Double {
        guard time > 0 else { return 0 }
        let g = decayRoot
        let scale = 2 * (dispersion * time).squareRoot()
        let ahead = (distance - velocity * g * time) / scale
        let behind = (distance + velocity * g * time) / scale
        // 1−G without cancellation, for slow decay.
        let loss = exp(-2 * distance * decay / (velocity * (1 + g)))
        let tail = scaledComplementaryErrorFunction(behind)
        let square = exp(-ahead * ahead)
        return loss * (ahead > 0 ? square * (scaledComplementaryErrorFunction(ahead) - tail) : erfc(ahead) - square * tail)
    }
}

// MARK: - What matters at the place

extension Plume {
    /// Times are found to this many seconds.
    package static let tolerance = 1.0

    /// The highest concentration.
    package struct Peak: Hashable, Sendable {
        /// After the release began, s.
        package let time: Double
        /// mg/l.
        package let concentration: Double

        package init(time: Double, concentration: Double) { (self.time, self.concentration) = (time, concentration) }
    }

    /// The highest concentration and when: there is exactly one maximum.
    package var peak: Peak {
        let time = isInstant ? instantPeakTime : lastingPeakTime
        return Peak(time: time, concentration: concentration(after: time))
    }

    /// t = [−½ + √(¼ + a·x²/D)] / 2a with a = U²/4D + k.
    private var instantPeakTime: Double {
        let a = velocity * velocity / (4 * dispersion) + decay
        return (-0.5 + (0.25 + a * distance * distance / dispersion).squareRoot()) / (2 * a)
    }

    /// Where the derivative, the instant's density less itself `duration` later, is zero: between the peaks of the first and the last gram.
    private var lastingPeakTime: Double {
        let first = instantPeakTime
        return RootSearch.root(from: max(first, duration), to: first + duration, tolerance: Self.tolerance) { time in
            logDensity(time) - logDensity(time - duration)
        }
    }

    /// From when to when the concentration is above a limit in mg/l, in seconds after the release began; nil if it never is.
    package func span(above limit: Double, around peak: Peak) -> ClosedRange<Double>? {
        guard peak.concentration > limit else { return nil }
        let excess = { (time: Double) in log(concentration(after: time) / limit) }
        let begin = RootSearch.root(from: 0, to: peak.time, tolerance: Self.tolerance, of: excess)
        let end = RootSearch.root(from: peak.time, to: timeBelow(limit, after: peak), tolerance: Self.tolerance, of: excess)
        return min(begin, peak.time)...max(end, peak.time)
    }

    /// Enough to double a second to longer than any river needs.
    private static let maximumDoublings = 40

    private func timeBelow(_ limit: Double, after peak: Peak) -> Double {
        var step = max(3 * (2 * dispersion * distance / velocity).squareRoot() / velocity, Self.tolerance)
        for _ in 0..<Self.maximumDoublings where concentration(after: peak.time + step) > limit { step *= 2 }
        return peak.time + step
    }
}
