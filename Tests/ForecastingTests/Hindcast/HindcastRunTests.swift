import AirQuality
import Chronology
import Events
import Testing

@testable import Forecasting

/// Forecasts of the past by the code that forecasts in operation, scored by what came.
@Suite("Hindcast, Kashgar, March and April 2016")
struct HindcastRunTests {
    private static let quantities: [Quantity] = [.index]

    /// Kashgar alone, with its published index.
    private static func place() throws -> HindcastPlace {
        let first = try #require(Sample.publishedIndex.keys.min())
        let last = try #require(Sample.publishedIndex.keys.max())
        let means = Dictionary(uniqueKeysWithValues: Sample.kashgar.map { ($0.date, PerPollutant<Concentration>(daily: $0.values)) })
        let values: [[Double?]] = (first...last).map { date in
            Pollutant.allCases.map { means[date]?[$0]?.units } + [Sample.publishedIndex[date]]
        }
        return HindcastPlace(name: "653101", first: first, values: values)
    }

    private struct Run {
        var said: [HindcastForecast] = []
        let board: ScoreBoard
    }

    private static func run() throws -> Run {
        let place = try place()
        let issued = try day("2016-03-01")...day("2016-04-30")
        let span = place.first...issued.upperBound
        let hindcast = Hindcast(
            places: [place], over: span, departures: [Hindcast.departures(of: place, over: span)], quantities: quantities)
        let rules = DayRules(quantities, over: span.lowerBound...issued.upperBound.advanced(by: Hindcast.leads), tables: .builtIn)
        var verification = HindcastVerification(place, quantities, from: place.first, issued: issued, rules: rules)
        var said: [HindcastForecast] = []
        hindcast.run(0, issuedIn: issued) { issue in verification.take(issue) { said.append($0) } }
        return Run(said: said, board: verification.board)
    }

    @Test("better than climatology and persistence on the first day, and on the tenth not worse than either by more than 2 %")
    func skill() throws {
        let board = try Self.run().board
        let first = board.scores(.index, lead: 1).compared
        let tenth = board.scores(.index, lead: 10).compared
        #expect(first.count == 61 && tenth.count == 61)
        #expect(try #require(first.crps) < 0.8 * (try #require(first.crps(of: .season))))
        #expect(try #require(first.crps) < (try #require(first.crps(of: .persistence))))
        #expect(try #require(tenth.crps) < 1.02 * (try #require(tenth.crps(of: .better))))
        #expect((0.65...0.95).contains(try #require(board.scores(.index, lead: 1).coverage)))
    }

    @Test("each day of issue has ten forecasts, in order, rounded, with chances that fall as the level rises")
    func lines() throws {
        let said = try Self.run().said
        #expect(said.count == 61 * Hindcast.leads)
        for forecast in said {
            #expect(forecast.valid == forecast.issued.advanced(by: forecast.lead))
            #expect(forecast.quantiles.count == 19)
            #expect(zip(forecast.quantiles, forecast.quantiles.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(forecast.quantiles.allSatisfy { ($0 * 10).rounded() / 10 == $0 })
            let chances = forecast.probabilities.compactMap { $0 }
            #expect(chances.count == 4 && zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }
}
