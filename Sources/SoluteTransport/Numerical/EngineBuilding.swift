// How a course is set up, and summed up.

extension EngineCourse {
    mutating func build() {
        for unit in ways.units.indices {
            switch ways.units[unit] {
            case .run(let chain): build(chain: ways.chains[chain])
            case .reservoir(let reservoir): build(reservoir: ways.reservoirs[reservoir])
            }
        }
        injectionSites = scenario.releases.map { site(of: $0.place) }
        for (probe, place) in scenario.probes.enumerated() {
            let site = site(of: place)
            readers.append((probe, site.unit, reader(at: site)))
        }
        for probe in hydrographs.indices { hydrographs[probe].reserveCapacity(steps * time.bins + 1) }
    }

    private mutating func build(chain: [Int]) {
        let network = scenario.network
        let (first, last) = (network.links[chain[0]], network.links[chain[chain.count - 1]])
        let grid = RunGrid(RunProfile(chain, of: network.links), step: time)
        runs.append(Run(grid, network.links, isHeld: boundaries[first.from]?.entry == .held, isSteady: flows == nil))
        links.append(Link(from: first.from, share: first.discharge / ways.mixing[first.from], to: last.to))
    }

    private mutating func build(reservoir index: Int) {
        let link = scenario.network.links[index]
        guard case .mixed(let volume) = link.body else { return }
        reservoirs.append(Reservoir(index, link, volume: volume))
        links.append(Link(from: link.from, share: link.discharge / ways.mixing[link.from], to: link.to))
    }

    private func site(of place: Position) -> Site {
        for unit in ways.units.indices {
            switch ways.units[unit] {
            case .reservoir(let reservoir):
                if ways.reservoirs[reservoir] == place.link { return Site(unit: unit, travel: 0, shareLeft: 1) }
            case .run(let run):
                let profile = runs[run].grid.profile
                guard let piece = profile.pieces.first(where: { $0.link == place.link }) else { continue }
                let seconds = piece.seconds(to: min(max(0, place.metres), piece.length))
                let along = piece.along(seconds)
                return Site(unit: unit, travel: along.travel, shareLeft: along.discharge / along.potentialDischarge)
            }
        }
        preconditionFailure("a place on a link that the network does not have")
    }

    private func reader(at site: Site) -> ProbeReader? {
        guard case .run(let run) = ways.units[site.unit] else { return nil }
        return ProbeReader(runs[run].grid, travel: site.travel)
    }
}

// MARK: - What has become of it

extension EngineCourse {
    mutating func finish() -> TransportOutcome {
        readTheEnd()
        for run in runs {
            balance.inWater += run.massInWater
            balance.inDeadZones += run.massInZones
            add(run.ledger)
        }
        for reservoir in reservoirs {
            balance.inReservoirs += reservoir.mass
            add(reservoir.ledger)
        }
        for run in runs { waterBalance?.now += run.routing?.realVolume ?? 0 }
        let curves = hydrographs.map { Hydrograph(begin: scenario.begin, interval: time.binSeconds, concentrations: $0) }
        let discharges = discharges.map {
            Hydrograph(begin: scenario.begin + time.seconds / 2, interval: time.seconds, concentrations: $0)
        }
        return TransportOutcome(
            hydrographs: curves, balance: balance, water: waterBalance, discharges: discharges,
            cells: runs.reduce(0) { $0 + $1.grid.count }, steps: steps, memoryBytes: memoryBytes)
    }

    private mutating func add(_ ledger: RunLedger) {
        balance.decayed += ledger.decayed
        balance.lost += ledger.lost
        balance.joined += ledger.joined
        balance.enteredByBoundaries += ledger.dispersedIn
    }

    /// The last step's end, as if what entered last went on entering.
    private mutating func readTheEnd() {
        for unit in ways.units.indices {
            guard case .run(let run) = ways.units[unit] else {
                guard case .reservoir(let index) = ways.units[unit] else { continue }
                for reader in readers where reader.unit == unit { hydrographs[reader.probe].append(reservoirs[index].concentration) }
                continue
            }
            take(unit)
            if flows != nil { runs[run].takeWater(enteringWater) }
            runs[run].load(entering: entering)
            for index in readers.indices where readers[index].unit == unit {
                readers[index].reader?.finish(runs[run], into: &hydrographs[readers[index].probe])
                readers[index].reader?.begin(runs[run])
                if let value = readers[index].reader?.now { hydrographs[readers[index].probe].append(value) }
            }
        }
    }

    private var memoryBytes: Int {
        let hydrographs = hydrographs.reduce(0) { $0 + $1.capacity * MemoryLayout<Double>.stride }
        return runs.reduce(hydrographs + arrivals.count * MemoryLayout<Double>.stride) { $0 + $1.bytes }
    }
}

extension Run {
    /// Of its arrays.
    var bytes: Int {
        let values = [
            water, zones, content, spare, grid.faces, grid.volume, grid.potential, grid.carrier, grid.inversePotential, grid.inverseCarrier,
            grid.lateral, grid.lateralExits, dispersion.after, dispersion.before, dispersion.inverse, dispersion.next, reaction.zone,
            reaction.exchange, reaction.decay, reaction.back, reaction.zoneDecay, densities, edges,
        ]
        return values.reduce(0) { $0 + $1.capacity * MemoryLayout<Double>.stride }
            + (grid.departures.capacity + grid.exits.capacity) * MemoryLayout<RunGrid.Mark>.stride
            + reaction.propagators.capacity * MemoryLayout<RunReaction.Propagator>.stride
    }
}
