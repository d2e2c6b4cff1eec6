import Chronology
import Events
import Playbook
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: what facilities of a plan do")
struct PlanFacilityPromises {
    private typealias R = PlanRiver

    @Test("a gate without a storage holds its backwater, which is an estimate and says so")
    func backwater() throws {
        let action = try #require(R.plan([R.facility("gate", 75, .gate, [.cutOff])]).actions.first)
        #expect(action.operation == .hold && action.figuresProvenance == "estimate")
        // W·h²/2S of a width of about 18 m, a raise of 1.5 m and a slope of 0.0008.
        #expect(abs(try #require(action.storage) - 25_000) < 2000)
        #expect(action.reason?.en.contains("backwater") == true)
    }

    @Test("a temporary dam is not built in more water than its entry says")
    func temporaryDam() throws {
        let plan = R.plan([R.facility("site", 40, .temporaryDamSite, [.store], storage: 1e6, flow: 5)])
        #expect(plan.actions.first?.state == .cannot && plan.combinations.isEmpty)
        #expect(plan.actions.first?.reason?.en.contains("temporary dam") == true)
    }

    @Test("a dry bed is filled through the gate above it, which has to be opened first")
    func dryBed() throws {
        let facilities = [
            R.facility("spill-gate", 80, .gate, [.leadAway], flow: 6, minutes: 150),
            R.facility("bed-entry", 1, .dryChannel, [.store], storage: 3e6, flow: 50, minutes: 40, watercourse: "bed"),
        ]
        let plan = R.plan(facilities)
        let bed = try #require(plan.actions.first { $0.facility == "bed-entry" })
        #expect((bed.operation, bed.minutesToOperate, bed.kilometre, bed.into) == (.storeAside, 150, 80, "bed"))
        let gate = try #require(plan.actions.first { $0.facility == "spill-gate" })
        #expect((gate.operation, gate.storage) == (.leadAway, 3e6))
        // The bed is filled once.
        #expect(!plan.combinations.contains { Set($0.actions) == ["bed-entry/store-aside", "spill-gate/lead-away"] })
    }

    @Test("what is led into a canal is gone from the river and comes to what lies along the canal")
    func ledAway() throws {
        let targets = R.targets + [R.target("along-canal", 10, .irrigationIntake, watercourse: "canal")]
        let plan = R.plan([R.facility("gate", 60, .gate, [.leadAway], flow: 100)], targets: targets)
        let best = try #require(plan.combinations.first)
        let share = { (target: String) in best.outcomes.first { $0.target == target }?.peakShare ?? -1 }
        // The canal had a quarter of the same water before: its concentration stays, and it has more of it.
        #expect(share("city") < 0.05 && abs(share("along-canal") - 1) < 0.1)
    }

    @Test("a gate that shuts a canal spares what lies along it and leaves the river as concentrated as it was")
    func shut() throws {
        let targets = R.targets + [R.target("along-canal", 10, .drinkingIntake, watercourse: "canal")]
        let plan = R.plan([R.facility("gate", 60, .gate, [.cutOff])], targets: targets)
        let best = try #require(plan.combinations.first)
        let outcome = { (target: String) in best.outcomes.first { $0.target == target } }
        #expect(try #require(outcome("along-canal")?.exceedanceProbability) < 0.05)
        #expect(try #require(outcome("field")?.exceedanceProbability) < 0.05)
        // The river carries a third more of it, in a third more water.
        #expect(abs(try #require(outcome("city")?.peakShare) - 1) < 0.05)
    }

    @Test("a gate that could only lead to fields is not proposed")
    func fields() throws {
        let plan = R.plan([R.facility("gate", 30, .gate, [.leadAway], flow: 10)])
        #expect(plan.actions.first?.state == .cannot && plan.actions.first?.reason?.en.contains("fields") == true)
    }

    // MARK: - Dosing

    private let carbon = Treatment(
        id: "carbon", name: R.text("carbon"), supply: .activatedCarbon, substances: ["volatile-phenol"],
        dose: .perWater(milligramsPerLitre: 40), efficiency: 0.6, condition: R.text("mix well"), provenance: .illustrative)

    private func depot(_ id: String, _ kilometre: Double, _ tonnes: Double, side: Side = .local) -> Depot {
        Depot(
            record: R.record(id, side: side), location: Location(kilometre: kilometre),
            stocks: [.init(supply: .activatedCarbon, amount: tonnes)], minutesToLeave: 60)
    }

