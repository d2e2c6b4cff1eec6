import Foundation

/// Decay and dead zones, cell by cell: dc/dt = −(λ+a)c + az, dz/dt = bc − (b+μ)z, solved exactly.
struct RunReaction {
    /// Of the dead zones, m³.
    private(set) var zone: [Double] = []
    /// a and λ by cell, 1/s.
    private(set) var exchange: [Double] = []
    private(set) var decay: [Double] = []
    /// b and μ by cell, 1/s.
    private(set) var back: [Double] = []
    private(set) var zoneDecay: [Double] = []
    /// Of the step, s.
    private let seconds: Double
    let hasZones: Bool
    let isNeeded: Bool
    private(set) var propagators: [Propagator] = []
    /// Cells whose propagators are those of their water; all but where it changes.
    private var fresh: Range<Int>

    /// What a step makes of both concentrations.
    struct Propagator {
        var water = (own: 1.0, fromZone: 0.0)
        var zone = (fromWater: 0.0, own: 1.0)
    }

    init(_ grid: RunGrid, _ links: [TransportNetwork.Link], seconds: Double) {
        self.seconds = seconds
        let mine = grid.profile.pieces.map { links[$0.link] }
        hasZones = mine.contains { $0.deadZone != nil && $0.body == .channel }
        isNeeded = hasZones || mine.contains { $0.decay > 0 }
        fresh = 0..<grid.count
        guard isNeeded else { return }
        for cell in 0..<grid.count { append(grid, cell, links) }
        propagators = (0..<grid.count).map { self.propagator($0, seconds) }
    }

    /// The means over the cell, by volume.
    private mutating func append(_ grid: RunGrid, _ cell: Int, _ links: [TransportNetwork.Link]) {
        var (zone, exchanged, decayed, zoneDecayed) = (0.0, 0.0, 0.0, 0.0)
        grid.forEachPart(of: cell) { piece, metres in
            let link = links[piece.link]
            let water = piece.area * metres
            decayed += link.decay * water
            guard let still = link.deadZone, link.body == .channel else { return }
            zone += still.areaRatio * water
            exchanged += still.exchange * water
            zoneDecayed += still.decay * still.areaRatio * water
        }
        self.zone.append(zone)
        exchange.append(exchanged / grid.volume[cell])
        decay.append(decayed / grid.volume[cell])
        back.append(zone > 0 ? exchanged / zone : 0)
        zoneDecay.append(zone > 0 ? zoneDecayed / zone : 0)
    }

    /// The water has changed: more water beside a dead zone exchanges more with it.
    mutating func adopt() {
        if hasZones { fresh = 0..<0 }
    }

    /// Makes sure of some cells, and of as many around them as something may reach until the water changes again.
    mutating func freshen(_ cells: Range<Int>, _ volume: [Double]) {
        guard cells.lowerBound < fresh.lowerBound || cells.upperBound > fresh.upperBound else { return }
        fresh = max(0, cells.lowerBound - Self.margin)..<min(propagators.count, cells.upperBound + Self.margin)
        for cell in fresh where zone[cell] > 0 {
            // Dead zones stay as they are.
            back[cell] = exchange[cell] * volume[cell] / zone[cell]
            propagators[cell] = propagator(cell, seconds)
        }
    }

    private static let margin = 32

    private func propagator(_ cell: Int, _ seconds: Double) -> Propagator {
        Propagator(
            exchange: exchange[cell], decay: decay[cell], back: back[cell], zoneDecay: zoneDecay[cell], seconds: seconds)
    }
}

// MARK: - What a step does

extension RunReaction {
    /// Without dead zones.
    /// - Returns: what decayed, g.
    func decay(_ water: inout [Double], within active: Range<Int>, _ volume: [Double]) -> Double {
        var decayed = 0.0
        let (volume, propagators) = (volume.span, propagators.span)
        var water = water.mutableSpan
        for cell in active {
            let left = water[cell] * propagators[cell].water.own
            decayed += (water[cell] - left) * volume[cell]
            water[cell] = left
        }
        return decayed
    }

    /// With dead zones.
    /// - Returns: what decayed, g.
    func exchange(_ water: inout [Double], _ zones: inout [Double], within active: Range<Int>, _ volume: [Double]) -> Double {
        var decayed = 0.0
        let (volume, zone, propagators) = (volume.span, zone.span, propagators.span)
        var water = water.mutableSpan
        var zones = zones.mutableSpan
        for cell in active {
            let (c, z, p) = (water[cell], zones[cell], propagators[cell])
            let (newC, newZ) = (p.water.own * c + p.water.fromZone * z, p.zone.fromWater * c + p.zone.own * z)
            decayed += (c - newC) * volume[cell] + (z - newZ) * zone[cell]
            (water[cell], zones[cell]) = (newC, newZ)
        }
        return decayed
    }
}

extension RunReaction.Propagator {
    /// e^(At) of a 2×2 matrix with real eigenvalues m ± d: e^(mt)·(cosh dt + sinh dt/d·(A − m)).
    init(exchange a: Double, decay: Double, back b: Double, zoneDecay: Double, seconds t: Double) {
        guard a > 0 else {
            water.own = exp(-decay * t)
            zone.own = exp(-zoneDecay * t)
            return
        }
        let (upper, lower) = (-(decay + a), -(b + zoneDecay))
        let (mean, half) = ((upper + lower) / 2, (upper - lower) / 2)
        let root = (half * half + a * b).squareRoot()
        let (fast, slow) = (exp((mean - root) * t), exp((mean + root) * t))
        let (even, odd) = ((slow + fast) / 2, root * t > 1e-6 ? (slow - fast) / (2 * root) : t * exp(mean * t))
        water = (even + odd * half, odd * a)
        zone = (odd * b, even - odd * half)
    }

    /// Where nothing changes z = c·b/(b+μ), and the water loses λ + a·μ/(b+μ).
    static func steadyLoss(exchange a: Double, decay: Double, back b: Double, zoneDecay: Double) -> (rate: Double, ratio: Double) {
        let ratio = b > 0 ? b / (b + zoneDecay) : 0
        return (decay + a * (1 - ratio), ratio)
    }
}

extension RunGrid {
    /// The parts of links in a cell, and their length in m.
    func forEachPart(of cell: Int, _ body: (RunProfile.Piece, _ metres: Double) -> Void) {
        let (begin, end) = (faces[cell], faces[cell + 1])
        for piece in profile.pieces where piece.head.travel < end && piece.head.travel + piece.duration > begin {
            let from = piece.along(max(0, begin - piece.head.travel)).metres
            let to = piece.along(min(piece.duration, end - piece.head.travel)).metres
            if to > from { body(piece, to - from) }
        }
    }
}
