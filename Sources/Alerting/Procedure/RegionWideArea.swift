import Chronology
import Events
package import Playbook
package import Region

/// Several warning areas of both sides that are warned together when several of their places meet a criterion at the same time.
///
/// One side owns it and decides; each side's warnings for its own ground stay its own.
package struct RegionWideArea: Hashable, Sendable {
    /// With the owner as its side, and the places of every member.
    package let area: WarningArea
    /// The warning areas it is made of, of both sides.
    package let members: [WarningArea]
    /// How both sides are asked about it, wherever the steps ask anybody.
    package let consultation: String
    /// Places that have to meet a criterion on one day.
    package let places: Int
    /// Member areas that these places have to lie in.
    package let areas: Int
    /// Places that lie side by side; none where nobody wrote which do. Then the list of areas is all that makes it a region.
    package let neighbours: Neighbours
    /// How long it stands still without the other side's forecasts.
    package let patience: Duration
    /// What is proposed then.
    package let afterPatience: WithoutPicture
    package let provenance: Provenance

    /// Places of the side that does not own it.
    package var foreignPlaces: Set<String> { Set(members.filter { $0.side != area.side }.flatMap(\.places)) }
}

/// Which places lie side by side, in pairs.
package struct Neighbours: Hashable, Sendable {
    private let pairs: Set<Set<String>>

    package init(_ pairs: some Sequence<Set<String>>) { self.pairs = Set(pairs) }

    package static let unknown = Neighbours([])

    package var areKnown: Bool { !pairs.isEmpty }

    /// The groups that hang together, in the order in which their first places come; one group of all where nobody knows who adjoins whom.
    package func groups(of places: [String]) -> [[String]] {
        guard areKnown else { return places.isEmpty ? [] : [places] }
        var (groups, rest): ([[String]], [String]) = ([], places)
        while let first = rest.first {
            var group: Set = [first]
            while let next = rest.first(where: { place in !group.contains(place) && group.contains { pairs.contains([$0, place]) } }) {
                group.insert(next)
            }
            groups.append(rest.filter(group.contains))
            rest.removeAll(where: group.contains)
        }
        return groups
    }
}

/// What becomes of a region-wide warning when the other side's forecasts stay away.
package enum WithoutPicture: String, Hashable, Sendable, CaseIterable {
    /// It ends; the sides' own warnings go on.
    case lift
    /// It falls to the lowest level of its criteria.
    case reduce
}
