import Chronology
import Events
import Playbook
import Wording

@testable import Rivers

/// A small river for tests: a stem of three reaches, a canal that takes two thirds of the water and gives it back, a tributary, and a reservoir
/// with an outflow. Everything in it is made up.
enum SampleRiver {
    static let provenance = Provenance.illustrative
    static let season = Season(
        id: "all-year", name: text("all year"), months: Array(1...12), waterTemperatureCelsius: 20, provenance: provenance)

    static func text(_ word: String) -> Bilingual { Bilingual(zh: word, en: word) }

    static func reach(_ id: String, _ from: Double, _ to: Double, width: Double, at discharge: Double) -> Reach {
        Reach(
            id: id, name: text(id), kilometres: from...to, slope: 0.0008, roughness: 0.03,
            ratings: ["all-year": .init(width: width, discharge: discharge, provenance: provenance)], provenance: provenance)
    }

    static func inflow(_ discharge: Double) -> BySeason { BySeason(["all-year": discharge]) }

    static let stem = Watercourse(
        id: "stem", name: text("stem"), kind: .stem, head: .spring(inflow(90), provenance), mouth: .leaves(text("out")),
        reaches: [
            reach("upper", 0, 60, width: 80, at: 90), reach("middle", 60, 120, width: 60, at: 30),
            reach("lower", 120, 200, width: 90, at: 110),
        ],
        provenance: provenance)
    static let canal = Watercourse(
        id: "canal", name: text("canal"), kind: .canal, head: .diversion("gate"), mouth: .joins(Location(kilometre: 110)),
        reaches: [reach("canal-bed", 0, 90, width: 40, at: 60)], provenance: provenance)
    static let tributary = Watercourse(
        id: "tributary", name: text("tributary"), kind: .tributary, head: .spring(inflow(20), provenance),
        mouth: .joins(Location(kilometre: 120)),
        reaches: [reach("tributary-bed", 0, 30, width: 30, at: 20)], provenance: provenance)

    static let gate = Diversion(
        id: "gate", name: text("gate"), location: Location(kilometre: 60), share: inflow(2.0 / 3), provenance: provenance)
    static let lake = Reservoir(
        id: "lake", name: text("lake"), location: Location(kilometre: 160), volume: inflow(5e6), mixing: .mixed, side: .corps,
        provenance: provenance)

    static func target(_ id: String, _ kilometre: Double, watercourse: String = "stem", kind: Target.Kind = .section, side: Side = .local)
        -> Target
    {
        Target(
            record: RegisterRecord(
                id: id, name: text(id), side: side, place: "653125", owner: "owner", post: "post", provenance: provenance),
            kind: kind, location: Location(watercourse: watercourse, kilometre: kilometre))
    }

    static let targets = [
        target("near", 20), target("on-canal", 45, watercourse: "canal", kind: .irrigationIntake),
        target("on-bed", 90, kind: .irrigationIntake), target("on-tributary", 10, watercourse: "tributary"),
        target("below", 130, kind: .drinkingIntake), target("inlet", 160, kind: .reservoir, side: .corps),
        target("outlet", 190, kind: .drinkingIntake, side: .corps),
    ]

    static func source(_ id: String, _ kilometre: Double, watercourse: String = "stem", substance: String = "cadmium") -> RiskSource {
        RiskSource(
            record: RegisterRecord(
                id: id, name: text(id), side: .local, place: "653125", owner: "owner", post: "post", provenance: provenance),
            location: Location(watercourse: watercourse, kilometre: kilometre), metresFromBank: 100,
            holdings: [.init(substance: substance, kilograms: 5000)], rank: .major)
    }

    static func river(
        watercourses: [Watercourse] = [stem, canal, tributary], diversions: [Diversion] = [gate], reservoirs: [Reservoir] = [lake],
        targets: [Target] = targets, sources: [RiskSource] = []
    ) -> River {
        River(
            id: "sample", name: text("sample"), zero: text("zero"), seasons: [season], watercourses: watercourses, diversions: diversions,
            reservoirs: reservoirs, targets: targets, register: Register(riskSources: sources), provenance: provenance)
    }

    static let substance = Substance(
        id: "cadmium", name: text("cadmium"), limit: .init(concentration: 0.005, provenance: provenance),
        decay: .init(perDay: 0, provenance: provenance), density: .dissolved)

    static let begin = Timestamp(CalendarDate(year: 2026, month: 7, day: 15) ?? CalendarDate(dayNumber: 0), hour: 8)

    static func report(
        _ kilometre: Double = 5, watercourse: String? = nil, mass: Double? = 500, duration: Double = 1800, flow: Double? = 90,
        incident: String = "local-2026-0007", bank: String? = nil
    ) -> IncidentReported {
        IncidentReported(
            incident: incident, river: "sample", kilometre: kilometre, substance: "cadmium", massKilograms: mass, released: begin,
            durationSeconds: duration, dischargeCubicMetresPerSecond: flow, reporter: "local-duty", description: "made up",
            watercourse: watercourse, bank: bank)
    }
}
