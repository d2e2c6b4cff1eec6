import SoluteTransport

/// A piece of the way downstream in which the flow is uniform. SI units.
package struct Leg: Hashable, Sendable {
    /// m.
    package let length: Double
    /// m/s.
    package let velocity: Double
    /// Middle of the ensemble, m²/s.
    package let dispersion: Double
    /// m³/s.
    package let discharge: Double
    /// From one bank across, m; nil where the channel is unknown.
    package let mixingLength: Double?

    package init(length: Double, velocity: Double, dispersion: Double, discharge: Double, mixingLength: Double? = nil) {
        self.length = length
        self.velocity = velocity
        self.dispersion = dispersion
        self.discharge = discharge
        self.mixingLength = mixingLength
    }

    /// By Manning and the five formulae.
    init(length: Double, discharge: Double, channel: Channel) {
        self.init(
            length: length, velocity: channel.velocity, dispersion: DispersionFormula.middle(in: channel),
            discharge: discharge, mixingLength: channel.mixingLength)
    }

    /// By regression, where the channel is unknown.
    init(length: Double, discharge: Double, travel: JobsonTravel) {
        self.init(length: length, velocity: travel.velocity(.probable), dispersion: travel.dispersion, discharge: discharge)
    }
}
