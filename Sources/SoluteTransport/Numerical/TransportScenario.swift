/// What the engine computes: a network, what enters it, and where somebody looks. SI units; g/m³ is mg/l; times in s from a zero of your own.
package struct TransportScenario: Hashable, Sendable {
    /// A limited mass let into the water at one place.
    package struct Release: Hashable, Sendable {
        package var place: Position
        /// s.
        package var start: Double
        /// s; 0 is an instant.
        package var duration: Double
        /// g.
        package var mass: Double

        package init(at place: Position, start: Double = 0, duration: Double = 0, mass: Double) {
            (self.place, self.start, self.duration, self.mass) = (place, start, duration, mass)
        }
    }

    /// The concentration of the water that joins at a node: at a head that is all of it.
    package struct Boundary: Hashable, Sendable {
        /// How the solute gets past the head.
        package enum Entry: Hashable, Sendable {
            /// With the water only: mass is what the water brings.
            case carried
            /// The concentration is held at the section itself, so that dispersion carries solute in too, as OTIS has it.
            case held
        }

        package var node: Int
        /// mg/l.
        package var concentration: TimeSeries
        package var entry: Entry

        package init(node: Int, concentration: TimeSeries, entry: Entry = .carried) {
            (self.node, self.concentration, self.entry) = (node, concentration, entry)
        }
    }

    /// What is in the water when it begins.
    package enum Initial: Hashable, Sendable {
        case clean
        /// What the boundaries and the lateral inflow of the beginning would lead to.
        case steady
    }

    /// Whether the water itself changes.
    package enum Flow: Hashable, Sendable {
        /// As the network says.
        case steady
        /// The water that joins at these nodes over time, m³/s, in place of what the network says; the rest follows.
        case unsteady([Int: TimeSeries])
    }

    package var network: TransportNetwork
    package var flow: Flow
    package var releases: [Release]
    package var boundaries: [Boundary]
    package var initial: Initial
    package var probes: [Position]
    /// s.
    package var begin: Double
    /// s.
    package var end: Double

    package init(
        network: TransportNetwork, flow: Flow = .steady, releases: [Release] = [], boundaries: [Boundary] = [], initial: Initial = .clean,
        probes: [Position], begin: Double = 0, end: Double
    ) {
        (self.network, self.flow, self.releases, self.boundaries) = (network, flow, releases, boundaries)
        (self.initial, self.probes, self.begin, self.end) = (initial, probes, begin, end)
    }
}
