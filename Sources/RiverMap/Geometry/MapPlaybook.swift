package import Playbook
package import Rivers
import Wording

/// Where the rivers of a playbook are on the ground.
package struct MapPlaybook: Hashable, Sendable {
    package let geometries: [RiverGeometry]
    package let backdrop: Backdrop

    package init(geometries: [RiverGeometry], backdrop: Backdrop) {
        self.geometries = geometries
        self.backdrop = backdrop
    }

    /// Without lines for a river that has no file.
    package func geometry(_ river: String) -> RiverGeometry {
        geometries.first { $0.river == river } ?? RiverGeometry(river: river, lines: [])
    }
}

extension MapPlaybook {
    /// Reads `rivers/backdrop.geojson` and each river's `geometry.geojson`. A file that is not there is a warning, since everything but the
    /// maps works without it; the value is nil when a finding is an error.
    package static func read(_ files: PlaybookFiles, rivers: [River]) -> (value: MapPlaybook?, findings: [Finding]) {
        var findings: [Finding] = []
        var geometries: [RiverGeometry] = []
        for river in rivers {
            let file = RiverGeometry.file(river.id)
            guard files[file] != nil else {
                findings.append(noFile(file))
                continue
            }
            let (geometry, found) = RiverGeometry.read(files, river: river.id)
            findings += found + (geometry?.findings(river) ?? [])
            if let geometry { geometries.append(geometry) }
        }
        let hasBackdrop = files[Backdrop.file] != nil
        let (backdrop, found) =
            hasBackdrop ? Backdrop.read(files) : (Backdrop(counties: [], towns: [], waters: []), [noFile(Backdrop.file)])
        findings += found
        guard let backdrop, !findings.hasErrors else { return (nil, findings) }
        return (MapPlaybook(geometries: geometries, backdrop: backdrop), findings)
    }

    private static func noFile(_ file: String) -> Finding {
        Finding(
            .warning, at: Mark(file: file, line: 1, column: 1),
            problem: Bilingual(zh: "没有这个文件，地图上将缺少它", en: "this file is not there, so the maps lack what it draws"),
            remedy: Bilingual(
                zh: "用 Deploy/tools/river-geometry 生成，或手工绘制", en: "make it with Deploy/tools/river-geometry, or draw it by hand"))
    }
}

// MARK: - Lines against the network

extension RiverGeometry {
    /// Lines that belong to nothing, watercourses without a line, and kilometres that a line does not reach.
    package func findings(_ river: River) -> [Finding] {
        let known = Set(river.watercourses.map(\.id))
        let strangers = lines.filter { !known.contains($0.watercourse) }.map { line in
            finding(
                .error,
                Bilingual(zh: "水流“\(line.watercourse)”不在 river.yaml 中", en: "the watercourse ‘\(line.watercourse)’ is not in river.yaml"),
                Bilingual(zh: "可用：\(known.sorted().joined(separator: ", "))", en: "write one of: \(known.sorted().joined(separator: ", "))")
            )
        }
        return strangers + river.watercourses.compactMap(lack)
    }

    private func lack(_ course: Watercourse) -> Finding? {
        guard let line = line(course.id) else {
            return finding(
                .warning, Bilingual(zh: "水流“\(course.id)”没有中心线", en: "the watercourse ‘\(course.id)’ has no line"),
                Bilingual(zh: "补画一条；示意线写 provenance: illustrative", en: "draw one; a sketch has the provenance illustrative"))
        }
        let length = course.lengthKilometres
        guard line.range.lowerBound > CentreLine.tolerance || line.range.upperBound < length - CentreLine.tolerance else { return nil }
        let (start, end) = (Figure.text(line.range.lowerBound, decimals: 1), Figure.text(line.range.upperBound, decimals: 1))
        let whole = Figure.text(length, decimals: 1)
        return finding(
            .error,
            Bilingual(
                zh: "水流“\(course.id)”的中心线为 \(start)–\(end) km，而水流为 0–\(whole) km",
                en: "the line of ‘\(course.id)’ runs from km \(start) to \(end), the watercourse from 0 to \(whole)"),
            Bilingual(zh: "补全线，或用 kilometres 逐点写里程", en: "complete it, or give each position its kilometre in `kilometres`"))
    }

    private func finding(_ severity: Finding.Severity, _ problem: Bilingual, _ remedy: Bilingual) -> Finding {
        Finding(severity, at: Mark(file: Self.file(river), line: 1, column: 1), problem: problem, remedy: remedy)
    }
}
