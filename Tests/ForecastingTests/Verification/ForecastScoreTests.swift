import Testing

@testable import Forecasting

@Suite("One forecast, scored")
struct ForecastScoreTests {
    /// The quantiles of the standard normal distribution, and its exact CRPS (Gneiting and Raftery 2007, equation 5 with the sign turned):
    /// y (2Φ(y) − 1) + 2φ(y) − 1/√π.
    @Test(
        "of a normal distribution the score is 3 to 6 % above the exact one, wherever the observation lies",
        arguments: [
            (0, 0.233695), (0.5, 0.331404), (-0.5, 0.331404), (1, 0.602441), (-1, 0.602441), (1.5, 0.994424), (2, 1.452792), (-3, 2.436575),
        ])
    func normal(observed: Double, exact: Double) {
        let ratio = ForecastScore.crps(of: Quantiles.scores, observed: observed) / exact
        #expect((1.03...1.06).contains(ratio), "\(ratio)")
    }

    @Test("of a forecast without spread the score is the absolute error", arguments: [0.0, 80, 100, 230])
    func certain(observed: Double) {
        let score = ForecastScore.crps(of: Array(repeating: 100, count: 19), observed: observed)
        #expect(abs(score - abs(observed - 100)) < 1e-9)
    }

    /// Quantiles 5, 10 … 95 and 50: losses 0.05 · 45, 0.1 · 40 … 0.45 · 5, 0 and the same above, 82.5 in all; twice that over 19.
    @Test("a score by hand: the quantiles 5, 10 … 95 and the observation 50")
    func byHand() {
        let quantiles = (1...19).map { Double($0) * 5 }
        #expect(abs(ForecastScore.crps(of: quantiles, observed: 50) - 2 * 82.5 / 19) < 1e-12)
    }

    @Test(
        "the bands hold their ends",
        arguments: [(10.0, true, false), (9.9, false, false), (90, true, false), (90.1, false, false), (25, true, true), (75, true, true)])
    func bands(observed: Double, isCovered: Bool, isInRange: Bool) {
        let score = ForecastScore(quantiles: (1...19).map { Double($0) * 5 }, observed: observed)
        #expect(score.isCovered == isCovered)
        #expect(score.isInRange == isInRange)
    }

    @Test("an observation between two quantiles is one day in one bin, one on a quantile half a day on both sides")
    func histogram() {
        let quantiles = (1...19).map { Double($0) * 5 }
        var histogram = PITHistogram()
        histogram.take(ForecastScore(quantiles: quantiles, observed: 12))
        histogram.take(ForecastScore(quantiles: quantiles, observed: 95))
        #expect(histogram.counts[2] == 1)
        #expect(histogram.counts[18] == 0.5)
        #expect(histogram.counts[19] == 0.5)
    }

    @Test("a histogram of as many days in each bin is flat, one with all in one bin as uneven as can be")
    func flatness() throws {
        let quantiles = (1...19).map { Double($0) * 5 }
        var (flat, steep) = (PITHistogram(), PITHistogram())
        for bin in 0..<20 {
            flat.take(ForecastScore(quantiles: quantiles, observed: Double(bin) * 5 + 2))
            steep.take(ForecastScore(quantiles: quantiles, observed: 1))
        }
        #expect(try #require(flat.unevenness) < 1e-12)
        #expect(abs(try #require(steep.unevenness) - 0.95) < 1e-12)
        #expect(PITHistogram().unevenness == nil)
    }
}
