import Foundation
import Testing

@testable import SoluteTransport

@Suite("Solute transport: mixing from the bank, ice, surface")
struct BankMixingTests {
    private static let channel = Channel(discharge: 300, width: 200, slope: 0.00045, roughness: 0.027)

    @Test("the mean over the width is the mean", arguments: [0.001, 0.02, 0.1, 0.39, 0.9])
    func mean(way: Double) {
        let steps = 4000
        let mixing = BankMixing(way: way)
        let mean = (0..<steps).reduce(0) { $0 + mixing.ratio(atShare: (Double($1) + 0.5) / Double(steps)) } / Double(steps)
        #expect(abs(mean - 1) < 1e-6)
    }

    @Test("near the release the bank is far above the mean, far below all are alike")
    func banks() {
        #expect(BankMixing(way: 0.01).ratio(atShare: 0) > 5)
        #expect(BankMixing(way: 0.01).ratio(atShare: 1) < 1e-9)
        for share in [0, 0.5, 1.0] { #expect(abs(BankMixing(way: 0.4).ratio(atShare: share) - 1) < 0.05) }
        #expect(BankMixing(way: 3).ratio(atShare: 0) == 1)
    }

    @Test("mixed across means the mixing length of the facts: 0.4UW²/(0.6Hu*)")
    func length() {
        let mixing = BankMixing(over: Self.channel.mixingLength, in: Self.channel)
        #expect(abs(mixing.way - 0.4) < 1e-12 && mixing.isMixed)
        let halves = BankMixing(over: 0.5 * Self.channel.mixingLength, in: Self.channel)
        #expect(abs((halves + halves).way - 0.4) < 1e-12)
    }

    @Test("ice slows the water to 0.748 at n 0.03 and 0.02 at the same depth")
    func ice() {
        #expect(abs(IceCover.velocityRatio(bed: 0.03, ice: 0.02) - 0.748) < 5e-4)
    }

    @Test("under ice the same discharge is deeper and slower, and what floats is faster than the mean")
    func surface() {
        let open = Channel(discharge: 20, width: 60, slope: 0.00045, roughness: 0.03)
        let covered = Channel(discharge: 20, width: 60, slope: 0.00045, roughness: 0.03, underIce: 0.02)
        #expect(covered.depth > open.depth && covered.velocity < open.velocity)
        #expect(abs(covered.width * covered.depth * covered.velocity - 20) < 1e-9)
        #expect(open.surfaceVelocity > 1.1 * open.velocity && open.surfaceVelocity < 1.3 * open.velocity)
    }
}
