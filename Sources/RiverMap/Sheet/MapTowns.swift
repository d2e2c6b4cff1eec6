import Wording

/// Towns, for orientation.
struct MapTowns {
    private let towns: [(town: Backdrop.Town, at: Point)]

    /// Townships are shown from this scale on.
    static let townshipDenominator = 1_000_000
    private static let prefix = "town-"

    /// - Parameter sites: what the symbols of the register take; a town below one is left to it.
    init(_ backdrop: Backdrop, _ view: MapView, sites: [Box]) {
        let least = view.denominator <= Self.townshipDenominator ? 3 : 2
        towns = backdrop.towns.filter { $0.weight <= least }.map { ($0, view.point($0.position)) }.filter { town in
            view.frame.inset(3).contains(town.1)
        }
    }

    static func isTown(_ id: String) -> Bool { id.hasPrefix(prefix) }

    var drawing: Drawing {
        var drawing = Drawing()
        for (town, at) in towns {
            drawing.circle(at, town.weight == 1 ? 1.2 : 0.9, Paint.ring)
            if town.weight < 3 { drawing.circle(at, town.weight == 1 ? 0.6 : 0.4, .fill(Style.ink)) }
        }
        return drawing
    }

    private enum Paint { static let ring = Drawing.Paint(fill: "#ffffff", stroke: Style.ink, width: 0.25) }

    /// Both languages, then one.
    var requests: [Labelling.Request] {
        towns.map { town, at in
            let size = town.weight == 1 ? 3.6 : town.weight == 2 ? 3.2 : Style.smallType
            return Labelling.Request(
                id: Self.prefix + town.name.en, symbol: Box(at: at, half: 1.2),
                wordings: [["\(town.name.zh) \(town.name.en)"], [town.name.zh, town.name.en], [town.name.zh]], size: size,
                rank: town.weight < 3 ? 7 : 9, reach: 5)
        }
    }
}

/// The counties' names, wide apart and pale, where nothing else stands.
struct CountyNames {
    private(set) var drawing = Drawing()
    private var taken: [Box]
    private let segments: [Segment]

    init(_ backdrop: Backdrop, _ view: MapView, avoiding boxes: [Box], _ segments: [Segment]) {
        (taken, self.segments) = (boxes, segments)
        for county in backdrop.counties { name(county, view) }
    }

    private static let size = 4.2

    private mutating func name(_ county: Backdrop.County, _ view: MapView) {
        let rings = county.polygons.compactMap(\.first).map(view.area).filter { $0.count > 2 }
        guard let ring = rings.max(by: { Self.area($0) < Self.area($1) }) else { return }
        let width = max(TextWidth.of(county.name.zh, size: Self.size), TextWidth.of(county.name.en, size: 3))
        guard let at = site(in: ring, width: width + 1, height: 8.6, view.frame) else { return }
        taken.append(Box(x: at.x - width / 2, y: at.y - 4.3, width: width, height: 8.6))
        let colour = "#7a6f58"
        drawing.text(county.name.zh, at.moved(0, -0.6), .init(size: Self.size, colour: colour, anchor: .middle, hasHalo: true))
        drawing.text(county.name.en, at.moved(0, 3.3), .init(size: 3, colour: colour, anchor: .middle, hasHalo: true))
    }

    /// The place farthest from the border where the name fits.
    private func site(in ring: [Point], width: Double, height: Double, _ frame: Box) -> Point? {
        var best: (clearance: Double, at: Point)?
        for x in stride(from: frame.minX + width / 2 + 1, through: frame.maxX - width / 2 - 1, by: 4) {
            for y in stride(from: frame.minY + height / 2 + 1, through: frame.maxY - height / 2 - 4, by: 4) {
                let box = Box(x: x - width / 2, y: y - height / 2, width: width, height: height)
                let corners = [Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.minX, box.maxY), Point(box.maxX, box.maxY)]
                guard corners.allSatisfy({ Self.holds(ring, $0) }), !taken.contains(where: box.overlaps),
                    !segments.contains(where: { $0.crosses(box) })
                else { continue }
                let clearance = ring.map { $0.distance(to: Point(x, y)) }.min() ?? 0
                if clearance > best?.clearance ?? 0 { best = (clearance, Point(x, y)) }
            }
        }
        return best?.at
    }

    private static func area(_ ring: [Point]) -> Double {
        abs(zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
    }

    private static func holds(_ ring: [Point], _ point: Point) -> Bool {
        zip(ring, ring.dropFirst() + ring.prefix(1)).count { one, next in
            (one.y > point.y) != (next.y > point.y)
                && point.x < (next.x - one.x) * (point.y - one.y) / (next.y - one.y) + one.x
        } % 2 == 1
    }
}
