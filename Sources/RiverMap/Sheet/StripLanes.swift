import Wording

/// The other watercourses beside the straightened one: where they leave it and come back.
struct StripLanes {
    /// One of them, on paper.
    struct Lane {
        let course: MapSubject.Course
        /// Of its head and its mouth.
        let from: Double
        let to: Double
        /// What is drawn of it.
        let box: ClosedRange<Double>
        let row: Int
        /// Whether that end stands at its true place on the strip.
        let joinsAtHead: Bool
        let joinsAtMouth: Bool
    }

    private let lanes: [Lane]
    private let axis: StripAxis
    /// More are not drawn; they have strips of their own.
    static let mostRows = 3

    var rows: Int { (lanes.map(\.row).max() ?? -1) + 1 }

    init(_ subject: MapSubject, _ axis: StripAxis) {
        self.axis = axis
        var lanes: [Lane] = []
        for course in subject.courses where course.id != axis.course.id {
            guard let (from, to, atHead, atMouth) = axis.ends(of: course) else { continue }
            let box = Self.box(from, to, course, axis.edge)
            let reserved = (box.lowerBound - 1)...(box.upperBound + 1)
            let row = (0..<Self.mostRows).first { row in !lanes.contains { $0.row == row && $0.box.overlaps(reserved) } }
            guard let row else { continue }
            lanes.append(Lane(course: course, from: from, to: to, box: box, row: row, joinsAtHead: atHead, joinsAtMouth: atMouth))
        }
        self.lanes = lanes
    }

    /// Of a lane's box, which has room for its name even where the lane itself is short; it begins at the lane's head unless that is too far right.
    private static func box(_ from: Double, _ to: Double, _ course: MapSubject.Course, _ edge: Double) -> ClosedRange<Double> {
        let width = max(to - from, TextWidth.of(course.name.withoutBrackets.zh, size: Style.smallType) + 3)
        let left = max(0, min(from, edge - width))
        return left...(left + width)
    }

    /// The edge of the lane on which an entry lies; nil for one on the strip itself.
    func edge(of entry: MapEntry, top: Double) -> Double? {
        lanes.first { $0.course.id == entry.watercourse }.map { top + Double($0.row + 1) * StripPanel.Height.lane - 0.8 }
    }

    func drawing(top: Double, stemBottom: Double) -> Drawing {
        var drawing = Drawing()
        for lane in lanes {
            let y = top + (Double(lane.row) + 0.5) * StripPanel.Height.lane
            for (x, joins) in [(lane.from, lane.joinsAtHead), (lane.to, lane.joinsAtMouth)] where joins {
                drawing.line(Point(x, stemBottom), Point(x, y), .line(Self.colour(lane.course), 0.5))
            }
        }
        for lane in lanes { draw(lane, top, into: &drawing) }
        return drawing
    }

    private func draw(_ lane: Lane, _ top: Double, into drawing: inout Drawing) {
        let width = lane.box.upperBound - lane.box.lowerBound
        let box = Box(
            x: lane.box.lowerBound, y: top + Double(lane.row) * StripPanel.Height.lane + 0.4, width: width,
            height: StripPanel.Height.lane - 0.8)
        let dash = lane.course.kind == .canal || lane.course.kind == .dryBed ? "1.6 0.8" : nil
        drawing.box(box, Drawing.Paint(fill: "#ffffff", stroke: Self.colour(lane.course), width: 0.4, dash: dash))
        let name = lane.course.name.withoutBrackets
        let wordings = ["\(name.zh) \(name.en) \(Figure.text(lane.course.length, decimals: 0)) km", "\(name.zh) \(name.en)", name.zh]
        let text = wordings.first { TextWidth.of($0, size: Style.smallType) <= width - 1 } ?? name.zh
        drawing.text(text, Point(box.middle.x, box.minY + 3), .init(anchor: .middle))
    }

    private static func colour(_ course: MapSubject.Course) -> String { course.kind == .dryBed ? Style.dry : Style.water[0] }
}

extension StripAxis {
    /// Where a watercourse begins and ends beside the strip; nil when it touches nothing that the strip shows.
    func ends(of other: MapSubject.Course) -> (from: Double, to: Double, atHead: Bool, atMouth: Bool)? {
        let head = other.head.flatMap { $0.watercourse == course.id && range.contains($0.kilometre) ? x($0.kilometre) : nil }
        let mouth = other.mouth.flatMap { $0.watercourse == course.id && range.contains($0.kilometre) ? x($0.kilometre) : nil }
        let left = x(range.lowerBound)
        let length = min(length(other.length), width * 0.3)
        switch (head, mouth) {
        case (let head?, let mouth?): return head < mouth ? (head, mouth, true, true) : nil
        case (let head?, nil): return (head, min(edge - 1, head + length), true, false)
        case (nil, let mouth?): return (max(left - 16, mouth - length), mouth, false, true)
        case (nil, nil): return nil
        }
    }

    /// Where an entry stands along the strip: on its own watercourse by the kilometre, on another by its share of that one's lane.
    func place(of entry: MapEntry) -> Double? {
        guard entry.watercourse != course.id else { return range.contains(entry.kilometre) ? x(entry.kilometre) : nil }
        guard let other = others.first(where: { $0.id == entry.watercourse }), let (from, to, _, _) = ends(of: other) else { return nil }
        return from + (to - from) * min(1, max(0, entry.kilometre / max(other.length, 0.1)))
    }
}
