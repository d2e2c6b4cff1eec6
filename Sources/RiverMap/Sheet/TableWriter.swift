import Playbook
import Wording

/// Writes rows from the top of a box downwards.
struct TableWriter {
    private(set) var drawing = Drawing()
    private let box: Box
    private let columns: TableColumns
    private let subject: MapSubject
    /// Whether each row has its English below.
    private let isBilingual: Bool
    private(set) var y: Double

    static let headHeight = 7.6
    static let headingHeight = 4.8
    static let bilingualRow = 7.0
    static let row = 3.6

    /// On the sheets of lists only names that are too long take a second line.
    func height(_ entry: MapEntry) -> Double {
        if isBilingual { return Self.bilingualRow }
        return columns.course == nil || TextWidth.of(both(entry), size: Style.smallType) <= columns.name.width
            ? Self.row : Self.bilingualRow
    }

    private func both(_ entry: MapEntry) -> String { "\(entry.label.zh) \(entry.label.en)" }

    init(_ subject: MapSubject, in box: Box, _ columns: TableColumns, isBilingual: Bool) {
        (self.subject, self.box, self.columns, self.isBilingual) = (subject, box, columns, isBilingual)
        y = box.minY
        drawing.box(box, .line(Style.frame, 0.3))
    }

    mutating func append(_ other: Drawing, height: Double) {
        drawing.append(other)
        y += height
    }

    /// The names of the columns.
    mutating func head() {
        drawing.box(Box(x: box.minX, y: y, width: box.width, height: Self.headHeight), .fill("#e6e6e6"))
        for heading in columns.headings {
            let x = box.minX + heading.column.x + (heading.isRight ? heading.column.width : 0)
            let anchor: Drawing.Anchor = heading.isRight ? .end : .start
            drawing.text(heading.zh, Point(x, y + 3.1), .init(isBold: true, anchor: anchor))
            drawing.text(heading.en, Point(x, y + 6.6), .init(anchor: anchor))
        }
        y += Self.headHeight
    }

    /// The name of a list; on the right a note.
    mutating func heading(_ list: MapEntry.List, note: String = "") {
        heading("\(list.name.zh) \(list.name.en)", list.colour, note: note)
    }

    private mutating func heading(_ text: String, _ colour: String, note: String = "") {
        y += Self.headingHeight
        drawing.text(text, Point(box.minX + 1.2, y - 1.2), .init(size: 3, isBold: true, colour: colour))
        drawing.text(note, Point(box.maxX - 1.2, y - 1.2), .init(colour: Style.quietInk, anchor: .end))
    }

    /// One entry.
    mutating func entry(_ entry: MapEntry) {
        drawing.line(Point(box.minX, y), Point(box.maxX, y), .line("#bbbbbb", 0.1))
        let base = y + 2.75
        drawing.symbol(entry.symbol, at: Point(box.minX + 2.8, base - 1), entry.provenance.kind, half: 1.15)
        drawing.text(entry.code, Point(box.minX + 4.9, base), .init(isBold: true, colour: entry.list.colour))
        cell(name(entry), columns.name, base)
        if let course = columns.course { cell(courseName(entry)?.zh ?? "", course, base) }
        cell(Figure.text(entry.kilometre, decimals: 1), columns.kilometre, base, isRight: true)
        let basis = entry.figuresProvenance?.kind ?? entry.provenance.kind
        cell(entry.figure.map { Self.marked($0.zh, basis) } ?? "—", columns.figure, base)
        cell(entry.minutes.map { "\($0)" } ?? "—", columns.minutes, base, isRight: true)
        cell(entry.owner?.zh ?? "—", columns.owner, base)
        cell(entry.verified.map { "\($0)" } ?? (entry.list == .works ? "—" : "未核查"), columns.verified, base)
        let height = height(entry)
        if isBilingual { english(entry, base + 3.3) } else if height > Self.row { cell(entry.label.en, columns.name, base + 3.3) }
        y += height
    }

    /// Both languages where they fit into one line; beside a map also the watercourse, if it is not the stem.
    private func name(_ entry: MapEntry) -> String {
        let (label, width) = (entry.label, columns.name.width)
        let course = columns.course == nil ? courseName(entry).map { "（\($0.zh)）" } ?? "" : ""
        let wordings = (isBilingual ? [] : ["\(label.zh)\(course) \(label.en)"]) + ["\(label.zh)\(course)"]
        return wordings.first { TextWidth.of($0, size: Style.smallType) <= width } ?? label.zh
    }

