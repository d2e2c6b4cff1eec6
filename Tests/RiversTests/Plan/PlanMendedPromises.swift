import Chronology
import Events
import Playbook
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: a plan keeps water and words straight")
struct PlanMendedPromises {
    private typealias R = PlanRiver

    // MARK: - Water

    @Test("a shut canal leaves the river below as concentrated as it was, whatever decays on the way", arguments: [0.0, 0.5, 2])
    func decay(perDay: Double) throws {
        let substance = Substance(
            id: "volatile-phenol", name: R.text("phenol"), limit: .init(concentration: 0.005, provenance: R.provenance),
            decay: .init(perDay: perDay, provenance: R.provenance), density: .dissolved)
        let targets = R.targets + [R.target("along-canal", 10, .drinkingIntake, watercourse: "canal")]
        let river = R.river([R.facility("gate", 60, .gate, [.cutOff])], targets: targets)
        let planner = InterceptionPlanner(river: river, substance: substance, measures: [])
        let best = try #require(planner.plan(R.report(mass: 5000), issued: R.begin + .minutes(30)).combinations.first)
        #expect(best.actions == ["gate/close"])
        for target in ["town", "border", "city"] {
            let share = try #require(best.outcomes.first { $0.target == target }?.peakShare)
            #expect(abs(share - 1) < 0.02, "\(target) \(share)")
        }
    }

    @Test("a dam is not asked to hold what a shut canal sends down to it")
    func fed() throws {
        let targets = R.targets + [R.target("along-canal", 10, .drinkingIntake, watercourse: "canal")]
        let gate = R.facility("gate", 60, .gate, [.cutOff])
        let dam = R.facility("dam", 65, .temporaryDamSite, [.store], storage: 2e7, flow: 7)
        let plan = R.plan([gate, dam], targets: targets)
        #expect(plan.actions.allSatisfy { $0.state == .operable } && plan.actions.count == 2)
        #expect(plan.combinations.contains { $0.actions == ["dam/hold"] } && plan.combinations.contains { $0.actions == ["gate/close"] })
        #expect(plan.combinations.allSatisfy { $0.actions.count == 1 })
        #expect(plan.assumptions.contains { $0.en.contains("is not combined") && $0.zh.contains("不与") })
        let order = try #require(plan.timeline.first { $0.action == "gate/close" })
        #expect(order.what.en.contains("all plans but") && order.what.zh.contains("除方案"))
        let above = R.plan([gate, R.facility("dam", 55, .temporaryDamSite, [.store], storage: 2e7, flow: 9)], targets: targets)
        #expect(!above.assumptions.contains { $0.en.contains("is not combined") })
    }

    @Test("nor what clean water from above adds")
    func diluted() throws {
        let above = R.facility("above", 1, .dam, [.dilute], storage: 4e6, flow: 100, minutes: 30)
        let plan = R.plan([above, R.facility("dam", 65, .temporaryDamSite, [.store], storage: 2e7, flow: 7)])
        #expect(plan.combinations.contains { $0.actions == ["dam/hold"] } && plan.combinations.allSatisfy { $0.actions.count == 1 })
    }

    // MARK: - Decisions

    @Test("the order for a gate is a decision of its own, and every decision says to which plan it belongs")
    func orders() throws {
        let plan = R.plan([R.pond, R.facility("gate", 60, .gate, [.cutOff], minutes: 120)])
        let order = try #require(plan.timeline.first { $0.action == "gate/close" })
        let stop = try #require(plan.timeline.first { $0.target == "field" })
        #expect(order.decideBy == plan.actions.first { $0.id == "gate/close" }?.decideBy)
        #expect(order.decideBy + .minutes(120) <= stop.decideBy)
        #expect(order.what.en == "order gate: shut (all plans)" && stop.what.en == "field: stop drawing (all plans)")
        #expect(try #require(plan.timeline.first { $0.action == "pond/store-aside" }).what.en.hasSuffix("(plan 1)"))
        #expect(R.isInOrder(plan))
    }

    @Test("what is too late says so and comes last")
    func late() throws {
        let plan = R.plan([R.facility("gate", 60, .gate, [.cutOff], minutes: 3000)])
        let last = try #require(plan.timeline.last)
        #expect(last.action == "gate/close" && last.what.en == "too late: order gate: shut" && last.what.zh.hasPrefix("已来不及"))
        #expect(plan.timeline.count > 1 && R.isInOrder(plan))
    }

    // MARK: - Words

    @Test("the headline counts drinking intakes, and says when one is worse off")
    func headline() throws {
        let river = R.river([R.facility("pond", 40, .pond, [.store], storage: 2e7, flow: 40)])
        let release = try #require(Release(R.report(), river: river, substance: R.phenol))
        let draft = try #require(PlanDraft(release, Knowledge(of: release, from: []), [], issued: R.begin + .minutes(30)))
        let best = try #require(draft.choices.first)
        let told = PlanSummary(draft: draft).sentence
        #expect(told.en.contains("of 2 drinking intakes affected 2 spared") && !told.en.contains("worse"))
        #expect(told.zh.contains("饮用水取水口 2 处，保住 2 处"))
        let worse = draft.untreated.map { tally in
            var tally = tally
            tally.ratios = tally.ratios.map { _ in 1.2 }
            return tally
        }
        let choice = PlanChoice(combination: best.combination, tallies: worse, failures: [])
        let beware = PlanSummary(draft: draft).told(choice, draft.appraisals)
        #expect(beware.en.contains("affected 0 spared; beware: it makes drinking water worse at town, city"))
        #expect(beware.zh.contains("town、city的饮用水更差"))
    }

