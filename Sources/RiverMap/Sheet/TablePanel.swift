import Chronology
import Playbook
import Wording

/// The lists beside the map: short on a river's sheet, in full and in both languages on a reach's.
struct TablePanel {
    private(set) var drawing = Drawing()
    private let box: Box
    private let isFull: Bool
    private var y: Double

    /// Columns: their left edges and widths, mm.
    enum Column {
        static let code = (x: 1.2, width: 11.3)
        static let name = (x: 12.5, width: 52.0)
        static let kilometre = (x: 64.5, width: 11.5)
        static let figure = (x: 78.0, width: 24.0)
        static let minutes = (x: 102.5, width: 9.0)
        static let owner = (x: 113.5, width: 31.0)
        static let verified = (x: 145.5, width: 16.0)
    }

    private static let headingHeight = 4.9

    init(_ sheet: Sheet, in box: Box) {
        self.box = box
        isFull = sheet.isReach
        y = box.minY
        drawing.box(box, .line(Style.frame, 0.3))
        if let incident = sheet.incident { append(ArrivalTable(incident, sheet, in: Box(x: box.minX, y: y, width: box.width, height: 60))) }
        drawHead()
        let basics = BasicRows(sheet)
        let shown = TableRoom(rows: sheet.rowsByList, height: box.maxY - y - basics.height - 1, row: rowHeight, heading: Self.headingHeight).shown
        for (list, entries) in sheet.rowsByList { draw(list, entries, shown[list] ?? entries.count) }
        basics.draw(into: &drawing, box, at: y)
    }

    private mutating func append(_ arrivals: ArrivalTable) {
        drawing.append(arrivals.drawing)
        y += arrivals.height
    }

    private var rowHeight: Double { isFull ? 7 : Style.leading }

    private mutating func drawHead() {
        let names: [(x: Double, width: Double, zh: String, en: String)] = [
            (Column.code.x, Column.code.width, "编号", "No."), (Column.name.x, Column.name.width, "名称", "Name"),
            (Column.kilometre.x, Column.kilometre.width, "里程", "km"), (Column.figure.x, Column.figure.width, "能力", "Capacity"),
            (Column.minutes.x, Column.minutes.width, "分钟", "min"), (Column.owner.x, Column.owner.width, "单位", "Owner"),
            (Column.verified.x, Column.verified.width, "核查", "Verified"),
        ]
        drawing.box(Box(x: box.minX, y: y, width: box.width, height: 7.6), .fill("#e6e6e6"))
        for name in names {
            drawing.text(name.zh, Point(box.minX + name.x, y + 3.1), .init(isBold: true))
            drawing.text(name.en, Point(box.minX + name.x, y + 6.6), .init())
        }
        y += 7.6
    }

    private mutating func draw(_ list: MapEntry.List, _ entries: [MapEntry], _ shown: Int) {
        guard !entries.isEmpty else { return }
        y += Self.headingHeight
        drawing.text("\(list.name.zh) \(list.name.en)", Point(box.minX + 1.2, y - 1.2), .init(size: 3, isBold: true, colour: list.colour))
        let left = entries.count - shown
        if left > 0 {
            let text = isFull ? "另 \(left) 项见全表 \(left) more in the register" : "另 \(left) 项见河段图 \(left) more on reach sheets"
            drawing.text(text, Point(box.maxX - 1.2, y - 1.2), .init(colour: Style.quietInk, anchor: .end))
        }
        for entry in entries.prefix(shown) { draw(entry) }
    }

    private mutating func draw(_ entry: MapEntry) {
        drawing.line(Point(box.minX, y), Point(box.maxX, y), .line("#bbbbbb", 0.1))
        let base = y + 2.9
        drawing.symbol(entry.symbol, at: Point(box.minX + 2.8, base - 1), entry.provenance.kind, half: 1.15)
        drawing.text(entry.code, Point(box.minX + 4.9, base), .init(isBold: true, colour: entry.list.colour))
        drawName(entry, base)
        let basis = entry.figuresProvenance?.kind ?? entry.provenance.kind
        cell(Figure.text(entry.kilometre, decimals: 1), Column.kilometre, base, isRight: true)
        cell(entry.figure.map { Self.marked($0.zh, basis) } ?? "—", Column.figure, base)
        cell(entry.minutes.map { "\($0)" } ?? "—", Column.minutes, base, isRight: true)
        cell(entry.owner?.zh ?? "—", Column.owner, base)
        cell(entry.verified.map { "\($0)" } ?? "未核查", Column.verified, base)
        if isFull { drawEnglish(entry, base + 3.3) }
        y += rowHeight
    }

    private mutating func drawName(_ entry: MapEntry, _ base: Double) {
        let width = Column.name.width
        let both = "\(entry.label.zh) \(entry.label.en)"
        let fits = !isFull && TextWidth.of(both, size: Style.smallType) <= width
        cell(fits ? both : entry.label.zh, Column.name, base)
    }

    private mutating func drawEnglish(_ entry: MapEntry, _ base: Double) {
        cell(entry.label.en, Column.name, base, colour: Style.quietInk)
        cell(entry.watercourse == "stem" ? "" : entry.watercourse, Column.kilometre, base, colour: Style.quietInk)
        cell(entry.figure?.en ?? "", Column.figure, base, colour: Style.quietInk)
        cell(entry.owner?.en ?? "", Column.owner, base, colour: Style.quietInk)
        cell(entry.verified == nil ? "never" : "", Column.verified, base, colour: Style.quietInk)
    }

    private static func marked(_ text: String, _ kind: Provenance.Kind) -> String {
        switch kind {
        case .namedSource: text
        case .estimate: "≈" + text
        case .illustrative: text + "※"
        }
    }

    private mutating func cell(
        _ text: String, _ column: (x: Double, width: Double), _ base: Double, isRight: Bool = false, colour: String = Style.ink
    ) {
        let fitting = TextWidth.fitting(text, width: column.width, size: Style.smallType)
        let x = box.minX + column.x + (isRight ? column.width : 0)
        drawing.text(fitting, Point(x, base), .init(colour: colour, anchor: isRight ? .end : .start))
    }
}

extension Sheet {
    /// In the order in which the joint review asks for them, what an incident needs besides at the end.
    var rowsByList: [(MapEntry.List, [MapEntry])] {
        [MapEntry.List.facilities, .risks, .targets, .monitors, .depots, .works].map { list in (list, entries.filter { $0.list == list }) }
    }
}
