import Events
package import Playbook
package import Region
import Wording

extension WarningCriteria {
    /// The folder of the criteria below the playbook folder.
    package static let folder = "warnings"
    /// Files of the folder that hold no criteria.
    static let others: Set<String> = [WarningExperience.file, WarningProcedure.file]

    /// Reads every file of `warnings/`, chooses the edition in force for each hazard, and takes the experience with them if there is any.
    /// - Returns: nil with findings when a file is wrong, when a hazard has not exactly one edition in force, or when they contradict each
    ///   other.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: WarningCriteria?, findings: [Finding]) {
        let read = CriteriaFiles.read(files, except: others)
        var findings = read.findings + sidesWithoutArea(region)
        guard !read.findings.hasErrors, let criteria = read.inForce(&findings), !findings.hasErrors else { return (nil, findings) }
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
