/// A run cut into cells of equal travel time, and where the water in each cell was one step earlier.
///
/// In these cells water moves by the same number of cells everywhere: by a whole number, if the step is one of cells, and then advection is
/// exact. Cells do not care for links, so that cutting a link in two changes nothing; a cell on a joint has the mean of both sides.
///
/// Above the head lie ghost cells with the water that enters in this step, the first to enter lowest.
struct RunGrid {
    /// A place in the cells, the ghosts counted first: a cell, and how much of its carrier lies above.
    struct Mark {
        var cell: Int
        var share: Double
    }

    let profile: RunProfile
    let step: TimeStep
    /// Without the ghosts.
    let count: Int
    /// Upper ends of cells, s of travel; one more at the tail.
    let faces: [Double]
    /// Of the real water, m³.
    var volume: [Double]
    /// With ghosts: ∫ Q/S, m³.
    var potential: [Double]
    /// With ghosts: ∫ P, m³.
    var carrier: [Double]
    /// 1/(∫ Q/S) by cell, without ghosts, and 1/(∫ P), with them; 1/m³.
    var inversePotential: [Double]
    var inverseCarrier: [Double]
    /// By face: where the water at it was a step ago.
    var departures: [Mark]
    /// By bin of the step, and one more: where the water that leaves the run was before; the last to leave last.
    var exits: [Mark]
    /// Potential mass that joins in a step and is in this cell at its end, g.
    var lateral: [Double]
    /// The same, by bin, for what leaves.
    var lateralExits: [Double]

    init(_ profile: RunProfile, step: TimeStep) {
        (self.profile, self.step) = (profile, step)
        let (count, cellTime) = (max(1, Int(profile.duration / step.cellTime + 0.5)), step.cellTime)
        self.count = count
        faces = (0...count).map { $0 < count ? Double($0) * cellTime : profile.duration }
        let along = faces.map(profile.along)
        volume = zip(along, along.dropFirst()).map { $1.volume - $0.volume }
        let ghost = step.binSeconds
        let head = profile.pieces[0].head
        potential = [Double](repeating: head.potentialDischarge * ghost, count: step.bins)
        potential += zip(along, along.dropFirst()).map { $1.potentialVolume - $0.potentialVolume }
        carrier = [Double](repeating: head.carrierDischarge * ghost, count: step.bins)
        carrier += zip(along, along.dropFirst()).map { $1.carrierVolume - $0.carrierVolume }
        inversePotential = potential.dropFirst(step.bins).map { 1 / $0 }
        inverseCarrier = carrier.map { 1 / $0 }
        (departures, exits, lateral, lateralExits) = ([], [], [], [])
        exits = (0...step.bins).map { self.exit($0) }
        departures = (0..<count).map { self.departure(ofFace: $0) } + [exits[step.bins]]
        lateral = (0..<count).map { self.joining(from: self.faces[$0], to: self.faces[$0 + 1]) }
        lateralExits = (0..<step.bins).map { self.joiningExit($0) }
    }

    /// That joins in a step, g.
    var joiningMass: Double {
        step.seconds * profile.pieces.reduce(0) { $0 + max(0, $1.lateral) * $1.lateralConcentration * $1.length }
    }
    var hasLateral: Bool { profile.tail.lateralRate > 0 }

    /// Where a cell begins, ghosts counted first, s of travel.
    func travel(atCell cell: Int) -> Double {
        cell < step.bins ? Double(cell) * step.binSeconds - step.seconds : faces[cell - step.bins]
    }

    /// The cell at a travel time, ghosts counted first.
    func cell(at travel: Double) -> Int {
        if travel < 0 { return min(step.bins - 1, max(0, Int((step.seconds + travel) / step.binSeconds))) }
        let cell = min(count - 1, Int(travel / step.cellTime))
        return step.bins + (faces[cell] > travel ? cell - 1 : cell)
    }

    private func departure(ofFace face: Int) -> Mark {
        if step.isWhole { return Mark(cell: face, share: 0) }
        return mark(at: faces[face] - step.seconds)
    }

    private func exit(_ bin: Int) -> Mark {
        bin == 0 ? Mark(cell: step.bins + count - 1, share: 1) : mark(at: profile.duration - Double(bin) * step.binSeconds)
    }

    /// - Parameter travel: from one step above the head to the tail, s.
    func mark(at travel: Double) -> Mark {
        let cell = cell(at: travel)
        let above = profile.along(travel).carrierVolume - profile.along(self.travel(atCell: cell)).carrierVolume
        return Mark(cell: cell, share: min(1, max(0, above * inverseCarrier[cell])))
    }

    /// What joined during a step, of the water that is between two places at its end.
    private func joining(from begin: Double, to end: Double) -> Double {
        let (a, b) = (profile.along(begin), profile.along(end))
        let (c, d) = (profile.along(begin - step.seconds), profile.along(end - step.seconds))
        return max(0, b.lateralIntegral - a.lateralIntegral - (d.lateralIntegral - c.lateralIntegral))
    }

    private func joiningExit(_ bin: Int) -> Double {
        let begin = profile.duration - Double(bin) * step.binSeconds
        let (late, early) = (profile.along(begin - step.binSeconds), profile.along(begin))
        return max(0, profile.tail.lateralRate * step.binSeconds - (early.lateralIntegral - late.lateralIntegral))
    }
}

/// The steps of all runs.
struct TimeStep: Hashable {
    /// s.
    let seconds: Double
    /// Travel time through a cell, s.
    let cellTime: Double
    /// A step is handed from run to run in so many parts of equal time.
    let bins: Int

    init(_ resolution: Resolution) {
        (seconds, cellTime) = (resolution.timeStep, resolution.cellTime)
        bins = max(1, Int((resolution.timeStep / resolution.cellTime - 1e-9).rounded(.up)))
    }

    var binSeconds: Double { seconds / Double(bins) }
    /// Whether water moves by whole cells.
    var isWhole: Bool { abs(binSeconds - cellTime) < 1e-9 * cellTime }
}
