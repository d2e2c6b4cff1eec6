package import Playbook
import Wording

/// How GB 3838-2002 is written in `rivers/standards.yaml`.
extension WaterQuality {
    /// The file below the playbook folder.
    package static let file = "rivers/standards.yaml"

    package init?(_ fields: Fields) {
        let edition = fields.bilingual("edition")
        let parameters = fields.list("classes", count: 1...200, unique: "id", QualityParameter.read)
        let limits = fields.list("drinking", count: 0...500, unique: "id", DrinkingLimit.read)
        fields.rejectUnknownKeys()
        guard let edition, let parameters, let limits else { return nil }
        self.init(edition: edition, parameters: parameters, drinkingLimits: limits)
    }
}

extension QualityParameter {
    static func read(_ fields: Fields) -> QualityParameter? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let rule = Rule.read(fields)
        let lake = fields.has("lake") ? limits(fields, "lake", isRising: true) : nil
        let unit = fields.optional.choice("unit", of: Unit.self) ?? .milligramsPerLitre
        let isForRivers = fields.optional.flag("rivers") ?? true
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let rule, let provenance else { return nil }
        return QualityParameter(
            id: id, name: name, rule: rule, lakeLimits: lake, unit: unit, isForRivers: isForRivers, provenance: provenance)
    }

    /// Five limits that grow, or fall, from class to class.
    fileprivate static func limits(_ fields: Fields, _ key: String, isRising: Bool) -> [Double]? {
        let limits = fields.entries(key, count: 5...5)?.compactMap { $0.number(in: 0...1e6) }
        guard let limits, limits.count == 5 else { return nil }
        let isOrdered = zip(limits, limits.dropFirst()).allSatisfy { isRising ? $0 <= $1 : $0 >= $1 }
        guard !isOrdered else { return limits }
        fields.report(
            at: key, problem: Bilingual(zh: "Ⅰ至Ⅴ类限值的次序不对", en: "the limits from class I to V are out of order"),
            remedy: Bilingual(
                zh: isRising ? "逐类不减" : "逐类不增", en: isRising ? "none may be below the one before" : "none may be above the one before"))
        return nil
    }
}

extension QualityParameter.Rule {
    /// Exactly one of `atMost`, `atLeast` and `within`.
    fileprivate static func read(_ fields: Fields) -> Self? {
        if fields.has("within") {
            return fields.mapping("within") { range in
                let from = range.number("from", in: 0...14)
                let to = range.number("to", in: 0...14)
                range.rejectUnknownKeys()
                guard let from, let to, from < to else { return nil }
                return .within(from...to)
            }
        }
        if fields.has("atLeast") { return QualityParameter.limits(fields, "atLeast", isRising: false).map { .atLeast($0) } }
        return QualityParameter.limits(fields, "atMost", isRising: true).map { .atMost($0) }
    }
}

extension DrinkingLimit {
    static func read(_ fields: Fields) -> DrinkingLimit? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let table = fields.integer("table", in: 2...3)
        let limit = fields.number("limit", in: 1e-9...1e5, unit: "mg/l")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let table, let limit, let provenance else { return nil }
        return DrinkingLimit(id: id, name: name, table: table, limit: limit, provenance: provenance)
    }
}
