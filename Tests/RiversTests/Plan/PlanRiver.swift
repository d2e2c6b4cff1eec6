import Chronology
import Events
import Playbook
import Wording

@testable import Rivers

/// A river for plans: 120 km of stem, a canal that takes a quarter of the water at km 60 and ends in a reservoir, a dry bed off km 80. Made up.
enum PlanRiver {
    static let provenance = Provenance.illustrative
    static let season = Season(
        id: "all-year", name: text("all year"), months: Array(1...12), waterTemperatureCelsius: 15, provenance: provenance)

    static func text(_ word: String) -> Bilingual { Bilingual(zh: word, en: word) }
    static func all(_ value: Double) -> BySeason { BySeason(["all-year": value]) }

    private static func reach(_ id: String, _ from: Double, _ to: Double, width: Double, at discharge: Double) -> Reach {
        Reach(
            id: id, name: text(id), kilometres: from...to, slope: 0.0008, roughness: 0.03,
            ratings: ["all-year": .init(width: width, discharge: discharge, provenance: provenance)], provenance: provenance)
    }

    private static let stem = Watercourse(
        id: "stem", name: text("stem"), kind: .stem, head: .spring(all(8), provenance), mouth: .leaves(text("out")),
        reaches: [reach("upper", 0, 60, width: 20, at: 8), reach("lower", 60, 120, width: 18, at: 6)], provenance: provenance)
    private static let canal = Watercourse(
        id: "canal", name: text("canal"), kind: .canal, head: .diversion("head"), mouth: .reservoir("lake"),
        reaches: [reach("canal-bed", 0, 20, width: 6, at: 2)], provenance: provenance)
    private static let bed = Watercourse(
        id: "bed", name: text("bed"), kind: .dryBed, head: .diversion("spill"), mouth: .leaves(text("desert")),
        reaches: [reach("bed-bed", 0, 40, width: 20, at: 5)], provenance: provenance)
    private static let diversions = [
        Diversion(
            id: "head", name: text("head"), location: Location(kilometre: 60), into: "canal", share: all(0.25), provenance: provenance),
        Diversion(
            id: "spill", name: text("spill"), location: Location(kilometre: 80), into: "bed", share: all(0), provenance: provenance),
    ]
    private static let lake = Reservoir(
        id: "lake", name: text("lake"), location: Location(watercourse: "canal", kilometre: 20), volume: all(5e6), mixing: .mixed,
        side: .local, provenance: provenance)

    static func record(_ id: String, side: Side = .local, isVerified: Bool = true) -> RegisterRecord {
        RegisterRecord(
            id: id, name: text(id), side: side, place: "653125", owner: "\(side.rawValue)-owner", post: "\(side.rawValue)-post",
            verified: isVerified ? Verification(date: CalendarDate(dayNumber: 20_000), post: "post") : nil, provenance: provenance)
    }

    static func facility(
        _ id: String, _ kilometre: Double, _ kind: Facility.Kind, _ functions: [Facility.Function], storage: Double? = nil,
        flow: Double? = nil, minutes: Int = 60, watercourse: String = "stem", side: Side = .local, isVerified: Bool = true
    ) -> Facility {
        Facility(
            record: record(id, side: side, isVerified: isVerified), kind: kind, functions: functions,
            location: Location(watercourse: watercourse, kilometre: kilometre),
            figures: .init(storage: storage, maximumFlow: flow, minutesToOperate: minutes, provenance: provenance))
    }

    static func target(
        _ id: String, _ kilometre: Double, _ kind: Target.Kind, side: Side = .local, watercourse: String = "stem", backup: String? = nil
    ) -> Target {
        Target(
            record: record(id, side: side), kind: kind, location: Location(watercourse: watercourse, kilometre: kilometre), backup: backup)
    }

    static let targets = [
        target("above", 15, .section), target("field", 60, .irrigationIntake), target("town", 70, .drinkingIntake, backup: "lake"),
        target("city", 100, .drinkingIntake, side: .corps, backup: "town"), target("border", 90, .crossBoundarySection),
    ]
    static let pond = facility("pond", 40, .pond, [.store], storage: 2e6, flow: 20)

    static func river(
        _ facilities: [Facility], targets: [Target] = targets, depots: [Depot] = [], sources: [RiskSource] = [], aid: [MutualAid] = []
    ) -> River {
        River(
            id: "plan-river", name: text("plan river"), zero: text("zero"), seasons: [season], watercourses: [stem, canal, bed],
            diversions: diversions, reservoirs: [lake],
            stretches: [
                Stretch(
                    watercourse: "stem", kilometres: 0...120, place: "653125", name: text("county"), side: .local, provenance: provenance)
            ], targets: targets,
            register: Register(facilities: facilities, riskSources: sources, depots: depots, mutualAid: aid), provenance: provenance)
    }

    static let phenol = Substance(
        id: "volatile-phenol", name: text("phenol"), limit: .init(concentration: 0.005, provenance: provenance),
        decay: .init(perDay: 0, provenance: provenance), density: .dissolved)

    static let begin = Timestamp(CalendarDate(year: 2026, month: 7, day: 15) ?? CalendarDate(dayNumber: 0), hour: 8)

    static func report(
        _ kilometre: Double = 5, mass: Double? = 500, duration: Double = 1800, incident: String = "local-2026-0009",
        watercourse: String? = nil
    ) -> IncidentReported {
        IncidentReported(
            incident: incident, river: "plan-river", kilometre: kilometre, substance: "volatile-phenol", massKilograms: mass,
            released: begin, durationSeconds: duration, dischargeCubicMetresPerSecond: 8, reporter: "local-duty", description: "made up",
            watercourse: watercourse)
    }

    /// What can still be decided in order of time, then what cannot.
    static func isInOrder(_ plan: PlanComputed) -> Bool {
        let times = plan.timeline.map(\.decideBy)
        let late = times.filter { $0 < plan.issued }
        return times == times.filter { $0 >= plan.issued }.sorted() + late.sorted()
            && plan.timeline.filter { $0.what.en.hasPrefix("too late") }.count == late.count
    }

    static func plan(
        _ facilities: [Facility], _ report: IncidentReported = report(), after minutes: Int = 30, targets: [Target] = targets,
        depots: [Depot] = [], treatments: [Treatment] = [], aid: [MutualAid] = []
    ) -> PlanComputed {
        InterceptionPlanner(river: river(facilities, targets: targets, depots: depots, aid: aid), substance: phenol, measures: treatments)
            .plan(report, issued: begin + .minutes(minutes))
    }
}
