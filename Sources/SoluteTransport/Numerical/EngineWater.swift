// The water of a course that changes: quasi-steady, each part of the network by itself.

extension EngineCourse {
    /// That joins at a node, m³/s.
    func joiningDischarge(_ node: Int, at time: Double) -> Double {
        if let series = flows?[node] { return max(0, series.mean(from: time, to: time + self.time.binSeconds)) }
        return ways.joining[node]
    }

    /// As if the beginning had always been.
    mutating func settle() {
        var arriving = (0..<scenario.network.nodes).map { node in
            flows?[node].map { max(0, $0.value(at: scenario.begin)) } ?? ways.joining[node]
        }
        var balance = WaterBalance()
        for unit in ways.units.indices {
            let entering = arriving[links[unit].from] * links[unit].share
            switch ways.units[unit] {
            case .reservoir(let reservoir): arriving[links[unit].to] += reservoirs[reservoir].water(entering, seconds: 1)
            case .run(let run):
                arriving[links[unit].to] += (runs[run].routing?.settle(entering) ?? 0) * runs[run].shareLeft
                runs[run].adoptVolumes()
                balance.initial += runs[run].routing?.realVolume ?? 0
            }
        }
        waterBalance = balance
        discharges = scenario.probes.map { _ in [] }
    }

    mutating func beginWater() {
        for node in 0..<scenario.network.nodes {
            for bin in 0..<time.bins {
                let volume = joiningDischarge(node, at: now + Double(bin) * time.binSeconds) * time.binSeconds
                waters[node * time.bins + bin] = volume
                waterBalance?.joined += volume
            }
        }
    }

    mutating func takeWater(_ link: Link) {
        for bin in 0..<time.bins { enteringWater[bin] = waters[link.from * time.bins + bin] * link.share }
    }

    mutating func route(_ run: Int, as unit: Int) {
        runs[run].routing?.route()
        guard let routing = runs[run].routing else { return }
        let share = runs[run].shareLeft
        var sum = 0.0
        for bin in 0..<time.bins {
            let left = routing.leaving[bin] * share
            waters[links[unit].to * time.bins + bin] += left
            sum += routing.entering[bin] - left
        }
        waterBalance?.joined += routing.joiningVolume
        if runs[run].losesWater { waterBalance?.lost += sum + routing.joiningVolume - routing.realChange }
    }

    /// - Returns: how much of its usual water enters a reservoir.
    mutating func passWater(_ reservoir: Int, as unit: Int, _ bin: Int) -> Double {
        let (entering, usual) = (enteringWater[bin], scenario.network.links[reservoirs[reservoir].link].discharge * time.binSeconds)
        let leaving = reservoirs[reservoir].water(entering, seconds: time.binSeconds)
        waters[links[unit].to * time.bins + bin] += leaving
        let joining = reservoirs[reservoir].gain * reservoirs[reservoir].volume * time.binSeconds
        waterBalance?.joined += joining
        waterBalance?.lost += entering + joining - leaving
        return entering / usual
    }

    /// What arrived and goes no further.
    mutating func endWater() {
        for node in 0..<scenario.network.nodes {
            var arrived = 0.0
            for bin in 0..<time.bins { arrived += waters[node * time.bins + bin] }
            if ways.leaving[node] == 0 {
                waterBalance?.leftByOutlets += arrived
            } else {
                waterBalance?.lost += arrived * max(0, 1 - ways.leaving[node] / ways.mixing[node])
            }
        }
    }
}

extension Reservoir {
    /// What leaves of the water that enters, m³; the volume stays.
    func water(_ entering: Double, seconds: Double) -> Double {
        let share = throughflow + loss > 0 ? throughflow / (throughflow + loss) : 1
        return entering * share + gain * volume * seconds
    }
}
