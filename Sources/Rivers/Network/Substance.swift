import Foundation
package import Playbook
package import Wording

/// Something that can be spilled, and the concentration from which it matters.
package struct Substance: Hashable, Sendable {
    /// Where in the water it goes.
    package enum Density: String, CaseIterable, Hashable, Sendable {
        /// Mixed through the depth, which is what the model computes.
        case dissolved
        /// Lighter than water and hardly soluble: oil, benzene.
        case floating
        /// Heavier than water: chlorinated solvents.
        case sinking
    }

    package let id: String
    package let name: Bilingual
    package let limit: Limit
    package let decay: Decay
    package let density: Density

    /// The concentration that counts as arrived.
    package struct Limit: Hashable, Sendable {
        /// mg/l.
        package let concentration: Double
        /// Standard and table.
        package let provenance: Provenance
    }

    /// First-order loss.
    package struct Decay: Hashable, Sendable {
        /// At 20 °C, 1/d.
        package let perDay: Double
        package let provenance: Provenance
    }
}

extension Substance.Decay {
    /// k(T) = k(20)·1.047^(T−20); the factor is the one commonly used for organic matter, from memory.
    package static let temperatureFactor = 1.047

    /// 1/s.
    package func perSecond(atCelsius temperature: Double) -> Double {
        perDay / 86_400 * pow(Self.temperatureFactor, temperature - 20)
    }
}
