import Testing

@testable import Randomness

@Suite("Randomness")
struct SplitMix64Tests {
    @Test("the numbers are the published ones for seed 1234567")
    func published() {
        var random = SplitMix64(seed: 1_234_567)
        // As listed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in random.next() } == expected)
    }

    @Test("fractions are uniform and normal deviates have mean 0 and variance 1")
    func moments() {
        var random = SplitMix64(seed: 1)
        let count = 20_000
        let fractions = (0..<count).map { _ in random.nextFraction() }
        let normals = (0..<count).map { _ in random.nextNormal() }
        #expect(fractions.allSatisfy { (0..<1).contains($0) })
        #expect(abs(fractions.reduce(0, +) / Double(count) - 0.5) < 0.01)
        #expect(abs(normals.reduce(0, +) / Double(count)) < 0.03)
        #expect(abs(normals.reduce(0) { $0 + $1 * $1 } / Double(count) - 1) < 0.05)
    }
}
