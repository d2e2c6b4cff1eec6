import Events
import Playbook
import Wording

extension GradingRules {
    /// The file below the playbook folder.
    package static let file = "rivers/grading.yaml"

    init?(_ fields: Fields) {
        let edition = fields.bilingual("edition")
        let rows = fields.list("grades", count: 4...4, unique: "grade", Row.init)
        let differences = fields.list("elsewhere", count: 0...20, Difference.init)
        let probability = fields.number("reachedProbability", in: 0.05...1)
        let left = fields.number("leftProbability", in: 0.01...(probability ?? 1))
        let crossing = fields.mapping("countyToRegiment", Row.CrossesByDefault.init)
        fields.rejectUnknownKeys()
        guard let edition, let rows, let differences, let probability, let left, let crossing else { return nil }
        self.init(
            edition: edition, rows: rows.sorted { $0.grade > $1.grade }, differences: differences, reachedProbability: probability,
            leftProbability: left, countyToRegiment: crossing)
        reportDisorder(to: fields)
    }

    /// A graver grade never begins with less.
    private func reportDisorder(to fields: Fields) {
        for (graver, lesser) in zip(rows, rows.dropFirst()) {
            let pairs = [(graver.deaths, lesser.deaths), (graver.injured, lesser.injured), (graver.evacuated, lesser.evacuated)]
            let isFalling = pairs.contains { pair in pair.0.flatMap { high in pair.1.map { high <= $0 } } ?? false }
            guard isFalling else { continue }
            fields.report(
                at: "grades",
                problem: Bilingual(
                    zh: "\(graver.grade.rawValue) 级的门槛不高于 \(lesser.grade.rawValue) 级",
                    en: "grade \(graver.grade.rawValue) begins with no more than grade \(lesser.grade.rawValue)"),
                remedy: Bilingual(zh: "请核对数字", en: "check the figures"))
        }
    }
}

extension GradingRules.Row {
    fileprivate init?(_ fields: Fields) {
        let grade = fields.choice("grade", of: IncidentGrade.self)
        let deaths = fields.optional.integer("deaths", in: 1...100_000)
        let injured = fields.optional.integer("injured", in: 1...1_000_000)
        let evacuated = fields.optional.integer("evacuated", in: 1...10_000_000)
        let loss = fields.optional.number("lossTenThousandYuan", in: 1...1e9)
        let intake = fields.optional.choice("intake", of: IntakeCutOff.self)
        let crosses = fields.optional.choice("crosses", of: BoundaryCrossed.self)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let grade, let provenance else { return nil }
        self.init(
            grade: grade, deaths: deaths, injured: injured, evacuated: evacuated, loss: loss, intake: intake, crosses: crosses,
            provenance: provenance)
    }
}

extension GradingRules.Row.CrossesByDefault {
    fileprivate init?(_ fields: Fields) {
        let boundary = fields.choice("as", of: BoundaryCrossed.self)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let boundary, let provenance else { return nil }
        self.init(boundary: boundary, provenance: provenance)
    }
}

extension GradingRules.Difference {
    fileprivate init?(_ fields: Fields) {
        let grade = fields.choice("grade", of: IncidentGrade.self)
        let deaths = fields.integer("deaths", in: 1...100_000)
        let text = fields.bilingual("text")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let grade, let deaths, let text, let provenance else { return nil }
        self.init(grade: grade, deaths: deaths, text: text, provenance: provenance)
    }
}
