import Events
import Wording

/// The map of a sheet, with everything on it but the legend.
struct MapPanel {
    private let sheet: Sheet
    private let frame: Box
    /// Nil when nothing of the river has a place on the ground.
    let view: MapView?
    private(set) var drawing = Drawing()
    /// Names with their places, for the tests.
    private(set) var labels: [Labelling.Placed] = []
    /// Codes of entries that are on the map without a name, for want of room; their rows are in the tables all the same.
    private(set) var unnamed: [String] = []
    /// Codes of entries whose place is outside the frame, or has no line.
    private(set) var outside: [String] = []

    init(_ sheet: Sheet, in frame: Box) {
        self.sheet = sheet
        self.frame = frame
        view = MapView(showing: Self.positions(sheet), in: frame)
        drawing.box(frame, .fill(Style.outside))
        if let view { draw(view) } else { drawNothing() }
        drawing.box(frame, .line(Style.frame, 0.5))
    }

    /// What must be inside the frame.
    private static func positions(_ sheet: Sheet) -> [Position] {
        switch sheet.extent {
        case .river, .lists:
            let own = sheet.subject.courses.filter { $0.kind == .stem || $0.kind == .canal }.map(\.id)
            return sheet.subject.geometry.lines.filter { own.contains($0.watercourse) }.flatMap(\.positions)
        case .reach(let watercourse, let reach):
            let piece = sheet.subject.geometry.line(watercourse)?.piece(reach.kilometres) ?? []
            return piece + sheet.entries.compactMap(sheet.subject.position)
        }
    }

    private mutating func drawNothing() {
        let at = frame.middle
        drawing.text("尚无中心线，见里程带与清单", at, .init(size: 4, anchor: .middle))
        drawing.text(
            "no line has been drawn yet: see the strip and the lists", at.moved(0, 6),
            .init(size: 3.2, colour: Style.quietInk, anchor: .middle))
    }

    private mutating func draw(_ view: MapView) {
        let subject = sheet.subject
        let lines = MapLines(sheet, view)
        let sites = MapSites(sheet.entries, subject, view, lines)
        var labelling = Labelling(
            frame: frame.inset(1), blocked: lines.marks.map(\.box) + MapGround.tickBoxes(view), lines: lines.segments,
            leaders: sites.sites.compactMap(\.leader))
        let towns = MapTowns(subject.backdrop, view, sites: sites.sites.map(\.box))
        labelling.place(sites.requests(withEnglish: sheet.isReach) + towns.requests + lines.names(sheet))
        let taken = labelling.placed.map(\.box) + sites.sites.map(\.box) + lines.marks.map(\.box) + MapGround.tickBoxes(view)
        let names = CountyNames(subject.backdrop, view, avoiding: taken, lines.segments)

        drawing.append(MapGround(subject, view, own: lines.segments).drawing)
        drawing.append(names.drawing)
        drawing.append(lines.drawing)
        drawing.append(MapGround.figures(view))
        drawing.append(towns.drawing)
        let plume = sheet.incident.map { MapPlume($0, subject, view) }
        if let plume { drawing.append(plume.drawing) }
        drawing.append(sites.drawing)
        if let plume { drawing.append(plume.source) }
        for label in labelling.placed { draw(label) }
        labels = labelling.placed
        unnamed = labelling.omitted.filter { !MapTowns.isTown($0) && !MapLines.isName($0) }
        let shown = Set(sites.sites.map(\.entry.code))
        outside = sheet.entries.map(\.code).filter { !shown.contains($0) }
    }

    private mutating func draw(_ label: Labelling.Placed) {
        if let leader = label.leader { drawing.line(leader.start, leader.end, .line(Style.quietInk, 0.15)) }
        for (index, line) in label.lines.enumerated() {
            let y = label.box.minY + (Double(index) * Labelling.lineHeight + 0.92) * label.size
            let colour = MapTowns.isTown(label.id) ? "#333333" : MapLines.isName(label.id) ? Style.water[0] : Style.ink
            drawing.text(line, Point(label.box.minX, y), .init(size: label.size, colour: colour, hasHalo: true))
        }
    }
}

extension Sheet {
    var hasMap: Bool {
        switch extent {
        case .river, .reach: true
        case .lists: false
        }
    }

    var isReach: Bool {
        switch extent {
        case .river, .lists: false
        case .reach: true
        }
    }

    /// What the sheet is about: on a reach's sheet what lies on the reach, a little beyond its ends included.
    var entries: [MapEntry] {
        switch extent {
        case .river, .lists: subject.entries
        case .reach(let watercourse, let reach):
            subject.entries.filter { $0.watercourse == watercourse && reach.kilometres.contains($0.kilometre) }
        }
    }
}
