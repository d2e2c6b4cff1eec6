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
