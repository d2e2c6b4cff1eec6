import Foundation

/// From the ground to the paper of one map.
struct MapView {
    let projection: Projection
    /// One mm of paper is so many mm of ground.
    let denominator: Int
    /// The map's frame on paper.
    let frame: Box
    private let centre: (east: Double, north: Double)

    /// Round denominators, so that a ruler can be used.
    static let denominators = [
        20_000, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000, 200_000, 250_000, 300_000, 400_000, 500_000, 600_000, 750_000, 800_000,
        1_000_000, 1_200_000, 1_250_000, 1_500_000, 1_600_000, 1_750_000, 2_000_000, 2_250_000, 2_500_000, 3_000_000, 4_000_000, 5_000_000,
        7_500_000, 10_000_000, 20_000_000, 50_000_000, 100_000_000,
    ]
    /// Between what the map is about and its frame, mm.
    static let margin = 9.0

    /// The largest scale at which all positions are inside the frame.
    init?(showing positions: [Position], in frame: Box, leastMetres: Double = 4000) {
        let (longitudes, latitudes) = (positions.map(\.longitude), positions.map(\.latitude))
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(), let north = latitudes.max() else {
            return nil
        }
        projection = Projection(longitudes: west...east, latitudes: south...north)
        let points = positions.map(projection.metres)
        let (x, y) = (points.map(\.east), points.map(\.north))
        let (left, right) = (x.min() ?? 0, x.max() ?? 0)
        let (bottom, top) = (y.min() ?? 0, y.max() ?? 0)
        centre = ((left + right) / 2, (bottom + top) / 2)
        let room = frame.inset(Self.margin)
        let needed = max(max(right - left, leastMetres) / room.width, max(top - bottom, leastMetres) / room.height) * 1000
        denominator = Self.denominators.first { Double($0) >= needed } ?? Int(needed.rounded(.up))
        self.frame = frame
    }

    /// mm on the sheet.
    func point(_ position: Position) -> Point {
        let metres = projection.metres(position)
        let millimetres = 1000 / Double(denominator)
        return Point(
            frame.middle.x + (metres.east - centre.east) * millimetres, frame.middle.y - (metres.north - centre.north) * millimetres)
    }

    /// Of so many metres of ground, mm.
    func length(_ metres: Double) -> Double { metres * 1000 / Double(denominator) }

    /// A line cut to the frame, in pieces.
    func lines(_ positions: [Position]) -> [[Point]] {
        var pieces: [[Point]] = []
        let points = positions.map(point)
        for (one, next) in zip(points, points.dropFirst()) {
            guard let part = Segment(start: one, end: next).clipped(to: frame) else { continue }
            if pieces.last?.last == part.start {
                pieces[pieces.count - 1].append(part.end)
            } else {
                pieces.append([part.start, part.end])
            }
        }
        return pieces
    }

    /// A ring cut to the frame (Sutherland and Hodgman 1974).
    func area(_ ring: [Position]) -> [Point] {
        let sides: [(inside: (Point) -> Bool, cut: (Point, Point) -> Point)] = [
            ({ $0.x >= frame.minX }, { $0.towards($1, share: (frame.minX - $0.x) / ($1.x - $0.x)) }),
            ({ $0.x <= frame.maxX }, { $0.towards($1, share: (frame.maxX - $0.x) / ($1.x - $0.x)) }),
            ({ $0.y >= frame.minY }, { $0.towards($1, share: (frame.minY - $0.y) / ($1.y - $0.y)) }),
            ({ $0.y <= frame.maxY }, { $0.towards($1, share: (frame.maxY - $0.y) / ($1.y - $0.y)) }),
        ]
        return sides.reduce(ring.dropLast().map(point)) { points, side in
            zip(points, points.dropFirst() + points.prefix(1)).flatMap { one, next in
                (side.inside(one) ? [one] : []) + (side.inside(one) != side.inside(next) ? [side.cut(one, next)] : [])
            }
        }
    }
}
