import Foundation
import Playbook
import Wording

/// The river's own lines, with their kilometres.
struct MapLines {
    private let view: MapView
    private let subject: MapSubject
    /// What the figures of the grid take.
    private let grid: [Box]
    private(set) var drawing = Drawing()
    /// The figures along the lines, as they stand.
    private(set) var marks: [Drawing.SetText] = []
    /// Every piece of water, for labels to keep off.
    private(set) var segments: [Segment] = []

    init(_ sheet: Sheet, _ view: MapView) {
        self.view = view
        subject = sheet.subject
        grid = MapGround.tickBoxes(view)
        for course in subject.courses.reversed() { draw(course, sheet) }
        for course in subject.courses where course.kind == .stem || sheet.isReach(of: course.id) { markKilometres(course) }
    }

    private mutating func draw(_ course: MapSubject.Course, _ sheet: Sheet) {
        guard let line = subject.geometry.line(course.id) else { return }
        for (index, reach) in course.reaches.enumerated() {
            let pieces = view.lines(line.piece(reach.kilometres))
            segments += pieces.flatMap { zip($0, $0.dropFirst()).map { Segment(start: $0, end: $1) } }
            let paint = Self.paint(course, reach, index, isSchematic: line.provenance.isIllustrative)
            for piece in pieces {
                drawing.path(piece, .line("#ffffff", paint.width + 0.7))
                drawing.path(piece, paint)
            }
        }
    }

    /// Reaches in turn dark and light; dry beds brown, canals thin; what no survey or atlas draws is dashed.
    static func paint(_ course: MapSubject.Course, _ reach: MapSubject.Section, _ index: Int, isSchematic: Bool) -> Drawing.Paint {
        let isCanal = course.kind == .canal
        let width = course.kind == .stem ? 1.1 : isCanal ? 0.55 : 0.75
        if reach.isDry || course.kind == .dryBed { return .line(Style.dry, width * 0.8, dash: "0.8 1.1") }
        return .line(Style.water[index % Style.water.count], width, dash: isSchematic ? (isCanal ? "1.6 0.8" : "2.6 1") : nil)
    }
}

// MARK: - Kilometres

// Only of the stem and of the sheet's own watercourse: those of others would be taken for the stem's.
extension MapLines {
    /// Between two marks, and between two figures, km.
    private static func steps(_ view: MapView) -> (mark: Double, figure: Double) {
        let mark = [1.0, 2, 5, 10, 20, 50, 100].first { view.length($0 * 1000) >= 3.2 } ?? 200
        let figure = [mark * 2, mark * 5, mark * 10].first { view.length($0 * 1000) >= 22 } ?? mark * 10
        return (mark, figure)
    }

    private mutating func markKilometres(_ course: MapSubject.Course) {
        guard let line = subject.geometry.line(course.id) else { return }
        let (step, figure) = Self.steps(view)
        for kilometre in stride(from: 0, through: course.length, by: step) {
            guard let (point, normal) = view.crossing(line, at: kilometre), view.frame.inset(3).contains(point) else { continue }
            let isFigure = kilometre.truncatingRemainder(dividingBy: figure) == 0
            let half = isFigure ? 1.5 : 0.8
            let (dx, dy) = (normal.x * half, normal.y * half)
            drawing.line(point.moved(-dx, -dy), point.moved(dx, dy), .line(Style.ink, isFigure ? 0.3 : 0.2))
            if isFigure { write(kilometre, point, normal) }
        }
    }

    private mutating func write(_ kilometre: Double, _ point: Point, _ normal: Point) {
        let type = Drawing.Lettering(size: Style.smallType, isBold: true, colour: Style.water[0], anchor: .middle, hasHalo: true)
        let text = kilometre == 0 ? "km 0" : Figure.text(kilometre)
        for away in [3.6, -3.6, 5.4, -5.4, 7, -7] {
            let at = point.moved(normal.x * away, normal.y * away + 1)
            let box = Drawing.box(text, at, type)
            guard view.frame.inset(1).contains(box), !(marks.map(\.box) + grid).contains(where: box.overlaps),
                !segments.contains(where: { $0.crosses(box) })
            else { continue }
            drawing.text(text, at, type)
            marks.append(Drawing.SetText(text: text, box: box, size: type.size))
            return
        }
    }
}

// MARK: - Names

extension MapLines {
    private static let prefix = "water-"

    static func isName(_ id: String) -> Bool { id.hasPrefix(prefix) }

    /// One for each watercourse, near the middle of what the sheet shows of it.
    func names(_ sheet: Sheet) -> [Labelling.Request] {
        subject.courses.compactMap { course in
            let points = subject.geometry.line(course.id).map { view.lines($0.positions).flatMap { $0 } } ?? []
            guard !points.isEmpty else { return nil }
            let middle = points[points.count / 2]
            let name = course.name.withoutBrackets
            let size = course.kind == .stem ? 3.6 : 3
            return Labelling.Request(
                id: Self.prefix + course.id, symbol: Box(at: middle, half: 0.6),
                wordings: [[name.zh, name.en], [name.zh]], size: size, rank: 8, reach: 9, hasLeader: false)
        }
    }
}

extension Sheet {
    func isReach(of watercourse: String) -> Bool {
        switch extent {
        case .river, .lists: false
        case .reach(let own, _): own == watercourse
        }
    }
}

extension MapView {
    /// A kilometre on paper, and the direction to the left of the current there.
    func crossing(_ line: CentreLine, at kilometre: Double) -> (point: Point, left: Point)? {
        guard let here = line.position(at: kilometre) else { return nil }
        let before = line.position(at: max(line.range.lowerBound, kilometre - 0.5)) ?? here
        let after = line.position(at: min(line.range.upperBound, kilometre + 0.5)) ?? here
        let (from, to) = (point(before), point(after))
        let length = max(from.distance(to: to), 1e-9)
        return (point(here), Point((to.y - from.y) / length, -(to.x - from.x) / length))
    }
}
