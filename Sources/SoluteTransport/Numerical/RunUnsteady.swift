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

    /// Water joins before it moves, and everything is marked with where it was.
    mutating func prepareMove() {
        guard let routing else { return }
        if grid.hasLateral { active = 0..<grid.count }
        for cell in 0..<grid.count {
            let volume = routing.volume[cell] + routing.early(cell)
            join(routing.joiningMass(cell).early, from: routing.volume[cell], to: volume, cell)
            setVolume(volume, cell)
            grid.inversePotential[cell] = 1 / routing.moved(cell)
        }
        self.routing?.mark(&grid)
    }

    /// After the water has moved.
    mutating func adoptNext() {
        guard let routing else { return }
        for cell in 0..<grid.count {
            join(routing.joiningMass(cell).late, from: routing.moved(cell), to: routing.next[cell], cell)
            setVolume(routing.next[cell], cell)
        }
        self.routing?.finish()
        dispersion.adopt(grid.volume)
        reaction.adopt(grid.volume)
    }

    /// The water that there is at the very beginning.
    mutating func adoptVolumes() {
        guard let routing else { return }
        for cell in 0..<grid.count { setVolume(routing.volume[cell], cell) }
        dispersion.adopt(grid.volume)
        reaction.adopt(grid.volume)
    }

    private mutating func join(_ mass: Double, from old: Double, to new: Double, _ cell: Int) {
        if new != old || mass > 0 { water[cell] = (water[cell] * old + mass) / new }
    }

    /// - Parameter volume: of potential water, m³.
    private mutating func setVolume(_ volume: Double, _ cell: Int) {
        let place = grid.step.bins + cell
        grid.potential[place] = volume
        grid.carrier[place] = volume
        grid.inverseCarrier[place] = 1 / volume
        grid.volume[cell] = volume * (routing?.shareLeft[cell] ?? 1)
    }
}
