import AirQuality
import Forecasting
import Foundation
import Playbook
import Region

/// What a hindcast takes from the playbooks: names of places, the editions of HJ 633, and the sectors of which guidance is asked. Nothing
/// else of them is read.
struct HindcastPlaybooks: Sendable {
    /// Nil without a folder: then places are called as the files call them.
    var region: Region?
    var tables = IndexTables.builtIn
    var sectors = [GuidanceSector].tarim

    /// - Parameter folder: nil for `Playbooks` below the working folder, if it is there.
    /// - Throws: `Findings` with what is wrong in the files.
    static func load(from folder: String?) throws(Findings) -> HindcastPlaybooks {
        guard let path = folder ?? usual else { return HindcastPlaybooks() }
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: path).resolvingSymlinksInPath())
        let (region, findings) = Region.read(files)
        guard let region else { throw Findings(unreadable + findings) }
        var known = HindcastPlaybooks(region: region, tables: try IndexTables.load(from: path))
        guard files[ForecastPolicy.file] != nil else { return known }
        let (policy, mistakes) = ForecastPolicy.read(files, region: region)
        guard let policy else { throw Findings(mistakes) }
        known.sectors = policy.sectors
        return known
    }

    private static var usual: String? {
        FileManager.default.fileExists(atPath: "Playbooks/region/places.yaml") ? "Playbooks" : nil
    }
}
