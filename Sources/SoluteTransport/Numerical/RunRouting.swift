import Foundation

/// Water that changes, in a run: a kinematic wave, as if the flow were uniform everywhere at each moment (Lighthill and Whitham 1955).
///
/// In a wide channel the section grows as Q^⅗, so that a change travels at 5/3 of the water's speed. Each cell gives to the next what its volume
/// says at the end of a part of the step: implicit, so that any step is stable, and no water is made or lost. The scheme flattens a wave as if it
/// diffused with about 1.3 times its celerity times a cell.
///
/// All water is potential water (see `RunProfile`): losses are shares of what flows.
struct RunRouting {
    /// Of a cell in the flow of the network, m³.
    private let usual: [Double]
    /// At the lower end of each cell in that flow, m³/s.
    private let usualDischarge: [Double]
    /// That joins in a cell, m³/s and g/s.
    private let gain: [Double]
    private let joining: [Double]
    /// S by cell.
    let shareLeft: [Double]
    /// Whether it is a reservoir whose volume stays.
    private let isStill: Bool
    private let step: TimeStep
    /// m³ now, and at the end of the step.
    private(set) var volume: [Double]
    private(set) var next: [Double]
    /// Of `next`, the part that joins after the water has moved, m³.
    private var late: [Double]
    /// Cube roots of volumes relative to the usual, and how they changed in the last part of a step.
    private var roots: [Double]
    private var trends: [Double]
    private let shape: Shape
    /// By face, in the step, m³.
    private var passed: [Double]
    /// By bin, what enters and leaves, m³.
    private(set) var entering: [Double]
    private(set) var leaving: [Double]
    /// Ends of cells with ghosts in the water of the beginning, m³ from the top of the ghosts.
    private var ends: [Double]
    /// What entered when the water was last moved, m³ by bin; and whether nothing changed then.
    private var moving: [Double]
    private var isSettled = false
    /// Whether in this step everything is as in the last.
    private(set) var isQuiet = false
    /// Real, g in a step.
    let joiningMass: Double
    /// Real, m³ in a step.
    let joiningVolume: Double
    /// Whether water joins anywhere.
    let hasGain: Bool
    /// Real, in the step, m³.
    private(set) var realChange = 0.0

    init(_ grid: RunGrid, isStill: Bool) {
        (self.isStill, step) = (isStill, grid.step)
        usual = Array(grid.potential.dropFirst(grid.step.bins))
        let along = grid.faces.map(grid.profile.along)
        usualDischarge = along.dropFirst().map(\.potentialDischarge)
        gain = zip(along, along.dropFirst()).map { max(0, $1.potentialDischarge - $0.potentialDischarge) }
        joining = zip(along, along.dropFirst()).map { max(0, $1.lateralRate - $0.lateralRate) }
        shareLeft = zip(grid.volume, usual).map { $0 / $1 }
        (volume, next) = (usual, usual)
        let zeros = [Double](repeating: 0, count: grid.count)
        (late, roots, trends, passed) = (zeros, zeros.map { _ in 1 }, zeros, zeros + [0])
        entering = [Double](repeating: 0, count: grid.step.bins)
        (leaving, moving) = (entering, entering)
        ends = zeros + entering + [0]
        shape = Shape(
            usual: usual, inverse: usual.map { 1 / $0 }, steepness: zip(usualDischarge, usual).map { $0 * grid.step.binSeconds / $1 },
            gain: gain.map { $0 * grid.step.binSeconds }, share: shareLeft)
        joiningMass = zip(joining, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } * grid.step.seconds
        joiningVolume = zip(gain, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } * grid.step.seconds
        hasGain = gain.contains { $0 > 0 }
    }

    /// Real, m³.
    var realVolume: Double { zip(volume, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } }

    /// As if this discharge had always entered, m³/s.
    /// - Returns: what leaves then, m³/s of potential water.
    mutating func settle(_ discharge: Double) -> Double {
        var flow = discharge
        for cell in usual.indices {
            flow += gain[cell]
            roots[cell] = isStill ? 1 : pow(flow / usualDischarge[cell], 0.2)
            volume[cell] = usual[cell] * roots[cell] * roots[cell] * roots[cell]
        }
        return flow
    }

    mutating func take(_ water: Double, bin: Int) { entering[bin] = water }
}

// MARK: - A step of the water

extension RunRouting {
    mutating func route() {
        isQuiet = isSettled && isAsBefore
        guard !isQuiet else { return stand() }
        moving = entering
        isSettled = isStill ? passOn() : flow()
        markEnds()
    }

