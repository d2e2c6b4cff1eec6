import Chronology
import Events
import Wording

/// When an incident's water comes to the targets of a sheet: 10–50–90 % bands, and the two times that people act on.
struct ArrivalTable {
    private(set) var drawing = Drawing()
    private(set) var height: Double

    private static let most = 18

    init(_ incident: MapIncident, _ sheet: Sheet, in box: Box) {
        var y = box.minY + 4.6
        let heading =
            "事件 Incident \(incident.id) · \(incident.substance.zh) \(incident.substance.en) · 图示时刻 shown at \(incident.time.beijingText)（北京时间 Beijing time）"
        drawing.text(
            TextWidth.fitting(heading, width: box.width - 3, size: 3), Point(box.minX + 1.2, y - 1),
            .init(size: 3, isBold: true, colour: Style.plume))
        y += Style.leading
        let columns: [(Double, String)] = [
            (1.2, "目标 Target"), (47, "到达 arrival 10–50–90 %"), (101, "关闭不迟于 close by"), (132, "最早重开 reopen"),
        ]
        for (x, text) in columns { drawing.text(text, Point(box.minX + x, y - 1), .init(isBold: true)) }
        let codes = Dictionary(sheet.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = incident.arrivals.compactMap { arrival in codes[arrival.target].map { (arrival, $0) } }
        for (arrival, entry) in rows.prefix(Self.most) {
            y += Style.leading
            let name = TextWidth.fitting("\(entry.code) \(entry.label.zh)", width: 45, size: Style.smallType)
            let band =
                arrival.arrival.map { "\(Self.text($0.early)) / \(Self.text($0.median)) / \(Self.text($0.late))" } ?? "不超限 below the limit"
            for (x, text) in [
                (1.2, name), (47, band), (101, arrival.closeBy.map(Self.text) ?? "—"), (132, arrival.reopenAfter.map(Self.text) ?? "—"),
            ] {
                drawing.text(text, Point(box.minX + x, y - 1), .init())
            }
        }
        height = y - box.minY + 1
        drawing.line(Point(box.minX, box.minY + height), Point(box.maxX, box.minY + height), .line(Style.frame, 0.25))
    }

    /// Day of the month and hour in Beijing: 15日 08:30.
    private static func text(_ time: Timestamp) -> String { "\(time.beijingDate.day)日\(time.beijingText.suffix(5))" }
}
