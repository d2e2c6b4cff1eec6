import SoluteTransport
import Testing

@testable import Rivers

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
