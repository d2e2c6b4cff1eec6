/// Mass within a cell as a parabola of the share of its carrier, of the given mean and never negative.
///
/// The ends are fourth-order means of the neighbours (Colella and Woodward 1984, J. Comput. Phys. 54); a parabola that dips below zero is drawn
/// towards the mean until it does not (Zhang and Shu 2010, J. Comput. Phys. 229), so that smooth peaks are left as they are.
struct Parabola {
    private var upper: Double
    private var difference: Double
    private var curvature: Double

    init(mean: Double, upper: Double, lower: Double) {
        self.upper = upper
        difference = lower - upper
        curvature = 6 * mean - 3 * (upper + lower)
        let least = least
        guard least < 0 else { return }
        let share = mean > 0 ? mean / (mean - least) : 0
        self.upper = mean + share * (upper - mean)
        difference *= share
        curvature *= share
    }

    private var least: Double {
        let ends = min(upper, upper + difference)
        guard curvature < 0, abs(difference) < -curvature else { return ends }
        return min(ends, self[(difference / curvature + 1) / 2])
    }

    /// Density at a share from the upper end.
    subscript(share: Double) -> Double { upper + share * (difference + curvature * (1 - share)) }

    /// ∫ from the upper end.
    func integral(to share: Double) -> Double {
        share * (upper + share * ((difference + curvature) / 2 - share * curvature / 3))
    }
}

// MARK: - What is in the cells and in the water about to enter

extension Run {
    /// Potential mass of a step's beginning, ghosts first.
    /// - Parameter entering: by bin, g, earliest first.
    mutating func load(entering: [Double]) {
        let bins = grid.step.bins
        filled = 0..<0
        for bin in 0..<bins where entering[bin] > 0 {
            content[bins - 1 - bin] = entering[bin]
            filled = filled.covering((bins - 1 - bin)..<(bins - bin))
        }
        fill()
    }

    /// Again after dispersion, which reaches further.
    private mutating func fill() {
        let bins = grid.step.bins
        if !active.isEmpty { filled = filled.covering((bins + active.lowerBound)..<(bins + active.upperBound)) }
        grid.fill(&content, with: water, within: active)
    }

    /// C·R, g/m³ of carrier.
    private func density(_ cell: Int) -> Double { content[cell] * grid.inverseCarrier[cell] }

    /// Cells from here on, but for the last, are like those above them.
    private var firstEven: Int { (isCut ? grid.step.bins : 0) + 2 }

    /// Between a cell and the one above it.
    private func density(above cell: Int) -> Double {
        Self.edge(above: cell, firstEven, of: content.count, grid.carrier.span) { density($0) }
    }

    /// The density between a cell and the one above it: from two cells on either side where all carry alike, else from one, weighted by what the
    /// other carries.
    @inline(__always)
    private static func edge(
        above cell: Int, _ firstEven: Int, of count: Int, _ carrier: Span<Double>, _ density: (Int) -> Double
    ) -> Double {
        guard cell > 0 else { return density(0) }
        guard cell < count else { return density(count - 1) }
        let (above, here) = (density(cell - 1), density(cell))
        if cell >= firstEven, cell <= count - 2 { return (7 * (above + here) - density(cell - 2) - density(cell + 1)) / 12 }
        let (a, b) = (carrier[cell - 1], carrier[cell])
        return (above * b + here * a) / (a + b)
    }

    func parabola(_ cell: Int) -> Parabola {
        Parabola(mean: density(cell), upper: density(above: cell), lower: density(above: cell + 1))
    }

    /// Densities of what is in the cells and between them, where cells are cut: at the tail, and wherever water moves by parts of cells.
    private mutating func outline() {
        let begin = isCut ? filled.lowerBound : max(filled.lowerBound, grid.exits[grid.step.bins].cell)
        guard begin < filled.upperBound else { return }
        for cell in max(0, begin - 2)..<min(content.count, filled.upperBound + 2) { densities[cell] = density(cell) }
        Self.outline(&edges, begin..<filled.upperBound, firstEven, densities, grid.carrier)
    }

    private static func outline(
        _ edges: inout [Double], _ filled: Range<Int>, _ firstEven: Int, _ densities: [Double], _ carrier: [Double]
    ) {
        let (density, carrier) = (densities.span, carrier.span)
        var edges = edges.mutableSpan
        for cell in filled.lowerBound...filled.upperBound {
            edges[cell] = edge(above: cell, firstEven, of: density.count, carrier) { density[$0] }
        }
    }

    /// In a cell above a mark in it, g.
    private func part(above mark: RunGrid.Mark) -> Double {
        Self.part(above: mark, content.span, densities.span, edges.span, grid.carrier.span)
    }

