import Foundation
import Randomness
import Testing

@testable import SoluteTransport

@Suite("Solute transport: what observations leave of the prior")
struct TemperedSamplerTests {
    private static func prior(_ count: Int, seed: UInt64, size: Int = 3) -> [TemperedSampler.Member] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { index in
            .init(deviates: (0..<size).map { _ in random.nextNormal() }, stratum: index % 2)
        }
    }

    private func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
    }

    @Test("a normal observation of a normal quantity gives the textbook's posterior and evidence", arguments: [1, 2, 3] as [UInt64])
    func conjugate(seed: UInt64) {
        // x ~ N(0,1), y = x + e, e ~ N(0, 0.1²), y = 2: posterior N(2/1.01, 0.1/√1.01), evidence N(2; 0, 1.01).
        let outcome = TemperedSampler.run(from: Self.prior(1000, seed: seed), seed: seed) { member in
            let residual = (2 - member.deviates[0]) / 0.1
            return -0.5 * residual * residual - log(0.1) - 0.5 * log(2 * .pi)
        }
        let (first, second) = (moments(outcome.members.map { $0.deviates[0] }), moments(outcome.members.map { $0.deviates[1] }))
        #expect(abs(first.mean - 2 / 1.01) < 0.015)
        #expect(abs(first.deviation / (0.1 / 1.01.squareRoot()) - 1) < 0.12)
        #expect(abs(second.mean) < 0.15 && abs(second.deviation - 1) < 0.12)
        let evidence = -0.5 * 4 / 1.01 - 0.5 * log(2 * .pi * 1.01)
        #expect(abs(outcome.logEvidence - evidence) < 0.35, "seed \(seed)")
        #expect(outcome.steps > 1)
    }

    @Test("a stratum that explains better is left with more members")
    func strata() {
        let outcome = TemperedSampler.run(from: Self.prior(1000, seed: 5), seed: 5) { $0.stratum == 1 ? 0 : -log(9) }
        let share = Double(outcome.members.count { $0.stratum == 1 }) / 1000
        #expect(abs(share - 0.9) < 0.03)
        #expect(abs(outcome.logEvidence - log(0.5 + 0.5 / 9)) < 0.02)
    }

    @Test("the same seed gives the same members, and what nothing explains leaves the prior with no evidence")
    func reproducible() {
        let likelihood = { (member: TemperedSampler.Member) in -member.deviates[0] * member.deviates[0] }
        let runs = (0..<2).map { _ in TemperedSampler.run(from: Self.prior(200, seed: 7), seed: 7, logLikelihood: likelihood).members }
        #expect(runs[0] == runs[1])
        let impossible = TemperedSampler.run(from: Self.prior(200, seed: 7), seed: 7) { _ in -.infinity }
        #expect(impossible.logEvidence == -.infinity && impossible.members.count == 200)
    }
}
