import AirQuality
import Chronology
import Randomness
import Testing

@testable import Forecasting

@Suite("No forecast knows the days after it")
struct LeakTests {
    /// What a hindcast is made from: places, and a source of guidance with the day on which each of its figures was known.
    private struct Inputs {
        var places: [HindcastPlace]
        /// By day from the first, what the guidance issued on a day said of each of the ten days after it.
        var guidance: [[Double]]
    }

    private static let days = 110

    private func inputs() throws -> Inputs {
        var lots = SplitMix64(seed: 11)
        let first = try day("2015-02-01")
        // One air for all, which reaches b a day before the others: it is upstream of them.
        let air = (0...Self.days).map { _ in 0.5 + lots.nextFraction() }
        let places = [("a", 0), ("b", 1), ("c", 0)].map { name, ahead in
            let values: [[Double?]] = (0..<Self.days).map { day in
                let air = air[day + ahead]
                return [20, 40, 1, 80, 180, 70, 120].map { lots.nextFraction() < 0.05 ? nil : $0 * air * (0.8 + 0.4 * lots.nextFraction()) }
            }
            return HindcastPlace(name: name, first: first, values: values)
        }
        let guidance = (0..<Self.days).map { _ in (0..<Hindcast.leads).map { _ in lots.nextFraction() } }
        return Inputs(places: places, guidance: guidance)
    }

    private static func changed(_ inputs: Inputs, after day: CalendarDate, seed: UInt64) -> Inputs {
        var lots = SplitMix64(seed: seed)
        let known = inputs.places[0].first.distance(to: day) + 1
        return Inputs(
            places: inputs.places.map { $0.changed(after: day, seed: lots.next()) },
            guidance: inputs.guidance.enumerated().map { index, said in index < known ? said : said.map { _ in lots.nextFraction() } })
    }

    /// The hindcast of a place with the guidance that `source` makes of the inputs.
    private static func issue(
        _ inputs: Inputs, place: Int, source: (Inputs, CalendarDate) -> HindcastGuidance
    ) -> [HindcastIssue] {
        let first = inputs.places[0].first
        let days = first...first.advanced(by: Self.days - 1)
        let hindcast = Hindcast(
            places: inputs.places, over: days, departures: inputs.places.map { Hindcast.departures(of: $0, over: days) },
            quantities: [.pollutant(.pm10), .index], guidance: [source(inputs, first)])
        var issues: [HindcastIssue] = []
        hindcast.run(place, issuedIn: first.advanced(by: 65)...days.upperBound) { issues.append($0) }
        return issues
    }

    private static func honest(_ inputs: Inputs, _ first: CalendarDate) -> HindcastGuidance {
        HindcastGuidance(name: "honest", count: 1) { issued, valid in
            [inputs.guidance[first.distance(to: issued)][issued.distance(to: valid) - 1]]
        }
    }

    private func leaks(place: Int, seed: UInt64 = 5, source: @escaping (Inputs, CalendarDate) -> HindcastGuidance) throws -> [Leak] {
        let check = LeakCheck<Inputs>(change: Self.changed) { Self.issue($0, place: place, source: source) }
        let inputs = try inputs()
        let cutoffs = [70, 71, Self.days - 2].map { inputs.places[0].first.advanced(by: $0) }
        return check.leaks(in: inputs, changedAfter: cutoffs, seed: seed)
    }

    @Test("with other days after it a forecast is the same to the last bit, with upstream places and with guidance", arguments: 0..<3)
    func nothingLeaks(place: Int) throws {
        #expect(try leaks(place: place, seed: UInt64(place), source: Self.honest).isEmpty)
    }

    @Test("guidance that has seen the air of the day after the issue is caught")
    func plantedLeak() throws {
        let found = try leaks(place: 0) { inputs, _ in
            HindcastGuidance(name: "leaking", count: 1) { issued, _ in
                [(inputs.places[0].values(on: issued.advanced(by: 1)).last ?? nil).map { $0 / 100 } ?? 0]
            }
        }
        // Only the day before the change can have seen it, each time.
        #expect(Set(found.map(\.changedAfter)).count == 3)
        #expect(found.allSatisfy { $0.issued == $0.changedAfter })
    }

    @Test("an analysis of the valid day, used as guidance, is caught: it knows what happened")
    func analysis() throws {
        let found = try leaks(place: 0) { inputs, first in
            HindcastGuidance(name: "analysis", count: 1) { _, valid in
                let day = first.distance(to: valid)
                return inputs.guidance.indices.contains(day) ? [inputs.guidance[day][0]] : nil
            }
        }
        #expect(!found.isEmpty)
        #expect(found.contains { $0.issued < $0.changedAfter })
    }

    @Test("a neighbour read one day ahead is caught")
    func neighbourAhead() throws {
        let check = LeakCheck<Inputs>(change: Self.changed) { inputs in
            var shifted = inputs
            shifted.places[2] = HindcastPlace(
                name: "c", first: inputs.places[2].first.advanced(by: -1), values: inputs.places[2].values)
            return Self.issue(shifted, place: 0, source: Self.honest)
        }
        let inputs = try inputs()
        #expect(!check.leaks(in: inputs, changedAfter: [inputs.places[0].first.advanced(by: 90)], seed: 3).isEmpty)
    }

    @Test("joint courses of the index know nothing of the days after them either")
    func scenarios() throws {
        let place = try inputs().places[0]
        // The same hundred days over and over, so that there are stretches enough to draw from.
        let long = HindcastPlace(name: "a", first: place.first, values: Array((0..<4).map { _ in place.values }.joined()))
        let days = long.first...long.last
        let check = LeakCheck<HindcastPlace> { place, day, seed in
            place.changed(after: day, seed: seed)
        } issue: { place in
            let hindcast = Hindcast(
                places: [place], over: days, departures: [Hindcast.departures(of: place, over: days)],
                quantities: HindcastScenarios.quantities)
            var issues: [HindcastIssue] = []
            let made = HindcastScenarios(count: 5, dustRatio: Stratum.dustRatio)
            hindcast.run(0, issuedIn: days.upperBound.advanced(by: -20)...days.upperBound, scenarios: made) { issues.append($0) }
            return issues
        }
        let cutoffs = [-20, -10, -1].map { days.upperBound.advanced(by: $0) }
        #expect(check.leaks(in: long, changedAfter: cutoffs, seed: 2).isEmpty)
        var made = 0
        Hindcast(
            places: [long], over: days, departures: [Hindcast.departures(of: long, over: days)], quantities: HindcastScenarios.quantities
        ).run(0, issuedIn: days.upperBound...days.upperBound, scenarios: HindcastScenarios(count: 5, dustRatio: 0.35)) {
            made = $0.scenarios.count
        }
        #expect(made == 5)
    }

    @Test("what is changed after a day is nothing before it and everything behind it")
    func change() throws {
        let place = try inputs().places[0]
        let cutoff = place.first.advanced(by: 50)
        let changed = place.changed(after: cutoff, seed: 9)
        #expect(changed.values[...50] == place.values[...50])
        #expect(zip(changed.values[51...], place.values[51...]).allSatisfy { zip($0, $1).allSatisfy { $0 != $1 } })
    }
}
