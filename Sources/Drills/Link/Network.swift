import Chronology
import Events

/// What the network between the sides does to what is sent through it.
struct Network {
    private var chance: Chance
    private(set) var open: [LinkBreach] = []

    init(seed: UInt64) { chance = Chance(seed: seed, .network) }

    mutating func begin(_ breach: LinkBreach) { open.append(breach) }

    mutating func end(_ breach: LinkBreach) {
        if let index = open.firstIndex(of: breach) { open.remove(at: index) }
    }

    mutating func heal() { open = [] }

    /// When each copy of a message arrives; none when it is lost.
    mutating func arrivals(to side: Side, bytes: Int) -> [Duration] {
        let kinds = open.map(\.kind)
        if kinds.contains(.cut) || kinds.contains(side == .local ? .toLocal : .toCorps) { return [] }
        let isPoor = kinds.contains(.poor)
        if chance.happens(isPoor ? 0.12 : 0.001) { return [] }
        let copies = chance.happens(isPoor ? 0.25 : 0.01) ? 2 : 1
        let pace = kinds.contains(.narrow) ? Self.narrow : Self.wide
        return (0..<copies).map { _ in
            let way = isPoor ? chance.waiting(.seconds(2)) : chance.waiting(.milliseconds(60))
            return way + .milliseconds(Int64(bytes * 1000 / pace))
        }
    }

    /// Bytes a second.
    static let narrow = 400
    static let wide = 400_000
}