    private func courseName(_ entry: MapEntry) -> Bilingual? {
        entry.watercourse == subject.courses.first?.id ? nil : subject.course(entry.watercourse)?.name.withoutBrackets
    }

    private mutating func english(_ entry: MapEntry, _ base: Double) {
        cell(entry.label.en, columns.name, base, colour: Style.quietInk)
        cell(entry.figure?.en ?? "", columns.figure, base, colour: Style.quietInk)
        cell(entry.owner?.en ?? "", columns.owner, base, colour: Style.quietInk)
        cell(entry.verified == nil && entry.list != .works ? "never" : "", columns.verified, base, colour: Style.quietInk)
    }

    private static func marked(_ text: String, _ kind: Provenance.Kind) -> String {
        switch kind {
        case .namedSource: text
        case .estimate: "≈" + text
        case .illustrative: text + "※"
        }
    }

    private mutating func cell(
        _ text: String, _ column: TableColumns.Column, _ base: Double, isRight: Bool = false, colour: String = Style.ink
    ) {
        let fitting = TextWidth.fitting(text, width: column.width, size: Style.smallType)
        let x = box.minX + column.x + (isRight ? column.width : 0)
        drawing.text(fitting, Point(x, base), .init(colour: colour, anchor: isRight ? .end : .start))
    }
}

// MARK: - Basic river information

extension TableWriter {
    /// The heading of the reaches, with the names of their columns.
    mutating func basics() {
        heading("河流基础信息 Basic river information", Style.ink)
        let names = [(columns.basics.range, "km"), (columns.basics.flow, "m³/s"), (columns.basics.slope, "比降 slope ‰")]
        for (x, name) in names { drawing.text(name, Point(box.minX + x, y - 1.2), .init()) }
    }

    /// One reach with what is known of it.
    mutating func reach(_ reach: MapSubject.Section, of course: MapSubject.Course) {
        let base = y + 2.75
        let isStem = course.id == subject.courses.first?.id
        let zh = isStem ? reach.name.zh : "\(course.name.withoutBrackets.zh) \(reach.name.zh)"
        let mark = reach.provenance.isIllustrative ? "※" : ""
        let width = columns.basics.range - 3
        let both = "\(zh)\(mark) \(reach.name.en)"
        let name = TextWidth.of(both, size: Style.smallType) <= width ? both : zh + mark
        cell(name, (1.2, width), base)
        let range = "\(Figure.text(reach.kilometres.lowerBound, decimals: 1))–\(Figure.text(reach.kilometres.upperBound, decimals: 1))"
        drawing.text(range, Point(box.minX + columns.basics.range, base), .init())
        let flow = reach.isDry ? "干涸 dry" : reach.discharge.map { "≈" + Figure.text($0, decimals: $0 < 10 ? 1 : 0) } ?? "—"
        drawing.text(flow, Point(box.minX + columns.basics.flow, base), .init())
        let slope = reach.slope.map { "≈" + Figure.text($0 * 1000, decimals: 2) } ?? "—"
        drawing.text(slope, Point(box.minX + columns.basics.slope, base), .init())
        y += Self.row
    }
}

// MARK: - Room for a pen

extension TableWriter {
    private static let ruling = 7.5

    /// Ruled lines where there is room left: what is seen on the spot is written down on the sheet.
    mutating func notes() {
        let lines = Int((box.maxY - y - Self.headingHeight - 4) / Self.ruling)
        guard lines >= 3 else { return }
        y += 3
        drawing.line(Point(box.minX, y), Point(box.maxX, y), .line(Style.frame, 0.25))
        heading("现场记录 Notes on the spot", Style.ink, note: "时间 time · 地点 place · 所见 what was seen · 姓名 name")
        for line in 1...lines {
            let at = y + Double(line) * Self.ruling
            drawing.line(Point(box.minX + 2, at), Point(box.maxX - 2, at), .line("#999999", 0.12, dash: "0.6 0.6"))
        }
    }
}
