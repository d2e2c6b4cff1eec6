import Chronology
import Randomness
import Testing

@testable import Forecasting

@Suite("The structural model")
struct StructuralTests {
    private let model = StructuralModel(
        level: 5, seasonVariances: [0, 0, 0], slowVariance: 1e-12, slowDays: 10, fastVariance: 1, fastDays: 2, noiseVariance: 1e-9)
    private var waves: ArraySlice<Double> { SeasonWaves.shared[DayOfSeason(slot: 100)] }

    @Test("a departure is forgotten as fast as the model says, and the variance comes back")
    func damping() {
        var filter = StructuralFilter(model)
        for _ in 0..<400 {
            filter.observe(5, waves)
            filter.advance()
        }
        filter.observe(6, waves)
        for lead in [1, 2, 5, 10] {
            let kept = NaturalLogarithm.inverse(-Double(lead) / 2)
            let (mean, variance) = filter.forecast(lead: lead, waves)
            #expect(abs(mean - 5 - kept) < 0.03, "lead \(lead): \(mean)")
            #expect(abs(variance - (1 - kept * kept)) < 0.03, "lead \(lead): \(variance)")
        }
    }

    @Test("many days fix the level, and the uncertainty of the first ones is gone")
    func level() {
        var filter = StructuralFilter(model)
        let before = filter.forecast(lead: 10, waves).variance
        for day in 0..<2000 {
            filter.advance()
            filter.observe(day % 2 == 0 ? 6.5 : 7.5, waves)
        }
        let after = filter.forecast(lead: 30, waves)
        #expect(abs(after.mean - 7) < 0.05)
        #expect(before > 1.9 && after.variance < 1.05)
    }

    @Test("a year's wave is found, and said of a day half a year ahead")
    func season() {
        let model = StructuralModel(
            level: 0, seasonVariances: [1, 0.1, 0.1], slowVariance: 0.001, slowDays: 10, fastVariance: 0.01, fastDays: 1.5,
            noiseVariance: 0.001)
        var filter = StructuralFilter(model)
        for day in 0..<730 {
            filter.advance()
            let slot = DayOfSeason(slot: day % DayOfSeason.count)
            filter.observe(Wave.cosine(2 * Double.pi * Double(slot.slot) / 366), SeasonWaves.shared[slot])
        }
        #expect(abs(filter.season(SeasonWaves.shared[DayOfSeason(slot: 0)]) - 1) < 0.02)
        #expect(abs(filter.season(SeasonWaves.shared[DayOfSeason(slot: 183)]) + 1) < 0.02)
    }

    @Test("the smaller the share of a day, the less it moves the model, and less than nothing never")
    func shares() {
        let moves = [0.25, 0.5, 0.75, 1].map { share in
            var filter = StructuralFilter(model)
            filter.observe(7, waves, share: share)
            return filter.departure
        }
        #expect(zip(moves, moves.dropFirst()).allSatisfy { $0 < $1 } && moves.allSatisfy { $0 > 0 }, "\(moves)")
    }

    @Test("the order in which independent days are learned does not matter to a static level")
    func order() {
        func filter(_ values: [Double]) -> StructuralFilter {
            let still = StructuralModel(
                level: 0, seasonVariances: [0, 0, 0], slowVariance: 0, slowDays: 10, fastVariance: 0, fastDays: 2, noiseVariance: 0.5)
            var filter = StructuralFilter(still)
            for value in values { filter.observe(value, waves) }
            return filter
        }
        let values = [1.0, 4, -2, 0.5]
        // Normal with prior variance 1 and noise 0.5: mean = Σx / (n + 0.5).
        #expect(abs(filter(values).mean[0] - 3.5 / 4.5) < 1e-12)
        #expect(abs(filter(values.reversed()).mean[0] - filter(values).mean[0]) < 1e-12)
    }
}

@Suite("Values at the ceiling")
struct CeilingTests {
    /// Forecasts of a series whose air is far above what can be shown on its last days.
    private func median(ceiling: Double, top: Double) -> Double {
        let layout = PredictorLayout(upstream: 0, guidance: [])
        var series = SeriesForecaster(
            model: .of(.index), components: [.persistence], layout: layout, leads: 1, ceiling: ceiling)
        let slots = Array(repeating: DayOfSeason(slot: 100), count: 2)
        var last: [LeadForecast] = []
        for day in 0..<120 {
            series.pass(day: day, value: min(day < 60 ? 100 : top, ceiling), share: 1, slots: slots)
            last = series.issue(day: day, slots: slots, predictors: [0, 0, 0, 0, 0, 1]) { _, _ in nil }
        }
        return last[0].median
    }

    @Test("nothing is forecast above the ceiling, and a value there pulls nothing down")
    func censored() {
        #expect(median(ceiling: 500, top: 900) <= 500)
        #expect(median(ceiling: 500, top: 900) > 400)
        #expect(median(ceiling: 2000, top: 900) > 600)
    }
}

