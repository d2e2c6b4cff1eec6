import Foundation

/// Random numbers that are the same everywhere for the same seed (Steele, Lea and Flood 2014, OOPSLA, figure 17).
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to but without 1, in steps of 2⁻⁵³.
    package mutating func nextFraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A standard normal deviate (Box and Muller 1958).
    package mutating func nextNormal() -> Double {
        (-2 * log(1 - nextFraction())).squareRoot() * cos(2 * .pi * nextFraction())
    }
}
