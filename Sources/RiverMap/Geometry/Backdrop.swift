package import Playbook
package import Wording

/// What a map shows behind a river, for orientation: counties, towns and other water.
package struct Backdrop: Hashable, Sendable {
    package let counties: [County]
    package let towns: [Town]
    package let waters: [Water]

    package init(counties: [County], towns: [Town], waters: [Water]) {
        self.counties = counties
        self.towns = towns
        self.waters = waters
    }

    /// The ground of one division code, exclaves included.
    package struct County: Hashable, Sendable {
        /// Six digits of GB/T 2260.
        package let code: String
        package let name: Bilingual
        package let polygons: [[[Position]]]
        package let provenance: Provenance
    }

    /// A place where people live.
    package struct Town: Hashable, Sendable {
        package let name: Bilingual
        package let position: Position
        /// 1 a city, 2 a county seat, 3 a township.
        package let weight: Int
        package let provenance: Provenance
    }

    /// Water that no kilometre is counted on.
    package struct Water: Hashable, Sendable {
        package let name: Bilingual
        package let positions: [Position]
        package let provenance: Provenance
    }
}

// MARK: - Reading

extension Backdrop {
    /// Reads `rivers/backdrop.geojson`. The value is nil when a finding is an error.
    package static func read(_ files: PlaybookFiles) -> (value: Backdrop?, findings: [Finding]) {
        files.read(file) { fields in
            guard let parts = GeometryFile.features(fields, part) else { return nil }
            var (counties, towns, waters): ([County], [Town], [Water]) = ([], [], [])
            for part in parts {
                switch part {
                case .county(let county): counties.append(county)
                case .town(let town): towns.append(town)
                case .water(let water): waters.append(water)
                }
            }
            return Backdrop(counties: counties, towns: towns, waters: waters)
        }
    }

    static let file = "rivers/backdrop.geojson"

    private enum Part {
        case county(County)
        case town(Town)
        case water(Water)
    }

    private enum Kind: String, CaseIterable { case county, town, water }

    private static func part(_ properties: Fields, _ shape: Shape) -> Part? {
        let kind = properties.choice("kind", of: Kind.self)
        let name = properties.bilingual("name")
        let provenance = properties.provenance()
        let code = kind == .county ? properties.string("code", length: 6...6) : nil
        let weight = kind == .town ? properties.integer("weight", in: 1...3) : nil
        properties.rejectUnknownKeys()
        guard let kind, let name, let provenance else { return nil }
        switch (kind, shape) {
        case (.county, .polygons(let polygons)):
            return code.map { .county(County(code: $0, name: name, polygons: polygons, provenance: provenance)) }
        case (.town, .point(let position)):
            return weight.map { .town(Town(name: name, position: position, weight: $0, provenance: provenance)) }
        case (.water, .line(let positions)):
            return .water(Water(name: name, positions: positions, provenance: provenance))
        default:
            properties.report(
                at: "kind", problem: Bilingual(zh: "“\(kind.rawValue)”的图形类型不对", en: "a \(kind.rawValue) has another form"),
                remedy: Bilingual(
                    zh: "县写多边形，城镇写点，水写线", en: "write a county as polygons, a town as a point and water as a line"))
            return nil
        }
    }
}