    /// Relative to what there is: below this nothing changes that anybody could see in a year of steps.
    private static let leastChange = 1e-13

    private var isAsBefore: Bool {
        zip(entering, moving).allSatisfy { abs($0 - $1) <= Self.leastChange * $1 }
    }

    /// Everything stays as the last step left it.
    private mutating func stand() {
        guard realChange != 0 else { return }
        (next, realChange) = (volume, 0)
    }

    /// A reservoir in which the volume stays.
    private mutating func passOn() -> Bool {
        leaving = entering
        for face in passed.indices { passed[face] = entering.reduce(0, +) }
        for cell in volume.indices {
            next[cell] = volume[cell]
            for bin in leaving.indices { leaving[bin] += gain[cell] * step.binSeconds }
            passed[cell + 1] = leaving.reduce(0, +)
        }
        return false
    }

    /// Cell by cell downstream, each through all parts of the step.
    ///
    /// The volume that is left of one, when the discharge at the end is what it says: z³ + a·z⁵ = b with z³ the relative volume. Newton's first
    /// step from where z is going depends on b only at its end, so that a cell hardly waits for the one above it.
    /// - Returns: whether nothing changed.
    private mutating func flow() -> Bool {
        leaving = entering
        passed[0] = entering.reduce(0, +)
        let (change, greatest) = Self.flow(
            shape, from: volume, to: &next, water: &leaving, roots: &roots, trends: &trends, passed: &passed)
        realChange = change
        return greatest <= 0
    }

    /// What a cell is, for every cell.
    private struct Shape {
        var usual: [Double] = []
        var inverse: [Double] = []
        /// Of the usual flow, what leaves in a part of a step relative to what is there.
        var steepness: [Double] = []
        /// That joins in a part of a step, m³.
        var gain: [Double] = []
        var share: [Double] = []
    }

    private static func flow(
        _ shape: Shape, from volumes: [Double], to next: inout [Double], water: inout [Double], roots: inout [Double],
        trends: inout [Double], passed: inout [Double]
    ) -> (change: Double, greatest: Double) {
        let (usual, inverse, steepness, gain) = (shape.usual.span, shape.inverse.span, shape.steepness.span, shape.gain.span)
        let (volume, share) = (volumes.span, shape.share.span)
        var next = next.mutableSpan
        var roots = roots.mutableSpan
        var trends = trends.mutableSpan
        var passed = passed.mutableSpan
        var water = water.mutableSpan
        var (change, greatest) = (0.0, 0.0)
        for cell in 0..<volume.count {
            var (here, z, trend, sum) = (volume[cell], roots[cell], trends[cell], 0.0)
            for bin in 0..<water.count {
                let filled = here + (water[bin] + gain[cell])
                let root = root(filled * inverse[cell], steepness[cell], near: z + trend)
                (trend, z) = (root - z, root)
                greatest = max(greatest, abs(trend) - leastChange * root)
                let left = max(0, filled - usual[cell] * (z * z * z))
                here = filled - left
                water[bin] = left
                sum += left
            }
            change += (here - volume[cell]) * share[cell]
            next[cell] = here
            roots[cell] = z
            trends[cell] = trend
            passed[cell + 1] = sum
        }
        return (change, greatest)
    }

    /// Of z³ + a·z⁵ = b.
    @inline(__always)
    private static func root(_ b: Double, _ a: Double, near guess: Double) -> Double {
        let start = max(guess, 1e-3)
        let square = start * start
        let inverse = 1 / (square * (3 + 5 * a * square))
        let z = start - (square * start * (1 + a * square) - b) * inverse
        // The next step would be the square of this one.
        if abs(z - start) < sureChange * start { return z }
        return iterate(b, a, from: max(z, start / 4))
    }

    /// Of z: a change after which Newton's error is below 1e-11.
    private static let sureChange = 1e-6

    private static func iterate(_ b: Double, _ a: Double, from start: Double) -> Double {
        var z = start
        for _ in 0..<maximumIterations {
            let square = z * z
            let change = (square * z * (1 + a * square) - b) / (square * (3 + 5 * a * square))
            z = max(z - change, z / 4)
            if abs(change) < sureChange * z { break }
        }
        return z
    }

    private static let maximumIterations = 40

