package import Chronology
package import Playbook
package import Wording

/// A river as a chain of reaches, with what lies along it.
///
/// The chain is the first form of the network: a branch, a confluence or a diversion becomes one more way to make legs.
package struct River: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Where kilometre 0 is.
    package let zero: Bilingual
    package let seasons: [Season]
    /// Downstream, each beginning where the one before ends; the first at 0.
    package let reaches: [Reach]
    /// Downstream, without a gap.
    package let stretches: [Stretch]
    package let alternativePaths: [AlternativePath]
    /// For the regression where hydraulics are unknown, and as an independent check.
    package let catchment: Catchment?
    /// Downstream.
    package let targets: [Target]
    /// Of the line that the kilometres are counted along.
    package let provenance: Provenance

    /// Where the last reach ends.
    package var lengthKilometres: Double { reaches.last?.kilometres.upperBound ?? 0 }

    /// Whose ground a kilometre is; nil off the river.
    package func stretch(at kilometre: Double) -> Stretch? {
        stretches.first { $0.kilometres.contains(kilometre) && kilometre < $0.kilometres.upperBound }
            ?? stretches.last { $0.kilometres.contains(kilometre) }
    }

    /// The reach of a kilometre; at a boundary the lower one. Nil off the river.
    package func reach(at kilometre: Double) -> Reach? {
        reaches.last { $0.kilometres.contains(kilometre) }
    }

    /// By its id in targets.yaml.
    package func target(_ id: String) -> Target? { targets.first { $0.id == id } }

    /// The season of a time, by its month in Beijing.
    package func season(at time: Timestamp) -> Season? {
        let month = time.beijingDate.month
        return seasons.first { $0.months.contains(month) }
    }

    /// The flow at a release: the season's, scaled to what was measured there.
    package func condition(at time: Timestamp, kilometre: Double, measured: Double?) -> FlowCondition? {
        guard let season = season(at: time) else { return nil }
        let usual = FlowCondition(season: season)
        guard let measured, let reach = reach(at: kilometre) else { return usual }
        return FlowCondition(season: season, ratio: measured / reach.discharge(in: usual))
    }
}

extension River {
    /// The shortest way that the transport is computed for; a target at the release itself is this far below it.
    package static let shortestWayMetres = 1.0

    /// The way between two kilometres in pieces of uniform flow, downstream; empty off the river.
    package func legs(from start: Double, to end: Double, in condition: FlowCondition) -> [Leg] {
        guard end > start else {
            let leg = reach(at: start)?.leg(length: Self.shortestWayMetres, in: condition, catchment: catchment)
            return leg.map { [$0] } ?? []
        }
        return reaches.compactMap { reach in
            let kilometres = min(end, reach.kilometres.upperBound) - max(start, reach.kilometres.lowerBound)
            return kilometres > 0 ? reach.leg(length: kilometres * 1000, in: condition, catchment: catchment) : nil
        }
    }

    /// The ways around the main stem that water takes in this season between two kilometres.
    package func alternativePaths(from start: Double, to end: Double, in season: Season) -> [AlternativePath] {
        alternativePaths.filter { path in
            path.seasons.contains(season.id) && path.kilometres.lowerBound < end && path.kilometres.upperBound > start
        }
    }
}
