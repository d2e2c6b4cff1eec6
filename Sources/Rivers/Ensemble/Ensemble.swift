import Events
import Randomness
package import SoluteTransport

/// The members of an incident's forecast before anything was sampled.
///
/// The same incident always gets the same members, so that a correction changes only what it corrects.
package enum Ensemble {
    /// Enough for a tenth to be known to a few per cent of the spread.
    package static let size = 500

    package static func seed(of incident: String) -> UInt64 {
        UInt64(EventIdentity.derived(from: ["plume", incident]).prefix(16), radix: 16) ?? 0
    }

    /// Deviates and formulae; each formula is used by as many members as any other.
    package static func prior(seed: UInt64, size: Int = size) -> [TemperedSampler.Member] {
        var random = SplitMix64(seed: seed)
        return (0..<size).map { index in
            .init(
                deviates: (0..<Member.size).map { _ in random.nextNormal() },
                stratum: index % DispersionFormula.allCases.count)
        }
    }
}
