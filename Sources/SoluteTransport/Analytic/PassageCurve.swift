import Foundation

/// How a unit release passes a place by one way: concentration times discharge over mass, 1/s, by time, s.
///
/// Two parts: what never left the current, which for slow dead zones is nearly all and keeps its sharp peak, and what has been in one, which comes
/// later and makes the tail. The first part's moments are exact (a dead zone is a loss to it), the second's are those that the whole needs.
package struct PassageCurve: Hashable, Sendable {
    let direct: PulseCurve
    let delayed: PulseCurve?

    /// A part below this share of the whole is left to the other.
    private static let smallestPart = 1e-4
    /// Times the cloud's standard deviation.
    private static let smoothing = 4.0

    /// - Parameters:
    ///   - whole: cumulants of the whole way without the reservoir, the reading included.
    ///   - current: those of what never left the current.
    ///   - stirring: V/Q of the largest stirred reservoir on the way, what decays counted already; 0 without, s.
    ///   - share: of the mass that takes this way.
    package init(_ whole: Cumulants, current: Cumulants, stirring: Double = 0, share: Double = 1) {
        let part = exp(min(0, current.logShare - whole.logShare))
        // A reservoir that stirs for long leaves nothing of so fine a shape.
        let isSmoothed = stirring > Self.smoothing * whole.variance.squareRoot()
        if isSmoothed || part > 1 - Self.smallestPart || part < Self.smallestPart {
            direct = PulseCurve(whole, stirring: stirring, share: share)
            delayed = nil
        } else {
            direct = PulseCurve(current, stirring: stirring, share: share)
            delayed = PulseCurve(whole.without(part, current), stirring: stirring, share: share * (1 - part))
        }
    }

    /// The share that comes through, over 1.
    package var share: Double { direct.share + (delayed?.share ?? 0) }

    /// 1/s, `time` seconds after an instant's release.
    package func density(_ time: Double) -> Double { direct.density(time) + (delayed?.density(time) ?? 0) }

    /// The share that has passed, `time` seconds after an instant's release.
    package func passed(_ time: Double) -> Double { direct.passed(time) + (delayed?.passed(time) ?? 0) }

    /// Before which nothing comes, s.
    var earliest: Double { min(direct.shift, delayed?.shift ?? direct.shift) }

    /// Mean time of passing, s.
    package var mean: Double {
        guard let delayed else { return direct.mean }
        return (direct.share * direct.mean + delayed.share * delayed.mean) / share
    }

    /// Standard deviation of the time of passing, s.
    package var deviation: Double {
        guard let delayed else { return direct.deviation }
        let apart = delayed.mean - direct.mean
        let (one, other) = (direct.share / share, delayed.share / share)
        return (one * direct.deviation * direct.deviation + other * delayed.deviation * delayed.deviation + one * other * apart * apart)
            .squareRoot()
    }

    /// Behind a reservoir: the logarithm of what comes in over what it has become, positive while the curve rises.
    func lift(_ time: Double) -> Double {
        var (fresh, stirred) = direct.stirring(at: time)
        if let other = delayed?.stirring(at: time) { (fresh, stirred) = (fresh + other.fresh, stirred + other.stirred) }
        return stirred > 0 ? log(fresh / stirred) : .infinity
    }

    /// The part with the higher peak, where a search for the highest begins.
    var steepest: PulseCurve {
        guard let delayed, delayed.share / delayed.deviation > direct.share / direct.deviation else { return direct }
        return delayed
    }

    /// The other part.
    var flattest: PulseCurve? { delayed.map { steepest == direct ? $0 : direct } }

    /// The least deviation of its parts, s; 0 behind a reservoir, whose edge is sharp.
    var narrowest: Double { direct.stirring > 0 ? 0 : min(direct.deviation, delayed?.deviation ?? direct.deviation) }

    /// That of its sharpest edge, s.
    var edge: Double { min(direct.plainDeviation, delayed?.plainDeviation ?? .infinity) }

    /// Whether the peak of an instant is the steepest part's, in closed form.
    var isSimple: Bool { delayed == nil && direct.stirring == 0 }
}

extension Cumulants {
    /// What is left of the whole when a part of it with these cumulants is taken away; the share that comes through stays the whole's.
    func without(_ part: Double, _ other: Cumulants) -> Cumulants {
        // About the part's mean, so that nothing cancels.
        let rest = 1 - part
        let apart = mean - other.mean
        let first = apart / rest
        let second = (variance + apart * apart - part * other.variance) / rest
        let third = (self.third + 3 * apart * variance + apart * apart * apart - part * other.third) / rest
        var left = self
        left.mean = other.mean + first
        left.variance = second - first * first
        left.third = third - 3 * first * second + 2 * first * first * first
        return left
    }
}
