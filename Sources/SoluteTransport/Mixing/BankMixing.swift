import Foundation

/// How far a release from one bank has mixed across a river, before which a mean over the section misleads whoever draws from a bank.
///
/// Steady or passing, what counts is the dimensionless way x' = Σ εx/(UW²) with ε = 0.6Hu* (Fischer et al. 1979, *Mixing in Inland and Coastal
/// Waters*, section 5.1.3, with the coefficient for natural bends); ways in different reaches add up because each is a share of its own width.
package struct BankMixing: Hashable, Sendable {
    /// x'.
    package var way: Double

    package init(way: Double) { self.way = way }

    /// The part of x' that `metres` in a channel add.
    package init(over metres: Double, in channel: Channel) {
        way = Self.coefficient * channel.depth * channel.shearVelocity * metres / (channel.velocity * channel.width * channel.width)
    }

    /// ε over Hu* in natural bends; 0.15 in straight flumes, more than 1 in sharp bends.
    package static let coefficient = 0.6

    package static func + (one: BankMixing, other: BankMixing) -> BankMixing { BankMixing(way: one.way + other.way) }

    /// Over the mean of the section, of a release at one bank: at the same bank, in the middle or at the other bank (0, ½ or 1 of the width).
    ///
    /// C/C̄ = Σₙ exp(−(y − 2n)²/4x')/√(πx'), the images of the bank mirrored in both (Fischer et al. 1979, equation 5.9 with the source at a bank).
    package func ratio(atShare y: Double) -> Double {
        guard way < Self.mixed else { return 1 }
        guard way > Self.nothing else { return y == 0 ? Self.largest : 0 }
        let sum = (-Self.images...Self.images).reduce(0.0) { sum, n in
            let distance = y - 2 * Double(n)
            return sum + exp(-distance * distance / (4 * way))
        }
        return sum / (.pi * way).squareRoot()
    }

    /// From here on the largest deviation from the mean is below 1 in 10,000.
    private static let mixed = 1.0
    /// Closer to the release than this share of the width the ratio says nothing.
    private static let nothing = 1e-6
    private static let largest = 1 / (.pi * nothing).squareRoot()
    /// On either side; the next is below 1e-9 for all ways that are not mixed.
    private static let images = 5

    /// True where the section's mean is right within 5 % at every bank: x' ≥ 0.4 (Fischer et al. 1979, equation 5.10).
    package var isMixed: Bool { way >= Self.mixedWay }
    package static let mixedWay = 0.4
}
