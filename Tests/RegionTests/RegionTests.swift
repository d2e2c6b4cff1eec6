import Events
import Foundation
import Playbook
import Region
import Testing
import Wording

/// The region as it is shipped, and what its reader says about mistakes.
@Suite struct RegionTests {
    @Test func `the shipped region has no finding`() throws {
        let (region, findings) = Region.read(try Shipped.files())
        #expect(findings.map(\.description) == [])
        let whole = try #require(region)
        #expect(whole.places(of: .local).count == 12)
        #expect(whole.places(of: .corps).map(\.code) == ["659003"])
        #expect(whole.areas.map(\.id) == ["kashgar-urban", "tumxuk"])
        #expect(whole.posts(of: .corps).count == whole.posts(of: .local).count)
    }

    @Test func `a station is found by code, Chinese name and alias, and Tumxuk has none`() throws {
        let region = try Shipped.region()
        #expect(region.station("2698A")?.place == "653101")
        #expect(region.station("巡警大队")?.code == "2698A")
        #expect(region.station("喀什吾办")?.code == "2699A")
        #expect(region.station("巡警") == nil)
        #expect(region.stations(in: "653101").map(\.code) == ["2698A", "2699A", "2700A"])
        #expect(region.stations(in: "659003").isEmpty)
    }

    @Test func `a place is found by code alone, and by name where a file gives one`() throws {
        let region = try Shipped.region()
        #expect(region.place("659003")?.side == .corps)
        #expect(region.place("喀什地区") == nil)
        #expect(region.place(named: "喀什地区")?.code == "653101")
    }

    @Test func `a neighbour is observed and belongs to no side's ground`() throws {
        let region = try Shipped.region()
        #expect(region.place("653201")?.isNeighbour == true)
        #expect(!region.places(of: .local).contains { $0.code == "653201" })
    }

    @Test func `every fact of the shipped region has a source or says that it is illustrative`() throws {
        let region = try Shipped.region()
        #expect(region.places.allSatisfy { $0.provenance.kind == .namedSource })
        #expect(region.stations.allSatisfy { $0.provenance.kind == .namedSource })
        #expect(region.organisations.allSatisfy { $0.provenance.isIllustrative })
    }

    /// One slip of the pen each, and where and what the finding must say.
    static let slips: [(file: String, from: String, to: String, says: String)] = [
        ("stations.yaml", "    place: 653101", "    place: 653102", "there is no place ‘653102’"),
        ("stations.yaml", "  - code: 2699A", "  - code: 2698A", "‘2698A’ is used twice"),
        ("stations.yaml", "    aliases: [喀什吾办]", "    aliases: [巡警大队]", "the station name ‘巡警大队’ is already at"),
        ("stations.yaml", "    latitude: 39.5371", "    latitude: 29.5371", "outside 35 to 42"),
        ("stations.yaml", "    longitude: 75.9828", "    longitude: 81.9828", "outside 73 to 81.5"),
        ("stations.yaml", "    longitude: 75.9828", "    longitude: 77.9828", "lies 171 km from its place, Kashgar city"),
        ("stations.yaml", "  - code: 2699A", "  - code: 26 99", "not a station code"),
        ("places.yaml", "  - code: 653121", "  - code: 65312", "not a six-digit division code"),
        ("places.yaml", "    aliases: [疏附]", "    aliases: [喀什地区]", "the place name ‘喀什地区’ is already at"),
        (
            "places.yaml", "    latitude: 39.37443\n    longitude: 75.86153", "    latitude: 39.46718\n    longitude: 75.98675",
            "exactly the coordinates of 653101"
        ),
        ("places.yaml", "places: [653101, 653121, 653122]", "places: [653101, 659003]", "659003 (Tumxuk) is not its ground"),
        ("places.yaml", "places: [659003]", "places: []", "‘places’ has 0 items"),
        ("organisations.yaml", "    organisation: kashgar-water\n", "    organisation: kashgar-watr\n", "did you mean ‘kashgar-water’?"),
        ("organisations.yaml", "    organisation: kashgar-water\n", "    organisation: tumxuk-water\n", "its organisation is corps"),
    ]

    @Test(arguments: slips)
    func `a slip of the pen is found at its line with a remedy`(slip: (file: String, from: String, to: String, says: String)) throws {
        let path = "region/\(slip.file)"
        let (files, line) = try Shipped.files(replacing: slip.from, by: slip.to, in: path)
        let findings = Region.read(files).findings
        let finding = try #require(findings.first { $0.description.contains(slip.says) }, "\(findings)")
        #expect(finding.mark.file == path)
        #expect(abs(finding.mark.line - line) <= 6)
        #expect(!finding.remedy.zh.isEmpty && !finding.remedy.en.isEmpty)
    }

    @Test func `a missing file is a finding, and no region`() {
        let (region, findings) = Region.read(PlaybookFiles([:]))
        #expect(region == nil)
        #expect(findings.count == 3)
    }
}

/// The playbook as it lies in the repository.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files() throws -> PlaybookFiles {
        let paths = ["places", "stations", "organisations"].map { "region/\($0).yaml" }
        let texts = try paths.map { ($0, try String(contentsOf: root.appending(path: "Playbooks/\($0)"), encoding: .utf8)) }
        return PlaybookFiles(Dictionary(uniqueKeysWithValues: texts))
    }

    static func region() throws -> Region {
        try #require(Region.read(files()).value)
    }

    /// The files with the first occurrence replaced, and the line on which it stands.
    static func files(replacing old: String, by new: String, in path: String) throws -> (files: PlaybookFiles, line: Int) {
        let files = try files()
        let text = try #require(files[path])
        let range = try #require(text.range(of: old))
        let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
        var texts = Dictionary(uniqueKeysWithValues: files.paths.map { ($0, files[$0] ?? "") })
        texts[path] = text.replacingCharacters(in: range, with: new)
        return (PlaybookFiles(texts), line)
    }
}
