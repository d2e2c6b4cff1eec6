import Testing

@testable import SoluteTransport

/// One uniform channel without ends, where the solution is known.
@Suite("Engine: against the exact plume")
struct EngineAgainstPlumeTests {
    struct Case: CustomTestStringConvertible {
        let peclet: Double
        /// Nil is the engine's own choice.
        let courant: Double?
        /// Of the release, of the travel time.
        let duration: Double

        var testDescription: String { "Pe \(peclet), Courant \(courant.map { "\($0)" } ?? "chosen"), release \(duration)" }
    }

    static let cases = [1.0, 10, 100, 1000, 10_000].flatMap { peclet in
        [0.3, 1, 3, 8, nil].flatMap { courant in
            [0, 0.1].map { Case(peclet: peclet, courant: courant, duration: $0) }
        }
    }

    private static let (velocity, distance, area, decay) = (0.5, 10_000.0, 20.0, 1e-6)

    private static func plume(_ test: Case) -> Plume {
        Plume(
            distance: distance, velocity: velocity, dispersion: velocity * distance / test.peclet, area: area, decay: decay, mass: 1e6,
            duration: test.duration * distance / velocity)
    }

    /// As long on both sides as anything comes.
    private static func scenario(_ test: Case) throws -> TransportScenario {
        let plume = plume(test)
        let above = distance * min(60, 3 + 60 / test.peclet)
        let link = TransportNetwork.Link(
            from: 0, to: 1, length: 2 * above + distance, discharge: velocity * area, area: area, dispersion: plume.dispersion,
            decay: decay)
        return TransportScenario(
            network: try TransportNetwork(nodes: 2, links: [link]),
            releases: [.init(at: Position(link: 0, metres: above), duration: plume.duration, mass: plume.mass)],
            probes: [Position(link: 0, metres: above + distance)], end: 2 * plume.peak.time + plume.duration)
    }

    @Test("the peak is right to 1 %, arrivals to a step, and no mass is missing", arguments: cases)
    func plume(test: Case) throws {
        let (plume, scenario) = (Self.plume(test), try Self.scenario(test))
        let resolution = Resolution(for: scenario, courant: test.courant)
        let outcome = TransportEngine(scenario, resolution: resolution).run()
        let (found, exact) = (outcome.hydrographs[0], plume.peak)
        #expect(abs(found.peak.concentration / exact.concentration - 1) < 0.01)
        #expect(abs(found.peak.time - exact.time) < resolution.timeStep)
        for share in [0.01, 0.1] {
            let limit = share * exact.concentration
            let arrival = try #require(plume.span(above: limit, around: exact)).lowerBound
            #expect(abs(try #require(found.arrival(above: limit)) - arrival) < resolution.timeStep)
        }
        #expect(abs(outcome.balance.relativeError) < 1e-9)
        #expect(found.concentrations.allSatisfy { $0 >= 0 })
    }
}
