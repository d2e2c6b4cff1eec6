import AirQuality
import Foundation
import Playbook
import Wording

extension IndexTables {
    /// The tables in `air/*.csv`. Nil when one is wrong, or when they do not fit together.
    static func read(_ files: PlaybookFiles) -> (value: IndexTables?, findings: [Finding]) {
        let paths = files.paths(under: folder, ending: ".csv")
        do {
            return (try IndexTables(paths.compactMap { files[$0] }.map { try IndexTable(parsing: $0) }), [])
        } catch {
            let place = Mark(file: paths.first ?? folder, line: 1, column: 1)
            return (nil, [Finding(at: place, problem: .init(zh: "\(error)", en: "\(error)"), remedy: remedy)])
        }
    }

    /// The tables of a playbook folder, whatever else is wrong in it.
    ///
    /// - Throws: `Findings` with what is wrong with the tables.
    static func load(from folder: String) throws(Findings) -> IndexTables {
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath())
        let (tables, findings) = read(files)
        guard let tables else { throw Findings(unreadable + findings) }
        let missing = unreadable.filter { $0.mark.file.hasPrefix("\(Self.folder)/") && $0.severity == .error }
        guard missing.isEmpty else { throw Findings(missing) }
        return tables
    }

    private static let folder = "air"
    private static let remedy = Bilingual(
        zh: "请按 air/hj633-2026.csv 的格式写", en: "write it as air/hj633-2026.csv is written")
}
