import Foundation

/// What every piece of a network carries in one condition of flow: springs, less what is taken and lost, plus what joins.
package struct WaterBalance: Hashable, Sendable {
    /// A piece of one reach between two points of the network.
    package struct Piece: Hashable, Sendable {
        /// Ids.
        package let watercourse: String
        package let reach: String
        /// Along the watercourse.
        package let kilometres: ClosedRange<Double>
        /// That enters it, m³/s; 0 where it is dry.
        package let head: Double
        /// That leaves it, m³/s.
        package let end: Double
    }

    /// Every piece after all pieces above it.
    package internal(set) var pieces: [Piece] = []
    /// What each diversion takes, m³/s, by its id.
    package internal(set) var taken: [String: Double] = [:]
    /// What leaves each watercourse at its mouth, m³/s, by its id.
    package internal(set) var mouths: [String: Double] = [:]

    /// m³/s; at a point of the network what goes on below it. Nil off the river.
    package func discharge(at location: Location) -> Double? {
        let kilometre = location.kilometre
        guard let piece = pieces.last(where: { $0.watercourse == location.watercourse && $0.kilometres.contains(kilometre) }) else {
            return nil
        }
        let (start, end) = (piece.kilometres.lowerBound, piece.kilometres.upperBound)
        guard piece.head > 0, piece.end > 0 else { return piece.head }
        return piece.head * pow(piece.end / piece.head, (kilometre - start) / (end - start))
    }
}

extension WaterBalance {
    /// - Parameters:
    ///   - order: of the same watercourses and diversions.
    init(_ order: FlowOrder, _ watercourses: [Watercourse], _ diversions: [Diversion], in condition: FlowCondition) {
        let season = condition.season
        var flows = watercourses.map { _ in 0.0 }
        for step in order.steps {
            switch step {
            case .begin(let index):
                flows[index] = begin(watercourses[index], in: condition)
            case .point(let index, let joining, let takers):
                let arriving = joining.reduce(flows[index]) { $0 + flows[$1] }
                flows[index] = arriving
                for taker in takers { flows[index] -= take(diversions[taker], of: arriving, left: flows[index], in: season) }
            case .run(let index, let reach, let kilometres):
                flows[index] = run(watercourses[index], watercourses[index].reaches[reach], kilometres, flows[index], in: season)
            }
        }
        for (watercourse, flow) in zip(watercourses, flows) { mouths[watercourse.id] = flow }
    }

    private func begin(_ watercourse: Watercourse, in condition: FlowCondition) -> Double {
        switch watercourse.head {
        case .spring(let inflow, _): inflow[condition.season] * condition.ratio
        case .diversion(let id): taken[id] ?? 0
        case .tributaries: 0
        }
    }

    private mutating func take(_ diversion: Diversion, of arriving: Double, left: Double, in season: Season) -> Double {
        let water = min(left, diversion.takes(of: arriving, in: season))
        taken[diversion.id] = water
        return water
    }

    /// The same share of the water is lost on every kilometre, so that cutting a reach in two changes nothing.
    private mutating func run(
        _ watercourse: Watercourse, _ reach: Reach, _ kilometres: ClosedRange<Double>, _ head: Double, in season: Season
    ) -> Double {
        let part = (kilometres.upperBound - kilometres.lowerBound) / reach.lengthKilometres
        let end = head * pow(1 - reach.lossShare[season], part)
        pieces.append(Piece(watercourse: watercourse.id, reach: reach.id, kilometres: kilometres, head: head, end: end))
        return end
    }
}
