package import Playbook
package import Wording

/// A way to take a substance out of a river with what depots keep: which supply, how much of it, and how much that takes out.
package struct Treatment: Hashable, Sendable {
    /// How much is needed.
    package enum Dose: Hashable, Sendable {
        /// mg for every litre of the polluted passage.
        case perWater(milligramsPerLitre: Double)
        /// kg for every kg of the substance.
        case perMass(kilograms: Double)
    }

    package let id: String
    package let name: Bilingual
    package let supply: Depot.Supply
    /// Ids of rivers/substances.yaml.
    package let substances: [String]
    package let dose: Dose
    /// Of what passes, taken out at the full dose, 0…1.
    package let efficiency: Double
    /// What has to be right for it to work.
    package let condition: Bilingual
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, supply: Depot.Supply, substances: [String], dose: Dose, efficiency: Double, condition: Bilingual,
        provenance: Provenance
    ) {
        (self.id, self.name, self.supply, self.substances) = (id, name, supply, substances)
        (self.dose, self.efficiency, self.condition, self.provenance) = (dose, efficiency, condition, provenance)
    }

    /// t, for a passage of so much water (m³) that carries so much of the substance (kg).
    package func tonnes(forWater cubicMetres: Double, mass kilograms: Double) -> Double {
        switch dose {
        case .perWater(let milligrams): cubicMetres * milligrams / 1e6
        case .perMass(let ratio): kilograms * ratio / 1000
        }
    }
}

extension [Treatment] {
    /// The most effective of those for a substance.
    package func options(for substance: String) -> [Treatment] {
        filter { $0.substances.contains(substance) }.sorted { ($1.efficiency, $0.id) < ($0.efficiency, $1.id) }
    }
}
