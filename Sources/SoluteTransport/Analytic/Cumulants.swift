import Foundation

/// What a stretch of water does to a release, in four numbers: the share that comes through, and mean, variance and third cumulant of the time
/// it takes. SI units.
///
/// They are the derivatives of the logarithm of the transfer function ln H(s) at s = 0, so those of consecutive stretches add up, and cutting
/// one in two changes nothing. With decay they are those of the share that survives.
package struct Cumulants: Hashable, Sendable {
    /// ln of the share that comes through; 0 without decay.
    package var logShare = 0.0
    /// s.
    package var mean = 0.0
    /// s².
    package var variance = 0.0
    /// s³.
    package var third = 0.0

    package init() {}

    private init(logShare: Double, mean: Double, variance: Double, third: Double) {
        (self.logShare, self.mean, self.variance, self.third) = (logShare, mean, variance, third)
    }

    package static func + (one: Cumulants, other: Cumulants) -> Cumulants {
        Cumulants(
            logShare: one.logShare + other.logShare, mean: one.mean + other.mean, variance: one.variance + other.variance,
            third: one.third + other.third)
    }

    package static func += (one: inout Cumulants, other: Cumulants) { one = one + other }
}

extension Cumulants {
    /// Water that flows `length` metres with advection, dispersion, decay and a dead zone.
    ///
    /// ln H = (xU/2D)(1 − √(1 + 4Dφ/U²)) with φ(s) = s + k + α(s + kₛ)/(s + kₛ + αA/As); without dispersion −xφ/U. The outlet is open, as for a
    /// flux through a long channel (Kreft and Zuber 1978, Chemical Engineering Science 33(11)).
    package init(length: Double, velocity: Double, dispersion: Double, decay: Double, deadZone: TransportNetwork.DeadZone?) {
        let rate = Rate(decay: decay, deadZone: deadZone)
        let root = (1 + 4 * dispersion * rate.value / (velocity * velocity)).squareRoot()
        let slope = -length / (velocity * root)
        let bend = 2 * length * dispersion / pow3(velocity * root)
        let twist = -12 * length * dispersion * dispersion / (pow3(velocity * root) * velocity * velocity * root * root)
        self.init(value: -2 * length * rate.value / (velocity * (1 + root)), slope, bend, twist, of: rate)
    }

    /// That a concentration is read in the middle of a long channel rather than a flux at its end: ln H = −½ ln(1 + 4Dφ/U²).
    ///
    /// It lifts what decays by nothing and delays by 2D/U², which matters where dispersion is as strong as advection.
    package init(readingAtVelocity velocity: Double, dispersion: Double, decay: Double, deadZone: TransportNetwork.DeadZone?) {
        let rate = Rate(decay: decay, deadZone: deadZone)
        let time = 4 * dispersion / (velocity * velocity)
        let part = time / (1 + time * rate.value)
        self.init(value: -0.5 * log(1 + time * rate.value), -0.5 * part, 0.5 * part * part, -part * part * part, of: rate)
    }

    /// A reservoir stirred at once: H = 1/(1 + τ(s + k)) with τ = V/Q.
    package init(stirredFor time: Double, decay: Double) {
        let survived = time / (1 + time * decay)
        self.init(logShare: -log(1 + time * decay), mean: survived, variance: survived * survived, third: 2 * pow3(survived))
    }

    /// Water that passes in order: H = e^{−τ(s + k)}.
    package init(delayedBy time: Double, decay: Double) {
        self.init(logShare: -time * decay, mean: time, variance: 0, third: 0)
    }

    /// By the chain rule, from the derivatives of ln H by φ and those of φ by s.
    private init(value: Double, _ slope: Double, _ bend: Double, _ twist: Double, of rate: Rate) {
        let (first, second, third) = (rate.first, rate.second, rate.third)
        self.init(
            logShare: value, mean: -slope * first, variance: bend * first * first + slope * second,
            third: -(twist * pow3(first) + 3 * bend * first * second + slope * third))
    }

    /// φ and its derivatives at s = 0.
    private struct Rate {
        var value: Double
        var first = 1.0
        var second = 0.0
        var third = 0.0

        init(decay: Double, deadZone: TransportNetwork.DeadZone?) {
            value = decay
            guard let zone = deadZone, zone.exchange > 0 else { return }
            let back = zone.exchange / zone.areaRatio
            let sum = zone.decay + back
            value += zone.exchange * zone.decay / sum
            first += zone.exchange * back / (sum * sum)
            second = -2 * zone.exchange * back / pow3(sum)
            third = 6 * zone.exchange * back / (sum * sum * sum * sum)
        }
    }
}

extension Cumulants {
    /// With a stirred reservoir whose decay has been counted.
    func stirred(for time: Double) -> Cumulants {
        time > 0 ? self + Cumulants(stirredFor: time, decay: 0) : self
    }
}

/// x³.
private func pow3(_ x: Double) -> Double { x * x * x }

extension TransportNetwork.Link {
    /// Mean velocity of what flows along the link, m/s: where water joins or is lost, that of the mean time ∫A/Q dx.
    package var meanVelocity: Double {
        let change = lateralInflow * length
        guard abs(change) > 1e-9 * discharge else { return discharge / area }
        // A loss of all water would take for ever; the last hundredth counts as lost.
        let end = max(discharge + change, 0.01 * discharge)
        return (end - discharge) / (area * log(end / discharge))
    }

    /// What the first `metres` of the link do to a release.
    package func cumulants(over metres: Double) -> Cumulants {
        switch body {
        case .channel:
            Cumulants(length: metres, velocity: meanVelocity, dispersion: dispersion, decay: decay, deadZone: deadZone)
        case .mixed(let volume): Cumulants(stirredFor: volume / discharge, decay: decay)
        case .plug(let volume): Cumulants(delayedBy: volume / discharge * metres / length, decay: decay)
        }
    }

    /// Of a concentration read in the link.
    package var readingCumulants: Cumulants {
        guard case .channel = body else { return Cumulants() }
        return Cumulants(readingAtVelocity: meanVelocity, dispersion: dispersion, decay: decay, deadZone: deadZone)
    }

    /// The link for what never leaves its current: whatever enters a dead zone is lost.
    var current: Self {
        guard let zone = deadZone else { return self }
        var link = self
        link.deadZone = nil
        link.decay += zone.exchange
        return link
    }
}
