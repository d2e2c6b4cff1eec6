/// What is in a run, and how a step changes it. Nothing is allocated after the beginning.
struct Run {
    var grid: RunGrid
    var dispersion: RunDispersion
    var reaction: RunReaction
    /// Where the water itself changes.
    var routing: RunRouting?
    let isChanging: Bool
    /// Whether water moves by parts of cells.
    let isCut: Bool
    /// In flowing water by cell, mg/l.
    var water: [Double]
    /// In dead zones by cell, mg/l; empty if there are none.
    var zones: [Double]
    /// Cells outside hold nothing.
    var active: Range<Int> = 0..<0
    /// Potential mass in the step, with ghosts, g; zero between steps.
    var content: [Double]
    /// Cells of `content` outside hold nothing.
    var filled: Range<Int> = 0..<0
    /// Where the water changes: faces whose water was in `filled` cells before the step.
    var departed: Range<Int> = 0..<0
    /// Water concentrations of the next step; zero between steps.
    var spare: [Double]
    var ledger = RunLedger()
    /// A mass that may be moved by a cell, g: far below what anybody sees.
    var negligible = 0.0
    let losesWater: Bool
    /// Of `content`, g/m³ of carrier, by cell and by upper end; for `filled` cells in a step.
    var densities: [Double]
    var edges: [Double]

    init(_ grid: RunGrid, _ links: [TransportNetwork.Link], isHeld: Bool, isSteady: Bool) {
        self.grid = grid
        let half = grid.step.seconds / 2
        dispersion = RunDispersion(grid, links, seconds: half, isHeld: isHeld)
        reaction = RunReaction(grid, links, seconds: half)
        routing = isSteady ? nil : RunRouting(grid, isStill: links[grid.profile.pieces[0].link].body != .channel)
        water = [Double](repeating: 0, count: grid.count)
        spare = water
        zones = reaction.hasZones ? water : []
        content = [Double](repeating: 0, count: grid.count + grid.step.bins)
        (isChanging, isCut) = (!isSteady, !isSteady || !grid.step.isWhole)
        (densities, edges) = (content, content + [0])
        let share = grid.profile.tail.discharge / grid.profile.tail.potentialDischarge
        losesWater = share < 1 - 1e-12
        // Where water changes, what joins is reckoned step by step.
        guard !isSteady else { return }
        for cell in self.grid.lateral.indices { self.grid.lateral[cell] = 0 }
        for bin in self.grid.lateralExits.indices { self.grid.lateralExits[bin] = 0 }
        self.grid.carrier = self.grid.potential
        self.grid.inverseCarrier = self.grid.potential.map { 1 / $0 }
    }

    /// S at the tail: what of the potential mass is real there.
    var shareLeft: Double { grid.profile.tail.discharge / grid.profile.tail.potentialDischarge }

    /// g.
    var massInWater: Double { active.reduce(0) { $0 + water[$1] * grid.volume[$1] } }
    /// g.
    var massInZones: Double { reaction.hasZones ? active.reduce(0) { $0 + zones[$1] * reaction.zone[$1] } : 0 }
}

/// What came and went in a run since the beginning, g.
struct RunLedger {
    var decayed = 0.0
    /// With water that was lost on the way.
    var lost = 0.0
    /// With lateral inflow.
    var joined = 0.0
    /// Dispersed in past a head where the concentration is held; negative if out.
    var dispersedIn = 0.0
}

// MARK: - A half-step of dispersion

extension Run {
    /// - Parameter head: what is held there, mg/l.
    mutating func disperse(head: Double) {
        guard dispersion.isNeeded else { return }
        if dispersion.isHeld { active = 0..<max(active.upperBound, head > 0 ? 1 : 0) }
        guard !active.isEmpty else { return }
        dispersion.freshen(around: active, grid.volume)
        let first = water[0]
        active = dispersion.solve(&water, spare: &spare, within: active, head: head, grid.volume, negligible: negligible * 1e-3)
        if dispersion.isHeld {
            ledger.dispersedIn += dispersion.before[0] * (head - first) + dispersion.after[0] * (head - water[0])
        }
    }
}

// MARK: - A half-step of decay and dead zones

extension Run {
    mutating func react() {
        guard reaction.isNeeded, !active.isEmpty else { return }
        reaction.freshen(active, grid.volume)
        ledger.decayed +=
            reaction.hasZones
            ? reaction.exchange(&water, &zones, within: active, grid.volume) : reaction.decay(&water, within: active, grid.volume)
    }
}

// MARK: - Only where there is something

extension Run {
    /// Moves what is negligible at both ends one cell inwards.
    mutating func trim() {
        while active.count > 1, holdsLittle(active.lowerBound) {
            let cell = active.lowerBound
            move(cell, to: cell + 1)
            active = (cell + 1)..<active.upperBound
        }
        while active.count > 1, holdsLittle(active.upperBound - 1) {
            let cell = active.upperBound - 1
            move(cell, to: cell - 1)
            active = active.lowerBound..<cell
        }
    }

    private func holdsLittle(_ cell: Int) -> Bool {
        let zone = reaction.hasZones ? zones[cell] * reaction.zone[cell] : 0
        return water[cell] * grid.volume[cell] + zone <= negligible
    }

    private mutating func move(_ cell: Int, to other: Int) {
        var mass = water[cell] * grid.volume[cell]
        water[cell] = 0
        if reaction.hasZones {
            mass += zones[cell] * reaction.zone[cell]
            zones[cell] = 0
        }
        water[other] += mass / grid.volume[other]
    }
}
