/// Computes a scenario: conservative finite volumes that move with the water (advection), exchange with their neighbours (dispersion) and
/// with dead zones, and decay; in each step half of the exchanges, the advection, and the other half (Strang 1968).
package struct TransportEngine: Sendable {
    package let scenario: TransportScenario
    package let resolution: Resolution

    package init(_ scenario: TransportScenario, resolution: Resolution) {
        (self.scenario, self.resolution) = (scenario, resolution)
    }

    package func run() -> TransportOutcome {
        var course = EngineCourse(scenario, resolution)
        while course.step < course.steps { course.advance() }
        return course.finish()
    }
}

/// A computation under way.
struct EngineCourse {
    /// Where a unit gets its water, which share of what mixes there, and where it leads.
    struct Link {
        let from: Int
        let share: Double
        let to: Int
    }

    /// A place on a unit.
    struct Site {
        let unit: Int
        /// s from the head of its run.
        let travel: Double
        /// S there.
        let shareLeft: Double
    }

    let scenario: TransportScenario
    let time: TimeStep
    let ways: Waterways
    let boundaries: [Int: TransportScenario.Boundary]
    let steps: Int
    var step = 0
    var runs: [Run] = []
    var reservoirs: [Reservoir] = []
    /// By unit.
    var links: [Link] = []
    var injectionSites: [Site] = []
    var readers: [(probe: Int, unit: Int, reader: ProbeReader?)] = []
    /// By node and bin, what arrived in the step, g.
    var arrivals: [Double]
    /// Into the unit at work, by bin, g.
    var entering: [Double]
    var balance = MassBalance()
    var hydrographs: [[Double]]
    /// Of the water that joins at nodes, if the water changes; and what it does.
    let flows: [Int: TimeSeries]?
    /// By node and bin, what arrived in the step, m³; and what enters the unit at work.
    var waters: [Double]
    var enteringWater: [Double]
    var waterBalance: WaterBalance?
    var discharges: [[Double]] = []

    init(_ scenario: TransportScenario, _ resolution: Resolution) {
        (self.scenario, time) = (scenario, TimeStep(resolution))
        boundaries = Dictionary(scenario.boundaries.map { ($0.node, $0) }) { first, _ in first }
        flows = if case .unsteady(let flows) = scenario.flow { flows } else { nil }
        ways = Waterways(scenario.network, breaks: Set(scenario.boundaries.map(\.node)).union(flows?.keys.map { $0 } ?? []))
        steps = max(1, Int(((scenario.end - scenario.begin) / time.seconds - 1e-9).rounded(.up)))
        arrivals = [Double](repeating: 0, count: scenario.network.nodes * time.bins)
        entering = [Double](repeating: 0, count: time.bins)
        hydrographs = scenario.probes.map { _ in [] }
        (waters, enteringWater) = (arrivals, entering)
        build()
        if flows != nil { settle() }
        if scenario.initial == .steady { fillSteadily() }
        balance.initial = mass
    }

    var now: Double { scenario.begin + Double(step) * time.seconds }

    /// In the water at this moment, g.
    var mass: Double {
        runs.reduce(0) { $0 + $1.massInWater + $1.massInZones } + reservoirs.reduce(0) { $0 + $1.mass }
    }
}

// MARK: - A step

extension EngineCourse {
    mutating func advance() {
        beginStep()
        for unit in ways.units.indices {
            take(unit)
            switch ways.units[unit] {
            case .run(let run): advance(run, as: unit)
            case .reservoir(let reservoir): passReservoir(reservoir, as: unit)
            }
        }
        endStep()
        step += 1
    }

    /// What the boundaries bring.
    private mutating func beginStep() {
        for index in arrivals.indices { arrivals[index] = 0 }
        if flows != nil { beginWater() }
        for boundary in boundaries.values {
            for bin in 0..<time.bins {
                let begin = now + Double(bin) * time.binSeconds
                let joining = joiningDischarge(boundary.node, at: begin)
                let mass = joining * time.binSeconds * boundary.concentration.mean(from: begin, to: begin + time.binSeconds)
                arrivals[boundary.node * time.bins + bin] += mass
                balance.enteredByBoundaries += mass
            }
        }
    }

    /// From the node above a unit.
    mutating func take(_ unit: Int) {
        let link = links[unit]
        if flows != nil { takeWater(link) }
        for bin in 0..<time.bins { entering[bin] = arrivals[link.from * time.bins + bin] * link.share }
    }

    private mutating func advance(_ run: Int, as unit: Int) {
        if flows != nil { runs[run].takeWater(enteringWater) }
        runs[run].load(entering: entering)
        finishReading(run, as: unit)
        if flows != nil { route(run, as: unit) }
        beginReading(run, as: unit)
        runs[run].negligible = 1e-15 * balance.received
        runs[run].disperse(head: heldConcentration(unit, half: 0))
        runs[run].react()
        runs[run].advect(injections(unit), leaving: &arrivals, at: links[unit].to * time.bins)
        runs[run].react()
        runs[run].disperse(head: heldConcentration(unit, half: 1))
        runs[run].trim()
    }

    private mutating func finishReading(_ run: Int, as unit: Int) {
        for index in readers.indices where readers[index].unit == unit && step > 0 {
            readers[index].reader?.finish(runs[run], into: &hydrographs[readers[index].probe])
        }
    }

    private mutating func beginReading(_ run: Int, as unit: Int) {
        for index in readers.indices where readers[index].unit == unit {
            readers[index].reader?.begin(runs[run])
            if flows != nil, let water = readers[index].reader?.passing(runs[run]) {
                discharges[readers[index].probe].append(water / time.seconds)
            }
        }
    }

    private func heldConcentration(_ unit: Int, half: Int) -> Double {
        guard let boundary = boundaries[links[unit].from], boundary.entry == .held else { return 0 }
        let begin = now + Double(half) * time.seconds / 2
        return boundary.concentration.mean(from: begin, to: begin + time.seconds / 2)
    }

    private mutating func injections(_ unit: Int) -> [Injection] {
        var found: [Injection] = []
        for (release, site) in zip(scenario.releases, injectionSites) where site.unit == unit {
            let injection = Injection(release, travel: site.travel, shareLeft: site.shareLeft, step: now, seconds: time.seconds)
            guard let injection else { continue }
            found.append(injection)
            balance.released += injection.mass
        }
        return found
    }

    private mutating func passReservoir(_ reservoir: Int, as unit: Int) {
        let released = injections(unit).reduce(0) { $0 + $1.mass }
        for bin in 0..<time.bins {
            for reader in readers where reader.unit == unit { hydrographs[reader.probe].append(reservoirs[reservoir].concentration) }
            let inflow = entering[bin] + released / Double(time.bins)
            let flow = flows == nil ? 1 : passWater(reservoir, as: unit, bin)
            arrivals[links[unit].to * time.bins + bin] += reservoirs[reservoir].pass(inflow, seconds: time.binSeconds, flow: flow)
        }
    }

    /// What arrived and goes no further.
    private mutating func endStep() {
        if flows != nil { endWater() }
        for node in 0..<scenario.network.nodes {
            var arrived = 0.0
            for bin in 0..<time.bins { arrived += arrivals[node * time.bins + bin] }
            guard arrived > 0 else { continue }
            if ways.leaving[node] == 0 {
                balance.leftByOutlets += arrived
            } else {
                balance.lost += arrived * max(0, 1 - ways.leaving[node] / ways.mixing[node])
            }
        }
    }
}
