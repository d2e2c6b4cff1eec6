import Chronology
import Foundation

/// What concentration goes with what flow at a monitor: log C = a + b log Q, fitted robustly (Theil 1950, Sen 1968).
struct FlowRelation: Hashable, Sendable, Codable {
    let intercept: Double
    let slope: Double
    /// Of ln C about the line, robust.
    let spread: Double
    /// The greatest ln Q that it was learned from.
    let highest: Double
    let pairs: Int
    /// The day of the fit.
    let day: CalendarDate

    func expected(atLogFlow flow: Double) -> Double { intercept + slope * flow }
}

/// Pairs of flow and concentration, kept by flow, so that last year's flood is not pushed out by this winter. Bounded.
struct FlowMemory: Hashable, Sendable, Codable {
    struct Pair: Hashable, Sendable, Codable {
        /// ln of m³/s.
        let flow: Double
        /// ln of mg/l.
        let concentration: Double
    }

    /// By ln Q in steps of `step`, the newest last.
    private(set) var bins: [Int: [Pair]] = [:]
    private(set) var relation: FlowRelation?

    /// Of ln Q: a quarter more flow.
    static let step = 0.25
    /// Pairs of one bin.
    static let maximumInBin = 10
    /// From a trickle to the largest flood of any river: e⁻⁵ to e¹⁰ m³/s.
    static let binRange = -20...40
    /// A relation says nothing about flows beyond twice the greatest that it was learned from.
    static let reach = log(2.0)
    /// Concentrations do not follow flow more steeply than this; beyond it the slope is an accident.
    static let steepest = 1.5

    mutating func add(_ pair: Pair) {
        let bin = Int((pair.flow / Self.step).rounded(.down))
        guard Self.binRange.contains(bin) else { return }
        bins[bin, default: []].append(pair)
        if bins[bin, default: []].count > Self.maximumInBin { bins[bin]?.removeFirst() }
    }

    /// In the order of the flow.
    private var pairs: [Pair] { bins.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// The middle of the flows known, each step of flow counting alike.
    var middleFlow: Double? { pairs.map(\.flow).median }

    /// The relation, fitted once a day; nil while too little is known.
    mutating func relation(on day: CalendarDate, _ rule: WatchingRules.LoadRule) -> FlowRelation? {
        if let relation, relation.day == day { return relation }
        relation = fit(on: day, rule)
        return relation
    }

    private func fit(on day: CalendarDate, _ rule: WatchingRules.LoadRule) -> FlowRelation? {
        let pairs = pairs
        guard pairs.count >= rule.leastPairs, let low = pairs.first?.flow, let high = pairs.map(\.flow).max(),
            high - low >= log(rule.leastRange), let slope = Self.slope(of: pairs)
        else { return nil }
        let residuals = pairs.map { $0.concentration - slope * $0.flow }
        guard let intercept = residuals.median, let deviation = residuals.map({ abs($0 - intercept) }).median else { return nil }
        let spread = max(Gauge.concentration.leastSpread, Baseline.deviationToSpread * deviation)
        return FlowRelation(intercept: intercept, slope: slope, spread: spread, highest: high, pairs: pairs.count, day: day)
    }

    /// The median of the slopes between all pairs of different flows.
    private static func slope(of pairs: [Pair]) -> Double? {
        var slopes: [Double] = []
        slopes.reserveCapacity(pairs.count * pairs.count / 2)
        for (index, one) in pairs.enumerated() {
            for other in pairs[(index + 1)...] where abs(other.flow - one.flow) > step / 2 {
                slopes.append((other.concentration - one.concentration) / (other.flow - one.flow))
            }
        }
        return slopes.median.map { max(-steepest, min(steepest, $0)) }
    }
}
