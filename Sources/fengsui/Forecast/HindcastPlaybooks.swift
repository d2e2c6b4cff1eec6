import AirQuality
import Foundation
import Playbook
import Region

/// What a hindcast takes from the playbooks: names of places, and the editions of HJ 633. Nothing else of them is read.
struct HindcastPlaybooks: Sendable {
    /// Nil without a folder: then places are called as the files call them.
    var region: Region?
    var tables = IndexTables.builtIn

    /// - Parameter folder: nil for `Playbooks` below the working folder, if it is there.
    /// - Throws: `Findings` with what is wrong in the files.
    static func load(from folder: String?) throws(Findings) -> HindcastPlaybooks {
        guard let path = folder ?? usual else { return HindcastPlaybooks() }
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: path).resolvingSymlinksInPath())
        let (region, findings) = Region.read(files)
        guard let region else { throw Findings(unreadable + findings) }
        return HindcastPlaybooks(region: region, tables: try IndexTables.load(from: path))
    }

    private static var usual: String? {
        FileManager.default.fileExists(atPath: "Playbooks/region/places.yaml") ? "Playbooks" : nil
    }
}
