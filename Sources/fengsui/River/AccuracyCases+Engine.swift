import SoluteTransport
import Wording

// The numerical engine: against the exact solution, and against a tracer test with the output of OTIS.

extension AccuracyCases {
    /// One channel from where dispersion rules to where advection does; the engine chooses its own grid.
    static var engine: [AccuracyCase] {
        let group = Bilingual(zh: "E 数值引擎与解析解，Péclet 1–10000", en: "E the engine against the exact solution, Péclet 1–10,000")
        return [1.0, 10, 100, 1000, 10_000].flatMap { number -> [AccuracyCase] in
            guard let run = EngineCase(peclet: number) else { return [] }
            let name = "Pe \(Int(number))"
            return [
                AccuracyCase(
                    group: group, quantity: "\(name): peak, mg/l", expected: run.exact.concentration, computed: run.peak, tolerance: 0.01),
                AccuracyCase(
                    group: group, quantity: "\(name): 1 % of the peak arrives, s", expected: run.exactArrival, computed: run.arrival,
                    tolerance: 1, scale: run.step),
                AccuracyCase(
                    group: group, quantity: "\(name): mass accounted for", expected: 1, computed: 1 - run.massError, tolerance: 1e-9),
            ]
        }
    }

    /// Root mean squares against the observations: OTIS's own output, and ours.
    static func tracer(_ experiment: TracerExperiment) -> [AccuracyCase] {
        let title = experiment.title.trimmingPrefix(" ")
        let group = Bilingual(
            zh: "D 示踪试验与观测的均方根差，mg/l：OTIS 的输出、本引擎（\(title)）",
            en: "D a tracer test, root mean square against observations, mg/l: OTIS's own output, ours (\(title))")
        return experiment.run(convention: .asOTIS).stations.compactMap { station in
            guard let ours = station.errorAgainstObservations, let theirs = station.errorOfOTIS else { return nil }
            return AccuracyCase(
                group: group, quantity: "\(SpillText.number(station.metres)) m", expected: theirs, computed: ours, tolerance: 0.01,
                isUpperBound: true)
        }
    }
}

/// An instant of one tonne, 20 km above where it is seen, in a channel that goes on both ways.
private struct EngineCase {
    let exact: Plume.Peak
    let exactArrival: Double
    let peak: Double
    let arrival: Double
    let massError: Double
    /// Of time, s.
    let step: Double

    init?(peclet: Double) {
        let (way, velocity) = (20_000.0, 0.5)
        let dispersion = velocity * way / peclet
        // Far enough above and below that no end is felt.
        let reach = 12 * (dispersion * way / velocity).squareRoot() + way
        let link = TransportNetwork.Link(from: 0, to: 1, length: 2 * reach + way, discharge: 50, area: 100, dispersion: dispersion)
        guard let network = try? TransportNetwork(nodes: 2, links: [link]) else { return nil }
        let plume = Plume(distance: way, velocity: velocity, dispersion: dispersion, area: 100, decay: 0, mass: 1e6, duration: 0)
        exact = plume.peak
        guard let span = plume.span(above: 0.01 * exact.concentration, around: exact) else { return nil }
        exactArrival = span.lowerBound
        let scenario = TransportScenario(
            network: network, releases: [.init(at: Position(link: 0, metres: reach), mass: 1e6)],
            probes: [Position(link: 0, metres: reach + way)], end: 1.5 * exact.time)
        let resolution = Resolution(for: scenario)
        let outcome = TransportEngine(scenario, resolution: resolution).run()
        guard let seen = outcome.hydrographs.first else { return nil }
        (peak, massError, step) = (seen.concentrations.max() ?? 0, outcome.balance.relativeError, resolution.timeStep)
        let limit = 0.01 * exact.concentration
        guard let first = seen.concentrations.firstIndex(where: { $0 > limit }), first > 0 else { return nil }
        let (below, above) = (seen.concentrations[first - 1], seen.concentrations[first])
        arrival = seen.time(first - 1) + (limit - below) / (above - below) * seen.interval
    }
}
