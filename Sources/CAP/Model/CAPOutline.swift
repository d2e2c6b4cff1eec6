/// The line of a closed polygon, to see what ground it encloses.
struct CAPOutline {
    private let segments: [Segment]
    /// Without repeats, and counting on across the 180th meridian, so that the line does not jump.
    private let line: [CAPPosition]
    /// The first position that stands twice in a row.
    let repeated: CAPPosition?
    let crossesMeridian: Bool
    /// It comes back to where it began after a whole turn.
    let goesAroundPole: Bool

    /// What is wrong with it.
    enum Fault: Hashable {
        /// All on one point or line, or there and back again.
        case flat
        /// Near this position.
        case crossed(CAPPosition)
        /// A part is run over twice, near this position; inside and outside can be told all the same.
        case overlaps(CAPPosition)
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

    /// - Parameter positions: the last one is the first.
    init(_ positions: [CAPPosition]) {
        var (line, turns, crosses) = ([CAPPosition](), 0.0, false)
        var repeated: CAPPosition?
        for position in positions {
            let step = line.last.map { position.longitude + turns - $0.longitude } ?? 0
            // A whole turn at once is the edge of a map of the world.
            if abs(step) > 180, abs(step) < 360 {
                turns -= step > 0 ? 360 : -360
                crosses = true
            }
            let next = CAPPosition(latitude: position.latitude, longitude: position.longitude + turns)
            if next != line.last { line.append(next) } else if repeated == nil { repeated = position }
        }
        (self.line, self.repeated, crossesMeridian, goesAroundPole) = (line, repeated, crosses, turns != 0)
        segments = zip(line, line.dropFirst()).enumerated().map { Segment(index: $0.offset, start: $0.element.0, end: $0.element.1) }
    }

    /// Nil where no two parts of the line meet other than at a common corner.
    ///
    /// - Parameter comparisons: how many more may be made; less what has been.
    func fault(within comparisons: inout Int) -> Fault? {
        if goesAroundPole { return nil }
        if isStraight { return .flat }
        let fault = meeting(within: &comparisons)
        if case .overlaps = fault, abs(area) <= Self.nothing { return .flat }
        return fault
    }

    /// Sweeps from south to north.
    private func meeting(within comparisons: inout Int) -> Fault? {
        let count = segments.count
        var (open, overlap): ([Segment], Fault?) = ([], nil)
        for segment in segments.sorted(by: { $0.south < $1.south }) {
            open.removeAll { $0.north < segment.south }
            for other in open {
                comparisons -= 1
                guard comparisons >= 0 else { return .tooMany }
                let gap = abs(segment.index - other.index)
                let areNeighbours = gap == 1 || gap == count - 1
                if !areNeighbours, Self.cross(segment, other) { return .crossed(segment.start) }
                if overlap == nil, Self.runOver(segment, other) { overlap = .overlaps(segment.start) }
            }
            open.append(segment)
        }
        return overlap
    }

    /// Every position on one line, or on one point.
    private var isStraight: Bool {
        guard let first = line.first, let far = line.first(where: { $0 != first }) else { return true }
        return line.allSatisfy { Self.side(first, far, $0) == 0 }
    }

    /// Square degrees; its sign says which way round the line goes.
    private var area: Double {
        guard let origin = line.first else { return 0 }
        return segments.reduce(0) { sum, segment in
            sum + (segment.start.longitude - origin.longitude) * (segment.end.latitude - origin.latitude)
                - (segment.end.longitude - origin.longitude) * (segment.start.latitude - origin.latitude)
        } / 2
    }

    /// Properly: each ends on both sides of the other, or one lies along the other. That they touch in a point is let pass.
    private static func cross(_ left: Segment, _ right: Segment) -> Bool {
        let (a, b) = (side(left.start, left.end, right.start), side(left.start, left.end, right.end))
        let (c, d) = (side(right.start, right.end, left.start), side(right.start, right.end, left.end))
        return a * b < 0 && c * d < 0
    }

    /// Both on one line, and on the same part of it.
    private static func runOver(_ left: Segment, _ right: Segment) -> Bool {
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
