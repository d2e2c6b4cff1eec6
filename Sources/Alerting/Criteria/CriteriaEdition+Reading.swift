import Events
import Playbook
import Wording

extension CriteriaEdition {
    /// Reads one file of `Playbooks/warnings`.
    init?(_ fields: Fields) {
        let head = Head(fields)
        let levels = fields.list("levels", count: 1...3, unique: "level", LevelCriterion.read)
        let firing = fields.mapping("firing", Firing.init)
        let lifting = fields.mapping("lifting", LiftingRule.init)
        let steadiness = fields.mapping("steadiness", Steadiness.init)
        let dustRatio = fields.optional.mapping("observedDust", DustRatio.init)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let head, let levels, let firing, let lifting, let steadiness, let provenance else { return nil }
        self.init(
            hazard: head.hazard, id: head.id, name: head.name, applies: head.applies, note: head.note, cause: head.cause,
            levels: levels.sorted { $0.level < $1.level }, firing: firing, lifting: lifting, steadiness: steadiness,
            dustRatio: dustRatio, provenance: provenance)
        reportContradictions(to: fields)
    }

    /// What the file is.
    private struct Head {
        let (hazard, id, name, applies): (Hazard, String, Bilingual, Bool)
        let (note, cause): (Bilingual, Bilingual)

        init?(_ fields: Fields) {
            let hazard = fields.choice("hazard", of: Hazard.self)
            let id = fields.identifier("edition")
            let name = fields.bilingual("name")
            let applies = fields.flag("applies")
            let note = fields.bilingual("note")
            let cause = fields.bilingual("cause")
            guard let hazard, let id, let name, let applies, let note, let cause else { return nil }
            (self.hazard, self.id, self.name, self.applies) = (hazard, id, name, applies)
            (self.note, self.cause) = (note, cause)
        }
    }
}

extension LevelCriterion {
    static func read(_ fields: Fields) -> LevelCriterion? {
        let level = fields.choice("level", of: WarningLevel.self)
        let probability = fields.number("probability", in: 0.01...1)
        let anyOf = fields.list("anyOf", count: 1...5, Alternative.read)
        fields.rejectUnknownKeys()
        guard let level, let probability, let anyOf else { return nil }
        return LevelCriterion(level, anyOf: anyOf, probability: probability)
    }
}

extension Alternative {
    static func read(_ fields: Fields) -> Alternative? {
        let rules = fields.list("allOf", count: 1...5) { rule -> RunRule? in
            let above = rule.integer("above", in: 0...499)
            let hours = rule.integer("hours", in: 1...240)
            rule.rejectUnknownKeys()
            guard let above, let hours else { return nil }
            return RunRule(above: above, hours: hours)
        }
        fields.rejectUnknownKeys()
        return rules.map(Alternative.init(allOf:))
    }
}

extension Firing {
    init?(_ fields: Fields) {
        let leadDays = fields.integer("leadDays", in: 1...10)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let leadDays, let provenance else { return nil }
        self.init(leadDays: leadDays, provenance: provenance)
    }
}

extension LiftingRule {
    init?(_ fields: Fields) {
        let below = fields.integer("below", in: 1...500)
        let hours = fields.integer("hours", in: 1...240)
        let probability = fields.number("probability", in: 0.01...1)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let below, let hours, let probability, let provenance else { return nil }
        self.init(below: below, hours: hours, probability: probability, provenance: provenance)
    }
}

extension Steadiness {
    init?(_ fields: Fields) {
        let lowerAfterIssues = fields.integer("lowerAfterIssues", in: 1...10)
        let extendDaysBefore = fields.integer("extendDaysBefore", in: 0...10)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let lowerAfterIssues, let extendDaysBefore, let provenance else { return nil }
        self.init(lowerAfterIssues: lowerAfterIssues, extendDaysBefore: extendDaysBefore, provenance: provenance)
    }
}

extension DustRatio {
    init?(_ fields: Fields) {
        let below = fields.number("ratioBelow", in: 0.05...1)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let below, let provenance else { return nil }
        self.init(below: below, provenance: provenance)
    }
}
