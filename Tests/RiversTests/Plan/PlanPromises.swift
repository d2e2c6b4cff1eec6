import Chronology
import Events
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: the plan")
struct PlanPromises {
    private typealias R = PlanRiver

    private func outcome(_ outcomes: [PlanOutcome], _ target: String) throws -> PlanOutcome {
        try #require(outcomes.first { $0.target == target })
    }

    @Test("a pond that holds all protects every target below it and none above")
    func holdsAll() throws {
        let plan = R.plan([R.facility("pond", 40, .pond, [.store], storage: 2e7, flow: 40)])
        let best = try #require(plan.combinations.first)
        #expect(best.actions == ["pond/store-aside"] && plan.combinations.count == 1)
        for target in ["field", "town", "border", "city"] {
            let (before, after) = (try outcome(plan.untreated, target), try outcome(best.outcomes, target))
            #expect(before.exceedanceProbability == 1)
            #expect(try #require(after.exceedanceProbability) < 0.01, "\(target) \(after)")
            #expect(try #require(after.peakConcentration).high < R.phenol.limit.concentration)
        }
        let above = try outcome(best.outcomes, "above")
        #expect(above.exceedanceProbability == 1 && above.peakShare == 1)
        #expect(best.failures.map(\.loses) == [["field", "town", "border", "city"]])
    }

    @Test("a gate that cannot be worked in time is never recommended", arguments: [60, 240, 600, 1200, 3000])
    func tooLate(minutes: Int) throws {
        let plan = R.plan([R.facility("pond", 40, .pond, [.store], storage: 2e6, flow: 20, minutes: minutes)])
        let action = try #require(plan.actions.first)
        let decideBy = try #require(action.decideBy)
        #expect((action.state == .operable) == (decideBy >= plan.issued))
        #expect(plan.combinations.isEmpty == (action.state == .tooLate))
        #expect(action.minutesToOperate == minutes)
        let early = try #require(action.arrival).early
        #expect(decideBy < early - .minutes(minutes))
    }

    @Test("half the storage holds about half of what comes, and more never holds less")
    func half() throws {
        // A release over two days passes the pond as a plateau of 8 m³/s.
        let report = R.report(mass: 5000, duration: 172_800)
        var before = -0.1
        for share in [0.25, 0.5, 0.75] {
            let plan = R.plan([R.facility("pond", 40, .pond, [.store], storage: share * 8 * 172_800, flow: 1000)], report)
            let taken = try #require(plan.actions.first?.takenShare)
            #expect(abs(taken.median - share) < 0.05 && taken.median > before, "\(share) \(taken)")
            before = taken.median
        }
    }

    @Test("a pond that takes a third of the water takes a third of the load, and what stays keeps its concentration")
    func third() throws {
        let plan = R.plan([R.facility("pond", 40, .pond, [.store], storage: 1e9, flow: 8.0 / 3)])
        let taken = try #require(plan.actions.first?.takenShare)
        #expect(abs(taken.median - 1.0 / 3) < 0.08, "\(taken)")
        // No clean water joins below, so nobody is better off.
        #expect(plan.combinations.isEmpty)
    }

