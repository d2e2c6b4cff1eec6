package import Playbook
package import Region
import Wording

/// Every river and substance of the playbook.
package struct RiverPlaybook: Hashable, Sendable {
    package let rivers: [River]
    package let substances: [Substance]
    /// What takes which substance out of a river.
    package let treatments: [Treatment]

    package init(rivers: [River], substances: [Substance], treatments: [Treatment] = []) {
        self.rivers = rivers
        self.substances = substances
        self.treatments = treatments
    }

    /// By the name of its folder.
    package func river(_ id: String) -> River? { rivers.first { $0.id == id } }
    /// By its id in substances.yaml.
    package func substance(_ id: String) -> Substance? { substances.first { $0.id == id } }
}

extension RiverPlaybook {
    /// Reads `rivers/substances.yaml`, `rivers/measures.yaml` and, for every folder below `rivers`, its `river.yaml` and the lists in `register`.
    ///
    /// The value is nil when a finding is an error.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: RiverPlaybook?, findings: [Finding]) {
        let (substances, found) = files.read("rivers/substances.yaml", SubstanceFile.substances)
        var findings = found
        let folders = folders(in: files)
        if folders.isEmpty { findings.append(noRiver) }
        let ids = substances.map { Set($0.map(\.id)) }
        let treatments = TreatmentFile(substances: ids).read(files)
        findings += treatments.findings
        let rivers = folders.compactMap { RiverFile(folder: $0, region: region, substances: ids).read(files, &findings) }
        guard !findings.hasErrors, let substances else { return (nil, findings) }
        return (RiverPlaybook(rivers: rivers, substances: substances, treatments: treatments.value), findings)
    }

    private static let riverFile = "/river.yaml"

    private static func folders(in files: PlaybookFiles) -> [String] {
        files.paths(under: "rivers", ending: riverFile).map { String($0.dropLast(riverFile.count)) }
    }

    private static var noRiver: Finding {
        Finding(
            at: Mark(file: "rivers", line: 1, column: 1),
            problem: Bilingual(zh: "没有任何河流", en: "there is no river"),
            remedy: Bilingual(
                zh: "为每条河建立文件夹，例如 rivers/yarkand/river.yaml", en: "make a folder for each river, such as rivers/yarkand/river.yaml"))
    }
}
