import Events
import Wording

/// The head of a sheet: what it is, which one, of when.
struct TitlePanel {
    private(set) var drawing = Drawing()

    init(_ sheet: Sheet, version: String, date: String, in box: Box) {
        let title = sheet.title
        let chinese = "一河一策一图 · \(title.zh)"
        let size = [8, 7, 6, 5].first { TextWidth.of(chinese, size: $0, isBold: true) < 245 } ?? 4.5
        drawing.text(chinese, Point(box.minX, box.minY + 8), .init(size: size, isBold: true))
        let part = Self.part(sheet.extent)
        let english = "One river, one plan, one map · \(title.en) · \(part.en) \(part.zh)"
        let fitting = TextWidth.fitting(english, width: 250, size: 3.6)
        drawing.text(fitting, Point(box.minX, box.minY + 13.6), .init(size: 3.6, colour: Style.quietInk))
        drawFacts(sheet, version, date, box)
    }

    private static func part(_ extent: Sheet.Extent) -> Bilingual {
        switch extent {
        case .river: Bilingual(zh: "全河图", en: "river sheet")
        case .reach: Bilingual(zh: "河段图", en: "reach sheet")
        case .lists: Bilingual(zh: "四张清单", en: "the four lists")
        }
    }

    /// From the right edge to the left.
    private mutating func drawFacts(_ sheet: Sheet, _ version: String, _ date: String, _ box: Box) {
        let realm =
            sheet.subject.realm.exercise.map { Bilingual(zh: "演练 EXERCISE", en: $0) } ?? Bilingual(zh: "实际 ACTUAL", en: "actual realm")
        var facts: [(String, String)] = [
            ("图号 Sheet", "\(sheet.number) / \(sheet.count)"), ("版本 Version", version), ("日期 Date", date), ("领域 Realm", realm.zh),
        ]
        if let season = sheet.subject.season { facts.insert(("季节 Season", season.zh), at: 3) }
        var right = box.maxX
        for (name, value) in facts.reversed() {
            let width = max(TextWidth.of(name, size: Style.smallType), TextWidth.of(value, size: 3.6, isBold: true)) + 5
            let cell = Box(x: right - width, y: box.minY + 1, width: width, height: box.height - 2)
            drawing.box(cell, .line(Style.frame, 0.2))
            drawing.text(name, Point(cell.middle.x, cell.minY + 4.4), .init(colour: Style.quietInk, anchor: .middle))
            drawing.text(value, Point(cell.middle.x, cell.minY + 10), .init(size: 3.6, isBold: true, anchor: .middle))
            right = cell.minX
        }
    }
}

/// Across the whole sheet, so that an exercise is never taken for the real world, however the sheet is cut or copied.
enum Watermark {
    static let text = "演练 EXERCISE"

    static var drawing: Drawing {
        var drawing = Drawing()
        for (x, y) in [(122.0, 95.0), (298, 95), (122, 222), (298, 222)] {
            let place = "x=\"\(Figure.text(x))\" y=\"\(Figure.text(y))\" transform=\"rotate(-25 \(Figure.text(x)) \(Figure.text(y)))\""
            drawing.add(
                "<text \(place) font-size=\"27\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"#c00000\" fill-opacity=\"0.13\">\(text)</text>"
            )
        }
        return drawing
    }
}