    @Test("more time never makes a plan worse")
    func moreTime() throws {
        let facilities = [
            R.facility("dam", 30, .temporaryDamSite, [.store], storage: 1e5, flow: 20, minutes: 200),
            R.facility("pond", 40, .pond, [.store], storage: 2e7, flow: 40, minutes: 120),
        ]
        var before = -1.0
        for minutes in stride(from: 720, through: 0, by: -90) {
            let plan = R.plan(facilities, after: minutes)
            let outcomes = plan.combinations.first?.outcomes ?? plan.untreated
            let sum = outcomes.filter { $0.kind == "drinking-intake" }.reduce(0) { $0 + ($1.exceedanceProbability ?? 1) }
            if before >= 0 { #expect(sum <= before + 0.05, "\(minutes) min after: \(sum), later \(before)") }
            before = sum
            #expect(plan.actions.allSatisfy { ($0.inTimeProbability ?? 0) >= 0 && ($0.inTimeProbability ?? 0) <= 1 })
        }
        #expect(before < 0.1)
    }

    @Test("a combination of two that are too small alone is found, and the failure of each says what is lost")
    func together() throws {
        let needed = try #require(R.plan([R.pond]).actions.first?.volume)
        // Each can take all of the water for half of the passage.
        let facilities = [30.0, 40, 50].map {
            R.facility("pond-\(Int($0))", $0, .pond, [.store], storage: 0.5 * needed.median, flow: 1000)
        }
        let plan = R.plan(facilities)
        let best = try #require(plan.combinations.first)
        #expect(best.actions.count > 1)
        #expect(best.failures.map(\.action).sorted() == best.actions.sorted())
        #expect(plan.combinations.count <= InterceptionPlanner.maximumCombinations)
        let alone = R.plan(Array(facilities.prefix(1)))
        let town = try outcome(best.outcomes, "town")
        #expect(try town.peakShare < 0.5 * outcome(alone.combinations.first?.outcomes ?? alone.untreated, "town").peakShare)
        for failure in best.failures { #expect(failure.consequence.en.contains("fails") && failure.consequence.zh.contains("失灵")) }
        #expect(plan.combinations.map(\.rank) == Array(1...plan.combinations.count))
    }

    @Test("sides, owners and posts are those of the register, and decisions are in order of time")
    func owners() throws {
        let plan = R.plan([
            R.pond, R.facility("corps-dam", 75, .dam, [.cutOff, .store], storage: 2e6, side: .corps, isVerified: false),
            R.facility("gate", 60, .gate, [.cutOff], minutes: 20),
        ])
        let dam = try #require(plan.actions.first { $0.facility == "corps-dam" })
        #expect((dam.side, dam.owner, dam.post, dam.isVerified) == (.corps, "corps-owner", "corps-post", false))
        #expect(R.isInOrder(plan))
        #expect(plan.timeline.allSatisfy { $0.what.en.contains("plan") })
        #expect(Set(plan.timeline.compactMap(\.target)) == ["field", "town", "city"])
        #expect(plan.timeline.first { $0.target == "city" }?.side == .corps)
        #expect(plan.actions.map(\.kilometre) == plan.actions.map(\.kilometre).sorted())
    }

    @Test("of two that do the same, the one that somebody went to see comes first")
    func verifiedFirst() throws {
        let plan = R.plan([
            R.facility("a-unseen", 40, .pond, [.store], storage: 3e7, flow: 40, isVerified: false),
            R.facility("b-seen", 40.5, .pond, [.store], storage: 3e7, flow: 40),
        ])
        #expect(plan.combinations.first?.actions == ["b-seen/store-aside"])
        #expect(plan.combinations.contains { $0.actions == ["a-unseen/store-aside"] && !$0.isVerified })
    }

    @Test("the same report gets the same plan")
    func same() {
        let facilities = [
            R.pond, R.facility("dam", 30, .dam, [.store], storage: 2e5),
            R.facility("bed", 1, .dryChannel, [.store], storage: 1e6, flow: 5, watercourse: "bed"),
        ]
        #expect(R.plan(facilities) == R.plan(facilities))
    }

    @Test("nothing on the way gives an empty plan with a sentence, and the intakes still close")
    func empty() throws {
        let plan = R.plan([R.facility("above", 2, .pond, [.store], storage: 1e6)])
        #expect(plan.actions.isEmpty && plan.combinations.isEmpty)
        #expect(plan.summary.en.contains("No emergency space") && plan.summary.zh.contains("没有登记"))
        #expect(plan.drinkingWater.map(\.target) == ["town", "city"])
    }

    @Test("a release on a dry bed has a sentence and nothing else")
    func dry() {
        let plan = R.plan([R.pond], R.report(10, watercourse: "bed"))
        #expect(plan.actions.isEmpty && plan.untreated.isEmpty && plan.drinkingWater.isEmpty)
        #expect(plan.summary.en.contains("dry"))
    }

    @Test("too little to harm anybody asks for nothing to be held")
    func harmless() {
        let plan = R.plan([R.pond], R.report(mass: 0.05))
        #expect(plan.combinations.isEmpty)
        #expect(plan.summary.en.contains("No target exceeds the limit: nothing has to be operated") && plan.summary.zh.contains("没有目标超标"))
    }

    @Test("without a mass fronts, peaks and deadlines are given, and no probability")
    func noMass() throws {
        let plan = R.plan([R.pond], R.report(mass: nil))
        let action = try #require(plan.actions.first)
        #expect(action.state == .operable && action.decideBy != nil)
        #expect(plan.untreated.allSatisfy { $0.exceedanceProbability == nil && $0.peakConcentration == nil })
        #expect(plan.combinations.first?.actions == ["pond/store-aside"])
        #expect(plan.drinkingWater.allSatisfy { $0.reopenAfter == nil })
        #expect(plan.assumptions.contains { $0.en.contains("mass is unknown") })
    }
}
