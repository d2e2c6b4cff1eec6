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
    /// Cube roots of volumes relative to the usual.
    private var roots: [Double]
    /// By face, in the step, m³.
    private var passed: [Double]
    /// By bin, what enters and leaves, m³.
    private(set) var entering: [Double]
    private(set) var leaving: [Double]
    /// Ends of cells with ghosts in the water of the beginning, m³ from the top of the ghosts.
    private var ends: [Double]

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
        (late, roots, passed) = (zeros, zeros.map { _ in 1 }, zeros + [0])
        entering = [Double](repeating: 0, count: grid.step.bins)
        leaving = entering
        ends = zeros + entering + [0]
    }

    /// Real, g in a step.
    var joiningMass: Double { zip(joining, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } * step.seconds }
    /// Real, m³ in a step.
    var joiningVolume: Double { zip(gain, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } * step.seconds }
    /// Real, m³.
    var realVolume: Double { zip(volume, shareLeft).reduce(0) { $0 + $1.0 * $1.1 } }

    /// In the step, m³.
    var realChange: Double {
        volume.indices.reduce(0) { $0 + (next[$1] - volume[$1]) * shareLeft[$1] }
    }

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
        let seconds = step.binSeconds
        for cell in volume.indices { next[cell] = volume[cell] }
        for face in passed.indices { passed[face] = 0 }
        for bin in 0..<step.bins {
            var water = entering[bin]
            passed[0] += water
            for cell in volume.indices {
                let filled = next[cell] + water + gain[cell] * seconds
                let left = isStill ? volume[cell] : remaining(filled, cell, seconds)
                water = max(0, filled - left)
                next[cell] = filled - water
                passed[cell + 1] += water
            }
            leaving[bin] = water
        }
        for cell in volume.indices { late[cell] = min(gain[cell] * step.seconds / 2, next[cell] / 2) }
        markEnds()
    }

    /// The volume that is left of one, when the discharge at the end is what it says: z³ + a·z⁵ = b with z³ the relative volume, by Newton.
    private mutating func remaining(_ filled: Double, _ cell: Int, _ seconds: Double) -> Double {
        let (a, b) = (usualDischarge[cell] * seconds / usual[cell], filled / usual[cell])
        var z = max(roots[cell], 1e-3)
        for _ in 0..<Self.maximumIterations {
            let square = z * z
            let change = (square * z * (1 + a * square) - b) / (square * (3 + 5 * a * square))
            z = max(z - change, z / 4)
            if abs(change) < 1e-13 * z { break }
        }
        roots[cell] = z
        return usual[cell] * z * z * z
    }

    private static let maximumIterations = 40

    private mutating func markEnds() {
        var sum = 0.0
        for bin in 0..<step.bins {
            sum += entering[step.bins - 1 - bin]
            ends[bin] = sum
        }
        for cell in volume.indices {
            sum += volume[cell] + early(cell)
            ends[step.bins + cell] = sum
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

    mutating func finish() { swap(&volume, &next) }
}

// MARK: - Where the water comes from

extension RunRouting {
    /// Marks of all faces and of what leaves.
    func mark(_ grid: inout RunGrid) {
        var (place, cell) = (0.0, 0)
        for face in volume.indices {
            grid.departures[face] = mark(at: place, from: &cell)
            place += moved(face)
        }
        let last = mark(at: place, from: &cell)
        grid.departures[volume.count] = last
        grid.exits[step.bins] = last
        for bin in (1..<max(1, step.bins)).reversed() {
            place += leaving[bin]
            grid.exits[bin] = mark(at: place, from: &cell)
        }
        grid.exits[0] = RunGrid.Mark(cell: ends.count - 2, share: 1)
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
