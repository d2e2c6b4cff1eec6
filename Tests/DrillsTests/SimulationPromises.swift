import Chronology
import Drills
import Events
import Testing

@Suite("The simulator")
struct SimulationPromises {
    @Test("look")
    func look() throws {
        let ground = try Shipped.ground()
        let checker = HistoryChecker(HistoryFacts(ground))
        for seed in UInt64(1)...12 {
            let begin = ContinuousClock.now
            let history = Simulation(seed: seed, days: 3, ground: ground, cast: .production(on: ground)).run()
            let took = ContinuousClock.now - begin
            let found = checker.check(history)
            print(seed, took, ContinuousClock.now - begin - took, history.counts)
            for violation in found.prefix(6) { print("  ", violation) }
        }
    }
}

extension SimulationPromises {
    @Test("trace one")
    func traceOne() throws {
        let ground = try Shipped.ground()
        for (seed, needle) in [(UInt64(10), "109833d1da61"), (10, "953e76697b36"), (11, "796e6dad80a9"), (3, "ac6d38238720")] {
            let simulation = Simulation(seed: seed, days: 3, ground: ground, cast: .production(on: ground), isTraced: true)
            let history = simulation.run()
            print("== seed", seed, simulation.climate.clock, needle)
            for side in Side.allCases {
                for entry in history.journals[side] ?? [] where entry.event.side == side && String(decoding: entry.event.json, as: UTF8.self).contains(needle) {
                    let e = entry.event
                    print("  ", side, entry.sequence, entry.at.rfc3339, e.time.rfc3339, e.type, e.id.prefix(8), "because", e.causationID?.prefix(8) ?? "", (history.journals[side] ?? []).first { $0.event.id == e.causationID }.map { "\($0.sequence) \($0.event.type)" } ?? "", String(decoding: e.data, as: UTF8.self).prefix(160))
                }
            }
            for line in history.trace where line.contains("dies") || line.contains("power") { print("  ", line) }
        }
    }
}
