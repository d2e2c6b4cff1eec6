import Foundation
import Testing

@testable import SoluteTransport

/// Water that changes, and bodies whose answer is known.
@Suite("Engine: changing water, reservoirs and boundaries")
struct EngineWaterTests {
    private static func channel(from: Int = 0, to: Int = 1, length: Double, dispersion: Double = 20) -> TransportNetwork.Link {
        .init(from: from, to: to, length: length, discharge: 20, area: 40, dispersion: dispersion)
    }

    /// A rise of 2 % travels at 5/3 of 0.5 m/s.
    @Test("a change of flow travels at five thirds of the water's speed", arguments: [30.0, 120])
    func celerity(cell: Double) throws {
        let network = try TransportNetwork(nodes: 2, links: [Self.channel(length: 30_000)])
        let rise = TimeSeries(times: [0, 3600], values: [20, 20.4])
        let scenario = TransportScenario(
            network: network, flow: .unsteady([0: rise]), probes: [Position(link: 0, metres: 25_000)], end: 80_000)
        let outcome = TransportEngine(scenario, resolution: Resolution(cellTime: cell, timeStep: 5 * cell)).run()
        let middle = try #require(outcome.discharges[0].arrival(above: 20.2))
        #expect(abs((middle - 3600) / (25_000 / (0.5 * 5 / 3)) - 1) < 0.02)
        #expect(abs(try #require(outcome.discharges[0].concentrations.last) - 20.4) < 1e-6)
        #expect(abs(try #require(outcome.water).relativeError) < 1e-12)
    }

    @Test("water that does not change in unsteady flow is the steady flow")
    func unchanged() throws {
        let network = try TransportNetwork(nodes: 2, links: [Self.channel(length: 30_000)])
        var scenario = TransportScenario(
            network: network, releases: [.init(at: Position(link: 0, metres: 2000), mass: 1e6)],
            probes: [Position(link: 0, metres: 20_000)],
            end: 60_000)
        let resolution = Resolution(cellTime: 60, timeStep: 300)
        let steady = TransportEngine(scenario, resolution: resolution).run().hydrographs[0]
        scenario.flow = .unsteady([0: TimeSeries(constant: 20)])
        let unsteady = TransportEngine(scenario, resolution: resolution).run().hydrographs[0]
        let worst = zip(steady.concentrations, unsteady.concentrations).map { abs($0 - $1) }.max() ?? 1
        #expect(worst < 1e-6 * steady.peak.concentration)
    }

    /// The volume passed since the release decides when it arrives, not the time.
    @Test("a flood brings the solute sooner and thinner, a drought later and thicker", arguments: [40.0, 10])
    func flood(discharge: Double) throws {
        let network = try TransportNetwork(nodes: 2, links: [Self.channel(length: 60_000)])
        var scenario = TransportScenario(
            network: network, releases: [.init(at: Position(link: 0, metres: 5000), start: 100_000, mass: 1e6)],
            probes: [Position(link: 0, metres: 50_000)], end: 400_000)
        let resolution = Resolution(cellTime: 300, timeStep: 1200)
        let usual = TransportEngine(scenario, resolution: resolution).run().hydrographs[0].peak
        scenario.flow = .unsteady([0: TimeSeries(times: [0, 1], values: [20, discharge])])
        let changed = TransportEngine(scenario, resolution: resolution).run().hydrographs[0].peak
        let speed = 0.5 * pow(discharge / 20, 0.4)
        #expect(abs((changed.time - 100_000) / (45_000 / speed) - 1) < 0.01)
        #expect((changed.concentration < usual.concentration) == (discharge > 20))
    }

    @Test("a stirred reservoir lets an instant out as it empties, a plug reservoir after its delay")
    func reservoirs() throws {
        var links = [Self.channel(length: 100, dispersion: 0), Self.channel(from: 1, to: 2, length: 1000)]
        links.append(Self.channel(from: 2, to: 3, length: 100, dispersion: 0))
        func curve(_ body: TransportNetwork.Body) throws -> (Hydrograph, MassBalance) {
            links[1].body = body
            let scenario = TransportScenario(
                network: try TransportNetwork(nodes: 4, links: links), releases: [.init(at: Position(link: 0, metres: 50), mass: 1e6)],
                probes: [Position(link: 2, metres: 50)], end: 200_000)
            let outcome = TransportEngine(scenario, resolution: Resolution(cellTime: 60, timeStep: 300)).run()
            return (outcome.hydrographs[0], outcome.balance)
        }
        let (stirred, balance) = try curve(.mixed(volume: 1e6))
        for time in [10_000.0, 50_000, 150_000] {
            #expect(abs(stirred.concentration(at: time) / exp(-(time - 200) / 50_000) - 1) < 0.005)
        }
        #expect(abs(balance.inReservoirs / (1e6 * exp(-4)) - 1) < 0.005)
        let (plug, _) = try curve(.plug(volume: 1e6))
        #expect(abs(plug.peak.time - 50_200) < 120)
    }

    @Test("a series at a head is what passes below it, at its time")
    func boundary() throws {
        let network = try TransportNetwork(nodes: 2, links: [Self.channel(length: 10_000, dispersion: 0)])
        let series = TimeSeries(times: [0, 6000, 12_000], values: [1, 5, 2], shape: .linear)
        let scenario = TransportScenario(
            network: network, boundaries: [.init(node: 0, concentration: series)], initial: .steady,
            probes: [Position(link: 0, metres: 5000)],
            end: 30_000)
        let found = TransportEngine(scenario, resolution: Resolution(cellTime: 100, timeStep: 400)).run().hydrographs[0]
        for time in stride(from: 10_500.0, to: 30_000, by: 1500) where abs(time - 16_000) > 200 && abs(time - 22_000) > 200 {
            #expect(abs(found.concentration(at: time) - series.value(at: time - 10_000)) < 1e-3, "\(time)")
        }
    }
}
