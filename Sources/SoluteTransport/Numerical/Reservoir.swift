import Foundation

/// A reservoir stirred at once: dM/dt = inflow − (Q/V + k)·M, solved exactly for an inflow that is constant within a bin.
struct Reservoir {
    let link: Int
    /// m³.
    let volume: Double
    /// Parts that leave per second: by the outlet, of what enters and what joins, with losses on the way, by decay.
    let throughflow: Double
    let gain: Double
    let loss: Double
    let decay: Double
    /// With lateral inflow, g/s.
    let joining: Double
    /// g.
    var mass = 0.0
    var ledger = RunLedger()

    init(_ index: Int, _ link: TransportNetwork.Link, volume: Double) {
        (self.link, self.volume, decay) = (index, volume, link.decay)
        let lateral = link.lateralInflow * link.length
        throughflow = max(0, link.discharge + min(0, lateral)) / volume
        gain = max(0, lateral) / volume
        loss = max(0, -link.lateralInflow) * link.length / volume
        joining = max(0, link.lateralInflow) * link.length * link.lateralConcentration
    }

    /// mg/l.
    var concentration: Double { mass / volume }

    /// - Parameters:
    ///   - entering: in so many seconds, g.
    ///   - flow: how much of its usual water enters and leaves.
    /// - Returns: what leaves by the outlet, g.
    mutating func pass(_ entering: Double, seconds: Double, flow: Double = 1) -> Double {
        let (outflow, loss) = (throughflow * flow + gain, loss * flow)
        let rate = outflow + loss + decay
        let joined = joining * seconds
        let inflow = (entering + joined) / seconds
        let left = exp(-rate * seconds)
        // ∫ M over the bin, by the balance.
        let after = mass * left + inflow * (rate * seconds > 1e-9 ? -expm1(-rate * seconds) / rate : seconds)
        let gone = mass + entering + joined - after
        let share = rate > 0 ? gone / rate : 0
        mass = after
        ledger.joined += joined
        ledger.lost += loss * share
        ledger.decayed += decay * share
        return rate > 0 ? outflow * share : 0
    }
}
