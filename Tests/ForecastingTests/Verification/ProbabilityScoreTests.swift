import AirQuality
import Testing

@testable import Forecasting

@Suite("Probabilities and yes or no, scored")
struct ProbabilityScoreTests {
    @Test("a Brier score by hand: 0.9 and it happened, 0.2 and 0.6 and it did not")
    func byHand() throws {
        var sums = BrierSums()
        sums.take(probability: 0.9, happened: true)
        sums.take(probability: 0.2, happened: false)
        sums.take(probability: 0.6, happened: false)
        #expect(abs(try #require(sums.score) - 0.41 / 3) < 1e-12)
        #expect(sums.bins.map(\.count) == [0, 0, 1, 0, 0, 0, 1, 0, 0, 1])
    }

    /// Ten times 0.8, of which seven happened, and ten times 0.2, of which one did: 0.01 − 0.09 + 0.24 = 0.16.
    @Test("reliability − resolution + uncertainty is the score when the probabilities of a bin are equal")
    func parts() throws {
        var sums = BrierSums()
        for day in 0..<10 {
            sums.take(probability: 0.8, happened: day < 7)
            sums.take(probability: 0.2, happened: day < 1)
        }
        #expect(abs(try #require(sums.reliability) - 0.01) < 1e-12)
        #expect(abs(try #require(sums.resolution) - 0.09) < 1e-12)
        #expect(abs(try #require(sums.uncertainty) - 0.24) < 1e-12)
        #expect(abs(try #require(sums.score) - 0.16) < 1e-12)
        #expect(sums.bins[8].frequency == 0.7)
    }

    @Test("without forecasts there is no score, and nothing is divided by nothing")
    func nothing() {
        let scores = [BrierSums().score, BrierSums().reliability, BrierSums().resolution, BrierSums().uncertainty, ScoreSums().crps]
        #expect(scores.allSatisfy { $0 == nil })
        #expect(Contingency().threatScore == nil && Accuracy().share == nil)
    }

    /// Finley's tornado forecasts of 1884: 28 hits, 72 false alarms, 23 misses, 2,680 correct rejections (Wilks 2011, example 8.1).
    @Test("Finley's tornadoes: threat score 0.228, hit rate 0.549, false-alarm ratio 0.720")
    func finley() throws {
        var table = Contingency()
        for (count, said, happened) in [(28, true, true), (72, true, false), (23, false, true), (2680, false, false)] {
            for _ in 0..<count { table.take(said: said, happened: happened) }
        }
        #expect(abs(try #require(table.threatScore) - 0.228) < 0.0005)
        #expect(abs(try #require(table.hitRate) - 0.549) < 0.0005)
        #expect(abs(try #require(table.falseAlarmRatio) - 0.720) < 0.0005)
        #expect(table.count == 2803)
    }

    @Test(
        "an index above 100 begins where HJ 633 rounds a concentration up to more than the table's",
        arguments: [
            (Pollutant.pm25, 75.4, false), (.pm25, 75.5, true), (.pm10, 150.5, false), (.pm10, 150.6, true), (.co, 4.05, false),
            (.co, 4.06, true),
        ])
    func exceedance(pollutant: Pollutant, value: Double, isAbove: Bool) {
        let levels = ExceedanceLevels(of: .pollutant(pollutant), by: .hj2012)
        #expect(levels.exceeded(by: value)[0] == isAbove)
    }

    @Test("a published index is compared as it is")
    func index() {
        let levels = ExceedanceLevels(of: .index, by: .hj2012)
        #expect(levels.exceeded(by: 200) == [true, true, false, false])
        #expect(levels.thresholds == [100, 150, 200, 300])
    }
}
