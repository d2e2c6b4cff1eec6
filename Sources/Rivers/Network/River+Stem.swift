package import Wording

// The main stem as one chain, which the forecast by moments is computed along.

/// A way that water takes beside the main stem in some seasons: a canal that leaves it and comes back further down.
package struct AlternativePath: Hashable, Sendable {
    package let name: Bilingual
    /// Where it leaves and rejoins the main stem, km.
    package let kilometres: ClosedRange<Double>
    /// Its own length, km.
    package let lengthKilometres: Double
}

extension River {
    /// The shortest way that the transport is computed for; a target at the release itself is this far below it.
    package static let shortestWayMetres = 1.0
    /// A canal that takes less than this share of the arriving water replaces nothing.
    static let replacingShare = 0.5

    /// Of the main stem.
    package var reaches: [Reach] { stem?.reaches ?? [] }
    package var lengthKilometres: Double { stem?.lengthKilometres ?? 0 }
    package func stretch(at kilometre: Double) -> Stretch? { stretch(at: Location(kilometre: kilometre)) }
    package func reach(at kilometre: Double) -> Reach? { reach(at: Location(kilometre: kilometre)) }
    /// Downstream.
    package var stemTargets: [Target] { targets.filter { $0.location.watercourse == Watercourse.stem } }

    /// The way between two kilometres of the main stem in pieces of uniform flow, downstream; empty off the river or where it is dry.
    package func legs(from start: Double, to end: Double, in condition: FlowCondition) -> [Leg] {
        let end = max(end, start + Self.shortestWayMetres / 1000)
        let pieces = balance(in: condition).pieces.filter { $0.watercourse == Watercourse.stem }
        let last = lengthKilometres
        return pieces.compactMap { piece in
            let isLast = piece.kilometres.upperBound == last
            let kilometres = (isLast ? end : min(end, piece.kilometres.upperBound)) - max(start, piece.kilometres.lowerBound)
            guard kilometres > 0, let reach = reaches.first(where: { $0.id == piece.reach }) else { return nil }
            return reach.leg(length: kilometres * 1000, discharge: piece.head, in: condition.season, catchment: catchment)
        }
    }

    /// The ways around the main stem that most of the water takes in this season between two kilometres.
    package func alternativePaths(from start: Double, to end: Double, in season: Season) -> [AlternativePath] {
        watercourses.compactMap { path($0, in: season) }.filter { $0.kilometres.lowerBound < end && $0.kilometres.upperBound > start }
    }

    private func path(_ canal: Watercourse, in season: Season) -> AlternativePath? {
        guard case .diversion(let id) = canal.head, let diversion = diversion(id), diversion.share[season] >= Self.replacingShare,
            diversion.location.watercourse == Watercourse.stem, case .joins(let mouth) = canal.mouth,
            mouth.watercourse == Watercourse.stem, mouth.kilometre > diversion.location.kilometre
        else { return nil }
        return AlternativePath(
            name: canal.name, kilometres: diversion.location.kilometre...mouth.kilometre, lengthKilometres: canal.lengthKilometres)
    }
}
