import Events
import Playbook
import Wording

/// The files of the criteria as they were read, before they are held against each other.
struct CriteriaFiles {
    let air: [ReadEdition<CriteriaEdition>]
    let water: [ReadEdition<WaterEdition>]
    let findings: [Finding]

    private enum One {
        case air(ReadEdition<CriteriaEdition>)
        case water(ReadEdition<WaterEdition>)
    }

    static func read(_ files: PlaybookFiles, except others: Set<String>) -> CriteriaFiles {
        var (editions, findings): ([One], [Finding]) = ([], [])
        for path in files.paths(under: WarningCriteria.folder, ending: ".yaml") where !others.contains(path) {
            let (edition, found) = files.read(path, one)
            findings += found
            if let edition { editions.append(edition) }
        }
        let air = editions.compactMap { if case .air(let edition) = $0 { edition } else { nil } }
        let water = editions.compactMap { if case .water(let edition) = $0 { edition } else { nil } }
        let ids = air.map { Located($0.edition.id, at: $0.applies) } + water.map { Located($0.edition.id, at: $0.applies) }
        findings.requireUnique(ids, Bilingual(zh: "版本", en: "edition"))
        return CriteriaFiles(air: air, water: water, findings: findings)
    }

    /// A file is about air or about water, as its hazard says.
    private static func one(_ fields: Fields) -> One? {
        guard let hazard = fields.choice("hazard", of: Hazard.self) else { return nil }
        if hazard.isWater { return WaterEdition(fields).map { .water(ReadEdition($0, fields)) } }
        return CriteriaEdition(fields).map { .air(ReadEdition($0, fields)) }
    }
}

// MARK: - In force

extension CriteriaFiles {
    /// The edition of every hazard; nil when one has not exactly one.
    func inForce(_ findings: inout [Finding]) -> WarningCriteria? {
        var (air, water): ([Hazard: CriteriaEdition], [Hazard: WaterEdition]) = ([:], [:])
        for hazard in Hazard.air { air[hazard] = Self.chosen(hazard, among: self.air, &findings) }
        for hazard in Hazard.water { water[hazard] = Self.chosen(hazard, among: self.water, &findings) }
        findings += strictness() + Self.unanswering(self.air) + Self.unanswering(self.water) + DayOwnership(air: self.air).findings()
        findings += Self.uncited(self.air) + Self.uncited(self.water) + withoutNational()
        guard air.count == Hazard.air.count, water.count == Hazard.water.count else { return nil }
        return WarningCriteria(air: air, water: water, editions: self.air.map(\.edition), waterEditions: self.water.map(\.edition))
    }

    private static func chosen<Edition>(
        _ hazard: Hazard, among editions: [ReadEdition<Edition>], _ findings: inout [Finding]
    ) -> Edition? {
        let chosen = editions.filter { $0.edition.hazard == hazard && $0.edition.applies }
        if chosen.count == 1 { return chosen[0].edition }
        let mark = chosen.last?.applies ?? Mark(file: WarningCriteria.folder, line: 1, column: 1)
        findings.append(
            Finding(
                at: mark,
                problem: Bilingual(
                    zh: "\(hazard.name.zh)预警条件有 \(chosen.count) 个版本写着 applies: true",
                    en: "\(chosen.count) editions for \(hazard.name.en) say ‘applies: true’"),
                remedy: Bilingual(
                    zh: "每种灾害恰好一个版本写 applies: true，其余写 false", en: "let exactly one edition of each hazard say true, and the others false"))
        )
        return nil
    }
}
