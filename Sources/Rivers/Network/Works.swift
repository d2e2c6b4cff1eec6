package import Events
package import Playbook
package import Wording

/// Works that take a share of the arriving water: into a canal of the network, or to fields, which it then leaves with its solute.
package struct Diversion: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    package let location: Location
    /// The id of the watercourse that it feeds; nil when the water goes to fields.
    package let into: String?
    /// Of the water that arrives at its point, 0 to 1; several at one point share the same water.
    package let share: BySeason
    /// It takes no more than this, m³/s; nil without a limit.
    package let capacity: Double?
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, location: Location, into: String? = nil, share: BySeason, capacity: Double? = nil,
        provenance: Provenance
    ) {
        self.id = id
        self.name = name
        self.location = location
        self.into = into
        self.share = share
        self.capacity = capacity
        self.provenance = provenance
    }

    /// What it takes of so much arriving water, m³/s.
    package func takes(of arriving: Double, in season: Season) -> Double {
        min(arriving * share[season], capacity ?? .infinity)
    }
}

/// Water that is stored on its way, at the end of a watercourse or between two of its reaches.
package struct Reservoir: Hashable, Sendable {
    /// How what enters spreads in it.
    package enum Mixing: Hashable, Sendable {
        /// Stirred at once.
        case mixed
        /// Passed in order: the bound for short-circuiting.
        case plug
        /// So many stirred tanks one after the other, for a long lake.
        case tanks(Int)
    }

    package let id: String
    package let name: Bilingual
    /// Where it begins.
    package let location: Location
    /// m³.
    package let volume: BySeason
    package let mixing: Mixing
    /// Who runs it.
    package let side: Side
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, location: Location, volume: BySeason, mixing: Mixing, side: Side, provenance: Provenance
    ) {
        self.id = id
        self.name = name
        self.location = location
        self.volume = volume
        self.mixing = mixing
        self.side = side
        self.provenance = provenance
    }
}
