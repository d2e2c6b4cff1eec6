import Testing

@testable import SoluteTransport

/// Numbers that were computed elsewhere, or printed.
@Suite("Solute transport: published numbers")
struct PublishedNumbersTests {
    static let instant = Plume(distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / 86_400, mass: 1e6, duration: 0)
    static let twoHours = Plume(distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / 86_400, mass: 1e6, duration: 7200)

    private func isNear(_ value: Double, _ printed: Double, within tolerance: Double) -> Bool { abs(value - printed) <= tolerance }

    @Test("an instant's concentrations (A1)", arguments: [(9, 0.064718), (10, 0.989390), (11, 2.341644), (12, 1.368348), (13, 0.272715)])
    func instantConcentration(hour: Int, printed: Double) {
        #expect(isNear(Self.instant.concentration(after: Double(hour) * 3600), printed, within: 5e-7))
    }

    @Test("an instant's peak and the time above a limit (A1)")
    func instantPeak() throws {
        let peak = Self.instant.peak
        #expect(isNear(peak.time, 39_858.109, within: 5e-4))
        #expect(isNear(peak.concentration, 2.349899, within: 5e-7))
        let span = try #require(Self.instant.span(above: 0.05, around: peak))
        // Times are found to a second.
        #expect(isNear(span.lowerBound, 8.93469 * 3600, within: 1.1))
        #expect(isNear(span.upperBound, 13.72046 * 3600, within: 1.1))
    }

    @Test("two hours' concentrations (A2)", arguments: [(10, 0.206757), (11, 1.095840), (12, 1.899626), (13, 1.369995), (14, 0.420511)])
    func lastingConcentration(hour: Int, printed: Double) {
        #expect(isNear(Self.twoHours.concentration(after: Double(hour) * 3600), printed, within: 5e-7))
    }

    @Test("two hours' peak (A2)")
    func lastingPeak() {
        let peak = Self.twoHours.peak
        #expect(isNear(peak.time, 12.1167 * 3600, within: 0.5 * 60))
        #expect(isNear(peak.concentration, 1.910715, within: 5e-7))
    }

    @Test(
        "the five formulae on two measured rivers (B)",
        arguments: [
            (Channel(width: 200, depth: 2.7, velocity: 1.55, shearVelocity: 0.074), [5290.79, 1313.03, 891.74, 930.24, 683.28]),
            (Channel(width: 47, depth: 0.85, velocity: 0.32, shearVelocity: 0.067), [43.69, 37.81, 39.92, 13.79, 29.86]),
        ])
    func dispersion(channel: Channel, printed: [Double]) {
        for (formula, printed) in zip(DispersionFormula.allCases, printed) {
            #expect(isNear(formula.coefficient(in: channel), printed, within: 0.005), "\(formula)")
        }
        let middle = DispersionFormula.middle(in: channel)
        #expect(middle > printed.min() ?? .infinity && middle < printed.max() ?? 0)
    }

    @Test("Jobson's example (C)")
    func jobson() {
        let basin = JobsonTravel.Basin(areaSquareKilometres: 390, meanAnnualDischarge: 4.504)
        // The inputs are printed as 3.348 and 4.504; the printed results need the digits behind the rounding.
        let travel = JobsonTravel(discharge: 3.3478, basin: basin)
        let probable = travel.passing(distance: 15_000, .probable)
        #expect(isNear(travel.velocity(.probable), 0.26447, within: 5e-6))
        #expect(isNear(probable.peakHours, 15.7546, within: 5e-4))
        #expect(isNear(probable.leadingEdgeHours, 14.0216, within: 5e-4))
        #expect(isNear(probable.unitPeak, 100.316, within: 2e-3))
        #expect(isNear(probable.peakConcentration(massKilograms: 6000, discharge: 3.691), 163.07, within: 5e-3))
        #expect(isNear(probable.tailHours, 19.5596, within: 5e-4))
        let envelope = travel.passing(distance: 15_000, .maximumProbable)
        #expect(isNear(travel.velocity(.maximumProbable), 0.64580, within: 5e-6))
        #expect(isNear(envelope.peakHours, 6.4519, within: 5e-4))
        #expect(isNear(envelope.leadingEdgeHours, 5.7422, within: 5e-4))
        #expect(isNear(envelope.unitPeak, 200.921, within: 2e-3))
        // The discharge at the intake is printed to four digits, which is worth 0.04 here.
        #expect(isNear(envelope.peakConcentration(massKilograms: 6000, discharge: 3.691), 326.60, within: 0.04))
        #expect(isNear(envelope.tailHours, 8.5072, within: 5e-4))
    }

    @Test(
        "Manning's depth and speed of the Yarkand's reaches",
        arguments: [
            (600.0, 150.0, 0.0029, 0.036, 1.8, 2.2), (50, 60, 0.0029, 0.036, 0.7, 1.2), (450, 250, 0.0005, 0.027, 1.6, 1.1),
            (300, 200, 0.00045, 0.027, 1.5, 1.0), (20, 60, 0.00045, 0.027, 0.6, 0.55),
        ])
    func manning(discharge: Double, width: Double, slope: Double, roughness: Double, depth: Double, velocity: Double) {
        let channel = Channel(discharge: discharge, width: width, slope: slope, roughness: roughness)
        #expect(isNear(channel.depth, depth, within: 0.05))
        #expect(isNear(channel.velocity, velocity, within: 0.05))
        #expect(abs(channel.width * channel.depth * channel.velocity - discharge) < 1e-9 * discharge)
    }

    @Test(
        "erfcx is right where its factors overflow",
        arguments: [
            (0.0, 1.0), (0.5, 0.6156903441929259), (1, 0.427583576155807), (3, 0.17900115118138998), (5, 0.11070463773306861),
            (9.99, 0.05619664070685882), (10, 0.05614099274382259), (10.01, 0.056085454355001924), (26, 0.02168358485056291),
            (30, 0.018795888861416751),
            (100, 0.005641613782989433), (1e6, 5.641895835474742e-07), (-1, 5.008980080762283), (-3, 16205.988853999586),
            (-5, 144009798674.66104),
        ])
    func scaledErrorFunction(x: Double, value: Double) {
        #expect(abs(scaledComplementaryErrorFunction(x) / value - 1) < 1e-13)
    }
}
