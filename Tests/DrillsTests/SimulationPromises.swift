import Chronology
import Drills
import Events
import Testing

@Suite("The simulator")
struct SimulationPromises {
    @Test("look")
    func look() throws {
        let ground = try Shipped.ground()
        for seed in UInt64(6)...7 {
            let begin = ContinuousClock.now
            let history = Simulation(seed: seed, ground: ground, cast: .production(on: ground)).run()
            let took = ContinuousClock.now - begin
            print(seed, took, history.digest, history.counts, history.unrest ?? "", history.failures.prefix(3))
            if seed == 0 {
                for side in Side.allCases {
                    var counts: [String: Int] = [:]
                    for entry in history.journals[side] ?? [] { counts[entry.event.source + " " + entry.event.type, default: 0] += 1 }
                    for (key, value) in counts.sorted(by: { $0.key < $1.key }) { print("   ", side, key, value) }
                }
            }
        }
    }
}
