/// A distribution given by 19 quantiles, with tails.
///
/// Between the levels linear in the normal score. Above them on with the slope of the last two levels, up to `ceiling`; below them the same
/// on the logarithmic scale, so that no air is ever without anything in it.
struct QuantileFunction: Sendable {
    let quantiles: [Double]
    let ceiling: Double

    /// The value with a normal score: 0 is the median.
    func value(atScore score: Double) -> Double {
        let scores = Quantiles.scores
        if score < scores[0], quantiles[0] > 0 { return lowTail(score) }
        let upper = min(max(scores.firstIndex { $0 >= score } ?? scores.count, 1), scores.count - 1)
        let part = (score - scores[upper - 1]) / (scores[upper] - scores[upper - 1])
        return min(max(quantiles[upper - 1] + part * (quantiles[upper] - quantiles[upper - 1]), 0), ceiling)
    }

    private func lowTail(_ score: Double) -> Double {
        let (first, second) = (NaturalLogarithm.of(quantiles[0]), NaturalLogarithm.of(quantiles[1]))
        let slope = (second - first) / (Quantiles.scores[1] - Quantiles.scores[0])
        return NaturalLogarithm.inverse(first + slope * (score - Quantiles.scores[0]))
    }

    /// The probability of more than `threshold`: `value(atScore:)` turned round. What is cut at the ceiling counts as above every threshold
    /// below it.
    func exceedance(of threshold: Double) -> Double {
        guard threshold < ceiling else { return 0 }
        return Normal.exceedance(of: score(of: threshold))
    }

    private func score(of threshold: Double) -> Double {
        let (scores, last) = (Quantiles.scores, quantiles.count - 1)
        guard threshold > 0 else { return -.infinity }
        if threshold < quantiles[0] {
            let (first, second) = (NaturalLogarithm.of(quantiles[0]), NaturalLogarithm.of(quantiles[1]))
            let part = (NaturalLogarithm.of(threshold) - first) / (second - first)
            return part.isFinite ? scores[0] + part * (scores[1] - scores[0]) : -.infinity
        }
        let above = quantiles.firstIndex { $0 > threshold }
        let upper = max(above ?? last, 1)
        let width = quantiles[upper] - quantiles[upper - 1]
        // Beyond quantiles that are all the same there is nothing.
        guard width > 0 else { return .infinity }
        return scores[upper - 1] + (threshold - quantiles[upper - 1]) / width * (scores[upper] - scores[upper - 1])
    }
}
