import Drills
import Testing
import Wording

@Suite("The checker of histories")
struct PlantedPromises {
    /// Seeds in which a fault has to show itself.
    private static let seeds: ClosedRange<UInt64> = 1...120

    @Test("finds a fault that was planted", .timeLimit(.minutes(20)), arguments: PlantedBug.allCases)
    func finds(_ bug: PlantedBug) throws {
        let (ground, checker) = (try Shipped.ground(), try Shipped.checker())
        let cast = bug.cast(on: ground)
        for seed in Self.seeds {
            let found = checker.check(Simulation(seed: seed, bug.length, ground: ground, cast: cast).run())
            guard let violation = found.first(where: { $0.rule == bug.rule }) else { continue }
            print("\(bug.rawValue): seed \(seed), \(violation.text.en)")
            return
        }
        Issue.record("\(bug.rawValue) was not found in \(Self.seeds)")
    }
}
