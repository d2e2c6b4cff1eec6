import Foundation

// What constant boundaries and lateral inflow lead to: down the water, cell by cell.

extension EngineCourse {
    mutating func fillSteadily() {
        var arriving = [Double](repeating: 0, count: scenario.network.nodes)
        for boundary in boundaries.values {
            let joining = ways.joining[boundary.node]
            arriving[boundary.node] += joining * boundary.concentration.value(at: scenario.begin)
        }
        for unit in ways.units.indices {
            let link = links[unit]
            let rate = arriving[link.from] * link.share
            switch ways.units[unit] {
            case .run(let run): arriving[link.to] += runs[run].fillSteadily(rate, scenario.network.links)
            case .reservoir(let reservoir): arriving[link.to] += reservoirs[reservoir].fillSteadily(rate)
            }
        }
    }
}

extension Reservoir {
    /// - Parameter rate: that enters, g/s.
    /// - Returns: what leaves, g/s.
    fileprivate mutating func fillSteadily(_ rate: Double) -> Double {
        mass = (rate + joining) / (throughflow + gain + loss + decay)
        return mass * (throughflow + gain)
    }
}

extension Run {
    /// - Returns: what leaves, g/s.
    fileprivate mutating func fillSteadily(_ entering: Double, _ links: [TransportNetwork.Link]) -> Double {
        var rate = entering
        for cell in 0..<grid.count {
            let (upper, lower) = (grid.profile.along(grid.faces[cell]), grid.profile.along(grid.faces[cell + 1]))
            let seconds = lower.travel - upper.travel
            let (loss, ratio) = reaction.isNeeded ? steadyLoss(cell, links) : (0, 0)
            let before = rate
            rate = (rate + lower.lateralRate - upper.lateralRate) * exp(-loss * seconds)
            let (a, b) = (before / upper.potentialDischarge, rate / lower.potentialDischarge)
            // The mean of e^(−kt) is that of its ends over ln(a/b); of a straight line their mean.
            water[cell] = a > 0 && b > 0 && abs(log(a / b)) > 1e-3 ? (a - b) / log(a / b) : (a + b) / 2
            if reaction.hasZones { zones[cell] = ratio * water[cell] }
        }
        active = 0..<grid.count
        return rate * shareLeft
    }

    /// With dispersion a steady decline of k is one of 2k/(1+√(1+4kD/U²)) along the water.
    private func steadyLoss(_ cell: Int, _ links: [TransportNetwork.Link]) -> (rate: Double, ratio: Double) {
        let (rate, ratio) = RunReaction.Propagator.steadyLoss(
            exchange: reaction.exchange[cell], decay: reaction.decay[cell], back: reaction.back[cell], zoneDecay: reaction.zoneDecay[cell])
        let middle = (grid.faces[cell] + grid.faces[cell + 1]) / 2
        let piece = grid.profile.pieces.last { $0.head.travel <= middle } ?? grid.profile.pieces[0]
        let velocity = grid.profile.along(middle).discharge / piece.area
        let spreading = links[piece.link].dispersion / (velocity * velocity)
        return (2 * rate / (1 + (1 + 4 * rate * spreading).squareRoot()), ratio)
    }
}
