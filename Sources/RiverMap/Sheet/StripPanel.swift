import Events
import Foundation
import Playbook
import Wording

/// The river drawn straight: whose each kilometre is, its reaches, and everything along it in order. What people on duty read first.
struct StripPanel {
    private let sheet: Sheet
    private let frame: Box
    private let axis: StripAxis
    private(set) var drawing = Drawing()

    /// Heights, mm.
    enum Height {
        static let heading = 5.4
        static let symbols = 4.4
        static let leaders = 5.5
        static let owners = 5.2
        static let water = 4.4
        static let reaches = 4.6
        static let lane = 4.8
    }

    /// What all of it needs.
    static func height(_ sheet: Sheet) -> Double {
        let panel = StripPanel(sheet, in: Box(x: 9, y: 0, width: 402, height: 0))
        return min(max(panel.bottom + 1.5, 46), 104)
    }

    /// Where the lowest label ends.
    private let bottom: Double

    init(_ sheet: Sheet, in frame: Box) {
        self.sheet = sheet
        self.frame = frame
        axis = StripAxis(sheet, in: frame)
        let lanes = StripLanes(sheet.subject, axis)
        let (above, below) = StripLabels.sides(sheet.entries, axis, lanes)
        let labelled = Height.symbols + Height.leaders
        let bars = frame.minY + Height.heading + (above.isEmpty ? 2 : above.height + labelled)
        let lanesTop = bars + Height.owners + Height.water + Height.reaches + 1
        let edge = lanesTop + Double(lanes.rows) * Height.lane
        bottom = edge + (below.isEmpty ? 0 : below.height + labelled)

        drawing.box(frame, .line(Style.frame, 0.3))
        drawHeading()
        draw(above, from: bars, isAbove: true, lanes, lanesTop)
        draw(below, from: edge, isAbove: false, lanes, lanesTop)
        drawing.append(lanes.drawing(top: lanesTop, stemBottom: lanesTop - 1))
        drawBars(at: bars)
    }

    private mutating func drawHeading() {
        let at = Point(frame.minX + 2, frame.minY + 3.9)
        drawing.text("里程带", at, .init(size: 3.4, isBold: true))
        let isStem = axis.course.id == sheet.subject.courses.first?.id
        let head = Bilingual(zh: "\(axis.course.name.withoutBrackets.zh)起点", en: "the head of the \(axis.course.name.withoutBrackets.en)")
        let zero = isStem ? sheet.subject.zero : head
        let text =
            "自上游（左）至下游（右），公里数自\(zero.zh)起算   Kilometre strip, downstream to the right; kilometre 0 is \(zero.en)"
        drawing.text(
            TextWidth.fitting(text, width: frame.width - 20, size: Style.smallType), at.moved(13, 0), .init(colour: Style.quietInk))
    }
}

// MARK: - Bars

extension StripPanel {
    private mutating func drawBars(at top: Double) {
        let water = top + Height.owners
        let reaches = water + Height.water
        name("辖区 Owner", top, Height.owners)
        name("里程 km", water, Height.water)
        name("河段 Reach", reaches, Height.reaches)
        for owner in sheet.subject.owners where owner.watercourse == axis.course.id { draw(owner, top) }
        for (index, reach) in axis.course.reaches.enumerated() { draw(reach, index, water: water, names: reaches) }
        drawKilometres(water)
        if let incident = sheet.incident { draw(incident, top) }
        let whole = Box(x: axis.x(axis.range.lowerBound), y: top, width: axis.width, height: reaches + Height.reaches - top)
        drawing.box(whole, .line(Style.frame, 0.35))
    }

    private mutating func name(_ text: String, _ top: Double, _ height: Double) {
        drawing.text(text, Point(frame.minX + 2, top + height / 2 + 1), .init())
    }

    private mutating func draw(_ owner: MapSubject.Owner, _ top: Double) {
        guard let box = axis.box(owner.kilometres, top: top, height: Height.owners) else { return }
        let ground = sheet.subject.sides[owner.place]
        drawing.box(box, Drawing.Paint(fill: Style.ground(ground), stroke: Style.frame, width: 0.2))
        if let hatch = Style.hatch(ground) { drawing.box(box, .fill(hatch)) }
        let side = ground == .corps ? "兵 " : ""
        let wordings = ["\(side)\(owner.name.zh) \(owner.name.en)", "\(side)\(owner.name.zh)", "\(side)\(String(owner.name.zh.prefix(2)))"]
        let type = Drawing.Lettering(anchor: .middle, hasHalo: ground == .corps)
        if let text = wordings.first(where: { TextWidth.of($0, size: type.size) <= box.width - 1 }) {
            drawing.text(text, Point(box.middle.x, top + 3.6), type)
        } else if box.maxX > axis.x(axis.range.upperBound) - 0.1 {
            // The last few kilometres are often the other side's, so they are named beside the bar.
            drawing.text("◂" + wordings[1], Point(box.maxX + 0.8, top + 3.6), .init())
        }
    }

