package import Playbook
import Wording

/// Where a river's kilometres are on the ground.
package struct RiverGeometry: Hashable, Sendable {
    /// The river's id.
    package let river: String
    /// One for each watercourse that has a line; the main stem is `stem`.
    package let lines: [CentreLine]

    package init(river: String, lines: [CentreLine]) {
        self.river = river
        self.lines = lines
    }

    /// The line of a watercourse; nil when nobody has drawn it.
    package func line(_ watercourse: String) -> CentreLine? { lines.first { $0.watercourse == watercourse } }

    /// The place of a kilometre on a watercourse; nil when it has no line or the kilometre is off it.
    package func position(watercourse: String, kilometre: Double) -> Position? {
        line(watercourse)?.position(at: kilometre)
    }
}

// MARK: - Reading

extension RiverGeometry {
    /// Reads `rivers/<river>/geometry.geojson`. The value is nil when a finding is an error.
    package static func read(_ files: PlaybookFiles, river: String) -> (value: RiverGeometry?, findings: [Finding]) {
        files.read(file(river)) { fields in
            guard let lines = GeometryFile.features(fields, line) else { return nil }
            requireEachOnce(lines, fields)
            return RiverGeometry(river: river, lines: lines)
        }
    }

    static func file(_ river: String) -> String { "rivers/\(river)/geometry.geojson" }

    private static func line(_ properties: Fields, _ shape: Shape) -> CentreLine? {
        let watercourse = properties.identifier("watercourse")
        let name = properties.bilingual("name")
        let provenance = properties.provenance()
        let isCounted = properties.has("kilometres")
        let kilometres = isCounted ? properties.entries("kilometres")?.compactMap { $0.number(in: 0...10_000, unit: "km") } : nil
        let first = isCounted ? nil : properties.number("kilometre", in: 0...10_000, unit: "km")
        properties.rejectUnknownKeys()
        guard case .line(let positions) = shape else {
            properties.report(
                problem: Bilingual(zh: "河道中心线不是 LineString", en: "the line of a watercourse is no LineString"),
                remedy: Bilingual(zh: "写成 LineString，自上游向下游", en: "write a LineString, downstream"))
            return nil
        }
        guard let watercourse, let name, let provenance else { return nil }
        if let first {
            return CentreLine(watercourse: watercourse, name: name, positions: positions, from: first, provenance: provenance)
        }
        guard let kilometres, requireGrowing(kilometres, positions.count, properties) else { return nil }
        return CentreLine(watercourse: watercourse, name: name, positions: positions, kilometres: kilometres, provenance: provenance)
    }

    private static func requireGrowing(_ kilometres: [Double], _ count: Int, _ properties: Fields) -> Bool {
        guard kilometres.count != count || zip(kilometres, kilometres.dropFirst()).contains(where: { $0 >= $1 }) else { return true }
        properties.report(
            at: "kilometres",
            problem: Bilingual(
                zh: "里程有 \(kilometres.count) 个、坐标有 \(count) 个，或里程没有递增",
                en: "there are \(kilometres.count) kilometres for \(count) positions, or they do not grow"),
            remedy: Bilingual(zh: "每个坐标写一个里程，自上游向下游递增", en: "write one kilometre for each position, growing downstream"))
        return false
    }

    private static func requireEachOnce(_ lines: [CentreLine], _ fields: Fields) {
        let ids = lines.map(\.watercourse)
        for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
            fields.report(
                at: "features",
                problem: Bilingual(zh: "水流“\(id)”有多条中心线", en: "the watercourse ‘\(id)’ has several lines"),
                remedy: Bilingual(zh: "合并为一条", en: "join them into one"))
        }
    }
}
