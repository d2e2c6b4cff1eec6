import Foundation

/// One part of a release as it passes a place: concentration times discharge over mass, 1/s, by time, s.
///
/// The curve of a uniform channel, shifted: h(t) = exp(−(μ−t)²/4δt)/√(4πδt) with μ = x/U and δ = D/U² from three cumulants. For one uniform
/// channel that is exact (no shift); changing reaches and
/// dead zones make the shift and the longer tail. A stirred reservoir on the way, whose
/// curve is of another kind, follows as an exact convolution with e^{−t/τ}/τ.
struct PulseCurve: Hashable, Sendable {
    /// The share that comes through, over 1.
    let share: Double
    /// Before which nothing comes, s.
    let shift: Double
    /// μ, s.
    let travel: Double
    /// δ, s.
    let spread: Double
    /// τ of a stirred reservoir on the way, s; 0 without.
    let stirring: Double

    /// - Parameters:
    ///   - cumulants: of the whole way without the reservoir, the reading included.
    ///   - stirring: V/Q of the largest stirred reservoir on the way, what decays counted already; 0 without.
    init(_ cumulants: Cumulants, stirring: Double = 0, share: Double = 1) {
        let plain = PulseCurve(shapedBy: cumulants, stirring: stirring, share: share)
        // A reservoir that stirs for less than the cloud takes to pass only adds its moments.
        let isSlow = 4 * plain.spread < Self.largestTilt * stirring
        self = isSlow || stirring == 0 ? plain : PulseCurve(shapedBy: cumulants.stirred(for: stirring), stirring: 0, share: share)
    }

    private init(shapedBy cumulants: Cumulants, stirring: Double, share: Double) {
        self.share = share * exp(cumulants.logShare)
        let variance = max(cumulants.variance, Self.smallestVariance)
        let skewness = max(cumulants.third / (variance * variance.squareRoot()), Self.smallestSkewness)
        let width = Self.width(skewness)
        spread = variance.squareRoot() / width
        travel = 0.5 * (width * width - 8) * spread
        shift = cumulants.mean - travel - 2 * spread
        self.stirring = stirring
    }

    /// s²; a tenth of a second of spread, below what anyone could see.
    private static let smallestVariance = 0.01
    /// Of a curve that has travelled a hundred million times its spread.
    private static let smallestSkewness = 1e-3
    /// Up to here e^{t/τ} leaves the curve finite.
    private static let largestTilt = 0.9
    /// That of the curve with μ = 0.
    private static let largestSkewness = 2.828

    /// With y = 2μ/δ + 8 the skewness is (6y + 16)/y^{3/2}; this is √y, the root of γw³ = 6w² + 16, by Newton from above.
    private static func width(_ skewness: Double) -> Double {
        let skewness = min(skewness, largestSkewness)
        var width = 6 / skewness + 1
        for _ in 0..<8 {
            let value = (skewness * width - 6) * width * width - 16
            width -= value / ((3 * skewness * width - 12) * width)
        }
        return width
    }
}

// MARK: - Of an instant and of a beginning

extension PulseCurve {
    /// 1/s, `time` seconds after an instant's release.
    func density(_ time: Double) -> Double {
        let time = time - shift
        guard time > 0 else { return 0 }
        return share * (stirring > 0 ? stirred(time) / stirring : plain(time))
    }

    /// The share that has passed, `time` seconds after an instant's release.
    func passed(_ time: Double) -> Double {
        let time = time - shift
        guard time > 0 else { return 0 }
        let arrived = arrived(time)
        return share * max(0, stirring > 0 ? arrived - stirred(time) : arrived)
    }

    /// Of a curve with a reservoir: what comes in and what it has become, both times τ; alike at the peak.
    func stirring(at time: Double) -> (fresh: Double, stirred: Double) {
        let time = time - shift
        guard time > 0 else { return (0, 0) }
        return (share * plain(time) * stirring, share * stirred(time))
    }

    /// The step response without decay: ½{erfc[(μ−t)/2√(δt)] − e^{μ/δ}·erfc[(μ+t)/2√(δt)]}.
    private func arrived(_ time: Double) -> Double {
        let scale = 0.5 / (spread * time).squareRoot()
        let (ahead, behind) = ((travel - time) * scale, (travel + time) * scale)
        // Where both arguments are alike, their difference would lose digits.
        guard ahead < 0.5 * behind else { return response(time, root: 1, exponent: 0) }
        return 0.5 * (erfc(ahead) - exp(-ahead * ahead) * scaledComplementaryErrorFunction(behind))
    }

    private func plain(_ time: Double) -> Double {
        let behind = travel - time
        return exp(-behind * behind / (4 * spread * time)) / (4 * .pi * spread * time).squareRoot()
    }

    /// ∫h(u)e^{−(t−u)/τ}du: the step response with the decay −1/τ, times e^{−t/τ}.
    private func stirred(_ time: Double) -> Double {
        let root = (1 - 4 * spread / stirring).squareRoot()
        return response(time, root: root, exponent: -time / stirring) / root
    }

    /// ½{e^{μ(1−G)/2δ}·erfc[(μ−Gt)/2√(δt)] − e^{μ(1+G)/2δ}·erfc[(μ+Gt)/2√(δt)]}·e^{exponent}, without overflow (see `Plume`).
    private func response(_ time: Double, root: Double, exponent: Double) -> Double {
        let scale = 2 * (spread * time).squareRoot()
        let (ahead, behind) = ((travel - root * time) / scale, (travel + root * time) / scale)
        let gain = travel * (1 - root) / (2 * spread) + exponent
        let tail = scaledComplementaryErrorFunction(behind)
        let square = exp(gain - ahead * ahead)
        if ahead > 0 { return 0.5 * square * (scaledComplementaryErrorFunction(ahead) - tail) }
        return 0.5 * (exp(gain) * erfc(ahead) - square * tail)
    }
}

// MARK: - Where to look

extension PulseCurve {
    /// Mean time of passing, s.
    var mean: Double { shift + travel + 2 * spread + stirring }
    /// s.
    var deviation: Double { (2 * spread * travel + 8 * spread * spread + stirring * stirring).squareRoot() }

    /// Without the reservoir, s.
    var plainDeviation: Double { (2 * spread * travel + 8 * spread * spread).squareRoot() }

    /// The highest of an instant, s; exact without a reservoir, else where the search begins.
    var peakTime: Double {
        let plain = travel * travel / (spread + (spread * spread + travel * travel).squareRoot())
        return shift + plain
    }
}
