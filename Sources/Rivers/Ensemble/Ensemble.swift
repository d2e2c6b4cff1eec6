import Events
import Foundation
import Randomness

/// The factors by which what is estimated may be wrong: lognormal, independent of each other, the same for every target of a release.
///
/// One member is one river: all its reaches are fast or slow together, which is the cautious reading of not knowing.
package struct Ensemble: Hashable, Sendable {
    /// One way in which the river and the report may differ from what is written: factors on the middle values.
    package struct Member: Hashable, Sendable {
        package let velocity: Double
        package let dispersion: Double
        package let mass: Double
    }

    package let members: [Member]

    /// Enough for a tenth to be known to a few per cent of the spread.
    package static let size = 500
    /// Coefficient of variation of velocity.
    package static let velocityVariation = 0.15
    /// Standard deviation of ln D: what the five formulae disagree by.
    package static let dispersionDeviation = 0.8
    /// Standard deviation of ln M.
    package static let massDeviation = 0.3

    package init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let velocityDeviation = log(1 + Self.velocityVariation * Self.velocityVariation).squareRoot()
        members = (0..<Self.size).map { _ in
            Member(
                velocity: exp(velocityDeviation * random.nextNormal()), dispersion: exp(Self.dispersionDeviation * random.nextNormal()),
                mass: exp(Self.massDeviation * random.nextNormal()))
        }
    }

    /// The same incident always gets the same members, so that a correction changes only what it corrects.
    package init(incident: String) {
        let digits = EventIdentity.derived(from: ["plume", incident]).prefix(16)
        self.init(seed: UInt64(digits, radix: 16) ?? 0)
    }
}
