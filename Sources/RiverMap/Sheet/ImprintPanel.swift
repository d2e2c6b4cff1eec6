import Foundation
import Playbook
import Wording

/// The foot of a sheet: sources, licences, projection, and what the sheet is not.
struct ImprintPanel {
    private(set) var drawing = Drawing()

    private static let leading = 3.6
    private static let most = 4

    init(_ sheet: Sheet, map: MapPanel, in box: Box) {
        var lines: [String] = []
        for paragraph in Self.paragraphs(sheet, map) {
            lines += TextWidth.lines(paragraph, width: box.width - 1, size: Style.smallType)
        }
        for (index, line) in lines.prefix(Self.most).enumerated() {
            let isLast = index == Self.most - 1 && lines.count > Self.most
            let text = isLast ? TextWidth.fitting(line + " …", width: box.width - 4, size: Style.smallType) : line
            drawing.text(text, Point(box.minX, box.minY + 3 + Double(index) * Self.leading), .init(colour: Style.quietInk))
        }
    }

    private static func paragraphs(_ sheet: Sheet, _ map: MapPanel) -> [String] {
        let projection =
            map.view.map { view in
                let (south, north) = (view.projection.parallels.lowerBound, view.projection.parallels.upperBound)
                return "投影 Projection: 兰伯特正形圆锥 Lambert conformal conic, \(Figure.text(south))° / \(Figure.text(north))° N, WGS 84. "
            } ?? ""
        let missing = note("图上未注名 unnamed on the map", map.unnamed) + note("图幅之外 off the map", map.outside)
        return [
            "来源 Sources: " + sources(sheet.subject).joined(separator: "; ") + ".",
            projection + "界线与水流仅供应急定位，不作划界、测量依据 Borders and lines serve orientation only and state nothing on any boundary; "
                + "※ 示例条目须核实后使用 illustrative entries are to be verified before use." + missing,
        ]
    }

    private static func note(_ what: String, _ codes: [String]) -> String {
        codes.isEmpty ? "" : " \(what): \(codes.joined(separator: ", "))."
    }

    /// Each once: lines, counties, towns.
    private static func sources(_ subject: MapSubject) -> [String] {
        let (made, drawn) = (
            subject.geometry.lines.filter(\.provenance.isIllustrative), subject.geometry.lines.filter { !$0.provenance.isIllustrative }
        )
        let towns = subject.backdrop.towns.compactMap(\.provenance.source)
        let lines = (drawn.compactMap(\.provenance.source) + towns).map { $0.split(separator: ", ").first.map(String.init) ?? $0 }
        let all = lines + subject.backdrop.counties.compactMap(\.provenance.source)
        let schematic = made.map { $0.name.withoutBrackets.zh }.joined(separator: "、")
        return all.reduce(into: []) { all, source in if !all.contains(source) { all.append(source) } }
            + (schematic.isEmpty ? [] : ["示意线 schematic lines ※: \(schematic)"])
    }
}
