import Chronology
import Playbook
import Wording

/// Reads the lists of one river: `register/facilities.yaml`, `risk-sources.yaml`, `targets.yaml`, `depots.yaml`, `monitors.yaml` and
/// `mutual-aid.yaml`. Each begins with the day that it was written on.
struct RegisterFiles {
    let folder: String
    let records: RegisterRecords

    static let maximumEntries = 2000

    /// What the files hold together.
    struct Contents {
        let register: Register
        let targets: [Target]
        let marks: [String: Mark]
    }

    func read(_ files: PlaybookFiles, _ findings: inout [Finding]) -> Contents? {
        var reading = Reading()
        let facilities = list(.facilities, files, &findings, &reading, records.facility)
        let sources = list(.riskSources, files, &findings, &reading, records.riskSource)
        let targets = list(.targets, files, &findings, &reading, records.target)
        let depots = list(.depots, files, &findings, &reading, records.depot)
        let monitors = list(.monitors, files, &findings, &reading, records.monitor)
        let aid = list(.mutualAid, files, &findings, &reading, records.mutualAid)
        let plan = plan(files, &findings)
        findings.requireUnique(reading.ids, Bilingual(zh: "清单条目", en: "register entry"))
        guard let facilities, let sources, let targets, let depots, let monitors, let aid, let plan else { return nil }
        let register = Register(
            asOf: reading.days.max(), facilities: facilities, riskSources: sources, depots: depots, monitors: monitors, mutualAid: aid,
            plan: plan, written: reading.written)
        return Contents(register: register, targets: targets, marks: reading.marks)
    }

    /// No steps when the river has no `plan.yaml`.
    private func plan(_ files: PlaybookFiles, _ findings: inout [Finding]) -> [PlannedStep]? {
        guard files["\(folder)/plan.yaml"] != nil else { return [] }
        let (steps, found) = files.read("\(folder)/plan.yaml", PlanFile.steps)
        findings += found
        return steps
    }

    /// What is gathered on the way.
    private struct Reading {
        var ids: [Located<String>] = []
        var days: [CalendarDate] = []
        var written: [String: WrittenEntry] = [:]
        var marks: [String: Mark] = [:]
    }

    private func list<Entry>(
        _ list: RegisterList, _ files: PlaybookFiles, _ findings: inout [Finding], _ reading: inout Reading, _ decode: (Fields) -> Entry?
    ) -> [Entry]? {
        let path = "\(folder)/register/\(list.rawValue).yaml"
        let (entries, found) = files.read(path) { fields -> [Entry]? in
            let day = fields.date("asOf").flatMap { CalendarDate($0) }
            let entries = fields.list("entries", count: 0...Self.maximumEntries) { entry in
                take(entry, of: list, into: &reading)
                return decode(entry)
            }
            fields.rejectUnknownKeys()
            if let day { reading.days.append(day) }
            return entries
        }
        findings += found
        return entries
    }

    private func take(_ fields: Fields, of list: RegisterList, into reading: inout Reading) {
        guard let id = fields.optional.reference("id") else { return }
        reading.ids.append(id)
        reading.written[id.value] = WrittenEntry(list: list, fields: fields.flat)
        reading.marks[River.markKey(.entry, id.value)] = id.mark
    }
}

extension River {
    /// The same river with its register.
    func with(_ contents: RegisterFiles.Contents) -> River {
        River(
            id: id, name: name, zero: zero, seasons: seasons, watercourses: watercourses, diversions: diversions, reservoirs: reservoirs,
            stretches: stretches, catchment: catchment, targets: contents.targets, register: contents.register,
            marks: marks.merging(contents.marks) { first, _ in first }, provenance: provenance)
    }

    /// The same river with other targets.
    func with(_ targets: [Target]) -> River {
        with(RegisterFiles.Contents(register: register, targets: targets, marks: [:]))
    }
}