    private mutating func markEnds() {
        var sum = 0.0
        for bin in 0..<step.bins {
            sum += entering[step.bins - 1 - bin]
            ends[bin] = sum
        }
        if hasGain {
            for cell in late.indices { late[cell] = min(gain[cell] * step.seconds / 2, next[cell] / 2) }
        }
        Self.mark(&ends, after: step.bins, volume, joining: hasGain ? late.indices.map(early) : late)
    }

    private static func mark(_ ends: inout [Double], after bins: Int, _ volumes: [Double], joining: [Double]) {
        let (volume, early) = (volumes.span, joining.span)
        var ends = ends.mutableSpan
        var sum = ends[bins - 1]
        for cell in 0..<volume.count {
            sum += volume[cell] + early[cell]
            ends[bins + cell] = sum
        }
    }

    /// What joins before the water moves, m³.
    func early(_ cell: Int) -> Double { gain[cell] * step.seconds - late[cell] }

    /// The volume between joining before and after, m³.
    func moved(_ cell: Int) -> Double { next[cell] - late[cell] }

    /// With the water that joins before and after, g.
    func joiningMass(_ cell: Int) -> (early: Double, late: Double) {
        let all = joining[cell] * step.seconds
        let water = gain[cell] * step.seconds
        return water > 0 ? (all * early(cell) / water, all * late[cell] / water) : (0, 0)
    }

    mutating func finish() {
        if !isQuiet { swap(&volume, &next) }
    }
}

// MARK: - Where the water comes from

extension RunRouting {
    /// Marks of what leaves, and of the faces whose water was in cells with something in them: what a face passes in a step was above it.
    /// - Parameter filled: cells, with ghosts.
    /// - Returns: the faces that were in them, one more if all below were.
    func mark(_ grid: inout RunGrid, departing filled: Range<Int>) -> Range<Int> {
        markExits(&grid)
        guard !filled.isEmpty else { return 0..<0 }
        let first = max(0, filled.lowerBound - step.bins - 1)
        var (face, begin, cell) = (first, first, search(ends[step.bins + first - 1] - passed[first]).cell)
        while face <= volume.count {
            let place = ends[step.bins + face - 1] - passed[face]
            grid.departures[face] = face < volume.count ? mark(at: max(0, place), from: &cell) : grid.exits[step.bins]
            let there = grid.departures[face].cell
            if there < filled.lowerBound { begin = face + 1 }
            if there >= filled.upperBound { break }
            face += 1
        }
        return begin..<max(begin, face)
    }

    private func markExits(_ grid: inout RunGrid) {
        let tail = ends[step.bins + volume.count - 1]
        var left = 0.0
        grid.exits[0] = RunGrid.Mark(cell: step.bins + volume.count - 1, share: 1)
        for bin in 0..<step.bins {
            left += leaving[bin]
            grid.exits[bin + 1] = search(max(0, tail - left))
        }
    }

    private func mark(at place: Double, from cell: inout Int) -> RunGrid.Mark {
        while cell < ends.count - 2, ends[cell] <= place { cell += 1 }
        let begin = cell > 0 ? ends[cell - 1] : 0
        let share = ends[cell] > begin ? (place - begin) / (ends[cell] - begin) : 0
        return RunGrid.Mark(cell: cell, share: min(1, max(0, share)))
    }

    /// The water that passes a place after a share of the step, at its beginning.
    /// - Parameter mark: of the place.
    func mark(_ mark: RunGrid.Mark, upstream share: Double) -> RunGrid.Mark {
        let begin = mark.cell > 0 ? ends[mark.cell - 1] : 0
        let place = begin + mark.share * (ends[mark.cell] - begin) - share * passing(mark)
        return search(max(0, place))
    }

    /// In the step, m³; linear between the faces.
    func passing(_ mark: RunGrid.Mark) -> Double {
        let cell = max(0, mark.cell - step.bins)
        return passed[cell] + mark.share * (passed[cell + 1] - passed[cell])
    }

    private func search(_ place: Double) -> RunGrid.Mark {
        var (low, high) = (0, ends.count - 2)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return mark(at: place, from: &low)
    }

    /// The water that has passed a place after a share of the last step, now; nil where it has left.
    func mark(_ mark: RunGrid.Mark, downstream share: Double) -> RunGrid.Mark? {
        var (left, cell) = (share * passing(mark) + mark.share * volume[mark.cell - step.bins], mark.cell - step.bins)
        while left > volume[cell] {
            left -= volume[cell]
            cell += 1
            guard cell < volume.count else { return nil }
        }
        return RunGrid.Mark(cell: step.bins + cell, share: left / volume[cell])
    }
}
