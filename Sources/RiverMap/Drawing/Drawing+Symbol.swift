import Playbook

extension Drawing {
    /// Half the side of a symbol on the map, mm.
    static let symbolHalf = 1.65

    /// A symbol; how sure its entry is shows in its fill: full for a named source, half for an estimate, empty and dashed for an invention.
    mutating func symbol(_ symbol: MapSymbol, at middle: Point, _ kind: Provenance.Kind, half: Double = symbolHalf, colour: String? = nil) {
        let colour = colour ?? symbol.list.colour
        body(symbol, middle, half * 1.0, .fill("#ffffff"))
        switch kind {
        case .namedSource: body(symbol, middle, half, .fill(colour))
        case .estimate: halfBody(symbol, middle, half, colour)
        case .illustrative: break
        }
        body(symbol, middle, half, .line(colour, half * 0.26, dash: kind == .illustrative ? Self.dash(half) : nil))
        inside(symbol, middle, half, kind == .namedSource ? "#ffffff" : colour)
    }

    private static func dash(_ half: Double) -> String { "\(Figure.text(half * 0.5)) \(Figure.text(half * 0.28))" }

    private mutating func body(_ symbol: MapSymbol, _ middle: Point, _ half: Double, _ paint: Paint) {
        guard !symbol.outline.isEmpty else { return circle(middle, half, paint) }
        path(symbol.outline.map { middle.moved($0.x * half, $0.y * half) }, isClosed: true, paint)
    }

    /// The lower half.
    private mutating func halfBody(_ symbol: MapSymbol, _ middle: Point, _ half: Double, _ colour: String) {
        guard !symbol.outline.isEmpty else {
            let (left, right) = (middle.moved(-half, 0), middle.moved(half, 0))
            let radius = Figure.text(half)
            let start = "M\(Figure.text(left.x)) \(Figure.text(left.y))"
            return add(
                "<path d=\"\(start)A\(radius) \(radius) 0 0 0 \(Figure.text(right.x)) \(Figure.text(right.y))Z\" fill=\"\(colour)\"/>")
        }
        let lower = Self.lowerHalf(symbol.outline)
        path(lower.map { middle.moved($0.x * half, $0.y * half) }, isClosed: true, .fill(colour))
    }

    /// A polygon cut at y = 0 (Sutherland and Hodgman 1974).
    private static func lowerHalf(_ outline: [Point]) -> [Point] {
        var cut: [Point] = []
        for (one, next) in zip(outline, outline.dropFirst() + outline.prefix(1)) {
            if one.y >= 0 { cut.append(one) }
            if (one.y >= 0) != (next.y >= 0) { cut.append(one.towards(next, share: one.y / (one.y - next.y))) }
        }
        return cut
    }

    /// What makes shapes of one outline different.
    private mutating func inside(_ symbol: MapSymbol, _ middle: Point, _ half: Double, _ colour: String) {
        switch symbol {
        case .drinkingIntake:
            circle(middle, half * 0.42, Paint(fill: "#ffffff", stroke: colour, width: half * 0.3))
        case .boundarySection:
            circle(middle, half * 0.3, .fill(colour))
        case .monitor:
            line(middle.moved(-half, 0), middle.moved(half, 0), .line(colour, half * 0.26))
            line(middle.moved(0, -half), middle.moved(0, half), .line(colour, half * 0.26))
        case .wetland:
            for y in [-0.35, 0.1, 0.55] {
                line(middle.moved(-half * 0.6, half * y), middle.moved(half * 0.6, half * y), .line(colour, half * 0.18))
            }
        case .risk:
            line(middle.moved(0, -half * 0.45), middle.moved(0, half * 0.25), .line(colour, half * 0.26))
            circle(middle.moved(0, half * 0.55), half * 0.14, .fill(colour))
        case .barrier:
            line(middle.moved(0, -half * 0.9), middle.moved(0, half * 0.9), .line(colour, half * 0.3))
        case .irrigationIntake, .section, .reservoir, .storage, .channel, .bridge, .depot, .diversion: break
        }
    }
}
