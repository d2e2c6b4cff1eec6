import Playbook

/// How a substance is written in `rivers/substances.yaml`.
enum SubstanceFile {
    static let maximumSubstances = 500

    static func substances(_ fields: Fields) -> [Substance]? {
        let substances = fields.list("substances", count: 1...maximumSubstances, unique: "id", substance)
        fields.rejectUnknownKeys()
        return substances
    }

    private static func substance(_ fields: Fields) -> Substance? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let limit = fields.mapping("limit", limit)
        let decay = fields.mapping("decay", decay)
        let density = fields.choice("density", of: Substance.Density.self)
        fields.rejectUnknownKeys()
        guard let id, let name, let limit, let decay, let density else { return nil }
        return Substance(id: id, name: name, limit: limit, decay: decay, density: density)
    }

    private static func limit(_ fields: Fields) -> Substance.Limit? {
        let concentration = fields.number("milligramsPerLitre", in: 1e-9...1e5, unit: "mg/l")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let concentration, let provenance else { return nil }
        return Substance.Limit(concentration: concentration, provenance: provenance)
    }

    private static func decay(_ fields: Fields) -> Substance.Decay? {
        let perDay = fields.number("perDay", in: 0...50, unit: "1/d")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let perDay, let provenance else { return nil }
        return Substance.Decay(perDay: perDay, provenance: provenance)
    }
}
