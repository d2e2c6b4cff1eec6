package import Chronology
package import Playbook
package import Wording

/// A river as a network of watercourses, with what lies along it.
package struct River: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Where kilometre 0 of the main stem is.
    package let zero: Bilingual
    package let seasons: [Season]
    /// The first is the main stem.
    package let watercourses: [Watercourse]
    package let diversions: [Diversion]
    package let reservoirs: [Reservoir]
    /// By watercourse, downstream, without a gap.
    package let stretches: [Stretch]
    /// For the regression where hydraulics are unknown, and as an independent check.
    package let catchment: Catchment?
    /// Sensitive targets; those of the main stem downstream, then those of the others.
    package let targets: [Target]
    /// The other lists.
    package let register: Register
    /// Where each thing is written, by `River.markKey`; empty for a river that was not read.
    package let marks: [String: Mark]
    /// Of the line that the kilometres are counted along.
    package let provenance: Provenance
    let order: FlowOrder

    package init(
        id: String, name: Bilingual, zero: Bilingual, seasons: [Season], watercourses: [Watercourse], diversions: [Diversion] = [],
        reservoirs: [Reservoir] = [], stretches: [Stretch] = [], catchment: Catchment? = nil, targets: [Target] = [],
        register: Register = Register(), marks: [String: Mark] = [:], provenance: Provenance
    ) {
        (self.id, self.name, self.zero, self.seasons) = (id, name, zero, seasons)
        (self.watercourses, self.diversions, self.reservoirs, self.stretches) = (watercourses, diversions, reservoirs, stretches)
        (self.catchment, self.register, self.marks, self.provenance) = (catchment, register, marks, provenance)
        self.targets = targets.sorted { Self.place($0) < Self.place($1) }
        order = FlowOrder(watercourses, diversions, reservoirs)
    }

    private static func place(_ target: Target) -> (Int, String, Double, String) {
        let course = target.location.watercourse
        return (course == Watercourse.stem ? 0 : 1, course, target.location.kilometre, target.id)
    }
}

// MARK: - Finding things

extension River {
    package func watercourse(_ id: String) -> Watercourse? { watercourses.first { $0.id == id } }
    package func diversion(_ id: String) -> Diversion? { diversions.first { $0.id == id } }
    package func reservoir(_ id: String) -> Reservoir? { reservoirs.first { $0.id == id } }
    /// By its id in register/targets.yaml.
    package func target(_ id: String) -> Target? { targets.first { $0.id == id } }

    /// The main stem, if there is one, which the reading makes sure of.
    package var stem: Watercourse? { watercourse(Watercourse.stem) }
    /// Of all watercourses together.
    package var networkKilometres: Double { watercourses.reduce(0) { $0 + $1.lengthKilometres } }

    /// Whether there is such a watercourse, and it is that long.
    package func contains(_ location: Location) -> Bool {
        guard let watercourse = watercourse(location.watercourse) else { return false }
        return (0...watercourse.lengthKilometres).contains(location.kilometre)
    }

    /// At a boundary the lower one. Nil off the river.
    package func reach(at location: Location) -> Reach? { watercourse(location.watercourse)?.reach(at: location.kilometre) }

    /// Whose ground a point is; nil off the river.
    package func stretch(at location: Location) -> Stretch? {
        let here = stretches.filter { $0.watercourse == location.watercourse && $0.kilometres.contains(location.kilometre) }
        return here.first { location.kilometre < $0.kilometres.upperBound } ?? here.last
    }

    /// The season of a time, by its month in Beijing.
    package func season(at time: Timestamp) -> Season? {
        let month = time.beijingDate.month
        return seasons.first { $0.months.contains(month) }
    }
}

// MARK: - Its water

extension River {
    /// What every piece carries.
    package func balance(in condition: FlowCondition) -> WaterBalance {
        WaterBalance(order, watercourses, diversions, in: condition)
    }

    /// What enters and what leaves every reach, m³/s, by the reach's id. Points inside a reach may change it in between: see `balance`.
    package func discharges(in condition: FlowCondition) -> [String: (head: Double, end: Double)] {
        balance(in: condition).pieces.reduce(into: [:]) { flows, piece in
            flows[piece.reach] = (flows[piece.reach]?.head ?? piece.head, piece.end)
        }
    }

    /// m³/s; nil off the river.
    package func discharge(at location: Location, in condition: FlowCondition) -> Double? {
        balance(in: condition).discharge(at: location)
    }

    /// The flow at a point: the season's, with its springs scaled until the point carries what was measured there.
    package func condition(at time: Timestamp, location: Location, measured: Double?) -> FlowCondition? {
        guard let season = season(at: time) else { return nil }
        guard let measured else { return FlowCondition(season: season) }
        return FlowCondition(season: season, ratio: ratio(season, at: location, carrying: measured))
    }

    /// Found by halving, because canals that are full take no more. 1 for a point that stays dry.
    private func ratio(_ season: Season, at location: Location, carrying measured: Double) -> Double {
        let carries = { discharge(at: location, in: FlowCondition(season: season, ratio: $0)) ?? 0 }
        var (low, high) = (0.0, 1.0)
        while carries(high) < measured {
            guard high < Self.highestRatio else { return carries(high) > 0 ? high : 1 }
            (low, high) = (high, high * 2)
        }
        for _ in 0..<Self.halvings {
            let middle = (low + high) / 2
            if carries(middle) < measured { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// No river carries a million times its season's flow.
    private static let highestRatio = 1e6
    private static let halvings = 50
}
