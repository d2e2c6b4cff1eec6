import Foundation

/// Dispersion over one part of a step, between the cells of a run: implicit where it is strong, so that nothing becomes negative.
///
/// A face passes K·(θ·after + (1−θ)·before) of the differences on both sides. θ = ½ − 1/12r makes the step fourth order (Crandall 1955), at
/// r = ⅙ it is explicit; above r = ⅚ the least θ that keeps every weight positive, 1 − 1/2r. The variance added is 2Dt for every θ.
/// The matrix is factorised once.
struct RunDispersion {
    /// By face, the head's first: m³ that is exchanged in the step, by what is there after and before.
    private(set) var after: [Double]
    private(set) var before: [Double]
    /// The same together, in the flow of the network, and 1/volume in that.
    private let exchange: [Double]
    private let inverseUsual: [Double]
    /// Of the elimination: 1/pivot, and what a cell takes of the one below.
    private(set) var inverse: [Double]
    private(set) var next: [Double]
    let isNeeded: Bool
    /// Cells whose factors are those of their water; all but where it changes.
    private var fresh: Range<Int>
    /// Cells after which nothing is left of something, in a step.
    private var margin = 0
    /// Whether the concentration at the head is held.
    let isHeld: Bool

    init(_ grid: RunGrid, _ links: [TransportNetwork.Link], seconds: Double, isHeld: Bool) {
        let resistance = (0..<grid.count).map { cell in
            var sum = 0.0
            grid.forEachPart(of: cell) { piece, metres in
                let isChannel = links[piece.link].body == .channel
                sum += isChannel ? metres / (piece.area * links[piece.link].dispersion) : .infinity
            }
            return sum
        }
        let count = grid.count
        var exchange = [Double](repeating: 0, count: count + 1)
        for face in 1..<max(1, count) { exchange[face] = seconds / ((resistance[face - 1] + resistance[face]) / 2) }
        if isHeld { exchange[0] = seconds / (resistance[0] / 2) }
        isNeeded = exchange.contains { $0 > 0 }
        self.isHeld = isHeld
        (self.exchange, inverseUsual) = (exchange, grid.volume.map { 1 / $0 })
        (after, before) = (exchange, exchange)
        inverse = [Double](repeating: 0, count: count)
        next = inverse
        fresh = 0..<count
        factorise(grid.volume)
        // What comes from above or below falls by the factor of each cell that it passes; e^−41 is nothing beside what a number holds.
        let slowest = next.max() ?? 0
        margin = slowest > 0 ? min(count, Self.leastMargin + Int(41 / -log(min(slowest, 0.999)))) : Self.leastMargin
    }

    /// Cells that something may move until the water changes again.
    private static let leastMargin = 32

    /// The water has changed: the section grows and shrinks with the volume of the cells.
    mutating func adopt() { fresh = 0..<0 }

    /// Makes sure of some cells and their surroundings.
    mutating func freshen(around cells: Range<Int>, _ volume: [Double]) {
        let (begin, end) = (max(0, cells.lowerBound - margin / 2), min(volume.count, cells.upperBound + margin / 2))
        guard begin < fresh.lowerBound || end > fresh.upperBound else { return }
        fresh = max(0, cells.lowerBound - margin)..<min(volume.count, cells.upperBound + margin)
        factorise(volume)
    }

    private mutating func split(_ volume: [Double]) {
        for face in fresh.lowerBound...fresh.upperBound where exchange[face] > 0 {
            let (upper, lower) = (max(0, face - 1), min(volume.count - 1, face))
            let exchange = exchange[face] * (volume[upper] * inverseUsual[upper] + volume[lower] * inverseUsual[lower]) / 2
            // 1/r.
            let volume = min(volume[upper], volume[lower]) / exchange
            // The held section is half a cell away, where no θ makes it fourth order.
            let accurate = face == 0 ? 0.5 : 0.5 - volume / 12
            let theta = max(0, accurate, 1 - volume / 2)
            (after[face], before[face]) = (theta * exchange, (1 - theta) * exchange)
        }
    }

    private mutating func factorise(_ volume: [Double]) {
        split(volume)
        for cell in fresh {
            let above = cell > 0 ? next[cell - 1] : 0
            inverse[cell] = 1 / (volume[cell] + after[cell + 1] + after[cell] * (1 - above))
            next[cell] = after[cell + 1] * inverse[cell]
        }
    }
}

// MARK: - The tridiagonal system (Thomas), only where there is something

extension RunDispersion {
    /// - Parameters:
    ///   - spare: zero before and after.
    ///   - active: cells outside hold nothing.
    ///   - head: what is held there, mg/l.
    ///   - negligible: g.
    /// - Returns: the cells that hold something afterwards.
    mutating func solve(
        _ water: inout [Double], spare: inout [Double], within active: Range<Int>, head: Double, _ volume: [Double], negligible: Double
    ) -> Range<Int> {
        let begin = max(0, active.lowerBound - 1)
        let head = isHeld ? head : 0
        var end = eliminate(water, &spare, from: begin, known: active.upperBound, head: head, volume, negligible)
        while end == fresh.upperBound, end < volume.count {
            freshen(around: begin..<min(volume.count, end + margin), volume)
            end = eliminate(water, &spare, from: begin, known: active.upperBound, head: head, volume, negligible)
        }
        return substitute(&water, &spare, from: end, known: begin, volume, negligible)..<end
    }

    /// Downwards, until nothing more comes from above.
    /// - Returns: the end of what is not zero.
    private func eliminate(
        _ water: [Double], _ sums: inout [Double], from begin: Int, known: Int, head: Double, _ volume: [Double], _ negligible: Double
    ) -> Int {
        let (water, before, after) = (water.span, before.span, after.span)
        let (volume, inverse, count, last) = (volume.span, inverse.span, volume.count, fresh.upperBound)
        var sums = sums.mutableSpan
        // At a head that is not held nothing is exchanged, and what is above does not matter.
        var (above, here, carried) = (begin > 0 ? 0 : head, water[begin], begin > 0 ? 0 : head)
        for cell in begin..<last {
            let below = cell + 1 < count ? water[cell + 1] : here
            let explicit = volume[cell] * here + before[cell] * (above - here) + before[cell + 1] * (below - here)
            carried = (explicit + after[cell] * carried) * inverse[cell]
            if cell > known, carried * volume[cell] <= negligible { return cell }
            sums[cell] = carried
            (above, here) = (here, below)
        }
        return last
    }

    /// Upwards, until nothing more comes from below.
    /// - Returns: where it begins.
    private func substitute(
        _ water: inout [Double], _ sums: inout [Double], from end: Int, known: Int, _ volume: [Double], _ negligible: Double
    ) -> Int {
        let (volume, next) = (volume.span, next.span)
        var water = water.mutableSpan
        var sums = sums.mutableSpan
        var (below, cell) = (0.0, end - 1)
        while cell >= 0 {
            below = sums[cell] + next[cell] * below
            if cell < known, below * volume[cell] <= negligible { break }
            water[cell] = below
            sums[cell] = 0
            cell -= 1
        }
        return cell + 1
    }
}
