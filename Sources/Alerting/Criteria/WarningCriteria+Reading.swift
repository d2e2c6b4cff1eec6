import Events
package import Playbook
package import Region
import Wording

extension WarningCriteria {
    /// The folder of the criteria below the playbook folder.
    package static let folder = "warnings"

    /// Reads every file of `warnings/`, chooses the edition in force for each hazard, and takes the experience with them if there is any.
    /// - Returns: nil with findings when a file is wrong, or when a hazard has not exactly one edition in force.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: WarningCriteria?, findings: [Finding]) {
        var (read, findings) = files.without(WarningProcedure.file).readAll(under: folder, except: WarningExperience.file) { fields in
            CriteriaEdition(fields).map { Located($0, at: fields.mark(of: "applies")) }
        }
        findings.requireUnique(read.map { Located($0.value.id, at: $0.mark) }, Bilingual(zh: "版本", en: "edition"))
        let pollution = inForce(.pollution, among: read, &findings)
        let dust = inForce(.dust, among: read, &findings)
        findings += sidesWithoutArea(region)
        guard let pollution, let dust, !findings.hasErrors else { return (nil, findings) }
        let criteria = WarningCriteria(pollution: pollution, dust: dust, editions: read.map(\.value))
        return withExperience(criteria, files, region, findings)
    }

    private static func withExperience(
        _ criteria: WarningCriteria, _ files: PlaybookFiles, _ region: Region, _ findings: [Finding]
    ) -> (value: WarningCriteria?, findings: [Finding]) {
        let places = Set(region.places.map(\.code) + region.areas.flatMap(\.places))
        let (experience, found) = WarningExperience.read(files, for: criteria, places: places)
        var criteria = criteria
        criteria.experience = experience
        return (found.hasErrors ? nil : criteria, findings + found)
    }

    private static func inForce(
        _ hazard: Hazard, among editions: [Located<CriteriaEdition>], _ findings: inout [Finding]
    ) -> CriteriaEdition? {
        let chosen = editions.filter { $0.value.hazard == hazard && $0.value.applies }
        if chosen.count == 1 { return chosen[0].value }
        let mark = chosen.last?.mark ?? Mark(file: folder, line: 1, column: 1)
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

    /// Nobody is warned on a side without a warning area.
    private static func sidesWithoutArea(_ region: Region) -> [Finding] {
        Side.allCases.filter { region.areas(of: $0).isEmpty }.map { side in
            Finding(
                .warning, at: Mark(file: folder, line: 1, column: 1),
                problem: Bilingual(zh: "\(side.rawValue) 一方没有预警区域", en: "the side ‘\(side.rawValue)’ has no warning area"),
                remedy: Bilingual(zh: "在 region/places.yaml 的 areas 下写一个", en: "write one under ‘areas’ in region/places.yaml"))
        }
    }
}
