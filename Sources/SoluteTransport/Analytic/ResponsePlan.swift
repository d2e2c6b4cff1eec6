import Foundation

/// Where something is in a network: on a link, so many metres below its upper end.
package struct Position: Hashable, Sendable {
    /// By index.
    package var link: Int
    package var metres: Double

    package init(link: Int, metres: Double) { (self.link, self.metres) = (link, metres) }
}

/// The ways from one release to every place below it, found once, so that each member of an ensemble only has to add along them.
///
/// At a node the mass divides as the water does; ways that meet again are kept apart while they are few, because a canal and a river bed bring
/// the same release at different times.
package struct ResponsePlan: Sendable {
    private let release: Position
    /// In the order of the answers.
    package let places: [Position]
    /// Links below the release, downstream; that of the release first.
    package var linksBelow: [Int] { links }
    private let links: [Int]
    private let nodes: Int
    /// By link, the places on it by their index.
    private let placesOnLink: [Int: [Int]]

    /// Beyond these the two ways that arrive closest together become one with the moments of both.
    package static let maximumWays = 4
    /// The shortest way that a curve is made for, m; a place at the release itself is this far below it.
    package static let shortestWayMetres = 1.0

    package init(of network: TransportNetwork, from release: Position, to places: [Position]) {
        (self.release, self.places, nodes) = (release, places, network.nodes)
        var isReached = [Bool](repeating: false, count: network.nodes)
        isReached[network.links[release.link].to] = true
        var links = [release.link]
        for index in network.order where isReached[network.links[index].from] {
            links.append(index)
            isReached[network.links[index].to] = true
        }
        self.links = links
        placesOnLink = Dictionary(grouping: places.indices) { places[$0].link }
    }

    /// A way so far: what it did to the release.
    fileprivate struct Way {
        /// Of the mass.
        var share: Double
        var cumulants = Cumulants()
        /// What never left the current.
        var current = Cumulants()
        /// V/Q of the largest stirred reservoir on it that survived decay, s.
        var stirring = 0.0
    }

    /// For each place, in order, a release of `mass` g over `duration` s as it is seen there; without curves where no water goes from it.
    /// - Parameter links: those of the network, with this member's figures.
    package func responses(_ links: [TransportNetwork.Link], mass: Double, duration: Double) -> [Response] {
        zip(places, arrivals(links)).map { place, ways in
            let link = links[place.link]
            let discharge = max(link.discharge + link.lateralInflow * min(place.metres, link.length), 0.01 * link.discharge)
            let deviation = (ways.map(\.current.variance).min() ?? 0).squareRoot()
            // A reservoir that takes longer than the release smooths what is left of its shape.
            let share = ways.allSatisfy { $0.stirring > 2 * duration } ? 2 * Self.briefShare : Self.briefShare
            let isBrief = duration <= share * deviation
            let curves = ways.map { $0.curve(of: isBrief ? duration : 0) }
            return Response(curves: curves, discharge: discharge, mass: mass, duration: isBrief ? 0 : duration)
        }
    }

    /// A release shorter than the spread it has got is an instant with the release's own mean and variance added: the fourth cumulant, which is
    /// left out, changes the peak by less than 1 in 1,000.
    private static let briefShare = 1.0

    /// By place, the ways that come to it.
    private func arrivals(_ links: [TransportNetwork.Link]) -> [[Way]] {
        var found = [[Way]](repeating: [], count: places.count)
        var waiting = [[Way]](repeating: [], count: nodes)
        let leaving = leavingDischarge(links)
        for index in self.links {
            let link = links[index]
            let isFirst = index == release.link
            let begin = isFirst ? release.metres : 0
            let arrived =
                isFirst ? [Way(share: 1)] : entering(link, waiting[link.from], leaving[link.from])
            for place in placesOnLink[index] ?? [] where places[place].metres >= begin {
                found[place] = arrived.map { arrival($0, link, from: begin, to: places[place].metres) }
            }
            waiting[link.to] = Self.fewer(waiting[link.to] + arrived.map { $0.after(link, over: max(link.length - begin, 0)) })
        }
        return found
    }

    /// What of each way goes down this link: as its water, of all that arrives or leaves.
    private func entering(_ link: TransportNetwork.Link, _ ways: [Way], _ through: Double) -> [Way] {
        ways.map { way in
            var way = way
            way.share *= link.discharge / through
            return way
        }
    }

    /// By node: the water that mixes there, m³/s; what arrives or what leaves, whichever is more.
    private func leavingDischarge(_ links: [TransportNetwork.Link]) -> [Double] {
        var (arriving, leaving) = ([Double](repeating: 0, count: nodes), [Double](repeating: 0, count: nodes))
        for link in links {
            arriving[link.to] += link.endDischarge
            leaving[link.from] += link.discharge
        }
        return zip(arriving, leaving).map(max)
    }

    private func arrival(_ way: Way, _ link: TransportNetwork.Link, from begin: Double, to end: Double) -> Way {
        var way = way.after(link, over: max(end - begin, Self.shortestWayMetres))
        way.cumulants += link.readingCumulants
        way.current += link.current.readingCumulants
        return way
    }

    /// Few enough, and none that carries next to nothing.
    private static func fewer(_ ways: [Way]) -> [Way] {
        var ways = ways.filter { $0.share > 1e-12 }.sorted { $0.cumulants.mean < $1.cumulants.mean }
        var index = 1
        while index < ways.count {
            if ways[index].isAlongside(ways[index - 1]) {
                ways[index - 1] = ways[index - 1].merged(with: ways.remove(at: index))
            } else {
                index += 1
            }
        }
        while ways.count > maximumWays {
            ways.sort { $0.cumulants.mean < $1.cumulants.mean }
            let closest =
                (1..<ways.count).min {
                    ways[$0].cumulants.mean - ways[$0 - 1].cumulants.mean
                        < ways[$1].cumulants.mean - ways[$1 - 1].cumulants.mean
                } ?? 1
            ways[closest - 1] = ways[closest - 1].merged(with: ways[closest])
            ways.remove(at: closest)
        }
        return ways
    }
}

