import Foundation

/// The ways of a release through a network with places on them at which it is looked at, or at which works take a part of it out. Found once; each
/// member of an ensemble only has to make its figures, and each plan of works to add along them.
package struct ParcelRoute: Sendable {
    /// A place on the way.
    package enum Place: Hashable, Sendable {
        /// Along a link.
        case on(Position)
        /// Where links meet, before the water divides.
        case at(node: Int)
    }

    let release: Position
    let places: [Place]
    /// Downstream; that of the release first.
    let links: [Int]
    let nodes: Int
    /// Nodes, by the place in `links`.
    let upper: [Int]
    let lower: [Int]
    /// By the place in `links`, the places on it downstream.
    let along: [[Int]]
    /// By node.
    let meeting: [Int: [Int]]

    package init(of network: TransportNetwork, from release: Position, past places: [Place]) {
        (self.release, self.places, nodes) = (release, places, network.nodes)
        var isReached = [Bool](repeating: false, count: network.nodes)
        isReached[network.links[release.link].to] = true
        var links = [release.link]
        for index in network.order where isReached[network.links[index].from] && index != release.link {
            links.append(index)
            isReached[network.links[index].to] = true
        }
        self.links = links
        upper = links.map { network.links[$0].from }
        lower = links.map { network.links[$0].to }
        along = links.map { Self.places(on: $0, of: places, below: $0 == release.link ? release.metres : 0) }
        meeting = places.indices.reduce(into: [:]) { found, index in
            if case .at(let node) = places[index] { found[node, default: []].append(index) }
        }
    }
}

extension ParcelRoute {
    /// Downstream.
    private static func places(on link: Int, of places: [Place], below begin: Double) -> [Int] {
        var here: [(metres: Double, index: Int)] = []
        for (index, place) in places.enumerated() {
            if case .on(let position) = place, position.link == link, position.metres >= begin { here.append((position.metres, index)) }
        }
        return here.sorted { ($0.metres, $0.index) < ($1.metres, $1.index) }.map(\.index)
    }
}

// MARK: - One member

extension ParcelRoute {
    /// What a piece of the way does to a parcel.
    struct Leg: Hashable, Sendable {
        var cumulants = Cumulants()
        /// To what never leaves the current.
        var current = Cumulants()
        /// Of the mass, what is not lost with water.
        var kept = 1.0
        /// V/Q of a stirred reservoir that survived decay, s.
        var stirring = 0.0
    }

    /// What one member makes of the way.
    package struct Figures: Sendable {
        /// By the place in `links`: up to each place on it, then to its end.
        var legs: [[Leg]]
        /// By the place in `links`: of what meets at its upper node, what goes down it.
        var entering: [Double]
        /// By place.
        var readings: [(whole: Cumulants, current: Cumulants)]
        /// By node: what mixes there, m³/s.
        package var through: [Double]
    }

    package func figures(_ all: [TransportNetwork.Link]) -> Figures {
        let through = through(all)
        let readings = places.map { place -> (Cumulants, Cumulants) in
            guard case .on(let position) = place else { return (Cumulants(), Cumulants()) }
            return (all[position.link].readingCumulants, all[position.link].current.readingCumulants)
        }
        let entering = links.map { all[$0].discharge / max(through[all[$0].from], all[$0].discharge) }
        return Figures(
            legs: links.indices.map { legs($0, all[links[$0]]) }, entering: entering, readings: readings, through: through)
    }

    /// By node: what arrives or what leaves, whichever is more.
    private func through(_ all: [TransportNetwork.Link]) -> [Double] {
        var (arriving, leaving) = ([Double](repeating: 0, count: nodes), [Double](repeating: 0, count: nodes))
        for link in all {
            arriving[link.to] += link.endDischarge
            leaving[link.from] += link.discharge
        }
        return zip(arriving, leaving).map(max)
    }

    private func legs(_ index: Int, _ link: TransportNetwork.Link) -> [Leg] {
        var begin = links[index] == release.link ? release.metres : 0
        let ends = along[index].compactMap { place -> Double? in
            if case .on(let position) = places[place] { return position.metres }
            return nil
        }
        return (ends + [link.length]).map { end in
            defer { begin = max(begin, end) }
            return leg(link, begin, max(begin, end))
        }
    }

    private func leg(_ link: TransportNetwork.Link, _ begin: Double, _ end: Double) -> Leg {
        var leg = Leg()
        if link.lateralInflow < 0 {
            let left = { (metres: Double) in max(0, link.discharge + link.lateralInflow * metres) }
            leg.kept = left(begin) > 0 ? left(end) / left(begin) : 0
        }
        guard case .mixed(let volume) = link.body else {
            guard end > begin else { return leg }
            leg.cumulants = link.cumulants(over: end - begin)
            leg.current = link.current.cumulants(over: end - begin)
            return leg
        }
        guard end >= link.length else { return leg }
        let time = volume / link.discharge
        leg.stirring = time / (1 + time * link.decay)
        leg.cumulants.logShare = Cumulants(stirredFor: time, decay: link.decay).logShare
        leg.current.logShare = leg.cumulants.logShare
        return leg
    }
}
