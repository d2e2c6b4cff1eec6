package import Playbook
import Region
import Wording

/// Reads the folder of one river.
struct RiverFile {
    let folder: String
    let region: Region
    /// Ids of rivers/substances.yaml; nil when that file could not be read.
    let substances: Set<String>?

    static let maximumWatercourses = 100
    static let maximumReaches = 500
    static let maximumWorks = 500
    static let longestKilometres = 10_000.0
    /// m³/s.
    static let largestDischarge = 1e5

    /// The river with its register; nil when it cannot be used.
    func read(_ files: PlaybookFiles, _ findings: inout [Finding]) -> River? {
        let (bare, found) = files.read("\(folder)/river.yaml", river)
        findings += found
        let records = RegisterRecords(region: region, substances: substances)
        let register = RegisterFiles(folder: folder, records: records).read(files, &findings)
        guard let bare, let register else { return nil }
        let river = bare.with(register)
        findings += river.findings()
        return river
    }

    private func river(_ fields: Fields) -> River? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let zero = fields.bilingual("zero")
        let seasons = fields.list("seasons", count: 1...12, unique: "id", RiverRecords.season)
        let catchment = fields.optional.mapping("catchment", RiverRecords.catchment)
        let ids = seasons?.map(\.id) ?? []
        var records = WatercourseRecords(seasons: ids, region: region)
        let watercourses = fields.list("watercourses", count: 1...Self.maximumWatercourses, unique: "id") { records.watercourse($0) }
        var marks = records.marks
        let diversions = works(fields, "diversions", .diversion, &marks) { RiverRecords.diversion($0, seasons: ids) }
        let reservoirs = works(fields, "reservoirs", .reservoir, &marks) { RiverRecords.reservoir($0, seasons: ids) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        if let id { requireFolder(id, fields) }
        guard let id, let name, let zero, let seasons, let watercourses, let provenance else { return nil }
        marks[River.markKey(.river, id)] = fields.mark
        marks[River.markKey(.seasons, id)] = fields.mark(of: "seasons")
        return River(
            id: id, name: name, zero: zero, seasons: seasons, watercourses: watercourses, diversions: diversions, reservoirs: reservoirs,
            stretches: records.stretches, catchment: catchment, marks: marks, provenance: provenance)
    }

    private func works<Work>(
        _ fields: Fields, _ key: String, _ kind: River.Marked, _ marks: inout [String: Mark], _ decode: (Fields) -> Work?
    ) -> [Work] {
        fields.optional.list(key, count: 0...Self.maximumWorks, unique: "id") { work in
            if let id = work.optional.identifier("id") { marks[River.markKey(kind, id)] = work.mark(of: "id") }
            return decode(work)
        } ?? []
    }

    private func requireFolder(_ id: String, _ fields: Fields) {
        guard !folder.hasSuffix("/\(id)") else { return }
        fields.report(
            at: "id",
            problem: Bilingual(zh: "标识“\(id)”与文件夹 \(folder) 不同", en: "the id ‘\(id)’ is not the name of the folder \(folder)"),
            remedy: Bilingual(zh: "两者写成一样", en: "give both the same name"))
    }
}

extension River {
    /// What a mark belongs to.
    package enum Marked: String, Sendable {
        case river, seasons, watercourse, jurisdictions, reach, diversion, reservoir, entry
    }

    /// Under which `marks` keeps the place of a thing.
    package static func markKey(_ kind: Marked, _ id: String) -> String { "\(kind.rawValue) \(id)" }

    /// Where a thing is written; for a river that was not read, its name in place of a file.
    package func mark(_ kind: Marked, _ id: String) -> Mark {
        marks[Self.markKey(kind, id)] ?? Mark(file: self.id, line: 1, column: 1, path: "\(kind.rawValue) \(id)")
    }
}
