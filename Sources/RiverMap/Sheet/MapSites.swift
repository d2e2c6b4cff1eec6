import Foundation
import Playbook
import Wording

/// Where the symbols stand: on the river, or beside it with a line to their place where several would cover each other.
struct MapSites {
    /// An entry on paper.
    struct Site {
        let entry: MapEntry
        /// Its place on the river.
        let place: Point
        let middle: Point
        var box: Box { Box(at: middle, half: Drawing.symbolHalf + 0.35) }
        /// To its place, when it stands beside it.
        var leader: Segment? {
            middle == place
                ? nil : Segment(start: place, end: place.towards(middle, share: 1 - Drawing.symbolHalf / place.distance(to: middle)))
        }

        /// Whether its line passes through a rectangle that its place is not in.
        func crosses(_ box: Box) -> Bool { leader.map { $0.crosses(box) && !box.contains(place) } ?? false }
    }

    private(set) var sites: [Site] = []
    private let frame: Box
    private let lines: MapLines

    init(_ entries: [MapEntry], _ subject: MapSubject, _ view: MapView, _ lines: MapLines) {
        frame = view.frame.inset(1.5)
        self.lines = lines
        for entry in entries.sorted(by: { ($0.rank, $0.code.count, $0.code) < ($1.rank, $1.code.count, $1.code) }) {
            guard let line = subject.geometry.line(entry.watercourse), let (place, left) = view.crossing(line, at: entry.kilometre),
                view.frame.contains(place)
            else { continue }
            sites.append(site(entry, place, left))
        }
    }

    /// Beside the river symbols may stand so far away, mm, and in so many directions.
    private static let rings = [4.2, 6, 8, 10.5, 13, 16, 20, 25]
    private static let directions = 16

    private func site(_ entry: MapEntry, _ place: Point, _ left: Point) -> Site {
        var best = (cost: Double.infinity, site: Site(entry: entry, place: place, middle: place))
        if frame.contains(best.site.box), isFree(best.site.box) { return best.site }
        for ring in Self.rings where ring < best.cost {
            for direction in 0..<Self.directions {
                let angle = Double(direction) * 2 * .pi / Double(Self.directions)
                let (across, along) = (cos(angle), sin(angle))
                let middle = place.moved((left.x * across - left.y * along) * ring, (left.y * across + left.x * along) * ring)
                let site = Site(entry: entry, place: place, middle: middle)
                let cost = ring + abs(along) * 2 + hindrance(site)
                if cost < best.cost { best = (cost, site) }
            }
        }
        return best.site
    }

    private func isFree(_ box: Box) -> Bool {
        !sites.contains { $0.box.overlaps(box) || $0.crosses(box) } && !lines.marks.contains { $0.box.overlaps(box) }
    }

    /// 0 where nothing is in the way; the worse, the more.
    private func hindrance(_ site: Site) -> Double {
        guard frame.contains(site.box) else { return 1000 }
        var cost = Double(lines.segments.count { $0.crosses(site.box) }) * 3
        cost += Double(lines.marks.count { $0.box.overlaps(site.box) || site.crosses($0.box) }) * 60
        for other in sites {
            if other.box.overlaps(site.box) { cost += 300 }
            if other.crosses(site.box) { cost += 40 }
            guard let leader = site.leader else { continue }
            if leader.crosses(other.box), !other.box.contains(site.place) { cost += 40 }
            if let crossed = other.leader, leader.crosses(crossed) { cost += 25 }
        }
        return cost
    }

    var drawing: Drawing {
        var drawing = Drawing()
        for site in sites {
            guard let leader = site.leader else { continue }
            drawing.line(leader.start, leader.end, .line(site.entry.list.colour, 0.2))
            drawing.circle(site.place, 0.4, .fill(site.entry.list.colour))
        }
        for site in sites { drawing.symbol(site.entry.symbol, at: site.middle, site.entry.provenance.kind) }
        return drawing
    }

    /// The names to be placed: code and Chinese, on a reach's sheet with the English below.
    func requests(withEnglish: Bool) -> [Labelling.Request] {
        sites.map { site in
            let (code, label) = (site.entry.code, site.entry.label)
            let short = ["\(code) \(label.zh)"]
            let wordings = (withEnglish ? [[short[0], label.en]] : []) + [short, [code]]
            return Labelling.Request(id: code, symbol: site.box, wordings: wordings, rank: site.entry.rank)
        }
    }
}
