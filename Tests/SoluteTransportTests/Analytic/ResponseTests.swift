import Foundation
import Randomness
import Testing

@testable import SoluteTransport

@Suite("Solute transport: responses along a network")
struct ResponseTests {
    private static let day = 86_400.0
    private static let a1 = CumulantsTests.link(length: 30_000, discharge: 50, area: 100, dispersion: 30, decay: 0.2 / day)

    private func response(
        _ links: [TransportNetwork.Link], nodes: Int, at place: Position, mass: Double = 1e6, duration: Double = 0
    ) throws -> Response {
        let network = try TransportNetwork(nodes: nodes, links: links)
        let plan = ResponsePlan(of: network, from: Position(link: 0, metres: 0), to: [place])
        return try #require(plan.responses(links, mass: mass, duration: duration).first)
    }

    @Test("in one uniform channel they are the plume itself (A1, A2)", arguments: [0, 7200.0])
    func uniform(duration: Double) throws {
        let response = try response([Self.a1], nodes: 2, at: Position(link: 0, metres: 20_000), duration: duration)
        let plume = Plume(distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / Self.day, mass: 1e6, duration: duration)
        for hour in 6...20 {
            let (a, b) = (response.concentration(after: Double(hour) * 3600), plume.concentration(after: Double(hour) * 3600))
            #expect(abs(a - b) <= 1e-6 * plume.peak.concentration)
        }
        let peak = try #require(response.peak)
        #expect(abs(peak.concentration / plume.peak.concentration - 1) < 1e-5)
        #expect(abs(peak.time - plume.peak.time) < 5)
        let (a, b) = (try #require(response.span(above: 0.05, around: peak)), try #require(plume.span(above: 0.05, around: plume.peak)))
        #expect(abs(a.lowerBound - b.lowerBound) < 3 && abs(a.upperBound - b.upperBound) < 3)
    }

    @Test("also where dispersion is as strong as advection", arguments: [1.0, 10, 100, 1000, 10_000])
    func peclet(number: Double) throws {
        let length = 20_000.0
        let link = CumulantsTests.link(length: 2 * length, discharge: 50, area: 100, dispersion: 0.5 * length / number)
        let response = try response([link], nodes: 2, at: Position(link: 0, metres: length))
        let plume = Plume(distance: length, velocity: 0.5, dispersion: 0.5 * length / number, area: 100, decay: 0, mass: 1e6, duration: 0)
        let peak = try #require(response.peak)
        #expect(abs(peak.concentration / plume.peak.concentration - 1) < 1e-6)
        #expect(abs(peak.time / plume.peak.time - 1) < 1e-6)
    }

    @Test("cutting a link in two changes nothing")
    func cut() throws {
        var (upper, lower) = (Self.a1, Self.a1)
        (upper.length, lower.length, lower.from, lower.to) = (7000, 23_000, 1, 2)
        let whole = try response([Self.a1], nodes: 2, at: Position(link: 0, metres: 20_000))
        let cut = try response([upper, lower], nodes: 3, at: Position(link: 1, metres: 13_000))
        for hour in 8...16 {
            let (a, b) = (whole.concentration(after: Double(hour) * 3600), cut.concentration(after: Double(hour) * 3600))
            #expect(abs(a - b) <= 1e-9 * max(a, 1e-3))
        }
    }

    @Test("a diversion keeps the concentration and clean water dilutes it")
    func mass() throws {
        var (upper, lower) = (Self.a1, Self.a1)
        (upper.length, lower.from, lower.to) = (10_000, 1, 2)
        let place = Position(link: 1, metres: 10_000)
        let whole = try #require(try response([upper, lower], nodes: 3, at: place).peak)
        (lower.discharge, lower.area) = (20, 40)
        let diverted = try #require(try response([upper, lower], nodes: 3, at: place).peak)
        (lower.discharge, lower.area) = (150, 300)
        let diluted = try #require(try response([upper, lower], nodes: 3, at: place).peak)
        #expect(abs(diverted.concentration / whole.concentration - 1) < 1e-9)
        #expect(abs(3 * diluted.concentration / whole.concentration - 1) < 1e-9)
    }

    /// A river bed that half of the water leaves for a canal twice as long, which comes back.
    private static func loop(canalLength: Double) -> [TransportNetwork.Link] {
        [
            .init(from: 0, to: 1, length: 10_000, discharge: 60, area: 60, dispersion: 20),
            .init(from: 1, to: 2, length: 40_000, discharge: 20, area: 25, dispersion: 20),
            .init(from: 1, to: 2, length: canalLength, discharge: 40, area: 40, dispersion: 10),
            .init(from: 2, to: 3, length: 20_000, discharge: 60, area: 60, dispersion: 20),
        ]
    }

    @Test("two ways that meet again bring all of the mass, each at its time")
    func ways() throws {
        let place = Position(link: 3, metres: 5000)
        let response = try response(Self.loop(canalLength: 120_000), nodes: 4, at: place)
        #expect(response.curves.count == 2)
        let step = 60.0
        let sum = (1...6000).reduce(0) { $0 + response.concentration(after: Double($1) * step) } * step * 60
        #expect(abs(sum / 1e6 - 1) < 1e-6)
        let peak = try #require(response.peak)
        // The canal brings twice the mass, but later.
        #expect(peak.time > 100_000)
        let span = try #require(response.span(above: 0.2 * peak.concentration, around: peak))
        #expect(span.lowerBound < 70_000 && span.upperBound > peak.time)
        #expect(abs(response.concentration(after: span.lowerBound) / (0.2 * peak.concentration) - 1) < 0.01)
        #expect(abs(response.passedShare(after: 400_000) - 1) < 1e-9)
    }

    @Test("a stirred reservoir gives back slowly: its curve is the convolution with its own")
    func reservoir() throws {
        let links: [TransportNetwork.Link] = [
            .init(from: 0, to: 1, length: 20_000, discharge: 50, area: 50, dispersion: 50),
            .init(from: 1, to: 2, body: .mixed(volume: 50 * 172_800), length: 5000, discharge: 50, area: 2000, dispersion: 0),
            .init(from: 2, to: 3, length: 10_000, discharge: 50, area: 50, dispersion: 50),
        ]
        let through = try response(links, nodes: 4, at: Position(link: 2, metres: 5000))
        let river = try response(
            [.init(from: 0, to: 1, length: 25_000, discharge: 50, area: 50, dispersion: 50)], nodes: 2,
            at: Position(link: 0, metres: 25_000))
        let step = 60.0
        for hours in [6.0, 7, 8, 12, 48, 200] {
            let steps = Int(hours * 3600 / step)
            let expected = (0..<steps).reduce(0) { sum, index in
                let time = (Double(index) + 0.5) * step
                return sum + river.concentration(after: time) * exp(-(hours * 3600 - time) / 172_800) / 172_800 * step
            }
            #expect(abs(through.concentration(after: hours * 3600) - expected) < 0.005 * max(expected, 0.001))
        }
    }

    @Test("tanks in series and short reservoirs keep their whole residence", arguments: 1...5, [3600.0, 20_000, 180_000])
    func tanks(count: Int, seconds: Double) throws {
        var links: [TransportNetwork.Link] = [.init(from: 0, to: 1, length: 20_000, discharge: 50, area: 50, dispersion: 50)]
        for tank in 1...count {
            links.append(
                .init(
                    from: tank, to: tank + 1, body: .mixed(volume: 50 * seconds), length: 1, discharge: 50, area: 50, dispersion: 0))
        }
        links.append(.init(from: count + 1, to: count + 2, length: 5000, discharge: 50, area: 50, dispersion: 50))
        let last = Position(link: links.count - 1, metres: 5000)
        let curve = try #require(try response(links, nodes: count + 3, at: last).curves.first)
        // 25 km at 1 m/s, the tanks, and the reading.
        #expect(abs(curve.mean / (25_000 + Double(count) * seconds + 100) - 1) < 1e-3)
    }

    /// Reaches with dead zones, and a stirred reservoir in the middle, of one member of an ensemble.
    private func longRiver(_ random: inout SplitMix64) -> [TransportNetwork.Link] {
        let (speed, spread) = (exp(0.15 * random.nextNormal()), exp(0.8 * random.nextNormal()))
        let ratio = 0.08 * exp(0.7 * random.nextNormal())
        return (0..<24).map { index in
            TransportNetwork.Link(
                from: index, to: index + 1, body: index == 14 ? .mixed(volume: 2e7) : .channel, length: 17_000, discharge: 120,
                area: 120 / 1.1 / speed, dispersion: spread * (40 + Double(index % 4) * 20), decay: 1e-6,
                deadZone: .init(areaRatio: ratio, exchange: ratio / 10_800))
        }
    }

    @Test("the peak is the highest there is, whichever part makes it, and the span ends at the limit", arguments: [0, 7200, 43_200.0])
    func highest(duration: Double) throws {
        var random = SplitMix64(seed: 1)
        for member in 0..<30 {
            let links = longRiver(&random)
            let places = links.indices.map { Position(link: $0, metres: links[$0].length) }
            let plan = ResponsePlan(of: try TransportNetwork(nodes: 25, links: links), from: Position(link: 0, metres: 0), to: places)
            for (place, response) in plan.responses(links, mass: 5e6, duration: duration).enumerated() {
                let peak = try #require(response.peak)
                let width = 4 * (response.curves.map(\.deviation).max() ?? 0) + duration
                let highest = (-400...400).map { response.concentration(after: peak.time + width * Double($0) / 400) }.max() ?? 0
                #expect(highest <= 1.002 * peak.concentration, "member \(member), place \(place)")
                let span = try #require(response.span(above: 0.3 * peak.concentration, around: peak))
                for end in [span.lowerBound, span.upperBound] {
                    #expect(abs(response.concentration(after: end) / peak.concentration - 0.3) < 0.002, "member \(member), place \(place)")
                }
            }
        }
    }

    @Test("where no water goes nothing comes")
    func elsewhere() throws {
        let links: [TransportNetwork.Link] = [
            .init(from: 0, to: 1, length: 1000, discharge: 1, area: 1, dispersion: 1),
            .init(from: 2, to: 1, length: 1000, discharge: 1, area: 1, dispersion: 1),
            .init(from: 1, to: 3, length: 1000, discharge: 2, area: 2, dispersion: 1),
        ]
        let response = try response(links, nodes: 4, at: Position(link: 1, metres: 500))
        #expect(response.curves.isEmpty && response.peak == nil && response.concentration(after: 1000) == 0)
    }

    @Test("links in a circle make no network")
    func circle() {
        let link = CumulantsTests.link(length: 1, discharge: 1, area: 1, dispersion: 1)
        var back = link
        (back.from, back.to) = (1, 0)
        #expect(throws: NetworkError.circle(links: [0, 1])) { try TransportNetwork(nodes: 2, links: [link, back]) }
    }
}
