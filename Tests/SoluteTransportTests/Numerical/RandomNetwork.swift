import Randomness

@testable import SoluteTransport

/// A network drawn by chance, the same for the same seed: confluences, diversions, abstractions, springs, losses, lateral inflow, dead zones,
/// decay, stirred and plug reservoirs.
struct RandomNetwork {
    struct Options {
        var decays = true
        /// Whether clean water may join: at nodes, and along links.
        var dilutes = true
        /// Of lateral inflow, mg/l.
        var lateralConcentration = 0.0
        var loses = true
        var reservoirs = true
        /// Whether every cloud has spread over several cells before it comes to a node.
        var isSmooth = false
    }

    private(set) var links: [TransportNetwork.Link] = []
    private var nodes = 0
    private var dice: SplitMix64
    private let options: Options
    /// Nodes where water waits, m³/s.
    private var waiting: [(node: Int, discharge: Double)] = []

    init(seed: Int, _ options: Options = Options()) {
        (dice, self.options) = (SplitMix64(seed: UInt64(seed) &* 7919 &+ 17), options)
        let heads = 1 + Int(dice.next() % 3)
        for _ in 0..<heads { waiting.append((node(), between(1, 30))) }
        let count = 3 + Int(dice.next() % 8)
        while links.count < count { grow() }
        while waiting.count > 1 { join() }
        extend()
    }

    /// Every channel in two pieces.
    /// - Returns: the network, and where a place of the whole is in it.
    func cut(seed: Int) throws -> (network: TransportNetwork, place: (Position) -> Position) {
        var dice = SplitMix64(seed: UInt64(seed) &+ 3)
        var (pieces, firsts, nodes) = ([TransportNetwork.Link](), [Int](), nodes)
        for link in links {
            firsts.append(pieces.count)
            guard case .channel = link.body else {
                pieces.append(link)
                continue
            }
            var (upper, lower) = (link, link)
            (upper.to, lower.from) = (nodes, nodes)
            nodes += 1
            upper.length = link.length * (0.05 + 0.9 * dice.nextFraction())
            lower.length = link.length - upper.length
            lower.discharge = upper.endDischarge
            pieces += [upper, lower]
        }
        let network = try TransportNetwork(nodes: nodes, links: pieces)
        return (
            network,
            { place in
                let first = firsts[place.link]
                let upper = pieces[first].length
                return place.metres <= upper
                    ? Position(link: first, metres: place.metres) : Position(link: first + 1, metres: place.metres - upper)
            }
        )
    }

    func network() throws -> TransportNetwork { try TransportNetwork(nodes: nodes, links: links) }

    private mutating func node() -> Int {
        nodes += 1
        return nodes - 1
    }

