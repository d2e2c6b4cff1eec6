import ArgumentParser
import Foundation
import Randomness
import SoluteTransport

/// How long the numerical engine takes: one channel beside ordinary finite differences, and a whole network.
struct RiverBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "river",
        abstract: "Measure the numerical engine beside ordinary finite differences. 河流数值模型基准",
        discussion: """
            A release of an hour into one uniform channel, seen 300 km below, where the solution is known. The engine chooses its own grid. The
            finite differences are refined until their whole curve is within an error of it, or as near as the engine's if that is more. Then a made-up river of 1,000 km over ten days. Times
            are of the processor, on one core. Use a release build.
            """)
    @Option(help: "That finite differences are refined to, as a share of the peak. 允许误差") var error = 0.01
    @Option(help: "Finite differences are refined until a run takes this many seconds. 上限") var patience = 20.0

    func validate() throws {
        guard (0.1...3600).contains(patience) else { throw ValidationError("--patience is 0.1–3600") }
        guard (1e-5...0.5).contains(error) else { throw ValidationError("--error is 0.00001–0.5") }
    }

    func run() async throws {
        print(Score.heading)
        for peclet in [200.0, 2000, 20_000] {
            let test = RiverCase(peclet: peclet)
            let engine = try test.engine()
            print("Péclet \(Int(peclet))")
            print(engine.line(beside: nil, allowed: error))
            for scheme in FiniteDifferences.Scheme.allCases {
                print(test.differences(scheme, as: max(error, engine.error), patience: patience).line(beside: engine, allowed: error))
            }
        }
        try MadeUpRiver().run()
        try MadeUpRiver().answer()
    }

    /// Of this process, s: others may be using the machine.
    static func processorSeconds(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    /// What a solver did.
    struct Score {
        let name: String
        let cells: Int
        let steps: Int
        let seconds: Double
        /// The largest of the curve, as a share of the peak.
        let error: Double
        let peakError: Double

        static let heading =
            "".padding(toLength: 26, withPad: " ", startingAt: 0) + "   cells     steps   seconds   largest error   of the peak"

        func line(beside engine: Score?, allowed: Double) -> String {
            let ratio = engine.map { engine in
                String(format: "   %.0f times the engine", seconds / engine.seconds)
                    + (error > max(allowed, engine.error) ? ", and not as near" : "")
            }
            return name.padding(toLength: 26, withPad: " ", startingAt: 0)
                + String(format: "%8d %9d %9.4f %13.3f %% %11.3f %%", cells, steps, seconds, error * 100, peakError * 100) + (ratio ?? "")
        }
    }
}

/// One channel: 20 km above a release of an hour, 300 km to the place, and 60 km below.
private struct RiverCase {
    let peclet: Double

    private static let (length, velocity, area, decay, mass, duration) = (300_000.0, 1.0, 100.0, 1e-6, 1e6, 3600.0)
    /// The whole, in nineteenths of it; so many lie above the release, and down to the place.
    private static let (whole, above, place) = (380_000.0, 1, 16)
    private static let end = 1.2 * length / velocity

    private var dispersion: Double { Self.velocity * Self.length / peclet }
    private var plume: Plume {
        Plume(
            distance: Self.length, velocity: Self.velocity, dispersion: dispersion, area: Self.area, decay: Self.decay, mass: Self.mass,
            duration: Self.duration)
    }

    func engine() throws -> RiverBench.Score {
        let link = TransportNetwork.Link(
            from: 0, to: 1, length: Self.whole, discharge: Self.velocity * Self.area, area: Self.area, dispersion: dispersion,
            decay: Self.decay)
        let release = TransportScenario.Release(
            at: Position(link: 0, metres: Self.whole - Self.length - 60_000), duration: Self.duration, mass: Self.mass)
        let scenario = TransportScenario(
            network: try TransportNetwork(nodes: 2, links: [link]), releases: [release],
            probes: [Position(link: 0, metres: Self.whole - 60_000)], end: Self.end)
        let engine = TransportEngine(scenario, resolution: Resolution(for: scenario))
        // Too quick to be measured once.
        let (repeats, found) = (50, engine.run())
        let seconds = RiverBench.processorSeconds { for _ in 0..<repeats { _ = engine.run() } } / Double(repeats)
        let curve = found.hydrographs[0]
        let points = curve.concentrations.enumerated().map { (curve.time($0), $1) }
        return score("engine", found.cells, found.steps, seconds, points, peak: curve.peak.concentration)
    }

    /// Refined until it is as near, or takes too long.
    func differences(_ scheme: FiniteDifferences.Scheme, as error: Double, patience: Double) -> RiverBench.Score {
        var nineteenth = 20
        while true {
            let score = differences(scheme, cells: 19 * nineteenth)
            if score.error <= error || score.seconds > patience / 4 { return score }
            nineteenth = nineteenth * 14 / 10
        }
    }

    private func differences(_ scheme: FiniteDifferences.Scheme, cells: Int) -> RiverBench.Score {
        let channel = FiniteDifferences.Channel(
            length: Self.whole, velocity: Self.velocity, dispersion: dispersion, decay: Self.decay, area: Self.area)
        var solver = FiniteDifferences(scheme, channel, cells: cells)
        let (release, place) = (cells / 19 * Self.above, cells / 19 * Self.place)
        var points: [(Double, Double)] = []
        points.reserveCapacity(Int(Self.end / solver.step) + 2)
        let seconds = RiverBench.processorSeconds {
            while solver.time < Self.end {
                // The part of the step in which it still runs.
                let share = min(1, max(0, (Self.duration - solver.time) / solver.step))
                solver.advance(source: share * Self.mass / Self.duration, into: release)
                points.append((solver.time, solver.concentration[place]))
            }
        }
        return score(scheme.rawValue, cells, solver.steps, seconds, points, peak: points.map { $0.1 }.max() ?? 0)
    }