@Suite("Regression, one day at a time")
struct RegressionTests {
    @Test("is ridge regression of all days at once")
    func ridge() {
        var regression = RecursiveRegression(penalties: [2, 2])
        let rows: [([Double], Double)] = [([1, 0], 1), ([0, 1], -1), ([1, 1], 0.5), ([2, -1], 3)]
        for (row, target) in rows { regression.learn(row, target: target) }
        // (XᵀX + 2I) b = Xᵀy with XᵀX = [[6, -1], [-1, 3]] and Xᵀy = [7.5, -3.5].
        let (a, b, d) = (8.0, -1.0, 5.0)
        let determinant = a * d - b * b
        #expect(abs(regression.coefficients[0] - (d * 7.5 - b * -3.5) / determinant) < 1e-12)
        #expect(abs(regression.coefficients[1] - (a * -3.5 - b * 7.5) / determinant) < 1e-12)
    }

    @Test("an extended regression says what the shorter one said until it learns of what is new")
    func extended() {
        var short = RecursiveRegression(penalties: [2, 2])
        for index in 0..<20 { short.learn([Double(index % 4), 1], target: Double(index % 4) * 0.5) }
        let long = RecursiveRegression(extending: short, penalties: [2, 2, 5])
        #expect(abs(long.predict([3, 1, 100]) - short.predict([3, 1])) < 1e-12)
    }

    @Test("an effect that is ruled out stays at nothing")
    func ruledOut() {
        var regression = RecursiveRegression(penalties: [1e9, 1])
        for index in 0..<200 { regression.learn([Double(index % 3), 1], target: Double(index % 3)) }
        #expect(abs(regression.coefficients[0]) < 1e-5)
    }
}

@Suite("Samples weighted by season")
struct SeasonSampleTests {
    @Test("with equal weights the quantiles are those of the middles")
    func plain() {
        var sample = SeasonSample()
        for value in [3, 1, 4, 2] { sample.insert(Double(value), slot: 10, day: 0) }
        let quantiles = sample.quantiles(around: 10, on: 0, SeasonKernel(half: 20, floor: 0))
        // Middles at 1/8, 3/8, 5/8, 7/8.
        #expect(quantiles[0] == 1 && quantiles[9] == 2.5 && quantiles[18] == 4)
        #expect(abs(quantiles[4] - 1.5) < 1e-12)
    }

    @Test("another season does not count, an older year counts less")
    func weights() {
        var sample = SeasonSample()
        for index in 0..<20 { sample.insert(100 + Double(index), slot: 200, day: index) }
        for index in 0..<20 { sample.insert(Double(index), slot: 10, day: index) }
        let season = sample.quantiles(around: 10, on: 30, SeasonKernel(half: 25, floor: 0))
        #expect(season.allSatisfy { $0 < 20 })
        var years = SeasonSample()
        for index in 0..<50 { years.insert(0, slot: 10, day: index) }
        for index in 0..<50 { years.insert(1, slot: 10, day: 10 * 366 + index) }
        let weighted = years.quantiles(around: 10, on: 10 * 366 + 60, SeasonKernel(half: 25, floor: 0))
        // 0.9¹⁰ : 1 gives the old year 26 % of the weight.
        #expect(weighted[3] == 0 && weighted[7] == 1)
    }

    @Test("a season that was never seen is not made up")
    func unseen() {
        var sample = SeasonSample()
        for index in 0..<60 { sample.insert(100, slot: 10 + index, day: index) }
        #expect(sample.seasonQuantiles(around: 250, on: 80, SeasonKernel(half: 30, floor: 0)) == nil)
        #expect(sample.seasonQuantiles(around: 40, on: 80, SeasonKernel(half: 30, floor: 0)) != nil)
    }

    @Test("never more than eight years are kept, and the oldest go")
    func bounded() {
        var sample = SeasonSample()
        for day in 0..<SeasonSample.maximum + 10 { sample.insert(Double(day), slot: day % 366, day: day) }
        #expect(sample.count == SeasonSample.maximum)
        #expect(sample.values.first == 10)
    }

    @Test("without a sample the prior speaks")
    func prior() {
        let quantiles = SeasonSample().quantiles(
            around: 0, on: 0, SeasonKernel(half: 60, floor: 0.1), prior: Quantiles.middleScores, priorWeight: 25)
        #expect(abs(quantiles[9]) < 1e-12)
        #expect(zip(quantiles, Quantiles.scores).allSatisfy { abs($0 - $1) < 0.06 })
    }
}

@Suite("Weights from past scores")
struct AggregationTests {
    private static let far = Quantiles.levels.map { 300 + 10 * $0 }
    private static let near = Quantiles.levels.map { 100 + 10 * $0 }

    private func combine(_ weights: [Double]) -> [Double] { zip(Self.near, Self.far).map { weights[0] * $0 + weights[1] * $1 } }