    @Test("a dose that lacks supplies is part of a plan only when it changes a tenth", arguments: [1.0, 60])
    func supplies(tonnes: Double) {
        let carbon = Treatment(
            id: "carbon", name: R.text("carbon"), supply: .activatedCarbon, substances: ["volatile-phenol"],
            dose: .perWater(milligramsPerLitre: 200), efficiency: 0.6, condition: R.text("mix well"), provenance: .illustrative)
        let depot = Depot(
            record: R.record("near"), location: Location(kilometre: 50), stocks: [.init(supply: .activatedCarbon, amount: tonnes)],
            minutesToLeave: 60)
        let plan = R.plan([R.facility("bridge", 45, .bridge, [.dose], minutes: 30)], depots: [depot], treatments: [carbon])
        #expect(plan.actions.first?.state == .operable)
        #expect(plan.combinations.isEmpty == (tonnes < 10))
    }

    @Test("a gate that is shut keeps out of its canal and takes nothing out")
    func keepsOut() throws {
        let targets = R.targets + [R.target("along-canal", 10, .drinkingIntake, watercourse: "canal")]
        let plan = R.plan([R.facility("gate", 60, .gate, [.cutOff])], targets: targets)
        let words = try #require(plan.combinations.first).explanation
        #expect(words.contains { $0.en.contains("keeps the release out of the canal") && $0.zh.contains("挡在canal之外") })
        #expect(!words.contains { $0.en.contains("taken out") || $0.en.contains("It takes out") })
        #expect(plan.actions.first?.takenShare == nil)
    }

    // MARK: - The shipped river

    private func report(_ kilograms: Double, of substance: String = "cyanide") -> IncidentReported {
        IncidentReported(
            incident: "local-2026-0001", river: "yarkand", kilometre: 20, substance: substance, massKilograms: kilograms,
            released: Timestamp(CalendarDate(year: 2026, month: 1, day: 15) ?? CalendarDate(dayNumber: 0), hour: 8), durationSeconds: 3600,
            reporter: "local-duty", description: "made up")
    }

    @Test("nothing further down is asked to cope with the water of a headworks that is shut, or with clean water")
    func shipped() throws {
        let rivers = try Shipped.rivers()
        let (river, cyanide) = (try #require(rivers.river("yarkand")), try #require(rivers.substance("cyanide")))
        let planner = InterceptionPlanner(river: river, substance: cyanide, measures: rivers.treatments)
        let plan = planner.plan(report(3000), issued: report(3000).released)
        #expect(!plan.combinations.isEmpty)
        for combination in plan.combinations where combination.actions.contains("kaqun-gates/close") {
            #expect(!combination.actions.contains { $0.hasSuffix("/hold") || $0.hasSuffix("/store-aside") }, "\(combination.actions)")
        }
        #expect(plan.timeline.contains { $0.action == "sukuqiake-feeder-gate/close" && $0.what.en.hasPrefix("order ") })
        #expect(plan.timeline.contains { $0.action == "yiganqi-gates/close" })
        let little = planner.plan(report(0.001), issued: report(0.001).released)
        #expect(little.combinations.isEmpty && little.timeline.isEmpty && little.summary.en.hasPrefix("No target exceeds the limit"))
    }

    @Test(
        "gates that are shut, alone or together, raise no concentration below by two in a hundred, from which on a plan tells of a change",
        arguments: ["cyanide", "ammonia-nitrogen"])
    func shutTogether(substance: String) throws {
        let rivers = try Shipped.rivers()
        let (river, matter) = (try #require(rivers.river("yarkand")), try #require(rivers.substance(substance)))
        let report = report(3000, of: substance)
        let release = try #require(Release(report, river: river, substance: matter))
        let draft = try #require(PlanDraft(release, Knowledge(of: release, from: []), rivers.treatments, issued: report.released))
        let gates = draft.effects.candidates.indices.filter { draft.effects.candidates[$0].operation.kind == .close }
        #expect(gates.count > 2)
        let pairs = gates.flatMap { one in gates.filter { $0 > one }.map { [one, $0] } }
        let triples = pairs.flatMap { pair in gates.filter { $0 > pair[1] }.map { pair + [$0] } }
        var highest = 0.0
        for shut in gates.map({ [$0] }) + pairs + triples {
            for (target, tally) in zip(draft.ensemble.targets, draft.effects.tallies(shut, members: draft.ensemble.indices(60))) {
                highest = max(highest, tally.meanRatio)
                let names = shut.map { draft.effects.candidates[$0].operation.id }
                #expect(tally.meanRatio < 1.02, "\(names) \(target.id) \(tally.meanRatio)")
            }
        }
        print("gates shut, \(substance): at most \(highest) of the concentration when nothing is done")
    }
}
