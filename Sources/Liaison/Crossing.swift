package import Events

/// Which events go from one side to the other.
package enum Crossing {
    /// What both sides need to see of each other. A side's own deadlines, clock, rejected events and files stay at home.
    package static let typePrefixes = [
        "air.observation.recorded", "air.day.", "air.forecast.", "water.", "warning.", "consultation.", "acknowledgement.", "response.", "task.",
    ]

    /// Only what the other side itself says crosses, so nothing travels in a circle and nobody speaks for somebody else.
    package static func takes(_ event: Event, from peer: Side) -> Bool {
        event.side == peer && event.source.hasPrefix("/\(peer.rawValue)/") && typePrefixes.contains { event.type.hasPrefix($0) }
    }
}
