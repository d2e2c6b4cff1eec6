import Chronology
import Events
import Foundation
import Playbook
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: plans for the shipped rivers")
struct ShippedPlanPromises {
    private func plan(_ river: String, _ kilometre: Double, _ substance: String, _ mass: Double?, month: Int) throws -> PlanComputed {
        let rivers = try Shipped.rivers()
        let report = IncidentReported(
            incident: "local-2026-0001", river: river, kilometre: kilometre, substance: substance, massKilograms: mass,
            released: Timestamp(CalendarDate(year: 2026, month: month, day: 15) ?? CalendarDate(dayNumber: 0), hour: 8),
            durationSeconds: 3600, reporter: "local-duty", description: "made up")
        let planner = InterceptionPlanner(
            river: try #require(rivers.river(river)), substance: try #require(rivers.substance(substance)), measures: rivers.treatments)
        return planner.plan(report, issued: report.released + .minutes(40))
    }

    @Test(
        "every plan fits into an event, names facilities that are there, and decides in order",
        arguments: [("yarkand", 47.0), ("yarkand", 114), ("yarkand", 184), ("kashgar", 6), ("kashgar", 84), ("kashgar", 194)], [1, 7])
    func sane(place: (String, Double), month: Int) throws {
        let (name, kilometre) = place
        let river = try #require(try Shipped.rivers().river(name))
        let plan = try plan(name, kilometre, "volatile-phenol", 2000, month: month)
        #expect(
            plan.actions.count <= InterceptionPlanner.maximumActions && plan.combinations.count <= InterceptionPlanner.maximumCombinations)
        #expect(plan.actions.allSatisfy { river.facility($0.facility) != nil })
        #expect(PlanRiver.isInOrder(plan))
        let operable = Set(plan.actions.filter { $0.state == .operable }.map(\.id))
        #expect(plan.combinations.allSatisfy { operable.isSuperset(of: $0.actions) })
        let event = try Event(
            plan, id: "1", source: "/local/rivers", subject: plan.incident, time: plan.issued, side: .local, realm: .actual)
        #expect(event.json.count < Event.maximumBytes / 4)
        #expect(!plan.summary.en.isEmpty && !plan.summary.zh.isEmpty)
    }

    @Test("measures are read without a finding, and a wrong one is told at its line")
    func measures() throws {
        let read = TreatmentFile(substances: nil).read(Shipped.files)
        #expect(read.findings.isEmpty && read.value.count >= 5)
        #expect(read.value.options(for: "volatile-phenol").map(\.id) == ["carbon-aromatics"])
        #expect(read.value.options(for: "chloride").isEmpty)
        let text = try #require(Shipped.files[TreatmentFile.path])
        let wrong = text.replacing("{milligramsPerLitre: 40}", with: "{milligramsPerLitre: 40, kilogramsPerKilogram: 1}")
        let found = TreatmentFile(substances: ["benzene"]).read(Shipped.files.with(wrong, at: TreatmentFile.path)).findings.map(
            \.description)
        #expect(found.contains { $0.hasPrefix("rivers/measures.yaml:") && $0.contains("one of two ways") })
        #expect(found.contains { $0.contains("no substance ‘xylenes’") })
    }

    @Test("reference spills find what is too small, what pollutes a backup too, and what can never help")
    func contradictions() throws {
        for river in try Shipped.rivers().rivers {
            let rivers = try Shipped.rivers()
            let found = PlanContradictions(river: river, substances: rivers.substances, treatments: rivers.treatments).findings()
            #expect(found.allSatisfy { $0.severity == .warning && $0.mark.line > 1 })
            #expect(found.contains { $0.description.contains("would pollute") })
        }
        let small = PlanRiver.river(
            [PlanRiver.facility("pond", 40, .pond, [.store], storage: 1000, flow: 20)],
            sources: [
                RiskSource(
                    record: PlanRiver.record("store"), location: Location(kilometre: 5), metresFromBank: 50,
                    holdings: [.init(substance: "volatile-phenol", kilograms: 500)], rank: .major)
            ])
        let told = PlanContradictions(river: small, substances: [PlanRiver.phenol]).findings().map(\.description)
        #expect(told.contains { $0.contains("‘pond’ can hold 1,000 m³") })
        #expect(told.contains { $0.contains("pollutes ‘city’ and its backup ‘town’") })
    }

    @Test("a plan for twenty facilities and all members is there at once")
    func fast() throws {
        _ = try plan("yarkand", 47, "volatile-phenol", 5000, month: 7)
        // Processor time, which other tests at the same time do not lengthen; an unoptimised build takes several times as long.
        let begin = clock()
        let facilities = try plan("yarkand", 47, "volatile-phenol", 5000, month: 1).actions.count
        let seconds = Double(clock() - begin) / Double(CLOCKS_PER_SEC)
        print("a plan of \(facilities) actions: \(seconds) s")
        #expect(facilities > 12)
    }
}
