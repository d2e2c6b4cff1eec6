import Testing

@testable import RiverMap

@Suite("Labels")
struct LabellingTests {
    @Test("names beside a crowd of symbols cover neither one another nor a symbol nor a leader")
    func crowd() {
        for seed in 1...20 {
            var random = Steps(seed)
            let frame = Box(x: 0, y: 0, width: 180, height: 150)
            let requests = (0..<60).map { index in
                let at = Point(20 + random.next() * 140, 20 + random.next() * 110)
                let name = String(repeating: "渠", count: 2 + Int(random.next() * 7))
                return Labelling.Request(
                    id: "\(index)", symbol: Box(at: at, half: 1.6), wordings: [["T\(index) \(name)"], ["T\(index)"]], rank: index % 3)
            }
            var labelling = Labelling(frame: frame)
            labelling.place(requests)
            #expect(labelling.placed.count + labelling.omitted.count == requests.count)
            #expect(labelling.omitted.isEmpty, "seed \(seed)")
            expectApart(labelling.placed, symbols: requests.map(\.symbol), frame, "seed \(seed)")
        }
    }

    private func expectApart(_ placed: [Labelling.Placed], symbols: [Box], _ frame: Box, _ comment: Comment) {
        for (index, name) in placed.enumerated() {
            #expect(frame.contains(name.box), comment)
            #expect(!symbols.contains(where: name.box.overlaps), comment)
            for other in placed[(index + 1)...] {
                #expect(!name.box.overlaps(other.box), comment)
                #expect(name.leader?.crosses(other.box) != true, comment)
                #expect(other.leader?.crosses(name.box) != true, comment)
            }
        }
    }

    @Test("a name stands right beside its symbol where there is room, without a leader")
    func alone() throws {
        var labelling = Labelling(frame: Box(x: 0, y: 0, width: 100, height: 100))
        labelling.place([Labelling.Request(id: "a", symbol: Box(at: Point(50, 50), half: 2), wordings: [["喀群渠首"]])])
        let name = try #require(labelling.placed.first)
        #expect(name.leader == nil)
        #expect(name.box.minX > 52 && name.box.minX < 53)
    }

    @Test("what finds no room is named and not drawn over something")
    func noRoom() {
        var labelling = Labelling(frame: Box(x: 0, y: 0, width: 12, height: 5))
        labelling.place([Labelling.Request(id: "a", symbol: Box(at: Point(6, 2.5), half: 2), wordings: [["一个很长的名字"]])])
        #expect(labelling.placed.isEmpty)
        #expect(labelling.omitted == ["a"])
    }

    @Test("labels along a line keep their order and their distance, and stay at their points where they can")
    func spreading() {
        #expect(Spreading.places([10, 50, 90], pitch: 10, in: 0...100) == [10, 50, 90])
        #expect(Spreading.places([50, 50, 50], pitch: 10, in: 0...100) == [40, 50, 60])
        #expect(Spreading.places([0, 1, 2], pitch: 10, in: 0...100) == [0, 10, 20])
        for seed in 1...50 {
            var random = Steps(seed)
            let points = (0..<40).map { _ in random.next() * 300 }.sorted()
            let places = Spreading.places(points, pitch: 7, in: 0...300)
            for (one, next) in zip(places, places.dropFirst()) { #expect(next - one > 7 - 1e-9, "seed \(seed)") }
            #expect(places.allSatisfy { (-1e-9...300 + 1e-9).contains($0) })
        }
    }

    @Test("a text is cut at a word, and never wider than its room")
    func fitting() {
        let text = "intake of Sukuqiake reservoir"
        #expect(TextWidth.fitting(text, width: 100, size: 2.75) == text)
        let cut = TextWidth.fitting(text, width: 30, size: 2.75)
        #expect(cut == "intake of Sukuqiake…")
        #expect(TextWidth.of(cut, size: 2.75) <= 30)
        for line in TextWidth.lines("界线与水道仅供应急定位，不作划界依据 Borders serve orientation only", width: 30, size: 2.75) {
            #expect(TextWidth.of(line, size: 2.75) <= 30)
        }
    }
}

/// Numbers that look random and are the same everywhere (Park and Miller 1988).
struct Steps {
    private var state: Int

    init(_ seed: Int) { state = seed * 7919 % 2_147_483_647 }

    mutating func next() -> Double {
        state = state * 48_271 % 2_147_483_647
        return Double(state) / 2_147_483_647
    }
}
