import Foundation

/// Puts names beside symbols so that none covers another, a symbol or a leader: greedy, the important ones first, each at the cheapest free
/// place of a fixed list of places (after Christensen, Marks and Shieber 1995, ACM Trans. Graph. 14(3)).
struct Labelling {
    /// What is to be named.
    struct Request: Hashable {
        let id: String
        /// What the name belongs to.
        let symbol: Box
        /// The wordings to try, the fullest first; each is its lines.
        let wordings: [[String]]
        var size = Style.smallType
        /// Lower goes first.
        var rank = 0
        /// How far away it may stand, mm.
        var reach = 34.0
        /// False for the name of something long, which is near it wherever it stands.
        var hasLeader = true
    }

    /// Where a name stands.
    struct Placed: Hashable {
        let id: String
        let lines: [String]
        let box: Box
        /// From the symbol to the name, where the name does not touch it.
        let leader: Segment?
        let size: Double
    }

    /// Names stay inside.
    let frame: Box
    /// What no name may cover.
    private var blocked: [Box]
    /// What no leader may cross, and no name cover.
    private var leaders: [Segment]
    /// What a name had better not cover: rivers, borders.
    private let lines: [Segment]
    private(set) var placed: [Placed] = []
    /// Ids of what found no place.
    private(set) var omitted: [String] = []

    init(frame: Box, blocked: [Box] = [], lines: [Segment] = [], leaders: [Segment] = []) {
        self.frame = frame
        self.blocked = blocked
        self.lines = lines
        self.leaders = leaders
    }

    static let lineHeight = 1.12
    /// From the name to its symbol, mm.
    private static let gap = 0.6
    /// Between two names, mm.
    private static let air = 0.35

    /// In two rounds: first each in its shortest wording, so that nothing stays without a name because others are long; then each in the
    /// fullest that there is still room for.
    mutating func place(_ requests: [Request]) {
        blocked += requests.map(\.symbol)
        let ordered = requests.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
        for request in ordered {
            if let best = request.wordings.last.flatMap({ best($0, request) }) { keep(best) }
        }
        for request in ordered { improve(request) }
        let named = Set(placed.map(\.id))
        omitted = ordered.map(\.id).filter { !named.contains($0) }
    }

    private mutating func improve(_ request: Request) {
        let short = placed.first { $0.id == request.id }
        if let short { forget(short) }
        for wording in request.wordings {
            guard let best = best(wording, request) else { continue }
            return keep(best)
        }
        if let short { keep(short) }
    }

    private mutating func keep(_ name: Placed) {
        placed.append(name)
        blocked.append(name.box)
        if let leader = name.leader { leaders.append(leader) }
    }

    private mutating func forget(_ name: Placed) {
        placed.removeAll { $0 == name }
        if let index = blocked.lastIndex(of: name.box) { blocked.remove(at: index) }
        if let leader = name.leader, let index = leaders.lastIndex(of: leader) { leaders.remove(at: index) }
    }

    static func size(_ lines: [String], _ size: Double) -> (width: Double, height: Double) {
        (lines.map { TextWidth.of($0, size: size) }.max() ?? 0, Double(lines.count) * size * lineHeight)
    }

    /// How far a name may stand from its symbol in any wording but the shortest, mm: better a code beside it than a name far away.
    private static let nearby = 15.0

    private func best(_ wording: [String], _ request: Request) -> Placed? {
        let size = Self.size(wording, request.size)
        let reach = wording == request.wordings.last ? request.reach : min(request.reach, Self.nearby)
        var best: (cost: Double, placed: Placed)?
        for (cost, corner) in places(size, request, reach) where cost < best?.cost ?? .infinity {
            let box = Box(x: corner.x, y: corner.y, width: size.width, height: size.height)
            let leader = request.hasLeader ? leader(box, request.symbol) : nil
            guard isFree(box, leader) else { continue }
            let whole = cost + clutter(box, leader, request.symbol)
            if whole < best?.cost ?? .infinity {
                best = (whole, Placed(id: request.id, lines: wording, box: box, leader: leader, size: request.size))
            }
        }
        return best?.placed
    }

    /// Upper left corners with the cost of standing there: right of the symbol is free of charge, farther away costs more.
    private func places(_ size: (width: Double, height: Double), _ request: Request, _ reach: Double) -> [(Double, Point)] {
        let symbol = request.symbol
        let (middle, gap) = (symbol.middle, Self.gap)
        var places: [(Double, Point)] = []
        var ring = 0.0
        while ring <= reach {
            let (out, top) = (ring + gap, middle.y - size.height / 2)
            let (right, left) = (symbol.maxX + out, symbol.minX - out - size.width)
            let (above, below) = (symbol.minY - out - size.height, symbol.maxY + out)
            let price = ring * 1.2 + (ring > 0 ? 2 : 0)
            for (extra, x, y) in [
                (0, right, top), (0.6, right, above), (0.8, right, below), (1, left, top), (1.4, left, above), (1.6, left, below),
                (1.2, middle.x - size.width / 2, above), (1.3, middle.x - size.width / 2, below),
            ] { places.append((price + extra, Point(x, y))) }
            if ring > 0 {
                for share in stride(from: -1.0, through: 1.0, by: 0.25) {
                    let shift = share * ring
                    places += [(price + 1.1, Point(right, top + shift)), (price + 1.5, Point(left, top + shift))]
                    places += [
                        (price + 1.3, Point(middle.x - size.width / 2 + shift, above)),
                        (price + 1.4, Point(middle.x - size.width / 2 + shift, below)),
                    ]
                }
            }
            ring += ring < 4 ? 1 : 2
        }
        return places
    }

    /// Nil when the name stands right beside its symbol.
    private func leader(_ box: Box, _ symbol: Box) -> Segment? {
        let end = box.nearest(to: symbol.middle)
        let start = symbol.nearest(to: end)
        return start.distance(to: end) > 1.3 ? Segment(start: start, end: end) : nil
    }

    /// That no name covers a name, a symbol or a leader, and no leader a name, holds without exception.
    private func isFree(_ box: Box, _ leader: Segment?) -> Bool {
        guard frame.contains(box) else { return false }
        let airy = box.inset(-Self.air)
        guard !blocked.contains(where: airy.overlaps), !leaders.contains(where: { $0.crosses(airy) }) else { return false }
        guard let leader else { return true }
        return !placed.contains { leader.crosses($0.box) }
    }

    /// What a place costs beyond its distance: water under the name, and what its leader crosses.
    private func clutter(_ box: Box, _ leader: Segment?, _ symbol: Box) -> Double {
        let covered = lines.reduce(0) { sum, line in
            line.clipped(to: box).map { sum + $0.start.distance(to: $0.end) } ?? sum
        }
        guard let leader else { return covered * 1.4 }
        let symbols = blocked.count { $0 != symbol && leader.crosses($0) }
        let crossed = leaders.count(where: leader.crosses)
        return covered * 1.4 + Double(lines.count(where: leader.crosses)) * 0.5 + Double(symbols) * 8 + Double(crossed) * 10
    }
}
