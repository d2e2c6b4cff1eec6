import Testing

@testable import CAP

@Suite("Polygons")
struct OutlineTests {
    struct Case: Sendable {
        let text: String
        let isCrossed: Bool

        init(_ text: String, _ isCrossed: Bool) { (self.text, self.isCrossed) = (text, isCrossed) }
    }

    @Test(
        "a line that crosses or runs over itself is told from one that only touches",
        arguments: [
            Case("0,0 0,1 1,1 1,0 0,0", false), Case("0,0 1,1 0,1 1,0 0,0", true),
            // A star of five.
            Case("0,0 3,1 0,2 2,-1 2,3 0,0", true),
            // Concave, no crossing.
            Case("0,0 0,4 4,4 4,0 3,0 3,3 1,3 1,0 0,0", false),
            // A corner on another side, and a corner that is passed twice.
            Case("0,0 0,4 4,4 2,0 4,-4 0,-4 0,0", false), Case("0,0 1,1 0,2 2,2 1,1 2,0 0,0", false),
            // There and back again: no ground at all.
            Case("0,0 0,2 0,1 0,0", true), Case("0,0 1,1 2,2 0,0", true),
            // The same point twice in a row.
            Case("0,0 0,0 0,1 1,1 1,0 0,0", false),
            // Points along a side.
            Case("0,0 0,1 0,2 0,3 2,3 2,0 0,0", false),
            // Across the 180th meridian, and crossed there.
            Case("0,179 0,-179 1,-179 1,179 0,179", false), Case("0,179 1,-179 0,-179 1,179 0,179", true),
        ])
    func crossing(_ polygon: Case) throws {
        let positions = try #require(CAPPolygon(polygon.text).positions)
        #expect((Self.crossing(positions) != nil) == polygon.isCrossed)
    }

    @Test("a coast of 5,000 points is looked at, a comb of 60,000 is given up, both soon")
    func bounded() {
        let coast = (0...5000).map { step in
            let angle = Double(step % 5000) / 5000 * 2 * Double.pi
            return CAPPosition(latitude: 40 + Self.sine(angle), longitude: 76 + Self.sine(angle + Double.pi / 2))
        }
        #expect(Self.crossing(coast) == nil)
        let comb = (0..<30_000).flatMap { tooth in
            let longitude = Double(tooth) / 1000
            return [CAPPosition(latitude: 0, longitude: longitude), CAPPosition(latitude: 1, longitude: longitude + 0.0005)]
        }
        #expect(Self.crossing(comb + comb.prefix(1)) == .tooMany)
    }

    private static func crossing(_ positions: [CAPPosition]) -> CAPOutline.Crossing? {
        var comparisons = CAPOutline.maximumComparisons
        return CAPOutline(positions).crossing(within: &comparisons)
    }

    /// Good to a millionth on the whole circle, which is enough for a coast.
    private static func sine(_ angle: Double) -> Double {
        let turn = angle - (angle / (2 * Double.pi)).rounded() * 2 * Double.pi
        var (term, sum) = (turn, turn)
        for order in 1..<15 {
            term *= -turn * turn / Double((2 * order) * (2 * order + 1))
            sum += term
        }
        return sum
    }
}
