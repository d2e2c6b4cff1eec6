/// The way from a release to a target, as the one uniform channel that has the same mean travel time and the same spread. SI units.
///
/// Composition, by the moments of the passing time at the target:
/// - travel time adds:      T  = Σ Lᵢ/Uᵢ           → U = ΣLᵢ / T
/// - variance adds:         σ² = Σ 2DᵢLᵢ/Uᵢ³       → D = σ²U³ / 2ΣLᵢ
/// - mass: a diversion or a loss takes water and its share of the mass, so the concentration stays; an inflow dilutes by Qᵢ/Qᵢ₊₁.
///   The area under the concentration is therefore M / `dilutingFlow`.
///
/// It leaves out the skewness, which dead zones add, and any storage: a later network puts those in as legs of another kind.
package struct Passage: Hashable, Sendable {
    /// m.
    package let distance: Double
    /// m/s.
    package let velocity: Double
    /// m²/s.
    package let dispersion: Double
    /// The release's discharge, raised by every inflow on the way, m³/s.
    package let dilutingFlow: Double
    /// Distance over mixing length, summed over the legs: 1 and above is mixed across. Nil when a leg's channel is unknown.
    package let mixing: Double?

    /// Nil without legs.
    package init?(_ legs: [Leg]) {
        guard let first = legs.first else { return nil }
        let distance = legs.reduce(0) { $0 + $1.length }
        let velocity = distance / legs.reduce(0) { $0 + $1.length / $1.velocity }
        let variance = legs.reduce(0) { $0 + 2 * $1.dispersion * $1.length / ($1.velocity * $1.velocity * $1.velocity) }
        self.distance = distance
        self.velocity = velocity
        dispersion = variance * velocity * velocity * velocity / (2 * distance)
        dilutingFlow = zip(legs, legs.dropFirst()).reduce(first.discharge) { $0 * max(1, $1.1.discharge / $1.0.discharge) }
        mixing = legs.reduce(.some(0.0)) { sum, leg in
            guard let sum, let mixingLength = leg.mixingLength else { return nil }
            return sum + leg.length / mixingLength
        }
    }

    /// Mean travel time, s.
    package var travelTime: Double { distance / velocity }
}
