import Events

/// Counties by side, other water, and the degrees.
struct MapGround {
    private let view: MapView
    private(set) var drawing = Drawing()

    /// - Parameter own: the river's lines; other water is not drawn beside them again.
    init(_ subject: MapSubject, _ view: MapView, own: [Segment]) {
        self.view = view
        if let hatch = Style.hatch(nil) { drawing.box(view.frame, .fill(hatch)) }
        for county in subject.backdrop.counties { fill(county, subject.sides[county.code]) }
        outline(subject.backdrop.counties)
        drawDegrees()
        for water in subject.backdrop.waters { draw(water, own) }
    }

    /// A backdrop's line is coarser than a river's own, km.
    private static let coarseness = 0.8

    private mutating func draw(_ water: Backdrop.Water, _ own: [Segment]) {
        let near = view.length(Self.coarseness * 1000) + 1
        for line in view.lines(water.positions) {
            for (one, next) in zip(line, line.dropFirst()) {
                let middle = one.towards(next, share: 0.5)
                guard !own.contains(where: { $0.distance(to: middle) < near }) else { continue }
                drawing.line(one, next, .line("#7fb0e0", 0.35, dash: "1.6 0.9"))
            }
        }
    }

    private mutating func fill(_ county: Backdrop.County, _ side: Side?) {
        for polygon in county.polygons {
            let rings = polygon.map(view.area).filter { $0.count > 2 }
            guard !rings.isEmpty else { continue }
            drawing.paths(rings, isClosed: true, .fill(Style.ground(side)))
            if let hatch = Style.hatch(side) { drawing.paths(rings, isClosed: true, .fill(hatch)) }
        }
    }

    /// Each piece of a border once, though two counties have it: dashes drawn twice would fill each other's gaps.
    private mutating func outline(_ counties: [Backdrop.County]) {
        var drawn: Set<Set<Position>> = []
        for ring in counties.flatMap({ $0.polygons.joined() }) {
            var run: [Position] = []
            for (one, next) in zip(ring, ring.dropFirst()) {
                if drawn.insert([one, next]).inserted {
                    run = run.isEmpty ? [one, next] : run + [next]
                } else {
                    outline(run)
                    run = []
                }
            }
            outline(run)
        }
    }

    private mutating func outline(_ run: [Position]) {
        for line in view.lines(run) { drawing.path(line, .line(Style.border, 0.25, dash: "2.4 0.7 0.5 0.7")) }
    }
}

// MARK: - Degrees

extension MapGround {
    /// Between two lines of the grid, in degrees: about 40 mm and more.
    private static func step(_ view: MapView) -> Double {
        [1.0 / 12, 1.0 / 6, 0.25, 0.5, 1, 2, 5].first { view.length($0 * 111_195) >= 38 } ?? 10
    }

    /// Where the grid meets the frame: at the left edge a parallel, at the lower edge a meridian.
    private static func ticks(_ view: MapView) -> [(text: String, at: Point, isParallel: Bool, line: [Position])] {
        let step = step(view)
        let origin = view.projection.origin
        let (latitude, longitude) = ((origin.latitude / step).rounded(), (origin.longitude / step).rounded())
        let around = (-40...40).map(Double.init)
        let parallels = around.map { (latitude + $0) * step }.filter { abs($0) < 85 }.map { value in
            (value, true, (-40...40).map { Position(longitude: origin.longitude + Double($0) * step / 4, latitude: value) })
        }
        let meridians = around.map { (longitude + $0) * step }.map { value in
            (
                value, false,
                (-40...40).map { Position(longitude: value, latitude: min(89, max(-89, origin.latitude + Double($0) * step / 4))) }
            )
        }
        return (parallels + meridians).compactMap { value, isParallel, line in
            let points = view.lines(line).joined()
            let end = isParallel ? points.min { $0.x < $1.x } : points.max { $0.y < $1.y }
            guard let end, isParallel ? end.x < view.frame.minX + 0.5 : end.y > view.frame.maxY - 0.5 else { return nil }
            return (degrees(value) + (isParallel ? "N" : "E"), end, isParallel, line)
        }
    }

    private static func degrees(_ value: Double) -> String {
        let minutes = Int((value * 60).rounded())
        return minutes % 60 == 0 ? "\(minutes / 60)°" : "\(minutes / 60)°\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)′"
    }

    private static func place(_ tick: (text: String, at: Point, isParallel: Bool, line: [Position])) -> Point {
        tick.isParallel ? tick.at.moved(1, -0.8) : tick.at.moved(0.8, -1)
    }

    /// The room that the figures at the frame take.
    static func tickBoxes(_ view: MapView) -> [Box] {
        ticks(view).map { Drawing.box($0.text, place($0), .init()) }.filter(view.frame.contains)
    }

    private mutating func drawDegrees() {
        for tick in Self.ticks(view) {
            for line in view.lines(tick.line) { drawing.path(line, .line(Style.grid, 0.1)) }
        }
    }

    /// The figures at the frame, over all lines.
    static func figures(_ view: MapView) -> Drawing {
        var drawing = Drawing()
        for tick in ticks(view) where view.frame.contains(Drawing.box(tick.text, place(tick), .init())) {
            drawing.text(tick.text, place(tick), .init(colour: Style.quietInk, hasHalo: true))
        }
        return drawing
    }
}