// MARK: - Along a way

extension ResponsePlan.Way {
    /// - Parameter duration: of a release that is over soon, s.
    fileprivate func curve(of duration: Double) -> PassageCurve {
        PassageCurve(cumulants.lasting(duration), current: current.lasting(duration), stirring: stirring, share: share)
    }

    fileprivate func after(_ link: TransportNetwork.Link, over metres: Double) -> Self {
        var way = self
        if link.lateralInflow < 0 { way.share *= max(0, 1 + link.lateralInflow * metres / link.discharge) }
        guard case .mixed(let volume) = link.body else {
            way.cumulants += link.cumulants(over: metres)
            way.current += link.current.cumulants(over: metres)
            return way
        }
        return way.stirred(volume / link.discharge, decay: link.decay)
    }

    /// The largest reservoir keeps its own kind of curve; smaller ones add their moments.
    private func stirred(_ time: Double, decay: Double) -> Self {
        var way = self
        let survived = time / (1 + time * decay)
        var passage = Cumulants(stirredFor: min(survived, stirring), decay: 0)
        passage.logShare = Cumulants(stirredFor: time, decay: decay).logShare
        way.cumulants += passage
        way.current += passage
        way.stirring = max(survived, stirring)
        return way
    }

    /// Whether both arrive so close together that nobody could tell them apart: within half a standard deviation of either.
    fileprivate func isAlongside(_ other: Self) -> Bool {
        guard stirring == other.stirring else { return false }
        let apart = cumulants.mean - other.cumulants.mean
        return apart * apart < 0.25 * min(cumulants.variance, other.cumulants.variance)
    }

    /// One way with the mass and the first three moments of both.
    fileprivate func merged(with other: Self) -> Self {
        var way = self
        way.share = share + other.share
        // Behind the same reservoir it stays; else each brings the moments of its own: a way around one is not held back by it.
        let own = stirring == other.stirring ? 0 : stirring
        let others = stirring == other.stirring ? 0 : other.stirring
        way.cumulants = cumulants.stirred(for: own).mixed(with: other.cumulants.stirred(for: others), share / way.share)
        way.current = current.stirred(for: own).mixed(with: other.current.stirred(for: others), share / way.share)
        way.stirring = stirring == other.stirring ? stirring : 0
        return way
    }
}

extension Cumulants {
    /// Of a release that lasts: its own mean and variance added, s.
    fileprivate func lasting(_ duration: Double) -> Cumulants {
        var cumulants = self
        cumulants.mean += duration / 2
        cumulants.variance += duration * duration / 12
        return cumulants
    }

    /// Of two ways together, of which this one has `part` of the mass.
    func mixed(with other: Cumulants, _ part: Double) -> Cumulants {
        let (one, two) = (part * exp(logShare), (1 - part) * exp(other.logShare))
        let through = one / (one + two)
        var mixture = Cumulants()
        mixture.logShare = log(one + two)
        mixture.mean = through * mean + (1 - through) * other.mean
        let (left, right) = (mean - mixture.mean, other.mean - mixture.mean)
        mixture.variance = through * (variance + left * left) + (1 - through) * (other.variance + right * right)
        mixture.third =
            through * (third + 3 * left * variance + left * left * left)
            + (1 - through) * (other.third + 3 * right * other.variance + right * right * right)
        return mixture
    }
}
