/// The line of a closed polygon, to see whether it crosses itself.
struct CAPOutline {
    private let segments: [Segment]

    /// What is wrong with it.
    enum Crossing: Hashable {
        /// Near this position.
        case found(CAPPosition)
        /// More comparisons than are made for one message.
        case tooMany
    }

    /// Of pairs of segments, in one message; a coast of 3,000 points needs far fewer.
    static let maximumComparisons = 4_000_000

    private struct Segment {
        let index: Int
        let start: CAPPosition
        let end: CAPPosition

        var south: Double { min(start.latitude, end.latitude) }
        var north: Double { max(start.latitude, end.latitude) }
    }

    /// - Parameter positions: the last one is the first. Across the 180th meridian longitudes count on, so that the line does not jump.
    init(_ positions: [CAPPosition]) {
        var (line, turns) = ([CAPPosition](), 0.0)
        for position in positions {
            if let last = line.last {
                let step = position.longitude + turns - last.longitude
                turns -= step > 180 ? 360 : step < -180 ? -360 : 0
            }
            let next = CAPPosition(latitude: position.latitude, longitude: position.longitude + turns)
            if next != line.last { line.append(next) }
        }
        segments = zip(line, line.dropFirst()).enumerated().map { Segment(index: $0.offset, start: $0.element.0, end: $0.element.1) }
    }

    /// Nil where no two parts of the line meet other than at a common corner. Sweeps from south to north.
    ///
    /// - Parameter comparisons: how many more may be made; less what has been.
    func crossing(within comparisons: inout Int) -> Crossing? {
        let count = segments.count
        var open: [Segment] = []
        for segment in segments.sorted(by: { $0.south < $1.south }) {
            open.removeAll { $0.north < segment.south }
            for other in open {
                comparisons -= 1
                guard comparisons >= 0 else { return .tooMany }
                let gap = abs(segment.index - other.index)
                let areNeighbours = gap == 1 || gap == count - 1
                if areNeighbours ? Self.turnsBack(segment, other) : Self.cross(segment, other) { return .found(segment.start) }
            }
            open.append(segment)
        }
        return nil
    }

    /// Properly: each ends on both sides of the other, or one lies along the other. That they touch in a point is let pass.
    private static func cross(_ left: Segment, _ right: Segment) -> Bool {
        let (a, b) = (side(left.start, left.end, right.start), side(left.start, left.end, right.end))
        let (c, d) = (side(right.start, right.end, left.start), side(right.start, right.end, left.end))
        if a == 0, b == 0, c == 0, d == 0 { return overlap(left, right) }
        return a * b < 0 && c * d < 0
    }

    /// Neighbours on one line that run over one another.
    private static func turnsBack(_ left: Segment, _ right: Segment) -> Bool {
        guard side(left.start, left.end, right.start) == 0, side(left.start, left.end, right.end) == 0 else { return false }
        return overlap(left, right)
    }

    /// Of two on one line: more than a point in common.
    private static func overlap(_ left: Segment, _ right: Segment) -> Bool {
        let byLatitude = abs(left.end.latitude - left.start.latitude) >= abs(left.end.longitude - left.start.longitude)
        func span(_ segment: Segment) -> (Double, Double) {
            let (a, b) = byLatitude ? (segment.start.latitude, segment.end.latitude) : (segment.start.longitude, segment.end.longitude)
            return (min(a, b), max(a, b))
        }
        let (one, other) = (span(left), span(right))
        return max(one.0, other.0) < min(one.1, other.1)
    }

    /// On which side of a line a point is: −1, 0, 1.
    private static func side(_ from: CAPPosition, _ to: CAPPosition, _ point: CAPPosition) -> Int {
        let area =
            (to.longitude - from.longitude) * (point.latitude - from.latitude)
            - (to.latitude - from.latitude) * (point.longitude - from.longitude)
        return area > Self.nothing ? 1 : area < -Self.nothing ? -1 : 0
    }

    /// Square degrees; below it rounding decides.
    private static let nothing = 1e-13
}