    private mutating func draw(_ reach: MapSubject.Section, _ index: Int, water: Double, names: Double) {
        guard let bar = axis.box(reach.kilometres, top: water, height: Height.water),
            let box = axis.box(reach.kilometres, top: names, height: Height.reaches)
        else { return }
        let isDry = reach.isDry || axis.course.kind == .dryBed
        drawing.box(
            bar,
            Drawing.Paint(
                fill: isDry ? "#ffffff" : Style.water[index % 2], stroke: isDry ? Style.dry : nil, width: 0.4, dash: isDry ? "0.8 0.8" : nil
            ))
        drawing.box(box, Drawing.Paint(fill: "#ffffff", stroke: Style.frame, width: 0.2))
        let state = isDry ? "（干涸 dry）" : reach.discharge.map { "  \(Figure.text($0, decimals: $0 < 10 ? 1 : 0)) m³/s" } ?? ""
        let wordings = ["\(reach.name.zh) \(reach.name.en)\(state)", "\(reach.name.zh)\(state)", reach.name.zh]
        guard let text = wordings.first(where: { TextWidth.of($0, size: Style.smallType) <= box.width - 1 }) else { return }
        drawing.text(text, Point(box.middle.x, names + 3.3), .init(anchor: .middle))
    }

    private mutating func drawKilometres(_ top: Double) {
        let step = [1.0, 2, 5, 10, 20, 50, 100, 200].first { axis.length($0) >= 2.4 } ?? 500
        let figure = [step, step * 2, step * 5, step * 10].first { axis.length($0) >= 11 } ?? step * 10
        var kilometre = (axis.range.lowerBound / step).rounded(.up) * step
        while kilometre <= axis.range.upperBound {
            let x = axis.x(kilometre)
            let isDry = axis.course.reach(at: kilometre)?.isDry == true || axis.course.kind == .dryBed
            let colour = isDry ? Style.ink : "#ffffff"
            if kilometre.truncatingRemainder(dividingBy: figure) == 0 {
                let anchor: Drawing.Anchor =
                    x - axis.x(axis.range.lowerBound) < 3 ? .start : axis.x(axis.range.upperBound) - x < 3 ? .end : .middle
                let shift = anchor == .start ? 0.6 : anchor == .end ? -0.6 : 0
                drawing.text(Figure.text(kilometre), Point(x + shift, top + 3.2), .init(isBold: true, colour: colour, anchor: anchor))
            } else {
                drawing.line(Point(x, top + 3.1), Point(x, top + Height.water), .line(colour, 0.25))
            }
            kilometre += step
        }
    }

    private mutating func draw(_ incident: MapIncident, _ top: Double) {
        for extent in incident.plume where extent.watercourse == axis.course.id {
            guard let box = axis.box(extent.kilometres, top: top - 2.2, height: 2) else { continue }
            drawing.box(box, .fill(Style.plume, opacity: 0.4 + 0.6 * (extent.probability ?? 1)))
        }
        guard incident.watercourse == axis.course.id, axis.range.contains(incident.kilometre) else { return }
        let x = axis.x(incident.kilometre)
        drawing.path([Point(x, top), Point(x - 1.6, top - 3), Point(x + 1.6, top - 3)], isClosed: true, .fill(Style.plume))
    }
}

// MARK: - Labels

extension StripPanel {
    private mutating func draw(_ labels: StripLabels, from edge: Double, isAbove: Bool, _ lanes: StripLanes, _ lanesTop: Double) {
        let direction = isAbove ? -1.0 : 1
        let symbolY = edge + direction * (Height.leaders + Height.symbols / 2)
        for label in labels.placed {
            let end = isAbove ? edge : lanes.edge(of: label.entry, top: lanesTop) ?? lanesTop - 1
            let start = Point(label.x, symbolY - direction * 1.9)
            drawing.path(
                [start, Point(label.x, start.y - direction * 0.8), Point(label.target, edge + direction * 0.6), Point(label.target, end)],
                .line(label.entry.list.colour, 0.18))
            drawing.symbol(label.entry.symbol, at: Point(label.x, symbolY), label.entry.provenance.kind)
            write(label, isAbove ? symbolY - Height.symbols / 2 - label.height : symbolY + Height.symbols / 2, labels)
        }
    }

    private mutating func write(_ label: StripLabels.Placed, _ top: Double, _ labels: StripLabels) {
        for (index, line) in label.lines.enumerated() {
            let at = Point(label.x, top + Double(index) * StripLabels.leading + 2.5)
            drawing.text(line, at, .init(isBold: index == 0, colour: index == 0 ? label.entry.list.colour : Style.ink, anchor: .middle))
        }
    }
}

extension MapSubject.Course {
    /// At a boundary the lower one.
    func reach(at kilometre: Double) -> MapSubject.Section? { reaches.last { $0.kilometres.contains(kilometre) } }
}
