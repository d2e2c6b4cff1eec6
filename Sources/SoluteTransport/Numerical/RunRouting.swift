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
    let usual: [Double]
    /// At the lower end of each cell in that flow, m³/s.
    let usualDischarge: [Double]
    /// That joins in a cell, m³/s and g/s.
    let gain: [Double]
    let joining: [Double]
    /// S by cell.
    let shareLeft: [Double]
    /// Whether it is a reservoir whose volume stays.
    let isStill: Bool
    let step: TimeStep
    /// m³ now, and at the end of the step.
    var volume: [Double]
    var next: [Double]
    /// Of `next`, the part that joins after the water has moved, m³.
    var late: [Double]
    /// Cube roots of volumes relative to the usual, and how they changed in the last part of a step.
    var roots: [Double]
    var trends: [Double]
    let shape: Shape
    /// By face, in the step, m³.
    var passed: [Double]
    /// By bin, what enters and leaves, m³.
    var entering: [Double]
    var leaving: [Double]
    /// Ends of cells with ghosts in the water of the beginning, m³ from the top of the ghosts.
    var ends: [Double]
    /// What entered when the water was last moved, m³ by bin; and whether nothing changed then.
    var moving: [Double]
    var isSettled = false
    /// Whether in this step everything is as in the last.
    var isQuiet = false
    /// Real, g in a step.
    let joiningMass: Double
    /// Real, m³ in a step.
    let joiningVolume: Double
    /// Whether water joins anywhere.
    let hasGain: Bool
    /// Real, in the step, m³.
    var realChange = 0.0

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

    /// What a cell is, for every cell.
    struct Shape {
        var usual: [Double] = []
        var inverse: [Double] = []
        /// Of the usual flow, what leaves in a part of a step relative to what is there.
        var steepness: [Double] = []
        /// That joins in a part of a step, m³.
        var gain: [Double] = []
        var share: [Double] = []
    }
}
