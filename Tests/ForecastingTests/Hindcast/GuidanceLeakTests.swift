import Chronology
import Guidance
import Randomness
import Testing
import Wording

@testable import Forecasting

@Suite("No guidance is used before it was known")
struct GuidanceLeakTests {
    /// A place, and a run of a weather model every day.
    private struct Inputs {
        var place: HindcastPlace
        var runs: [GuidanceRun]
    }

    private static let days = 100
    private static let sectors = [
        GuidanceSector(id: "one", name: Bilingual(zh: "一", en: "one"), longitudes: 75..<77, latitudes: 38...40)
    ]

    /// - Parameter hour: when the run of a day is here; from 24 on that is the next day.
    private static func run(of day: CalendarDate, hour: Int, _ lots: inout SplitMix64) throws -> GuidanceRun {
        let values = (0..<2 * Hindcast.leads).map { _ in Float(6 * lots.nextFraction() - 3) }
        return try GuidanceRun(
            source: .openMeteoForecast, run: Timestamp(day), runIsEstimated: false, known: Timestamp(day) + .hours(hour), isAnalysis: false,
            points: [GuidancePoint(latitude: 39, longitude: 76)], firstDay: day.advanced(by: 1), dayCount: Hindcast.leads, members: 1,
            variables: [.u10, .v10], values: values, shortfalls: [])
    }

    private static func inputs(hour: Int, seed: UInt64) throws -> Inputs {
        var lots = SplitMix64(seed: seed)
        let first = try #require(CalendarDate("2015-02-01"))
        let values: [[Double?]] = (0..<days).map { _ in Quantity.all.map { _ in 40 + 200 * lots.nextFraction() } }
        let runs = try (0..<days).map { try run(of: first.advanced(by: $0), hour: hour, &lots) }
        return Inputs(place: HindcastPlace(name: "a", first: first, values: values), runs: runs)
    }

    /// The days of issue at which a forecast changed when everything known after a day did.
    private func leaks(hour: Int) throws -> [Leak] {
        let (inputs, other) = (try Self.inputs(hour: hour, seed: 3), try Self.inputs(hour: hour, seed: 4))
        let check = LeakCheck<Inputs> { inputs, day, seed in
            Inputs(
                place: inputs.place.changed(after: day, seed: seed),
                runs: zip(inputs.runs, other.runs).map { $0.known.beijingDate > day ? $1 : $0 })
        } issue: { inputs in
            let span = inputs.place.first...inputs.place.last
            let guidance = GuidanceTable.all(of: inputs.runs, sectors: Self.sectors).map { table in
                HindcastGuidance(name: table.name, count: table.count) { table.predictors(issued: $0, valid: $1) }
            }
            let hindcast = Hindcast(
                places: [inputs.place], over: span, departures: [Hindcast.departures(of: inputs.place, over: span)],
                quantities: [.index], guidance: guidance)
            var issues: [HindcastIssue] = []
            hindcast.run(0, issuedIn: span.lowerBound.advanced(by: 62)...span.upperBound) { issues.append($0) }
            return issues
        }
        return check.leaks(in: inputs, changedAfter: [64, 80, 98].map { inputs.place.first.advanced(by: $0) }, seed: 7)
    }

    @Test("a run that comes during a day or on the next one changes nothing that was issued before", arguments: [8, 20, 30])
    func table(hour: Int) throws {
        #expect(try leaks(hour: hour).isEmpty)
    }

    @Test("a run that was known does change what is issued: the check looks at something")
    func works() throws {
        let inputs = try Self.inputs(hour: 8, seed: 3)
        let table = try #require(GuidanceTable.all(of: inputs.runs, sectors: Self.sectors).first)
        let day = inputs.place.first.advanced(by: 70)
        let valid = day.advanced(by: 3)
        #expect(table.predictors(issued: day, valid: valid) != nil)
        #expect(table.predictors(issued: day, valid: valid) != table.predictors(issued: day.advanced(by: 1), valid: valid))
        #expect(!table.isAnalysis)
    }

    @Test("a hindcast keeps every run, however many there are")
    func allRuns() throws {
        var lots = SplitMix64(seed: 1)
        let first = try #require(CalendarDate("2015-01-01"))
        let runs = try (0..<GuidanceMemory.maximumRuns + 100).map { try Self.run(of: first.advanced(by: $0), hour: 8, &lots) }
        let table = try #require(GuidanceTable.all(of: runs, sectors: Self.sectors).first)
        #expect(table.predictors(issued: first, valid: first.advanced(by: 1)) != nil)
    }
}
