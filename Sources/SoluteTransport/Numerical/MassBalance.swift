/// Where everything is that was ever in the water, g.
package struct MassBalance: Hashable, Sendable {
    /// In the water when it began.
    package var initial = 0.0
    package var released = 0.0
    /// With the water of the boundaries, and dispersed in where a concentration is held.
    package var enteredByBoundaries = 0.0
    /// With lateral inflow.
    package var joined = 0.0
    package var inWater = 0.0
    package var inDeadZones = 0.0
    package var inReservoirs = 0.0
    package var decayed = 0.0
    /// With water that is taken out or seeps away.
    package var lost = 0.0
    /// Where the network ends.
    package var leftByOutlets = 0.0

    package var received: Double { initial + released + enteredByBoundaries + joined }
    package var accounted: Double { inWater + inDeadZones + inReservoirs + decayed + lost + leftByOutlets }
    /// What is missing, as a share of all that came.
    package var relativeError: Double { received > 0 ? (received - accounted) / received : 0 }
}

/// Where all water is, m³.
package struct WaterBalance: Hashable, Sendable {
    /// In the channels when it began.
    package var initial = 0.0
    /// From springs and along the way.
    package var joined = 0.0
    package var now = 0.0
    /// Taken out, or seeped away.
    package var lost = 0.0
    package var leftByOutlets = 0.0

    /// What is missing, as a share of all that came.
    package var relativeError: Double { (initial + joined - now - lost - leftByOutlets) / max(initial + joined, 1) }
}