    @Test("a dose takes out what the treatment can, if the depots have enough in time")
    func dose() throws {
        let bridge = R.facility("bridge", 45, .bridge, [.dose], minutes: 30)
        let plan = R.plan([bridge], depots: [depot("near", 50, 40), depot("far", 100, 500, side: .corps)], treatments: [carbon])
        let action = try #require(plan.actions.first)
        #expect(action.state == .operable && action.supplies.map(\.depot) == ["near", "far"])
        #expect(action.minutesToOperate == action.supplies.map(\.minutes).max())
        let city = try #require(plan.combinations.first?.outcomes.first { $0.target == "city" })
        #expect(abs(city.peakShare - 0.4) < 0.05, "\(city.peakShare)")
        let little = R.plan([bridge], depots: [depot("near", 50, 4)], treatments: [carbon])
        let some = try #require(little.actions.first?.takenShare)
        #expect(some.high < 0.4)
    }

    @Test("without a treatment, supplies or time there is a reason")
    func noDose() throws {
        let bridge = R.facility("bridge", 45, .bridge, [.dose], minutes: 30)
        let none = try #require(R.plan([bridge], depots: [depot("near", 50, 40)]).actions.first)
        #expect(none.state == .cannot && none.reason?.en.contains("nothing against phenol") == true)
        let late = try #require(R.plan([bridge], after: 600, depots: [depot("far", 119, 40)], treatments: [carbon]).actions.first)
        #expect(late.state == .cannot && late.reason?.en.contains("No depot") == true)
    }

    @Test("clean water from above dilutes, drives the release on, and has to leave in time")
    func dilute() throws {
        let dam = R.facility("dam", 1, .dam, [.dilute], storage: 4e6, flow: 100, minutes: 30)
        let plan = R.plan([dam])
        let action = try #require(plan.actions.first { $0.operation == .dilute })
        #expect(action.state == .operable)
        let city = try #require(plan.combinations.first?.outcomes.first { $0.target == "city" })
        // 8 m³/s, of which a quarter leaves, and 4e6 m³ in a day.
        let given = 4e6 / 86_400
        #expect(abs(city.peakShare - 8 / (8 + given)) < 0.06, "\(city.peakShare)")
        #expect(try #require(city.hoursSooner) > 0.5)
    }

    // MARK: - Drinking water

    @Test("a backup that the release reaches is refused, one behind a gate needs the gate, another is used")
    func backups() throws {
        let targets =
            R.targets + [
                R.target("village", 85, .drinkingIntake, backup: "well"), R.target("well", 2, .drinkingIntake, watercourse: "bed"),
            ]
        let plan = R.plan([R.facility("gate", 60, .gate, [.cutOff], minutes: 20)], targets: targets)
        let states = Dictionary(uniqueKeysWithValues: plan.drinkingWater.map { ($0.target, $0.backupState) })
        #expect(states == ["town": .behindGate, "city": .onTheWay, "village": .usable])
        let open = R.plan([])
        #expect(open.drinkingWater.first { $0.target == "town" }?.backupState == .onTheWay)
        let town = try #require(plan.drinkingWater.first { $0.target == "town" })
        #expect(town.advice.en.contains("gate is ordered shut by") && town.advice.zh.contains("须先关"))
        let hours = try #require(town.hoursClosed)
        let reopen = try #require(town.reopenAfter)
        #expect(hours > 1 && reopen > town.closeBy)
    }

    @Test("promises of water that fit the intake's owner are named")
    func mutualAid() throws {
        let aid = MutualAid(
            record: R.record("corps-gives-water", side: .corps), kind: .backupWater, receiver: "local-owner", gives: R.text("water"),
            minutesToArrive: 360)
        let plan = R.plan([], aid: [aid])
        #expect(plan.drinkingWater.first { $0.target == "town" }?.mutualAid == ["corps-gives-water"])
        #expect(plan.drinkingWater.first { $0.target == "city" }?.mutualAid == [])
    }

    // MARK: - News

    @Test("a plan is news when a decision changes, and not when the clock goes on")
    func news() {
        let first = R.plan([R.pond])
        #expect(first.isNews(since: nil) && !first.isNews(since: first))
        #expect(!R.plan([R.pond], after: 60).isNews(since: first))
        #expect(R.plan([R.pond], after: 1400).isNews(since: first))
        #expect(R.plan([R.pond], R.report(20)).isNews(since: first))
        #expect(R.plan([]).isNews(since: first))
    }

    @Test("the text says everything in both languages", arguments: Language.allCases)
    func text(language: Language) {
        let lines = PlanText(R.plan([R.pond]), in: language).lines
        #expect(lines.contains { $0.contains(language == .zh ? "若pond失灵" : "If pond fails") })
        #expect(lines.contains { $0.contains(language == .zh ? "来得及" : "in time") })
        #expect(lines.contains { $0.contains(language == .zh ? "超标概率" : "above the limit") })
    }
}
