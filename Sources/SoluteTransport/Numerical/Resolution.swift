/// How finely the engine computes.
package struct Resolution: Hashable, Sendable {
    /// Travel time through a cell, s.
    package var cellTime: Double
    /// s; best a whole number of cell times, when advection is exact.
    package var timeStep: Double

    package init(cellTime: Double, timeStep: Double) {
        precondition(cellTime > 0 && timeStep > 0, "cells and steps are longer than nothing")
        (self.cellTime, self.timeStep) = (cellTime, timeStep)
    }

    /// Cells of at most this length wherever the water flows.
    package init(metres: Double, timeStep: Double, in network: TransportNetwork) {
        let fastest = network.links.map { max($0.discharge, $0.endDischarge) / $0.area }.max() ?? 1
        self.init(cellTime: metres / fastest, timeStep: timeStep)
    }

    /// Water moves by so many cells in a step.
    package var courant: Double { timeStep / cellTime }
}

// MARK: - What a scenario needs

extension Resolution {
    /// Cells in a standard deviation of the cloud when it is first looked at.
    private static let cellsInDeviation = 8.0
    /// Steps until its peak passes there.
    private static let stepsToPeak = 80.0
    /// Cells times steps of the whole network, had it something everywhere: about a second of one core. A probe right at a release would ask for
    /// more; it gets what this allows.
    package static let maximumWork = 5e7
    /// Of a way without dispersion.
    private static let cellsOnWay = 500.0

    /// What keeps the peak within 1 % and the arrival within one step at every probe: the cloud has spread least at the first.
    ///
    /// Peak and spread are those of Péclet's number of each way, from the fastest releases and heads to the probes. A release that lasts
    /// and dead zones only make the cloud wider.
    /// - Parameter courant: of your own; without it the water moves by a whole number of cells.
    package init(for scenario: TransportScenario, courant: Double? = nil) {
        let ways = Ways(scenario)
        let sights = ways.toProbes.filter { $0.travel > 0 }.map(Self.sharpness)
        let step = (sights.map(\.peak).min() ?? ways.longest) / Self.stepsToPeak
        let cell = (sights.map(\.deviation).min() ?? ways.longest) / Self.cellsInDeviation
        let chosen = courant.map { min(cell, step / $0) } ?? step / (step / cell).rounded(.up)
        let work = ways.total / chosen * (scenario.end - scenario.begin) / (courant.map { chosen * $0 } ?? step)
        let factor = max(1, work / Self.maximumWork).squareRoot()
        self.init(cellTime: factor * chosen, timeStep: factor * (courant.map { chosen * $0 } ?? step))
    }

    /// When the peak of an instant passes, and its spread then, both in s.
    private static func sharpness(_ way: Ways.Way) -> (peak: Double, deviation: Double) {
        guard way.variance > 0 else { return (way.travel, way.travel / cellsOnWay * cellsInDeviation) }
        // D/UL; the peak passes at τ·(√(1 + D²) − D) for a mean time τ.
        let spreading = way.variance / (2 * way.travel * way.travel)
        let peak = (1 + spreading * spreading).squareRoot() - spreading
        return (way.travel * peak, way.travel * (2 * spreading * peak).squareRoot())
    }
}

/// The fastest ways from where solute enters to where somebody looks.
private struct Ways {
    /// Travel time, s, and the variance that dispersion adds on the way, s².
    struct Way {
        var travel = 0.0
        var variance = 0.0
    }

    /// A probe no further from a release, in m, is taken to be at it.
    private static let nearest = 1.0
    private(set) var toProbes: [Way] = []
    /// Of all water, and along all links, s.
    private(set) var longest = 0.0
    private(set) var total = 0.0

    init(_ scenario: TransportScenario) {
        let network = scenario.network
        for release in scenario.releases { follow(scenario, from: release.place) }
        for boundary in scenario.boundaries {
            for (index, link) in network.links.enumerated() where link.from == boundary.node {
                follow(scenario, from: Position(link: index, metres: 0))
            }
        }
        var reach = [Double](repeating: 0, count: network.nodes)
        for index in network.order {
            let link = network.links[index]
            let travel = Self.way(link, from: 0, to: link.length).travel
            reach[link.to] = max(reach[link.to], reach[link.from] + travel)
            total += travel
        }
        longest = max(reach.max() ?? 0, 1)
    }

    private mutating func follow(_ scenario: TransportScenario, from place: Position) {
        let network = scenario.network
        var fastest = [Way?](repeating: nil, count: network.nodes)
        for index in network.order {
            let link = network.links[index]
            let isFirst = index == place.link
            guard let begun = isFirst ? Way() : fastest[link.from] else { continue }
            let begin = isFirst ? place.metres : 0
            for probe in scenario.probes where probe.link == index && probe.metres > begin + Self.nearest {
                toProbes.append(begun + Self.way(link, from: begin, to: probe.metres))
            }
            let arrived = begun + Self.way(link, from: begin, to: link.length)
            if arrived.travel < fastest[link.to]?.travel ?? .infinity { fastest[link.to] = arrived }
        }
    }

    /// Between two places on a link; a stirred reservoir lets something through at once.
    private static func way(_ link: TransportNetwork.Link, from begin: Double, to end: Double) -> Way {
        if case .mixed = link.body { return Way() }
        let piece = RunProfile([0], of: [link]).pieces[0]
        let travel = piece.seconds(to: min(end, link.length)) - piece.seconds(to: begin)
        guard link.body == .channel else { return Way(travel: travel) }
        let velocity = max(end - begin, 0) / max(travel, 1e-9)
        return Way(travel: travel, variance: 2 * link.dispersion * travel / max(velocity * velocity, 1e-12))
    }
}

extension Ways.Way {
    fileprivate static func + (a: Self, b: Self) -> Self { Self(travel: a.travel + b.travel, variance: a.variance + b.variance) }
}
