import AirQuality
import Events
import Playbook
import Wording

extension CriteriaEdition {
    /// Reads one file of `Playbooks/warnings`.
    init?(_ fields: Fields) {
        let head = EditionHead(fields)
        let days = fields.optional.mapping("days", DayChoice.init)
        let absorbedBy = fields.optional.entries("absorbedBy", count: 1...5)?.compactMap { $0.choice(of: Hazard.self) }
        let dailyMean = fields.choice("dailyMean", of: DailyMean.self)
        let firing = fields.mapping("firing", Firing.init)
        let levels = fields.list("levels", count: 1...4, unique: "level") { LevelCriterion.read($0, lead: firing?.leadDays) }
        let lifting = fields.mapping("lifting", LiftingRule.init)
        let steadiness = fields.mapping("steadiness", Steadiness.init)
        let dustRatio = fields.optional.mapping("observedDust", DustRatio.init)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let head, let dailyMean, let levels, let firing, let lifting, let steadiness, let provenance else { return nil }
        self.init(
            hazard: head.hazard, id: head.id, name: head.name, applies: head.applies, note: head.note, cause: head.cause, days: days,
            absorbedBy: absorbedBy ?? [], dailyMean: dailyMean, levels: levels.sorted { $0.level < $1.level }, firing: firing,
            lifting: lifting, steadiness: steadiness, dustRatio: dustRatio, isNational: head.isNational, stricterThan: head.stricterThan,
            provenance: provenance)
        reportContradictions(to: fields)
    }
}

extension LevelCriterion {
    /// - Parameter lead: the file's, for a level without its own; nil when that is wrong, which is said there.
    static func read(_ fields: Fields, lead: Int?) -> LevelCriterion? {
        let level = fields.choice("level", of: WarningLevel.self)
        let probability = fields.number("probability", in: 0.01...1)
        let own = fields.optional.integer("leadDays", in: 1...10)
        let anyOf = fields.list("anyOf", count: 1...5, Alternative.read)
        fields.rejectUnknownKeys()
        guard let level, let probability, let anyOf, let leadDays = own ?? lead else { return nil }
        return LevelCriterion(level, anyOf: anyOf, probability: probability, leadDays: leadDays)
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
        let holds = fields.optional.mapping("holds", Self.range)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let below, let hours, let probability, let provenance else { return nil }
        self.init(below: below, hours: hours, probability: probability, holds: holds, provenance: provenance)
    }

    private static func range(_ fields: Fields) -> ClosedRange<Int>? {
        let from = fields.integer("from", in: 0...500)
        let to = fields.integer("to", in: (from ?? 0)...500)
        fields.rejectUnknownKeys()
        guard let from, let to else { return nil }
        return from...to
    }
}

extension DayChoice {
    init?(_ fields: Fields) {
        let primary = fields.optional.choice("primary", of: Pollutant.self)
        let months = fields.optional.entries("months", count: 1...12)?.compactMap { $0.integer(in: 1...12) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let provenance else { return nil }
        self.init(primary: primary?.rawValue, months: months, provenance: provenance)
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
