import Foundation

/// A part of a release on its way: how much of the mass it is, and when it passes, in cumulants. SI units.
///
/// Works on a river take a part of what passes out, so that a release goes on as several parcels. A parcel has three moments of its own: its mass
/// and mean time are exact, its shape is smoothed where it was cut, which dispersion does soon anyway.
package struct Parcel: Hashable, Sendable {
    /// Of the mass released, 0…1; what decays on the way is not taken off.
    package private(set) var share: Double
    private(set) var cumulants: Cumulants
    /// Those of what never left the current since the release, or since it was last cut.
    private(set) var current: Cumulants
    /// Its rate is nowhere higher than this, 1/s: nothing that happens to it further down makes a cloud denser.
    private var ceiling = Double.infinity
    /// The works in whose windows it passed, a bit each: there the river has other water than usual.
    private(set) var marks: UInt8 = 0
    /// V/Q of the largest stirred reservoir on its way, s; 0 without.
    private(set) var stirring: Double

    /// As it enters the water.
    /// - Parameters:
    ///   - begins: after the release began, s.
    ///   - lasts: s.
    package init(share: Double = 1, begins: Double = 0, lasts: Double) {
        (self.share, stirring) = (share, 0)
        cumulants = Cumulants()
        cumulants.mean = begins + lasts / 2
        cumulants.variance = lasts * lasts / 12
        current = cumulants
        if lasts > 0 { ceiling = share / lasts }
    }

    /// A release in so many parcels one after the other, so that one that lasts keeps its plateau.
    package static func release(lasting duration: Double, in count: Int) -> [Parcel] {
        let part = duration / Double(count)
        return (0..<count).map { Parcel(share: 1 / Double(count), begins: Double($0) * part, lasts: part) }
    }

    /// 1/s, by time; the parcel's share of the mass is in it.
    private var curve: PassageCurve { PassageCurve(cumulants, current: current, stirring: stirring, share: share) }

    /// With another share of the mass.
    /// - Parameter mark: of the work that did it.
    package func times(_ factor: Double, mark: UInt8 = 0) -> Parcel {
        var parcel = self
        parcel.marks |= mark
        parcel.share *= factor
        parcel.ceiling *= factor
        return parcel
    }
}

// MARK: - Along the water

extension Parcel {
    func after(_ leg: ParcelRoute.Leg) -> Parcel {
        var parcel = self
        parcel.share *= leg.kept
        parcel.ceiling *= leg.kept
        parcel.cumulants += leg.cumulants
        parcel.current += leg.current
        guard leg.stirring > 0 else { return parcel }
        // The largest reservoir keeps its own kind of curve; smaller ones add their moments.
        let smaller = Cumulants(stirredFor: min(leg.stirring, stirring), decay: 0).withoutLoss
        parcel.cumulants += smaller
        parcel.current += smaller
        parcel.stirring = max(leg.stirring, stirring)
        return parcel
    }

    func read(_ reading: Cumulants, _ current: Cumulants) -> Parcel {
        var parcel = self
        parcel.cumulants += reading
        parcel.current += current
        return parcel
    }

    /// Mean time of passing, s.
    package var mean: Double { cumulants.mean + stirring }

    /// Few enough, and none that carries next to nothing; the two that pass closest together become one.
    static func fewer(_ parcels: [Parcel]) -> [Parcel] {
        var parcels = parcels.filter { $0.share > smallest }
        guard parcels.count > maximum else { return parcels }
        parcels.sort { $0.mean < $1.mean }
        while parcels.count > maximum {
            let closest = (1..<parcels.count).min { parcels[$0].mean - parcels[$0 - 1].mean < parcels[$1].mean - parcels[$1 - 1].mean } ?? 1
            parcels[closest - 1] = parcels[closest - 1].merged(with: parcels[closest])
            parcels.remove(at: closest)
        }
        return parcels
    }

    static let maximum = 12
    private static let smallest = 1e-9

    private func merged(with other: Parcel) -> Parcel {
        let all = max(share + other.share, .leastNormalMagnitude)
        var parcel = share > other.share ? self : other
        parcel.share = share + other.share
        parcel.ceiling = ceiling + other.ceiling
        parcel.cumulants = cumulants.mixed(with: other.cumulants, share / all)
        parcel.current = current.mixed(with: other.current, share / all)
        parcel.stirring = max(stirring, other.stirring)
        return parcel
    }
}

// MARK: - Cut by the clock

extension Parcel {
    /// What of it passes during a window, and the rest before and after it.
    ///
    /// Next to a cut the rest is taken in short pieces, because three moments know nothing of an edge.
    /// - Parameter isKept: whether anybody asks for what passes during it.
    func cut(by window: ClosedRange<Double>, isKept: Bool) -> (during: [Parcel], rest: [Parcel]) {
        let curve = curve
        let all = max(curve.share, .leastNormalMagnitude)
        let inside = (curve.passed(window.upperBound) - curve.passed(window.lowerBound)) / all
        guard inside < 1 - Self.edge else { return ([self], []) }
        guard inside > Self.edge else { return ([], [self]) }
        let (begin, end, step) = (window.lowerBound, window.upperBound, curve.steepest.deviation)
        let components = components(of: curve)
        let outer = [-Self.always...begin - 4 * step, end + 4 * step...Self.always].flatMap { range in
            components.compactMap { $0.cutPulse(by: range) }
        }
        let inner = [begin - 4 * step...begin - step, begin - step...begin, end...end + step, end + step...end + 4 * step]
        let rest = outer + inner.compactMap { slice(of: curve, $0) }
        return (isKept ? components.compactMap { $0.cutPulse(by: window) } : [], rest)
    }

