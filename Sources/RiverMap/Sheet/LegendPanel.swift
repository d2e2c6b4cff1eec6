import Events
import Foundation
import Playbook
import Wording

/// What each mark means, the scale, and where north is.
struct LegendPanel {
    private(set) var drawing = Drawing()
    private let box: Box
    private var y: Double

    private static let row = 4.3
    private static let signX = 5.5
    private static let textX = 11.5

    init(_ sheet: Sheet, map view: MapView?, in box: Box) {
        self.box = box
        y = box.minY
        drawing.box(box, .line(Style.frame, 0.3))
        heading("图例 Legend")
        let used = Set(sheet.entries.map(\.symbol))
        for symbol in MapSymbol.allCases where used.contains(symbol) { row(symbol) }
        heading("依据 Basis")
        basis()
        heading("辖区 Ground")
        ground(Bilingual(zh: "地方", en: "local side"), .local)
        ground(Bilingual(zh: "兵团", en: "corps side"), .corps)
        ground(Bilingual(zh: "双方之外", en: "neither side"), nil)
        heading("水系 Water")
        waters(sheet)
        if let view { scale(view) }
    }

    private mutating func heading(_ text: String) {
        y += Self.row + 0.4
        drawing.text(text, Point(box.minX + 2, y), .init(size: 3.1, isBold: true))
    }

    private mutating func text(_ text: Bilingual) {
        let width = box.maxX - box.minX - Self.textX - 1
        drawing.text(
            TextWidth.fitting("\(text.zh) \(text.en)", width: width, size: Style.smallType), Point(box.minX + Self.textX, y), .init())
    }

    private mutating func row(_ symbol: MapSymbol) {
        y += Self.row
        drawing.symbol(symbol, at: Point(box.minX + Self.signX, y - 1), .namedSource, half: 1.5)
        text(symbol.name)
    }

    private mutating func basis() {
        let rows: [(Provenance.Kind, Bilingual)] = [
            (.namedSource, Bilingual(zh: "有据", en: "named source")), (.estimate, Bilingual(zh: "估计 ≈", en: "estimate")),
            (.illustrative, Bilingual(zh: "示例 ※", en: "illustrative")),
        ]
        for (kind, name) in rows {
            y += Self.row
            drawing.symbol(.barrier, at: Point(box.minX + 3.8, y - 1), kind, half: 1.3)
            drawing.symbol(.drinkingIntake, at: Point(box.minX + 8, y - 1), kind, half: 1.3)
            text(name)
        }
    }

    private mutating func ground(_ name: Bilingual, _ side: Side?) {
        y += Self.row
        let sign = Box(x: box.minX + 2, y: y - 2.9, width: 7.5, height: 3.6)
        drawing.box(sign, Drawing.Paint(fill: Style.ground(side), stroke: Style.border, width: 0.2))
        if let hatch = Style.hatch(side) { drawing.box(sign, .fill(hatch)) }
        text(name)
    }
}

// MARK: - Water and scale

extension LegendPanel {
    private mutating func waters(_ sheet: Sheet) {
        let paints: [([Drawing.Paint], Bilingual)] = [
            ([.line(Style.water[0], 1.1), .line(Style.water[1], 1.1)], Bilingual(zh: "河段（相间）", en: "reaches")),
            ([.line(Style.water[0], 1.1, dash: "2.6 1")], Bilingual(zh: "示意线 ※", en: "schematic")),
            ([.line(Style.water[0], 0.55, dash: "1.6 0.8")], Bilingual(zh: "渠道 ※", en: "canal")),
            ([.line(Style.dry, 0.8, dash: "0.8 1.1")], Bilingual(zh: "干涸河道", en: "dry bed")),
            ([.line("#7fb0e0", 0.35, dash: "1.6 0.9")], Bilingual(zh: "其他水系", en: "other water")),
            ([.line(Style.border, 0.3, dash: "2.4 0.7 0.5 0.7")], Bilingual(zh: "县市界", en: "county border")),
        ]
        for (paint, name) in paints {
            y += Self.row
            let each = 8 / Double(paint.count)
            for (index, paint) in paint.enumerated() {
                let x = box.minX + 1.8 + Double(index) * each
                drawing.line(Point(x, y - 1), Point(x + each, y - 1), paint)
            }
            text(name)
        }
        guard sheet.incident != nil else { return }
        y += Self.row
        drawing.box(Box(x: box.minX + 1.8, y: y - 2.2, width: 8, height: 2.4), .fill(Style.plume, opacity: 0.7))
        text(Bilingual(zh: "超限水体", en: "above the limit"))
    }

    /// At the foot of the panel.
    private mutating func scale(_ view: MapView) {
        let foot = box.maxY - 4
        let (bar, parts) = ScaleBar.length(view)
        let left = box.minX + 3
        for part in 0..<parts {
            let x = left + bar * Double(part) / Double(parts)
            let cell = Box(x: x, y: foot - 7.2, width: bar / Double(parts), height: 1.4)
            drawing.box(cell, Drawing.Paint(fill: part % 2 == 0 ? Style.ink : "#ffffff", stroke: Style.ink, width: 0.2))
        }
        let kilometres = Figure.text(ScaleBar.kilometres(view), decimals: 1)
        drawing.text("0", Point(left, foot - 8.2), .init(anchor: .middle))
        drawing.text("\(kilometres) km", Point(left + bar, foot - 8.2), .init(anchor: .middle))
        drawing.text("比例 Scale 1 : \(Figure.grouped(view.denominator))", Point(box.minX + 2, foot - 1), .init(size: 3.1, isBold: true))
        drawNorth(Point(box.maxX - 7, foot - 14))
    }

    private mutating func drawNorth(_ at: Point) {
        drawing.path([at.moved(0, -5), at.moved(2.2, 4), at.moved(0, 2.4)], isClosed: true, .fill(Style.ink))
        drawing.path([at.moved(0, -5), at.moved(-2.2, 4), at.moved(0, 2.4)], isClosed: true, .line(Style.ink, 0.25))
        drawing.text("北 N", at.moved(0, 8), .init(isBold: true, anchor: .middle))
    }
}

/// A bar of a round number of kilometres.
enum ScaleBar {
    /// Longest, mm.
    static let longest = 30.0

    static func kilometres(_ view: MapView) -> Double {
        [0.5, 1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 400, 1000].last { view.length($0 * 1000) <= longest } ?? 0.5
    }

    /// mm, and in how many parts it is drawn.
    static func length(_ view: MapView) -> (length: Double, parts: Int) {
        let kilometres = kilometres(view)
        return (view.length(kilometres * 1000), [1, 10, 5, 50, 100, 1000].contains(kilometres) ? 5 : 4)
    }
}
