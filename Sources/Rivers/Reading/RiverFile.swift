import Playbook
import Region
import Wording

/// Reads the folder of one river.
struct RiverFile {
    let folder: String
    let region: Region

    static let maximumReaches = 500
    static let maximumTargets = 2000
    static let longestKilometres = 10_000.0

    /// The river with its targets; nil when it cannot be used.
    func read(_ files: PlaybookFiles, _ findings: inout [Finding]) -> River? {
        let (bare, found) = files.read("\(folder)/river.yaml", river)
        findings += found
        let (targets, foundThere) = files.read("\(folder)/targets.yaml") { list($0, on: bare) }
        findings += foundThere
        guard let bare, let targets else { return nil }
        return bare.with(targets)
    }

    private func river(_ fields: Fields) -> River? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let zero = fields.bilingual("zero")
        let seasons = fields.list("seasons", count: 1...12, unique: "id", RiverRecords.season)
        let catchment = fields.optional.mapping("catchment", RiverRecords.catchment)
        let ids = seasons?.map(\.id) ?? []
        let reaches = fields.list("reaches", count: 1...Self.maximumReaches, unique: "id") { RiverRecords.reach($0, seasons: ids) }
        let stretches = fields.list("jurisdictions", count: 1...Self.maximumReaches) { RiverRecords.stretch($0, in: region) }
        let paths = fields.optional.list("alternativePaths", unique: "id") { RiverRecords.alternativePath($0, seasons: ids) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let zero, let seasons, let reaches, let stretches, let provenance else { return nil }
        let river = River(
            id: id, name: name, zero: zero, seasons: seasons, reaches: reaches, stretches: stretches, alternativePaths: paths ?? [],
            catchment: catchment, targets: [], provenance: provenance)
        RiverChecks(river: river, fields: fields, folder: folder).report()
        return river
    }

    private func list(_ fields: Fields, on river: River?) -> [Target]? {
        let targets = fields.list("targets", count: 0...Self.maximumTargets, unique: "id") {
            RiverRecords.target($0, on: river, in: region)
        }
        fields.rejectUnknownKeys()
        return targets
    }
}

extension River {
    /// The same river with its targets, downstream.
    func with(_ targets: [Target]) -> River {
        River(
            id: id, name: name, zero: zero, seasons: seasons, reaches: reaches, stretches: stretches, alternativePaths: alternativePaths,
            catchment: catchment, targets: targets.sorted { ($0.kilometre, $0.id) < ($1.kilometre, $1.id) }, provenance: provenance)
    }
}
