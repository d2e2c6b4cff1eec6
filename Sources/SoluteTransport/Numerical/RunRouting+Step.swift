// A step of the water of a run that changes.

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