    @inline(__always)
    private static func part(
        above mark: RunGrid.Mark, _ content: Span<Double>, _ density: Span<Double>, _ edges: Span<Double>, _ carrier: Span<Double>
    ) -> Double {
        if mark.share == 0 || content[mark.cell] == 0 { return 0 }
        if mark.share == 1 { return content[mark.cell] }
        let parabola = Parabola(mean: density[mark.cell], upper: edges[mark.cell], lower: edges[mark.cell + 1])
        return parabola.integral(to: mark.share) * carrier[mark.cell]
    }
}

// MARK: - A step downstream

extension Run {
    /// What was loaded moves on by a step, with what is released meanwhile.
    /// - Parameter leaving: g; what leaves is added, by bin from `offset` on.
    mutating func advect(_ injections: [Injection], leaving: inout [Double], at offset: Int) {
        let before = losesWater ? massInWater + enteringMass + injections.reduce(0) { $0 + $1.mass } + joiningMass : 0
        prepareMove()
        fill()
        for injection in injections { inject(injection) }
        markMove()
        outline()
        let left = collectExits(&leaving, at: offset)
        remap()
        for cell in filled { content[cell] = 0 }
        ledger.joined += joiningMass
        if losesWater { ledger.lost += before - left - massInWater }
    }

    private var enteringMass: Double {
        (0..<grid.step.bins).reduce(0) { $0 + content[$1] }
    }

    /// - Returns: what left, g.
    private mutating func collectExits(_ leaving: inout [Double], at offset: Int) -> Double {
        var sum = 0.0
        for bin in 0..<grid.step.bins {
            let real = shareLeft * (content(from: grid.exits[bin + 1], to: grid.exits[bin]) + grid.lateralExits[bin])
            leaving[offset + bin] += real
            sum += real
        }
        return sum
    }

    private func content(from begin: RunGrid.Mark, to end: RunGrid.Mark) -> Double {
        var sum = part(above: end) - part(above: begin)
        for cell in begin.cell..<end.cell { sum += content[cell] }
        return max(0, sum)
    }

    /// What joins in a step, g.
    private var joiningMass: Double { routing?.joiningMass ?? grid.joiningMass }

    private mutating func remap() {
        let (old, new) = (active, reached)
        if !new.isEmpty { Self.remap(into: &spare, new, grid, content, densities, edges) }
        for cell in old { water[cell] = 0 }
        swap(&water, &spare)
        adoptNext(new)
        // What lies in dead zones stays where it is.
        active = reaction.hasZones ? new.covering(old) : new
    }

    private static func remap(
        into spare: inout [Double], _ new: Range<Int>, _ grid: RunGrid, _ content: [Double], _ densities: [Double], _ edges: [Double]
    ) {
        let (content, density, edges, carrier) = (content.span, densities.span, edges.span, grid.carrier.span)
        let (departures, lateral, inverse) = (grid.departures.span, grid.lateral.span, grid.inversePotential.span)
        var spare = spare.mutableSpan
        var begin = departures[new.lowerBound]
        var above = part(above: begin, content, density, edges, carrier)
        for cell in new {
            let end = departures[cell + 1]
            let below = part(above: end, content, density, edges, carrier)
            var sum = below - above
            for old in begin.cell..<end.cell { sum += content[old] }
            spare[cell] = (max(0, sum) + lateral[cell]) * inverse[cell]
            (begin, above) = (end, below)
        }
    }

    /// The cells that get something.
    var reached: Range<Int> {
        if grid.hasLateral, !isChanging { return 0..<grid.count }
        guard !filled.isEmpty else { return 0..<0 }
        let begin = isChanging ? departed.lowerBound : grid.firstFace(departingFrom: filled.lowerBound)
        let end = isChanging ? departed.upperBound : grid.firstFace(departingFrom: filled.upperBound)
        return max(0, begin - 1)..<max(max(0, begin - 1), min(grid.count, end))
    }
}

extension RunGrid {
    fileprivate func fill(_ content: inout [Double], with water: [Double], within active: Range<Int>) {
        let (water, potential) = (water.span, potential.span)
        var content = content.mutableSpan
        for cell in active { content[step.bins + cell] = water[cell] * potential[step.bins + cell] }
    }

    /// The first face whose water was in this cell or below it; one too many if there is none.
    func firstFace(departingFrom cell: Int) -> Int {
        var (low, high) = (0, count + 1)
        while low < high {
            let middle = (low + high) / 2
            if departures[middle].cell >= cell { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Range<Int> {
    /// The least range that has both; an empty one has nothing.
    func covering(_ other: Range<Int>) -> Range<Int> {
        if isEmpty { return other }
        return other.isEmpty ? self : Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