    private mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * dice.nextFraction() }
    private mutating func chance(_ share: Double) -> Bool { dice.nextFraction() < share }

    private mutating func grow() {
        switch dice.next() % 5 {
        case 0 where waiting.count > 1: join()
        case 1: divide()
        default: extend()
        }
    }

    /// One link on, with as much water as there is, or less, or more.
    private mutating func extend() {
        let place = Int(dice.next() % UInt64(waiting.count))
        let (from, arriving) = waiting.remove(at: place)
        var share = 1.0
        if options.loses, chance(0.2) { share = between(0.2, 1) }
        if options.dilutes, chance(0.2) { share = between(1, 2) }
        let link = link(from: from, to: node(), discharge: arriving * share)
        links.append(link)
        waiting.append((link.to, max(link.endDischarge, 1e-3)))
    }

    private mutating func divide() {
        let place = Int(dice.next() % UInt64(waiting.count))
        let (from, arriving) = waiting.remove(at: place)
        let share = between(0.1, 0.9)
        let rest = options.loses && chance(0.3) ? between(0.3, 1) : 1
        for share in [share, (1 - share) * rest] {
            let link = link(from: from, to: node(), discharge: arriving * share)
            links.append(link)
            waiting.append((link.to, max(link.endDischarge, 1e-3)))
        }
    }

    private mutating func join() {
        let (a, b) = (waiting.removeLast(), waiting.removeFirst())
        let meeting = node()
        var discharge = 0.0
        for (from, arriving) in [a, b] {
            let link = link(from: from, to: meeting, discharge: arriving)
            links.append(link)
            discharge += link.endDischarge
        }
        waiting.append((meeting, max(discharge, 1e-3)))
    }

    private mutating func link(from: Int, to: Int, discharge: Double) -> TransportNetwork.Link {
        var link = TransportNetwork.Link(
            from: from, to: to, length: options.isSmooth ? 15_000 : between(200, 15_000), discharge: discharge,
            area: discharge / between(0.2, 1.5),
            dispersion: options.isSmooth ? between(15, 60) : chance(0.1) ? 0 : between(0.5, 60),
            decay: options.decays && chance(0.3) ? between(0, 2e-5) : 0)
        if chance(0.3) { vary(&link) }
        if chance(0.3) {
            link.deadZone = .init(
                areaRatio: between(0.05, 1), exchange: between(0, 3e-4), decay: options.decays && chance(0.3) ? 1e-5 : 0)
        }
        if options.reservoirs, !(options.isSmooth && links.count < 3), chance(0.15) {
            link.body = .mixed(volume: discharge * between(600, 40_000))
        }
        if options.reservoirs, !(options.isSmooth && links.count < 3), chance(0.1) {
            link.body = .plug(volume: discharge * between(600, 40_000))
        }
        return link
    }

    private mutating func vary(_ link: inout TransportNetwork.Link) {
        link.lateralConcentration = options.lateralConcentration
        if options.loses, chance(0.5) {
            link.lateralInflow = -between(0, 1) * link.discharge / link.length
        } else if options.dilutes || options.lateralConcentration > 0 {
            link.lateralInflow = between(0, 1) * link.discharge / link.length
        }
    }
}

// MARK: - What happens in it

extension RandomNetwork {
    /// One to three releases, and a probe on every link.
    func scenario(seed: Int, unsteady: Bool = false) throws -> TransportScenario {
        var dice = SplitMix64(seed: UInt64(seed) &+ 99)
        let releases = (0..<(1 + Int(dice.next() % 3))).map { _ in
            let link = Int(dice.next() % UInt64(min(3, links.count)))
            let duration = dice.next() % 2 == 0 ? 0 : 5000 * dice.nextFraction()
            return TransportScenario.Release(
                at: Position(link: link, metres: (options.isSmooth ? 0.2 : 1) * links[link].length * dice.nextFraction()),
                start: 4000 * dice.nextFraction(),
                duration: duration, mass: 1e5 * (0.1 + dice.nextFraction()))
        }
        let probes = links.indices.map { Position(link: $0, metres: links[$0].length * dice.nextFraction()) }
        let flow: TransportScenario.Flow = unsteady ? .unsteady(waves(&dice)) : .steady
        return TransportScenario(network: try network(), flow: flow, releases: releases, probes: probes, end: 40_000)
    }

    /// Every head rises or falls, to between a third and three times.
    private func waves(_ dice: inout SplitMix64) -> [Int: TimeSeries] {
        let arriving = Set(links.map(\.to))
        var waves: [Int: TimeSeries] = [:]
        for node in 0..<nodes where !arriving.contains(node) {
            let usual = links.filter { $0.from == node }.reduce(0) { $0 + $1.discharge }
            let factors = (0..<4).map { _ in 0.33 + 2.67 * dice.nextFraction() }
            waves[node] = TimeSeries(
                times: [0, 9000, 20_000, 30_000], values: factors.map { $0 * usual }, shape: dice.next() % 2 == 0 ? .linear : .stepwise)
        }
        return waves
    }

    /// Steps of all kinds: whole numbers of cells, and others.
    static func resolution(seed: Int) -> Resolution {
        var dice = SplitMix64(seed: UInt64(seed) &+ 5)
        let cell = 120 + 480 * dice.nextFraction()
        let courant = [1, 2, 5, 0.4, 1.7, 6.3][Int(dice.next() % 6)]
        return Resolution(cellTime: cell, timeStep: cell * courant)
    }
}
