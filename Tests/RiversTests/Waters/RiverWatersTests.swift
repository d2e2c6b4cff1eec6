import Chronology
import Events
import SoluteTransport
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: the network as the transport sees it")
struct RiverWatersTests {
    private static let condition = FlowCondition(season: SampleRiver.season)

    private func curves(from location: Location, river: River = SampleRiver.river()) throws -> [String: [PassageCurve]] {
        let waters = RiverWaters(river, in: Self.condition)
        let network = try waters.network()
        let begin = try #require(waters.position(of: location, .lower))
        let places = river.targets.compactMap { target in waters.position(of: target.location, .upper).map { (target.id, $0) } }
        let responses = ResponsePlan(of: network, from: begin, to: places.map(\.1)).responses(network.links, mass: 1, duration: 0)
        return Dictionary(uniqueKeysWithValues: zip(places.map(\.0), responses.map(\.curves)))
    }

    @Test("water goes by canal and bed, meets again, and reaches nothing above")
    func ways() throws {
        let curves = try curves(from: Location(kilometre: 5))
        #expect(
            curves.mapValues(\.count) == [
                "near": 1, "on-canal": 1, "on-bed": 1, "on-tributary": 0, "below": 2, "inlet": 2, "outlet": 2,
            ])
        let shares = try #require(curves["below"]).map(\.share).sorted()
        #expect(abs(shares[0] - 1.0 / 3) < 1e-9 && abs(shares[1] - 2.0 / 3) < 1e-9)
    }

    @Test("what enters a tributary goes down the stem and into neither canal nor bed")
    func tributary() throws {
        let curves = try curves(from: Location(watercourse: "tributary", kilometre: 5))
        #expect(
            try #require(curves["on-tributary"]).count == 1 && #require(curves["on-canal"]).isEmpty && #require(curves["on-bed"]).isEmpty)
        #expect(try #require(curves["below"]).count == 1)
    }

    @Test("a reservoir is entered before it stirs and left after")
    func reservoir() throws {
        let curves = try curves(from: Location(kilometre: 150))
        let (inlet, outlet) = (try #require(curves["inlet"]?.first), try #require(curves["outlet"]?.first))
        // 5e6 m³ at 110 m³/s: 12.6 h.
        #expect(abs(outlet.mean - inlet.mean - 5e6 / 110 - 30_000 / 1.1) < 8000)
        #expect(outlet.deviation > 4e4 && inlet.deviation < 1e4)
    }

    @Test("a bed without water has no place for a release")
    func dry() throws {
        let all = Diversion(
            id: "gate", name: SampleRiver.text("gate"), location: Location(kilometre: 60), share: SampleRiver.inflow(1),
            provenance: SampleRiver.provenance)
        let river = SampleRiver.river(diversions: [all])
        let waters = RiverWaters(river, in: Self.condition)
        #expect(waters.position(of: Location(kilometre: 80), .lower) == nil)
        #expect(try curves(from: Location(kilometre: 5), river: river)["below"]?.count == 1)
        let forecast = PlumeModel(river: river, substance: SampleRiver.substance)
            .forecast(SampleRiver.report(80, flow: nil), issued: SampleRiver.begin)
        #expect(forecast.arrivals.isEmpty && forecast.assumptions.first?.en.hasPrefix("The bed is dry") == true)
    }

    @Test("cutting a reach in two changes no forecast")
    func cut() throws {
        let halves = [
            SampleRiver.reach("upper-a", 0, 23, width: 80, at: 90), SampleRiver.reach("upper-b", 23, 60, width: 80, at: 90),
        ]
        let stem = Watercourse(
            id: "stem", name: SampleRiver.text("stem"), kind: .stem, head: SampleRiver.stem.head, mouth: SampleRiver.stem.mouth,
            reaches: halves + SampleRiver.stem.reaches.dropFirst(), provenance: SampleRiver.provenance)
        let cut = SampleRiver.river(watercourses: [stem, SampleRiver.canal, SampleRiver.tributary])
        let forecasts = [SampleRiver.river(), cut].map {
            PlumeModel(river: $0, substance: SampleRiver.substance).forecast(SampleRiver.report(), issued: SampleRiver.begin)
        }
        for (one, other) in zip(forecasts[0].arrivals, forecasts[1].arrivals) {
            #expect(abs((one.peak.median - other.peak.median).wholeSeconds) <= 1)
            #expect(abs((try #require(one.peakConcentration).median / #require(other.peakConcentration).median) - 1) < 1e-6)
        }
    }
}
