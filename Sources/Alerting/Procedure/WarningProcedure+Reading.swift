import Chronology
import Events
package import Playbook
package import Region
import Wording

extension WarningProcedure {
    /// The file below the playbook folder.
    package static let file = "warnings/procedure.yaml"

    /// Reads the procedure; what contradicts the region, the criteria or the rivers is a finding.
    /// - Parameter rivers: ids of the rivers in the playbooks; nil where they are not known, and so not compared.
    package static func read(
        _ files: PlaybookFiles, region: Region, criteria: WarningCriteria, rivers: [String]? = nil
    ) -> (value: WarningProcedure?, findings: [Finding]) {
        let (written, found) = files.read(file) { WrittenProcedure($0, region) }
        guard let written else { return (nil, found) }
        let findings = found + ProcedureChecks(written: written, region: region, criteria: criteria, rivers: rivers).findings()
        return (findings.hasErrors ? nil : written.procedure(region), findings)
    }

    /// Ways to consult, ways to release, rules, and region-wide areas in one file.
    static let maximumRecords = 200
}

/// The file as it stands there, each part with its mark.
struct WrittenProcedure {
    let head: (id: String, name: Bilingual, note: Bilingual, provenance: Provenance)
    let consultations: [Located<ConsultationRule>]
    let releases: [Located<ReleaseRule>]
    let steps: [Located<StepRule>]
    let byHand: Located<String>
    let recall: Located<RecallRule>
    let persistence: PersistenceRule
    let regionWide: [Located<WrittenRegionWide>]
    let waters: [WrittenWater]

    init?(_ fields: Fields, _ region: Region) {
        let most = WarningProcedure.maximumRecords
        let head = Self.head(fields)
        let consultations = fields.list("consultations", count: 1...most, unique: "id") { ConsultationRule.read($0, region) }
        let releases = fields.list("releases", count: 1...most, unique: "id") { ReleaseRule.read($0, region) }
        let steps = fields.list("steps", count: 1...most, StepRule.read)
        let byHand = fields.reference("byHand")
        let recall = fields.mapping("recall") { RecallRule.read($0, region) }
        let persistence = fields.mapping("persistence", PersistenceRule.init)
        let regionWide = fields.list("regionWide", count: 0...most, unique: "id", WrittenRegionWide.read)
        let waters = fields.list("waters", count: 0...most, unique: "river", WrittenWater.read)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let head, let consultations, let releases, let steps, let byHand, let recall, let persistence, let regionWide, let waters,
            let provenance
        else { return nil }
        self.head = (head.id, head.name, head.note, provenance)
        (self.consultations, self.releases, self.steps, self.byHand) = (consultations, releases, steps, byHand)
        (self.recall, self.persistence, self.regionWide, self.waters) = (recall, persistence, regionWide, waters)
    }

    private static func head(_ fields: Fields) -> (id: String, name: Bilingual, note: Bilingual)? {
        let (id, name, note) = (fields.identifier("procedure"), fields.bilingual("name"), fields.bilingual("note"))
        guard let id, let name, let note else { return nil }
        return (id, name, note)
    }

    func procedure(_ region: Region) -> WarningProcedure {
        WarningProcedure(
            id: head.id, name: head.name, note: head.note,
            consultations: Dictionary(consultations.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first }),
            releases: Dictionary(releases.map { ($0.value.id, $0.value) }, uniquingKeysWith: { first, _ in first }),
            steps: steps.map(\.value), byHand: byHand.value, recall: recall.value, persistence: persistence,
            regionWide: regionWide.map { $0.value.resolved(region) }, waters: waters.map(\.area), provenance: head.provenance)
    }
}
