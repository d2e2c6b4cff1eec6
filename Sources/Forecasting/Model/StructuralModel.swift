/// A logarithm of a concentration or index as the sum of a level, a season, a slow and a fast departure, and noise.
///
/// x(t) = level + Σₖ (aₖ cos kωt + bₖ sin kωt) + slow(t) + fast(t) + noise. Level and season are constant and unknown; the two departures are
/// Ornstein–Uhlenbeck processes that forget within `slowDays` and `fastDays`. Everything is normal, so that Kalman's filter gives the exact
/// distribution of the coming days from the days so far: climatology, damped persistence and the uncertainty of a short record in one
/// (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter, chapter 3).
struct StructuralModel: Hashable, Sendable {
    /// Prior mean of the level; its prior standard deviation is 1, so it hardly matters.
    var level: Double
    /// Prior variances of the coefficients of the yearly, half-yearly and third-yearly wave.
    var seasonVariances: [Double]
    var slowVariance: Double
    var slowDays: Double
    var fastVariance: Double
    var fastDays: Double
    var noiseVariance: Double

    /// Waves of the season.
    static let waves = 3
    /// Level, two coefficients a wave, slow, fast.
    static let size = 1 + 2 * waves + 2
    static let slow = size - 2
    static let fast = size - 1

    /// The standard deviation of a day around level and season.
    var spread: Double { (slowVariance + fastVariance + noiseVariance).squareRoot() }
}

/// What the structural model knows of one series at the end of a day.
struct StructuralFilter: Hashable, Sendable {
    let model: StructuralModel
    /// The expected state, and its covariance row by row.
    private(set) var mean: [Double]
    private var covariance: [Double]
    private let keepSlow: Double
    private let keepFast: Double

    init(_ model: StructuralModel) {
        self.model = model
        let size = StructuralModel.size
        mean = Array(repeating: 0, count: size)
        mean[0] = model.level
        covariance = Array(repeating: 0, count: size * size)
        keepSlow = NaturalLogarithm.inverse(-1 / model.slowDays)
        keepFast = NaturalLogarithm.inverse(-1 / model.fastDays)
        let coefficients = model.seasonVariances.flatMap { [$0, $0] }
        for (index, variance) in ([1] + coefficients + [model.slowVariance, model.fastVariance]).enumerated() {
            covariance[index * size + index] = variance
        }
    }

    /// From the end of one day to the end of the next, without looking at it.
    mutating func advance() {
        let size = StructuralModel.size
        for (state, keep) in [(StructuralModel.slow, keepSlow), (StructuralModel.fast, keepFast)] {
            mean[state] *= keep
            for other in 0..<size {
                covariance[state * size + other] *= keep
                covariance[other * size + state] *= keep
            }
        }
        covariance[StructuralModel.slow * size + StructuralModel.slow] += model.slowVariance * (1 - keepSlow * keepSlow)
        covariance[StructuralModel.fast * size + StructuralModel.fast] += model.fastVariance * (1 - keepFast * keepFast)
    }

    /// Takes the day's value in.
    /// - Parameters:
    ///   - waves: level and season of the day, from `SeasonWaves`.
    ///   - share: of the day that the value is the mean of, above 0 and up to 1. The mean of a part strays from the whole day's by about the
    ///     fast departure times the part that is missing; an estimate.
    mutating func observe(_ value: Double, _ waves: ArraySlice<Double>, share: Double = 1) {
        let size = StructuralModel.size
        var gain = product(with: waves)
        let variance = dot(waves, gain) + model.noiseVariance + model.fastVariance * (1 - share)
        let surprise = value - dot(waves, mean)
        for row in 0..<size {
            let share = gain[row] / variance
            for column in 0..<size { covariance[row * size + column] -= share * gain[column] }
        }
        for row in 0..<size { gain[row] /= variance }
        for row in 0..<size { mean[row] += gain[row] * surprise }
    }

    /// Level and season of a day, without the departures.
    func season(_ waves: ArraySlice<Double>) -> Double {
        let start = waves.startIndex
        return (0..<StructuralModel.slow).reduce(0) { $0 + waves[start + $1] * mean[$1] }
    }

    /// The expected departure from level and season today.
    var departure: Double { mean[StructuralModel.slow] + mean[StructuralModel.fast] }

    /// Mean and variance of the value `lead` days ahead.
    func forecast(lead: Int, _ waves: ArraySlice<Double>) -> (mean: Double, variance: Double) {
        let (slow, fast) = (power(keepSlow, lead), power(keepFast, lead))
        var weights = Array(waves)
        weights[StructuralModel.slow] *= slow
        weights[StructuralModel.fast] *= fast
        let known = dot(weights[...], product(with: weights[...]))
        let new = model.slowVariance * (1 - slow * slow) + model.fastVariance * (1 - fast * fast)
        return (dot(weights[...], mean), known + new + model.noiseVariance)
    }

    private func product(with weights: ArraySlice<Double>) -> [Double] {
        let size = StructuralModel.size
        let start = weights.startIndex
        return (0..<size).map { row in
            var sum = 0.0
            for column in 0..<size { sum += covariance[row * size + column] * weights[start + column] }
            return sum
        }
    }

    private func dot(_ weights: ArraySlice<Double>, _ values: [Double]) -> Double {
        let start = weights.startIndex
        var sum = 0.0
        for index in values.indices { sum += weights[start + index] * values[index] }
        return sum
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<exponent { result *= base }
        return result
    }
}

/// Level and waves for each day of the year, as the structural model weighs its states: 1, cos ωt, sin ωt, cos 2ωt, …, 1, 1.
struct SeasonWaves: Sendable {
    private let rows: [Double]

    static let shared = SeasonWaves()

    private init() {
        rows = (0..<DayOfSeason.count).flatMap { slot in
            let angle = 2 * Double.pi * Double(slot) / Double(DayOfSeason.count)
            let waves = (1...StructuralModel.waves).flatMap { [Wave.cosine(Double($0) * angle), Wave.sine(Double($0) * angle)] }
            return [1] + waves + [1, 1]
        }
    }

    subscript(day: DayOfSeason) -> ArraySlice<Double> {
        let start = day.slot * StructuralModel.size
        return rows[start..<start + StructuralModel.size]
    }
}
