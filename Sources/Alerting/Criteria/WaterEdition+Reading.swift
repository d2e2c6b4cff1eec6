import Events
import Playbook
import Wording

extension WaterEdition {
    /// Reads one file of `Playbooks/warnings` about water.
    init?(_ fields: Fields) {
        let head = EditionHead(fields)
        let targets = fields.optional.entries("targets", count: 1...20)?.compactMap { $0.choice(of: TargetKind.self) }
        let levels = fields.list("levels", count: 1...4, unique: "level", WaterCriterion.read)
        let unknownMass = fields.mapping("unknownMass", UnknownMass.init)
        let lifting = fields.mapping("lifting", WaterLifting.init)
        let steadiness = fields.mapping("steadiness", Steadiness.init)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let head, let levels, let unknownMass, let lifting, let steadiness, let provenance else { return nil }
        self.init(
            hazard: head.hazard, id: head.id, name: head.name, applies: head.applies, note: head.note, cause: head.cause,
            targets: Set(targets ?? []), levels: levels.sorted { $0.level < $1.level }, unknownMass: unknownMass, lifting: lifting,
            steadiness: steadiness, isNational: head.isNational, stricterThan: head.stricterThan, provenance: provenance)
        reportContradictions(to: fields)
    }
}

extension WaterCriterion {
    static func read(_ fields: Fields) -> WaterCriterion? {
        let level = fields.choice("level", of: WarningLevel.self)
        let anyOf = fields.list("anyOf", count: 1...10, WaterAlternative.read)
        fields.rejectUnknownKeys()
        guard let level, let anyOf else { return nil }
        return WaterCriterion(level, anyOf: anyOf)
    }
}

extension WaterAlternative {
    static func read(_ fields: Fields) -> WaterAlternative? {
        let grade = fields.optional.choice("grade", of: IncidentGrade.self)
        let arrival = fields.optional.mapping("arrival", ArrivalRule.read)
        fields.rejectUnknownKeys()
        if fields.has("grade") || fields.has("arrival") { return WaterAlternative(grade: grade, arrival: arrival) }
        fields.report(
            problem: Bilingual(zh: "此条件什么也没有要求", en: "this alternative asks for nothing"),
            remedy: Bilingual(
                zh: "写 grade: III，或 arrival: {probability: 0.2, withinHours: 48}，或两者都写",
                en: "write grade: III, or arrival: {probability: 0.2, withinHours: 48}, or both"))
        return nil
    }
}

extension ArrivalRule {
    /// The longest lead that can be asked for; a plume forecast does not reach further.
    static let longestLeadHours = 720

    static func read(_ fields: Fields) -> ArrivalRule? {
        let targets = fields.optional.entries("targets", count: 1...20)?.compactMap { $0.choice(of: TargetKind.self) }
        let probability = fields.number("probability", in: 0.01...1)
        let hours = fields.integer("withinHours", in: 1...longestLeadHours)
        fields.rejectUnknownKeys()
        guard let probability, let hours else { return nil }
        return ArrivalRule(targets: Set(targets ?? []), probability: probability, withinHours: hours)
    }
}

extension UnknownMass {
    init?(_ fields: Fields) {
        let probability = fields.number("probability", in: 0...1)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let probability, let provenance else { return nil }
        self.init(probability: probability, provenance: provenance)
    }
}

extension WaterLifting {
    init?(_ fields: Fields) {
        let below = fields.number("below", in: 0.001...1)
        let hours = fields.integer("hours", in: 0...720)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let below, let hours, let provenance else { return nil }
        self.init(below: below, hours: hours, provenance: provenance)
    }
}
