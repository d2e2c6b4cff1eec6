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

    var isInstant: Bool { duration <= Plume.longestInstant }

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

    func concentration(after time: Double, by curve: PassageCurve) -> Double {
        if isInstant { return mass / discharge * curve.density(time) }
        if duration <= Self.smoothShare * curve.narrowest { return mass / discharge * smoothed(curve, time) }
        return mass / (discharge * duration) * max(0, curve.passed(time) - curve.passed(time - duration))
    }
}
