/// A point on paper, mm from the upper left corner.
package struct Point: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }

    func moved(_ dx: Double, _ dy: Double) -> Point { Point(x + dx, y + dy) }

    func towards(_ other: Point, share: Double) -> Point {
        Point(x + (other.x - x) * share, y + (other.y - y) * share)
    }
}

/// A rectangle on paper, mm.
package struct Box: Hashable, Sendable {
    package var minX: Double
    package var minY: Double
    package var maxX: Double
    package var maxY: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        (minX, minY, maxX, maxY) = (x, y, x + width, y + height)
    }

    /// Around a point.
    init(at point: Point, half: Double) {
        self.init(x: point.x - half, y: point.y - half, width: 2 * half, height: 2 * half)
    }

    var width: Double { maxX - minX }
    var height: Double { maxY - minY }
    var middle: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

    /// Whether the two share more than an edge.
    package func overlaps(_ other: Box) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    package func contains(_ other: Box) -> Bool {
        minX <= other.minX && maxX >= other.maxX && minY <= other.minY && maxY >= other.maxY
    }

    func contains(_ point: Point) -> Bool { minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY }

    func inset(_ by: Double) -> Box { Box(x: minX + by, y: minY + by, width: width - 2 * by, height: height - 2 * by) }

    /// The nearest point of the rectangle.
    func nearest(to point: Point) -> Point { Point(min(max(point.x, minX), maxX), min(max(point.y, minY), maxY)) }
}

/// A straight line on paper.
struct Segment: Hashable, Sendable {
    let start: Point
    let end: Point

    /// The part inside a rectangle; nil when it misses it (Liang and Barsky 1984).
    func clipped(to box: Box) -> Segment? {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        var (from, to) = (0.0, 1.0)
        for (p, q) in [(-dx, start.x - box.minX), (dx, box.maxX - start.x), (-dy, start.y - box.minY), (dy, box.maxY - start.y)] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                from = max(from, q / p)
            } else {
                to = min(to, q / p)
            }
        }
        guard from < to else { return nil }
        return Segment(start: start.towards(end, share: from), end: start.towards(end, share: to))
    }

    func distance(to point: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let square = dx * dx + dy * dy
        let share = square == 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / square
        return start.towards(end, share: min(1, max(0, share))).distance(to: point)
    }

    func crosses(_ box: Box) -> Bool { clipped(to: box) != nil }

    func crosses(_ other: Segment) -> Bool {
        func turn(_ a: Point, _ b: Point, _ c: Point) -> Double { (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) }
        return turn(start, end, other.start) * turn(start, end, other.end) < 0
            && turn(other.start, other.end, start) * turn(other.start, other.end, end) < 0
    }
}