    /// s.
    private static let always = 1e12

    /// A short piece.
    private func slice(of curve: PassageCurve, _ times: ClosedRange<Double>) -> Parcel? {
        let fraction = (curve.passed(times.upperBound) - curve.passed(times.lowerBound)) / max(curve.share, .leastNormalMagnitude)
        return fraction > Self.sliver ? part(fraction, times, curve.density) : nil
    }

    /// Below this share of a parcel a cut is none.
    private static let edge = 1e-4
    /// Simpson's rule; even.
    private static let intervals = 24

    private func components(of curve: PassageCurve) -> [Parcel] {
        guard curve.delayed != nil else { return [self] }
        let part = exp(min(0, current.logShare - cumulants.logShare))
        var (direct, delayed) = (self, self)
        direct.cumulants = current
        delayed.share *= 1 - part
        delayed.cumulants = cumulants.without(part, current)
        delayed.current = delayed.cumulants
        return [direct, delayed]
    }

    private func cutPulse(by window: ClosedRange<Double>) -> Parcel? {
        let curve = PulseCurve(cumulants, stirring: stirring, share: share)
        let all = max(curve.share, .leastNormalMagnitude)
        let inside = (curve.passed(window.upperBound) - curve.passed(window.lowerBound)) / all
        guard inside < 1 - Self.sliver else { return self }
        guard inside > Self.sliver else { return nil }
        let (first, last) = (max(curve.shift, curve.mean - 5 * curve.deviation), curve.mean + 9 * curve.deviation)
        let begin = min(max(first, window.lowerBound), last)
        return part(inside, begin...max(begin, min(window.upperBound, last)), curve.density)
    }

    /// Below this share of a parcel a piece is left out.
    private static let sliver = 1e-5

    /// The part that passes between two times, with its own moments.
    private func part(_ fraction: Double, _ times: ClosedRange<Double>, _ height: (Double) -> Double) -> Parcel {
        let step = (times.upperBound - times.lowerBound) / Double(Self.intervals)
        let middle = 0.5 * (times.lowerBound + times.upperBound)
        var (sums, highest) = ((0.0, 0.0, 0.0, 0.0), 0.0)
        for index in 0...Self.intervals {
            let weight = index == 0 || index == Self.intervals ? 1.0 : index % 2 == 1 ? 4 : 2
            let away = times.lowerBound + Double(index) * step - middle
            let density = height(away + middle)
            highest = max(highest, density)
            let mass = weight * density
            sums.0 += mass
            sums.1 += mass * away
            sums.2 += mass * away * away
            sums.3 += mass * away * away * away
        }
        var parcel = self
        parcel.share *= fraction
        parcel.stirring = 0
        parcel.ceiling = min(ceiling, highest)
        // Where the density vanishes the piece is next to nothing, in the middle.
        let all = max(sums.0, .leastNormalMagnitude)
        let (mean, second, third) = (sums.1 / all, sums.2 / all, sums.3 / all)
        parcel.cumulants.mean = middle + mean
        parcel.cumulants.variance = max(0, second - mean * mean)
        parcel.cumulants.third = third - 3 * mean * second + 2 * mean * mean * mean
        parcel.current = parcel.cumulants
        return parcel
    }
}

// MARK: - What is seen

extension [Parcel] {
    /// Of the mass, what comes through, 0…1, decay taken off.
    package var arrivingShare: Double { reduce(0) { $0 + $1.arriving } }

    /// The highest rate of all parcels together, 1/s: concentration is this times mass over the usual discharge.
    ///
    /// Looked for where the highest parcels are highest.
    /// - Parameter water: over the usual discharge, what flows while a parcel with these marks passes.
    package func peakRate(water: (UInt8) -> Double = { _ in 1 }) -> Double {
        let curves = map { $0.shown(in: $0.marks == 0 ? 1 : water($0.marks)) }
        let highest = curves.sorted { $0.rate > $1.rate }.prefix(Self.tops)
        return highest.reduce(0) { best, top in Swift.max(best, curves.reduce(0) { $0 + $1.rate(at: top.time) }) }
    }

    private static var tops: Int { 3 }
}

extension Parcel {
    /// A parcel as it is drawn.
    fileprivate struct Shown {
        let curve: PassageCurve
        let ceiling: Double
        let water: Double
        /// Where it is highest, or nearly, s.
        let time: Double
        /// There, 1/s.
        var rate = 0.0

        func rate(at time: Double) -> Double { min(ceiling, curve.density(time)) / water }
    }

    fileprivate func shown(in water: Double) -> Shown {
        let curve = curve
        var shown = Shown(curve: curve, ceiling: ceiling, water: water, time: curve.steepest.peakTime)
        shown.rate = shown.rate(at: shown.time)
        return shown
    }

    fileprivate var arriving: Double { share * exp(cumulants.logShare) }
}

extension Cumulants {
    /// The loss is counted elsewhere.
    fileprivate var withoutLoss: Cumulants {
        var cumulants = self
        cumulants.logShare = 0
        return cumulants
    }
}
