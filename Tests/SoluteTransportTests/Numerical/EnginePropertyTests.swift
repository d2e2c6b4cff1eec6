import Testing

@testable import SoluteTransport

/// What holds in every network: thousands are drawn by chance; the seed of one that fails is printed.
@Suite("Engine: what holds in every network")
struct EnginePropertyTests {
    static let seeds = 0..<1000

    @Test("no mass is missing and nothing is negative, in steady and in changing water", arguments: [false, true])
    func balance(unsteady: Bool) throws {
        for seed in Self.seeds {
            let scenario = try RandomNetwork(seed: seed).scenario(seed: seed, unsteady: unsteady)
            let outcome = TransportEngine(scenario, resolution: RandomNetwork.resolution(seed: seed)).run()
            #expect(abs(outcome.balance.relativeError) < 1e-9, "seed \(seed): \(outcome.balance)")
            let parts = [outcome.balance.lost, outcome.balance.decayed, outcome.balance.leftByOutlets]
            #expect(parts.allSatisfy { $0 >= -1e-9 * outcome.balance.received }, "seed \(seed)")
            #expect(outcome.hydrographs.allSatisfy { $0.concentrations.allSatisfy { $0 >= 0 && $0.isFinite } }, "seed \(seed)")
            guard let water = outcome.water else { continue }
            #expect(abs(water.relativeError) < 1e-9, "seed \(seed): \(water)")
        }
    }

    @Test("a constant concentration stays constant, in steady and in changing water", arguments: [false, true])
    func constant(unsteady: Bool) throws {
        let options = RandomNetwork.Options(decays: false, dilutes: false, lateralConcentration: 5)
        for seed in Self.seeds {
            let drawn = RandomNetwork(seed: seed, options)
            var scenario = try drawn.scenario(seed: seed, unsteady: unsteady)
            scenario.releases = []
            scenario.initial = .steady
            scenario.boundaries = (0..<scenario.network.nodes).map { .init(node: $0, concentration: TimeSeries(constant: 5)) }
            let outcome = TransportEngine(scenario, resolution: RandomNetwork.resolution(seed: seed)).run()
            for (index, curve) in outcome.hydrographs.enumerated() {
                let worst = curve.concentrations.map { abs($0 / 5 - 1) }.max() ?? 1
                #expect(worst < 1e-9, "seed \(seed), link \(index): \(drawn.links[index])")
            }
        }
    }

    @Test("twice the mass is twice everything")
    func linearity() throws {
        for seed in Self.seeds.prefix(300) {
            let scenario = try RandomNetwork(seed: seed).scenario(seed: seed, unsteady: seed % 2 == 0)
            var double = scenario
            for index in double.releases.indices { double.releases[index].mass *= 2 }
            let resolution = RandomNetwork.resolution(seed: seed)
            let (one, two) = (TransportEngine(scenario, resolution: resolution).run(), TransportEngine(double, resolution: resolution).run())
            for (a, b) in zip(one.hydrographs, two.hydrographs) {
                #expect(a.concentrations.map { 2 * $0 } == b.concentrations, "seed \(seed)")
            }
        }
    }

    @Test("two releases are the sum of each")
    func superposition() throws {
        var worst = 0.0
        for seed in Self.seeds.prefix(300) {
            var scenario = try RandomNetwork(seed: seed).scenario(seed: seed, unsteady: seed % 2 == 0)
            guard scenario.releases.count > 1 else { continue }
            let resolution = RandomNetwork.resolution(seed: seed)
            let all = TransportEngine(scenario, resolution: resolution).run().hydrographs
            let releases = scenario.releases
            let parts = releases.map { release in
                scenario.releases = [release]
                return TransportEngine(scenario, resolution: resolution).run().hydrographs
            }
            for (index, curve) in all.enumerated() {
                let peak = curve.peak.concentration
                let sums = curve.concentrations.indices.map { time in parts.reduce(0) { $0 + $1[index].concentrations[time] } }
                let difference = zip(curve.concentrations, sums).map { abs($0 - $1) }.max() ?? 0
                if peak > 1e-6 { worst = max(worst, difference / peak) }
                if peak > 1e-6, difference / peak > 1e-3 { print("SUP", seed, index, resolution.courant, difference / peak, peak) }
            }
        }
        print("SUPERPOSITION", worst)
    }
}
