package import Playbook
import Wording

/// How treatments are written in `rivers/measures.yaml`.
package struct TreatmentFile {
    package static let path = "rivers/measures.yaml"
    static let maximumTreatments = 200

    /// Ids of rivers/substances.yaml; nil leaves them unchecked.
    let substances: Set<String>?

    package init(substances: Set<String>?) { self.substances = substances }

    /// Empty with findings when something is wrong; none without a finding when there is no such file.
    package func read(_ files: PlaybookFiles) -> (value: [Treatment], findings: [Finding]) {
        guard files[Self.path] != nil else { return ([], []) }
        let (treatments, findings) = files.read(Self.path) { fields -> [Treatment]? in
            let treatments = fields.list("measures", count: 0...Self.maximumTreatments, unique: "id", treatment)
            fields.rejectUnknownKeys()
            return treatments
        }
        return (treatments ?? [], findings)
    }

    private func treatment(_ fields: Fields) -> Treatment? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let supply = fields.choice("supply", of: Depot.Supply.self)
        let substances = fields.entries("substances", count: 1...100)?.compactMap(known)
        let dose = fields.mapping("dose", dose)
        let efficiency = fields.number("efficiency", in: 0.01...1)
        let condition = fields.bilingual("condition")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let supply, let substances, let dose, let efficiency, let condition, let provenance else { return nil }
        return Treatment(
            id: id, name: name, supply: supply, substances: substances, dose: dose, efficiency: efficiency, condition: condition,
            provenance: provenance)
    }

    /// One of the two.
    private func dose(_ fields: Fields) -> Treatment.Dose? {
        let water = fields.optional.number("milligramsPerLitre", in: 0.01...10_000, unit: "mg/l")
        let mass = fields.optional.number("kilogramsPerKilogram", in: 0.001...1000, unit: "kg/kg")
        fields.rejectUnknownKeys()
        switch (water, mass) {
        case (let water?, nil): return .perWater(milligramsPerLitre: water)
        case (nil, let mass?): return .perMass(kilograms: mass)
        default:
            fields.report(
                problem: Bilingual(zh: "投加量应写且只写一种", en: "a dose is written in one of two ways"),
                remedy: Bilingual(
                    zh: "写 milligramsPerLitre（按水量）或 kilogramsPerKilogram（按污染物量）",
                    en: "write milligramsPerLitre (by the water) or kilogramsPerKilogram (by the substance)"))
            return nil
        }
    }

    private func known(_ entry: Entry) -> String? {
        guard let id = entry.identifier() else { return nil }
        guard let substances, !substances.contains(id) else { return id }
        entry.report(
            problem: Bilingual(zh: "没有物质“\(id)”", en: "there is no substance ‘\(id)’"),
            remedy: Bilingual(
                zh: "用 rivers/substances.yaml 中的标识，或在其中添加", en: "use an id of rivers/substances.yaml, or add it there"))
        return nil
    }
}
