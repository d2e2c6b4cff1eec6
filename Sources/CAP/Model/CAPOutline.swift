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
        /// It comes back to this position without going through itself there.
        case touches(CAPPosition)
        /// More comparisons than are made for one message.
        case tooMany
    }

    /// Of pairs of segments, in one message; a coast of 3,000 points needs far fewer.
    static let maximumComparisons = 4_000_000

    fileprivate struct Segment {
        let index: Int
        let start: CAPPosition
        let end: CAPPosition

        var south: Double { min(start.latitude, end.latitude) }
        var north: Double { max(start.latitude, end.latitude) }
        var west: Double { min(start.longitude, end.longitude) }
        var east: Double { max(start.longitude, end.longitude) }
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

    /// Nil where no two parts of the line meet other than where one follows the other.
    ///
    /// - Parameter comparisons: how many more may be made; less what has been.
    func fault(within comparisons: inout Int) -> Fault? {
        if goesAroundPole { return nil }
        if isStraight { return .flat }
        let fault = meeting(within: &comparisons)
        if case .overlaps = fault, abs(area) <= Self.nothing { return .flat }
        return fault
    }

    /// Sweeps from south to north. A crossing is worse than a part that is run over, and that than a touch.
    private func meeting(within comparisons: inout Int) -> Fault? {
        var (open, overlap, touch): ([Segment], Fault?, Fault?) = ([], nil, nil)
        for segment in segments.sorted(by: { $0.south < $1.south }) {
            open.removeAll { $0.north < segment.south }
            for other in open {
                comparisons -= 1
                guard comparisons >= 0 else { return .tooMany }
                switch meeting(segment, other) {
                case .none: break
                case .some(.overlaps(let place)): overlap = overlap ?? .overlaps(place)
                case .some(.touches(let place)): touch = touch ?? .touches(place)
                case .some(let worse): return worse
                }
            }
            open.append(segment)
        }
        return overlap ?? touch
    }

    private func meeting(_ left: Segment, _ right: Segment) -> Fault? {
        guard left.west <= right.east, right.west <= left.east else { return nil }
        let gap = abs(left.index - right.index)
        let areNeighbours = gap == 1 || gap == segments.count - 1
        if !areNeighbours, Self.cross(left, right) { return .crossed(left.start) }
        if Self.runOver(left, right) { return .overlaps(left.start) }
        guard !areNeighbours, let place = Self.touch(left, right) else { return nil }
        return CAPPassage(way(of: left, through: place)).isCrossed(by: way(of: right, through: place)) ? .crossed(place) : .touches(place)
    }

    /// Where the line comes from and goes to at a position of one of its segments.
    private func way(of segment: Segment, through place: CAPPosition) -> CAPPassage.Way {
        let count = segments.count
        if place == segment.start { return (segments[(segment.index + count - 1) % count].start, place, segment.end) }
        if place == segment.end { return (segment.start, place, segments[(segment.index + 1) % count].end) }
        return (segment.start, place, segment.end)
    }

    /// Every position on one line, or on one point.
    private var isStraight: Bool {
        guard let first = line.first, let far = line.first(where: { $0 != first }) else { return true }
        return line.allSatisfy { $0.side(from: first, to: far) == 0 }
    }

    /// Square degrees; its sign says which way round the line goes.
    private var area: Double {
        guard let origin = line.first else { return 0 }
        return segments.reduce(0) { sum, segment in
            sum + (segment.start.longitude - origin.longitude) * (segment.end.latitude - origin.latitude)
                - (segment.end.longitude - origin.longitude) * (segment.start.latitude - origin.latitude)
        } / 2
    }

    /// Properly: each ends on both sides of the other.
    private static func cross(_ left: Segment, _ right: Segment) -> Bool {
        right.start.side(of: left) * right.end.side(of: left) < 0 && left.start.side(of: right) * left.end.side(of: right) < 0
    }

    /// An end of the one that lies on the other.
    private static func touch(_ left: Segment, _ right: Segment) -> CAPPosition? {
        if right.start.lies(on: left) { return right.start }
        if right.end.lies(on: left) { return right.end }
        if left.start.lies(on: right) { return left.start }
        return left.end.lies(on: right) ? left.end : nil
    }

    /// Both on one line, and on the same part of it.
    private static func runOver(_ left: Segment, _ right: Segment) -> Bool {
        right.start.side(of: left) == 0 && right.end.side(of: left) == 0 && overlap(left, right)
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

    /// Square degrees; below it rounding decides.
    static let nothing = 1e-13
}

extension CAPPosition {
    fileprivate func side(of segment: CAPOutline.Segment) -> Int { side(from: segment.start, to: segment.end) }

    fileprivate func lies(on segment: CAPOutline.Segment) -> Bool {
        (segment.south...segment.north).contains(latitude) && (segment.west...segment.east).contains(longitude) && side(of: segment) == 0
    }
}
