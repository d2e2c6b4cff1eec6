import Testing

@testable import SoluteTransport

@Suite("Solute transport: the plume of one uniform channel")
struct TransportTests {
    private static let plumes = [
        PublishedNumbersTests.instant, PublishedNumbersTests.twoHours,
        // Advection hardly stronger than dispersion, and a release much longer than the spread.
        Plume(distance: 500, velocity: 0.3, dispersion: 200, area: 20, decay: 0, mass: 5e4, duration: 0),
        Plume(distance: 300_000, velocity: 1.5, dispersion: 80, area: 150, decay: 0, mass: 1e7, duration: 86_400),
    ]

    @Test("no concentration is ever negative or undefined", arguments: plumes)
    func positive(plume: Plume) {
        for step in -2...400 {
            let value = plume.concentration(after: Double(step) * plume.distance / plume.velocity / 60)
            #expect(value >= 0 && value.isFinite)
        }
    }

    @Test("the peak is the highest concentration", arguments: plumes)
    func highest(plume: Plume) {
        let peak = plume.peak
        for step in 1...600 {
            let value = plume.concentration(after: Double(step) * peak.time / 200)
            #expect(value <= peak.concentration * (1 + 1e-6))
        }
    }

    @Test("the concentration at both ends of the time above a limit is the limit", arguments: plumes, [0.001, 0.1, 0.9])
    func ends(plume: Plume, share: Double) throws {
        let peak = plume.peak
        let limit = share * peak.concentration
        let span = try #require(plume.span(above: limit, around: peak))
        for end in [span.lowerBound, span.upperBound] {
            let (before, after) = (plume.concentration(after: end - 2), plume.concentration(after: end + 2))
            #expect(min(before, after) <= limit && limit <= max(before, after))
        }
        #expect(plume.span(above: 1.001 * peak.concentration, around: peak) == nil)
    }

    @Test("what was released passes by, if nothing decays", arguments: plumes.map { $0.without(decay: true) })
    func mass(plume: Plume) {
        let (peak, steps) = (plume.peak, 20_000)
        let end = (plume.span(above: 1e-9 * peak.concentration, around: peak)?.upperBound ?? 0) * 1.5
        let step = end / Double(steps)
        let sum = (1..<steps).reduce(0) { $0 + plume.concentration(after: Double($1) * step) } * step
        #expect(abs(sum * plume.area * plume.velocity / plume.mass - 1) < 1e-5)
    }

    @Test("a very short release is an instant")
    func short() {
        let instant = PublishedNumbersTests.instant
        let second = Plume(
            distance: instant.distance, velocity: instant.velocity, dispersion: instant.dispersion, area: instant.area,
            decay: instant.decay,
            mass: instant.mass, duration: 2)
        for hour in 9...13 {
            let (a, b) = (instant.concentration(after: Double(hour) * 3600), second.concentration(after: Double(hour) * 3600 + 1))
            #expect(abs(a / b - 1) < 1e-6)
        }
    }

    @Test("a root is found next to an infinite end", arguments: [0.001, 1, 77.7])
    func root(at place: Double) {
        let found = RootSearch.root(from: 0, to: 1000, tolerance: 1e-6) { $0 == 0 ? -.infinity : ($0 - place) * ($0 < place ? 1e9 : 1) }
        #expect(abs(found - place) < 2e-6)
    }
}

extension Plume {
    fileprivate func without(decay: Bool) -> Plume {
        Plume(
            distance: distance, velocity: velocity, dispersion: dispersion, area: area, decay: decay ? 0 : self.decay, mass: mass,
            duration: duration)
    }
}
