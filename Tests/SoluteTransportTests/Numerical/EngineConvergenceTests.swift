import Testing

@testable import SoluteTransport

/// Finer is nearer.
@Suite("Engine: convergence")
struct EngineConvergenceTests {
    private static let link = TransportNetwork.Link(from: 0, to: 1, length: 40_000, discharge: 10, area: 20, dispersion: 25, decay: 2e-6)
    private static let release = TransportScenario.Release(at: Position(link: 0, metres: 10_000), duration: 0, mass: 1e6)

    /// The largest difference at a probe, as a share of the peak.
    private func error(_ resolution: Resolution) throws -> Double {
        let probe = Position(link: 0, metres: 22_000)
        let scenario = TransportScenario(
            network: try TransportNetwork(nodes: 2, links: [Self.link]), releases: [Self.release], probes: [probe], end: 50_000)
        let found = TransportEngine(scenario, resolution: resolution).run().hydrographs[0]
        let plume = Plume(distance: 12_000, velocity: 0.5, dispersion: 25, area: 20, decay: 2e-6, mass: 1e6, duration: 0)
        let worst =
            found.concentrations.indices.map { abs(found.concentrations[$0] - plume.concentration(after: found.time($0))) }.max() ?? 1
        return worst / plume.peak.concentration
    }

    @Test("halving cell and step again and again leads to the exact solution", arguments: [0.5, 1, 4])
    func refinement(courant: Double) throws {
        let errors = try [240.0, 120, 60, 30].map { try error(Resolution(cellTime: $0, timeStep: $0 * courant)) }
        for (coarse, fine) in zip(errors, errors.dropFirst()) { #expect(fine < coarse, "\(errors)") }
        #expect(errors[3] < 0.3 * errors[0] && errors[3] < 0.004, "\(errors)")
    }

    /// Decay and dead zones against advection and dispersion: halves of each step around the other make it second order.
    @Test("the error of splitting falls with the square of the step")
    func splitting() throws {
        var links = [Self.link, Self.link]
        (links[0].length, links[1].length) = (15_000, 25_000)
        links[0].dispersion = 5
        (links[1].from, links[1].to) = (1, 2)
        (links[1].area, links[1].dispersion, links[1].decay) = (35, 12, 5e-5)
        links[1].deadZone = .init(areaRatio: 0.4, exchange: 3e-4, decay: 1e-5)
        let network = try TransportNetwork(nodes: 3, links: links)
        func curve(_ bins: Int) -> Hydrograph {
            let scenario = TransportScenario(
                network: network, releases: [.init(at: Position(link: 0, metres: 9_000), duration: 4000, mass: 1e6)],
                probes: [Position(link: 1, metres: 9_000)], end: 120_000)
            return TransportEngine(scenario, resolution: Resolution(cellTime: 200, timeStep: Double(bins) * 200)).run().hydrographs[0]
        }
        // The same cells, so that only the step differs.
        let finest = curve(1)
        let errors = [8, 4, 2].map { bins in
            let coarse = curve(bins)
            return (0..<600).map { abs(coarse.concentrations[$0] - finest.concentrations[$0]) }.max() ?? 1
        }
        for (coarse, fine) in zip(errors, errors.dropFirst()) { #expect(fine < 0.4 * coarse, "\(errors)") }
        #expect(errors[2] < 5e-3 * finest.peak.concentration, "\(errors), \(finest.peak)")
    }
}
