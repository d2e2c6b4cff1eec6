import Testing

@testable import SoluteTransport

/// What holds in every network: thousands are drawn by chance; the seed of one that fails is printed.
@Suite("Engine: what holds in every network")
struct EnginePropertyTests {
    static let seeds = 0..<600

    @Test("no mass is missing and nothing is negative, in steady and in changing water", arguments: [false, true])
    func balance(unsteady: Bool) throws {
        for seed in Self.seeds {
            let scenario = try RandomNetwork(seed: seed).scenario(seed: seed, unsteady: unsteady)
            let outcome = TransportEngine(scenario, resolution: RandomNetwork.resolution(seed: seed)).run()
            #expect(abs(outcome.balance.relativeError) < 1e-9, "seed \(seed): \(outcome.balance)")
            let parts = [outcome.balance.lost, outcome.balance.decayed, outcome.balance.leftByOutlets]
            // What is lost along a run is what is missing there.
            #expect(parts.allSatisfy { $0 >= -1e-6 * outcome.balance.received }, "seed \(seed): \(outcome.balance)")
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
        for seed in Self.seeds.prefix(150) {
            let scenario = try RandomNetwork(seed: seed).scenario(seed: seed, unsteady: seed % 2 == 0)
            var double = scenario
            for index in double.releases.indices { double.releases[index].mass *= 2 }
            let resolution = RandomNetwork.resolution(seed: seed)
            let (one, two) = (
                TransportEngine(scenario, resolution: resolution).run(), TransportEngine(double, resolution: resolution).run()
            )
            for (a, b) in zip(one.hydrographs, two.hydrographs) {
                let worst = zip(a.concentrations, b.concentrations).map { abs(2 * $0 - $1) }.max() ?? 1
                #expect(worst <= 1e-12 * b.peak.concentration, "seed \(seed)")
            }
        }
    }

    /// The limiter that keeps everything positive is not linear; where a cloud is resolved it does next to nothing.
    @Test("two releases are the sum of each")
    func superposition() throws {
        for seed in Self.seeds.prefix(150) {
            let scenario = try RandomNetwork(seed: seed, .init(isSmooth: true)).scenario(seed: seed)
            let resolution = Resolution(cellTime: 40, timeStep: 120)
            let all = TransportEngine(scenario, resolution: resolution).run().hydrographs
            let parts = scenario.releases.map { release in
                var one = scenario
                one.releases = [release]
                return TransportEngine(one, resolution: resolution).run().hydrographs
            }
            let distant = all.indices.filter { index in !scenario.releases.contains { $0.place.link == scenario.probes[index].link } }
            let highest = distant.map { all[$0].peak.concentration }.max() ?? 0
            for index in distant {
                let curve = all[index].concentrations
                let sums = curve.indices.map { time in parts.reduce(0) { $0 + $1[index].concentrations[time] } }
                let worst = zip(curve, sums).map { abs($0 - $1) }.max() ?? 1
                #expect(worst <= 1e-3 * highest + 1e-9, "seed \(seed), link \(index)")
            }
        }
    }

    @Test("cutting links in two changes nothing, in steady and in changing water", arguments: [false, true])
    func cutting(unsteady: Bool) throws {
        for seed in Self.seeds.prefix(150) {
            let drawn = RandomNetwork(seed: seed)
            let whole = try drawn.scenario(seed: seed, unsteady: unsteady)
            let (network, place) = try drawn.cut(seed: seed)
            var pieces = whole
            pieces.network = network
            pieces.probes = whole.probes.map(place)
            for index in pieces.releases.indices { pieces.releases[index].place = place(whole.releases[index].place) }
            let resolution = RandomNetwork.resolution(seed: seed)
            let (one, two) = (TransportEngine(whole, resolution: resolution).run(), TransportEngine(pieces, resolution: resolution).run())
            for (index, (a, b)) in zip(one.hydrographs, two.hydrographs).enumerated() {
                let worst = zip(a.concentrations, b.concentrations).map { abs($0 - $1) }.max() ?? 1
                #expect(worst <= 1e-9 * a.peak.concentration + 1e-12, "seed \(seed), link \(index)")
            }
        }
    }
}
