import Testing

@testable import Rivers

@Suite("Rivers: transport")
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

@Suite("Rivers: several reaches as one")
struct PassageTests {
    private static let legs = [
        Leg(length: 12_000, velocity: 2.4, dispersion: 500, discharge: 300, mixingLength: 9000),
        Leg(length: 74_000, velocity: 1.6, dispersion: 150, discharge: 200, mixingLength: 60_000),
        Leg(length: 31_000, velocity: 0.8, dispersion: 40, discharge: 200, mixingLength: 80_000),
    ]

    @Test("travel time and variance add up")
    func moments() throws {
        let passage = try #require(Passage(Self.legs))
        let time = 12_000 / 2.4 + 74_000 / 1.6 + 31_000 / 0.8
        let first = 2 * 500 * 12_000 / (2.4 * 2.4 * 2.4)
        let second = 2 * 150.0 * 74_000 / (1.6 * 1.6 * 1.6)
        let third = 2 * 40.0 * 31_000 / (0.8 * 0.8 * 0.8)
        let speed = passage.velocity
        #expect(abs(passage.travelTime / time - 1) < 1e-12)
        #expect(abs(2 * passage.dispersion * passage.distance / (speed * speed * speed) / (first + second + third) - 1) < 1e-12)
    }

    @Test("cutting a reach in two changes nothing", arguments: [0.01, 0.37, 0.5, 0.999])
    func split(share: Double) throws {
        let whole = try #require(Passage(Self.legs))
        let leg = Self.legs[1]
        let pieces = [leg.part(share), leg.part(1 - share)]
        let cut = try #require(Passage([Self.legs[0]] + pieces + [Self.legs[2]]))
        for path in [\Passage.distance, \.velocity, \.dispersion, \.dilutingFlow] {
            #expect(abs(cut[keyPath: path] / whole[keyPath: path] - 1) < 1e-9)
        }
        #expect(abs(try #require(cut.mixing) / #require(whole.mixing) - 1) < 1e-9)
    }

    @Test("a diversion keeps the concentration and an inflow dilutes it")
    func mass() throws {
        let (diverted, joined) = (Self.flows(300, 200, 100), Self.flows(100, 300, 150, 300))
        #expect(try #require(Passage(diverted)).dilutingFlow == 300)
        #expect(try #require(Passage(joined)).dilutingFlow == 600)
    }

    @Test("what enters a chain of reaches leaves it")
    func conserved() throws {
        let passage = try #require(Passage(Self.flows(250, 250, 250)))
        let plume = Plume(
            distance: passage.distance, velocity: passage.velocity, dispersion: passage.dispersion,
            area: passage.dilutingFlow / passage.velocity, decay: 0, mass: 3e6, duration: 1800)
        let sum = (1...60_000).reduce(0) { $0 + plume.concentration(after: Double($1)) }
        #expect(abs(sum * 250 / 3e6 - 1) < 1e-6)
    }

    @Test("no legs, no passage; an unknown channel, no mixing length")
    func unknown() {
        #expect(Passage([]) == nil)
        #expect(Passage(Self.legs + [Leg(length: 1, velocity: 1, dispersion: 1, discharge: 1)])?.mixing == nil)
    }

    private static func flows(_ discharges: Double...) -> [Leg] {
        discharges.map { Leg(length: 5000, velocity: 1, dispersion: 20, discharge: $0) }
    }
}

extension Leg {
    fileprivate func part(_ share: Double) -> Leg {
        Leg(length: length * share, velocity: velocity, dispersion: dispersion, discharge: discharge, mixingLength: mixingLength)
    }
}

extension Plume {
    fileprivate func without(decay: Bool) -> Plume {
        Plume(
            distance: distance, velocity: velocity, dispersion: dispersion, area: area, decay: decay ? 0 : self.decay, mass: mass,
            duration: duration)
    }
}
