import Wording

/// How many rows of each list there is room for.
struct TableRoom {
    /// By list; every list keeps its first rows.
    private(set) var shown: [MapEntry.List: Int]

    /// Rows are taken away one by one from whichever list shows most.
    init(rows: [(MapEntry.List, [MapEntry])], height: Double, row: Double, heading: Double) {
        shown = Dictionary(rows.map { ($0.0, $0.1.count) }, uniquingKeysWith: +)
        var needed = rows.reduce(0) { $0 + ($1.1.isEmpty ? 0 : heading + Double($1.1.count) * row) }
        while needed > height, let longest = rows.map(\.0).max(by: { shown[$0] ?? 0 < shown[$1] ?? 0 }), let count = shown[longest], count > 0 {
            shown[longest] = count - 1
            needed -= row
        }
    }
}

/// The fourth list of the review: the reaches with what is known of them.
struct BasicRows {
    private let reaches: [(course: MapSubject.Course, reach: MapSubject.Section)]
    private let left: Int
    private static let most = 9

    init(_ sheet: Sheet) {
        let all: [(course: MapSubject.Course, reach: MapSubject.Section)]
        switch sheet.extent {
        case .river: all = sheet.subject.courses.flatMap { course in course.reaches.map { (course, $0) } }
        case .reach(let watercourse, let reach): all = sheet.subject.course(watercourse).map { [($0, reach)] } ?? []
        }
        reaches = Array(all.prefix(Self.most))
        left = all.count - reaches.count
    }

    var height: Double { 5.4 + Double(reaches.count) * Style.leading + 1 }

    /// At the foot of the panel.
    func draw(into drawing: inout Drawing, _ box: Box, at: Double) {
        var y = box.maxY - height + 4.2
        drawing.line(Point(box.minX, y - 4.2), Point(box.maxX, y - 4.2), .line(Style.frame, 0.25))
        let more = left > 0 ? "（另 \(left) 段见河段图 \(left) more）" : ""
        drawing.text("河流基础信息 Basic river information\(more)", Point(box.minX + 1.2, y - 0.6), .init(size: 3, isBold: true))
        for (x, text) in [(96.0, "km"), (118.0, "m³/s"), (133.0, "比降 slope ‰")] { drawing.text(text, Point(box.minX + x, y - 0.6), .init()) }
        for (course, reach) in reaches {
            y += Style.leading
            let name = course.kind == .stem ? reach.name.zh : "\(course.name.zh) \(reach.name.zh)"
            let both = "\(name) \(reach.name.en)"
            let fits = TextWidth.of(both, size: Style.smallType) <= 92
            drawing.text(fits ? both : TextWidth.fitting(name, width: 92, size: Style.smallType), Point(box.minX + 1.2, y - 0.4), .init())
            let range = "\(Figure.text(reach.kilometres.lowerBound, decimals: 1))–\(Figure.text(reach.kilometres.upperBound, decimals: 1))"
            drawing.text(range, Point(box.minX + 96, y - 0.4), .init())
            let flow = reach.isDry ? "干 dry" : reach.discharge.map { "≈" + Figure.text($0, decimals: $0 < 10 ? 1 : 0) } ?? "—"
            drawing.text(flow, Point(box.minX + 118, y - 0.4), .init())
            drawing.text(reach.slope.map { "≈" + Figure.text($0 * 1000, decimals: 2) } ?? "—", Point(box.minX + 133, y - 0.4), .init())
        }
    }
}
