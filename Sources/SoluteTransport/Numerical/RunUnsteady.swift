// How the solute of a run goes with water that changes.

extension Run {
    /// The water about to enter becomes the ghosts.
    /// - Parameter waters: by bin, m³, earliest first.
    mutating func takeWater(_ waters: [Double]) {
        let bins = grid.step.bins
        for bin in 0..<bins {
            routing?.take(waters[bin], bin: bin)
            grid.potential[bins - 1 - bin] = waters[bin]
            grid.carrier[bins - 1 - bin] = waters[bin]
            grid.inverseCarrier[bins - 1 - bin] = waters[bin] > 0 ? 1 / waters[bin] : 0
        }
    }

    /// Water joins before it moves, and where it was is marked wherever there is something.
    mutating func prepareMove() {
        guard let routing else { return }
        if grid.hasLateral { active = 0..<grid.count }
        guard routing.hasGain else { return }
        for cell in active {
            join(routing.joiningMass(cell).early, from: routing.volume[cell], to: routing.volume[cell] + routing.early(cell), cell)
        }
        grid.adopt((0..<grid.count).map { routing.volume[$0] + routing.early($0) }, routing.shareLeft)
    }

    /// What was in `filled` cells is now between these faces.
    mutating func markMove() {
        guard let routing else { return }
        departed = routing.mark(&grid, departing: filled)
        for cell in reached { grid.inversePotential[cell] = 1 / routing.moved(cell) }
    }

    /// After the water has moved.
    /// - Parameter new: cells that hold something now.
    mutating func adoptNext(_ new: Range<Int>) {
        guard let routing else { return }
        if routing.hasGain {
            for cell in new { join(routing.joiningMass(cell).late, from: routing.moved(cell), to: routing.next[cell], cell) }
        }
        if routing.hasGain || !routing.isQuiet { adopt(routing.next) }
        self.routing?.finish()
    }

    /// The water that there is at the very beginning.
    mutating func adoptVolumes() {
        if let routing { adopt(routing.volume) }
    }

    private mutating func join(_ mass: Double, from old: Double, to new: Double, _ cell: Int) {
        if new != old || mass > 0 { water[cell] = (water[cell] * old + mass) / new }
    }

    /// - Parameter volumes: of potential water, m³.
    private mutating func adopt(_ volumes: [Double]) {
        grid.adopt(volumes, routing?.shareLeft ?? [])
        dispersion.adopt()
        reaction.adopt()
    }
}

extension RunGrid {
    /// - Parameters:
    ///   - volumes: of potential water by cell, m³.
    ///   - share: what of it is real.
    fileprivate mutating func adopt(_ volumes: [Double], _ share: [Double]) {
        Self.multiply(volumes, share, into: &volume)
        Self.invert(volumes, into: &inverseCarrier, after: step.bins)
        Self.copy(volumes, into: &potential, after: step.bins)
        Self.copy(volumes, into: &carrier, after: step.bins)
    }

    private static func multiply(_ volumes: [Double], _ share: [Double], into target: inout [Double]) {
        let (volumes, share) = (volumes.span, share.span)
        var target = target.mutableSpan
        for cell in 0..<volumes.count { target[cell] = volumes[cell] * share[cell] }
    }

    private static func invert(_ volumes: [Double], into target: inout [Double], after bins: Int) {
        let volumes = volumes.span
        var target = target.mutableSpan
        for cell in 0..<volumes.count { target[bins + cell] = 1 / volumes[cell] }
    }

    private static func copy(_ volumes: [Double], into target: inout [Double], after bins: Int) {
        let volumes = volumes.span
        var target = target.mutableSpan
        for cell in 0..<volumes.count { target[bins + cell] = volumes[cell] }
    }
}
