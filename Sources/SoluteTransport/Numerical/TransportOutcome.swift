/// What the engine found.
package struct TransportOutcome: Sendable {
    /// In the order of the scenario's probes.
    package internal(set) var hydrographs: [Hydrograph]
    package internal(set) var balance = MassBalance()
    /// Where the water itself changes.
    package internal(set) var water: WaterBalance?
    /// There: the discharge at the probes on channels, m³/s, as the mean of each step.
    package internal(set) var discharges: [Hydrograph] = []
    package internal(set) var cells = 0
    package internal(set) var steps = 0
    /// Of all that the engine allocated for the computation, bytes.
    package internal(set) var memoryBytes = 0
}