    private func score(
        _ name: String, _ cells: Int, _ steps: Int, _ seconds: Double, _ points: [(Double, Double)], peak: Double
    ) -> RiverBench.Score {
        let (plume, exact) = (plume, plume.peak.concentration)
        let thin = max(1, points.count / 5000)
        let worst = stride(from: 0, to: points.count, by: thin).reduce(0.0) { worst, index in
            max(worst, abs(points[index].1 - plume.concentration(after: points[index].0)))
        }
        return RiverBench.Score(
            name: name, cells: cells, steps: steps, seconds: seconds, error: worst / exact, peakError: peak / exact - 1)
    }
}

/// 40 reaches of a river with tributaries, canals that leave it and come back, a stirred and a plug reservoir, dead zones, losses and lateral
/// inflow.
private struct MadeUpRiver {
    private var links: [TransportNetwork.Link] = []
    private var nodes = 1
    private var node = 0
    private var discharge = 120.0

    init() {
        for reach in 0..<40 {
            extend(reach)
            if reach % 6 == 2 { joinTributary() }
            if reach % 6 == 4 { passCanal() }
        }
    }

    private mutating func extend(_ reach: Int) {
        let body: TransportNetwork.Body = reach == 20 ? .mixed(volume: 2e7) : reach == 30 ? .plug(volume: 1e7) : .channel
        let next = newNode()
        discharge = add(from: node, to: next, length: 17_000, discharge, body)
        node = next
    }

    private mutating func joinTributary() { discharge += add(from: newNode(), to: node, length: 20_000, 12) }

    /// Two fifths take the canal, and come back a reach below.
    private mutating func passCanal() {
        let next = newNode()
        let canal = add(from: node, to: next, length: 20_000, 0.4 * discharge)
        discharge = canal + add(from: node, to: next, length: 15_000, 0.6 * discharge)
        node = next
    }

    private mutating func newNode() -> Int {
        nodes += 1
        return nodes - 1
    }

    /// - Returns: what leaves it, m³/s.
    private mutating func add(
        from: Int, to: Int, length: Double, _ discharge: Double, _ body: TransportNetwork.Body = .channel
    ) -> Double {
        let index = links.count
        let gain = index % 5 == 1 ? -0.05 : index % 7 == 2 ? 0.05 : 0
        let link = TransportNetwork.Link(
            from: from, to: to, body: body, length: length, discharge: discharge, lateralInflow: gain * discharge / length,
            area: discharge / 1.1, dispersion: 40 + Double(index % 4) * 20, decay: 1e-6,
            deadZone: index % 3 == 0 ? .init(areaRatio: 0.2, exchange: 2e-5) : nil)
        links.append(link)
        return link.endDischarge
    }

    func run() throws {
        let network = try TransportNetwork(nodes: nodes, links: links)
        let flood = TimeSeries(times: [0, 86_400, 259_200, 518_400], values: [120, 200, 150, 120], shape: .linear)
        print("\(links.count) links, \(Int(links.reduce(0) { $0 + $1.length } / 1000)) km, ten days, a probe on every link")
        for (name, flow) in [("steady", TransportScenario.Flow.steady), ("unsteady", .unsteady([0: flood]))] {
            let scenario = TransportScenario(
                network: network, flow: flow, releases: [.init(at: Position(link: 0, metres: 1000), duration: 7200, mass: 5e6)],
                probes: links.indices.map { Position(link: $0, metres: links[$0].length) }, end: 864_000)
            let resolution = Resolution(for: scenario)
            var found: TransportOutcome?
            let seconds = RiverBench.processorSeconds { found = TransportEngine(scenario, resolution: resolution).run() }
            guard let found else { continue }
            print(
                String(
                    format: "%9@ flow: %d cells of %.0f s, %d steps of %.0f s, %.2f s, %.1f MB, mass balance to %.0e", name as NSString,
                    found.cells, resolution.cellTime, found.steps, resolution.timeStep, seconds, Double(found.memoryBytes) / 1e6,
                    abs(found.balance.relativeError)))
        }
    }

    /// The immediate answer: 500 members of different speed, spread and dead zones, at the end of every link.
    func answer() throws {
        let network = try TransportNetwork(nodes: nodes, links: links)
        let places = links.indices.map { Position(link: $0, metres: links[$0].length) }
        let plan = ResponsePlan(of: network, from: Position(link: 0, metres: 1000), to: places)
        for (name, duration) in [("an instant", 0.0), ("two hours", 7200)] {
            var reached = 0
            let seconds = RiverBench.processorSeconds { reached = members(500, plan, duration) }
            print(
                String(
                    format: "immediate answer, %@: 500 members at %d places, %d above the limit, %.0f ms", name as NSString, places.count,
                    reached, seconds * 1000))
        }
    }

    /// - Returns: how often the limit of 0.05 mg/l was exceeded.
    private func members(_ count: Int, _ plan: ResponsePlan, _ duration: Double) -> Int {
        var (random, reached) = (SplitMix64(seed: 1), 0)
        for _ in 0..<count {
            let (speed, spread, ratio) = (
                exp(0.15 * random.nextNormal()), exp(0.8 * random.nextNormal()), 0.08 * exp(0.7 * random.nextNormal())
            )
            let member = links.map { link in
                var link = link
                link.area /= speed
                link.dispersion *= spread
                link.deadZone = .init(areaRatio: ratio, exchange: ratio / 10_800)
                return link
            }
            for response in plan.responses(member, mass: 5e6, duration: duration) {
                guard let peak = response.peak, response.span(above: 0.05, around: peak) != nil else { continue }
                reached += 1
            }
        }
        return reached
    }
}
