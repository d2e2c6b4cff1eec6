import Testing

@testable import CAP

@Suite("Polygons")
struct OutlineTests {
    enum Kind: Sendable {
        case sound, crossed, overlapping, touching, flat
    }

    struct Case: Sendable {
        let text: String
        let kind: Kind

        init(_ text: String, _ kind: Kind) { (self.text, self.kind) = (text, kind) }
    }

    @Test(
        "a line that crosses itself, runs over itself or encloses nothing is told from one that only touches",
        arguments: [
            Case("0,0 0,1 1,1 1,0 0,0", .sound), Case("0,0 1,1 0,1 1,0 0,0", .crossed),
            // A star of five.
            Case("0,0 3,1 0,2 2,-1 2,3 0,0", .crossed),
            // Concave, no crossing.
            Case("0,0 0,4 4,4 4,0 3,0 3,3 1,3 1,0 0,0", .sound),
            // A corner near another side, on it, and a corner that is passed twice: touched, or gone through.
            Case("0,0 0,4 4,4 2,0 4,-4 0,-4 0,0", .sound), Case("0,0 0,4 4,4 0,2 4,0 0,0", .touching),
            Case("0,0 1,1 0,2 2,2 1,1 2,0 0,0", .touching), Case("0,0 0,2 1,1 2,2 2,0 1,1 0,0", .touching),
            Case("0,0 0,2 1,1 2,3 3,1 2,-1 1,1 0,0", .touching), Case("0,0 1,1 0,2 2,2 1,1 0,0", .overlapping),
            Case("39,75 39,76 40,77 41,76 40,75 39,76 38,75 39,75", .crossed),
            // The same from the other end, the other way round, and with the corner first.
            Case("40,77 41,76 40,75 39,76 38,75 39,75 39,76 40,77", .crossed),
            Case("39,75 38,75 39,76 40,75 41,76 40,77 39,76 39,75", .crossed),
            Case("39,76 40,77 41,76 40,75 39,76 38,75 39,75 39,76", .crossed),
            // A corner on another side, from where the line goes on to that side's other side.
            Case("0,0 0,4 4,4 0,2 -4,2 -4,0 0,0", .crossed), Case("0,0 4,0 4,4 2,0 -1,-1 0,0", .crossed),
            // Three loops through one corner, all the same way round, and one of them the other way.
            Case("0,0 2,-1 2,1 0,0 1,2 -1,2 0,0 -2,1 -2,-1 0,0", .touching),
            Case("0,0 2,1 2,-1 0,0 1,2 -1,2 0,0 -2,1 -2,-1 0,0", .crossed),
            // One point, one line, there and back again: no ground at all.
            Case("1,1 1,1 1,1 1,1", .flat), Case("0,0 0,2 0,1 0,0", .flat), Case("0,0 1,1 2,2 0,0", .flat),
            Case("0,0 0,2 1,2 0,2 0,0", .flat),
            // A spike, and the seam to a hole.
            Case("0,0 0,4 0,6 0,4 4,4 4,0 0,0", .overlapping), Case("0,0 0,9 3,9 3,6 2,7 1,6 3,6 3,9 9,9 9,0 0,0", .overlapping),
            // The same point twice in a row.
            Case("0,0 0,0 0,1 1,1 1,0 0,0", .sound),
            // Points along a side.
            Case("0,0 0,1 0,2 0,3 2,3 2,0 0,0", .sound),
            // Across the 180th meridian, and crossed there.
            Case("0,179 0,-179 1,-179 1,179 0,179", .sound), Case("0,179 1,-179 0,-179 1,179 0,179", .crossed),
            // The whole world, and around the pole.
            Case("-90,-180 -90,180 90,180 90,-180 -90,-180", .sound), Case("70,0 70,120 70,-120 70,0", .sound),
        ])
    func faults(_ polygon: Case) throws {
        let positions = try #require(CAPPolygon(polygon.text).positions)
        #expect(Self.kind(of: Self.fault(positions)) == polygon.kind)
    }

    @Test("a way across the 180th meridian is told from one around a pole and from the edge of the map")
    func meridians() throws {
        func outline(_ text: String) throws -> CAPOutline { CAPOutline(try #require(CAPPolygon(text).positions)) }
        let (across, around) = (try outline("0,179 0,-179 1,-179 1,179 0,179"), try outline("70,0 70,120 70,-120 70,0"))
        #expect(across.crossesMeridian && !across.goesAroundPole && around.crossesMeridian && around.goesAroundPole)
        #expect(try !outline("-90,-180 -90,180 90,180 90,-180 -90,-180").crossesMeridian)
        #expect(try outline("0,0 0,1 0,1 1,1 0,0").repeated == CAPPosition(latitude: 0, longitude: 1))
    }

    @Test("a coast of 5,000 points is looked at, a comb of 60,000 is given up, both soon")
    func bounded() {
        let coast = (0...5000).map { step in
            let angle = Double(step % 5000) / 5000 * 2 * Double.pi
            return CAPPosition(latitude: 40 + Self.sine(angle), longitude: 76 + Self.sine(angle + Double.pi / 2))
        }
        #expect(Self.fault(coast) == nil)
        let comb = (0..<30_000).flatMap { tooth in
            let longitude = Double(tooth) / 1000
            return [CAPPosition(latitude: 0, longitude: longitude), CAPPosition(latitude: 1, longitude: longitude + 0.0005)]
        }
        #expect(Self.fault(comb + comb.prefix(1)) == .tooMany)
    }

    private static func fault(_ positions: [CAPPosition]) -> CAPOutline.Fault? {
        var comparisons = CAPOutline.maximumComparisons
        return CAPOutline(positions).fault(within: &comparisons)
    }

    private static func kind(of fault: CAPOutline.Fault?) -> Kind? {
        switch fault {
        case .none: .sound
        case .some(.flat): .flat
        case .some(.crossed): .crossed
        case .some(.overlaps): .overlapping
        case .some(.touches): .touching
        case .some(.tooMany): nil
        }
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