    @Test("at the start the prior, later whoever is right")
    func learning() {
        var aggregation = Aggregation(priors: [1, 3], lead: 1)
        #expect(aggregation.weights(trusting: [1, 1]) == [0.25, 0.75])
        for _ in 0..<60 {
            let weights = aggregation.weights(trusting: [1, 1])
            aggregation.learn(
                104, components: (Self.near + Self.far)[...], weights: weights[...], combined: combine(weights)[...])
        }
        #expect(aggregation.weights(trusting: [1, 1])[0] > 0.95)
    }

    @Test("a component that is not there has no weight and learns nothing")
    func absent() {
        var aggregation = Aggregation(priors: [1, 3], lead: 1)
        #expect(aggregation.weights(trusting: [1, 0]) == [1, 0])
        aggregation.learn(104, components: (Self.near + Self.far)[...], weights: [1, 0][...], combined: Self.near[...])
        #expect(aggregation.weights(trusting: [1, 1]) == [0.25, 0.75])
        #expect(aggregation.weights(trusting: [0, 0]) == [0, 0])
    }

    @Test("over a steady mixture the loss stays near that of the best part", arguments: [UInt64(1), 2, 3, 4, 5])
    func regret(seed: UInt64) {
        var lots = SplitMix64(seed: seed)
        var aggregation = Aggregation(priors: [1, 1], lead: 1)
        var (mine, parts) = (0.0, [0.0, 0.0])
        for _ in 0..<500 {
            let observed = 90 + 30 * lots.nextFraction() + (lots.nextFraction() < 0.3 ? 150 : 0)
            let weights = aggregation.weights(trusting: [1, 1])
            let combined = combine(weights)
            mine += ForecastScore.crps(of: combined, observed: observed)
            parts[0] += ForecastScore.crps(of: Self.near, observed: observed)
            parts[1] += ForecastScore.crps(of: Self.far, observed: observed)
            aggregation.learn(observed, components: (Self.near + Self.far)[...], weights: weights[...], combined: combined[...])
        }
        #expect(mine < 1.06 * min(parts[0], parts[1]))
    }
}

@Suite("Distributions and their tails")
struct DistributionTests {
    @Test("normal scores to ten digits", arguments: [(0.975, 1.9599639845), (0.5, 0), (0.0001, -3.7190164855), (0.25, -0.6744897502)])
    func scores(level: Double, score: Double) {
        #expect(abs(Normal.quantile(level) - score) < 1e-9)
    }

    @Test("the value at a score is the quantile there, and what exceeds it has the rest of the probability")
    func roundTrip() {
        let distribution = QuantileFunction(quantiles: Quantiles.levels.map { 100 + 200 * $0 * $0 }, ceiling: 500)
        for (level, score) in zip(Quantiles.levels, Quantiles.scores) {
            let value = distribution.value(atScore: score)
            #expect(abs(value - (100 + 200 * level * level)) < 1e-9)
            #expect(abs(distribution.exceedance(of: value) - (1 - level)) < 1e-9)
        }
    }

    @Test("the lowest values are small and never nothing")
    func lowTail() {
        let distribution = QuantileFunction(quantiles: Quantiles.levels.map { 2 + 200 * $0 * $0 }, ceiling: 500)
        let values = [-4.0, -3, -2, -1.7].map(distribution.value(atScore:))
        #expect(values.allSatisfy { $0 > 0 } && zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
        #expect(values.allSatisfy { $0 <= distribution.quantiles[0] })
    }

    @Test("exceedance falls from one to nothing as the threshold rises, and nothing is above the ceiling")
    func monotone() {
        let distribution = QuantileFunction(quantiles: Quantiles.levels.map { 50 + 300 * $0 }, ceiling: 500)
        let chances = stride(from: 0.0, through: 520, by: 5).map(distribution.exceedance(of:))
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(chances.allSatisfy { (0...1).contains($0) } && chances.last == 0 && chances[0] > 0.98)
    }

    @Test("quantiles that are all the same leave no doubt")
    func certain() {
        let distribution = QuantileFunction(quantiles: Array(repeating: 80, count: 19), ceiling: 500)
        #expect(distribution.exceedance(of: 79) == 1 && distribution.exceedance(of: 81) == 0)
    }

    @Test("too narrow a band widens and too wide a one narrows, within bounds")
    func calibration() {
        let band = Quantiles.levels.map { 100 + 20 * $0 }
        var (surprised, bored) = (SpreadCalibration(), SpreadCalibration())
        for _ in 0..<500 {
            surprised.learn(400, combined: band[...])
            bored.learn(110, combined: band[...])
        }
        #expect(surprised.logFactor == SpreadCalibration.bounds.upperBound && bored.logFactor == SpreadCalibration.bounds.lowerBound)
        let wider = surprised.calibrate(band, ceiling: 500)
        #expect(abs(wider[9] - band[9]) < 1e-9 && wider[17] - wider[1] > 1.4 * (band[17] - band[1]))
    }
}
