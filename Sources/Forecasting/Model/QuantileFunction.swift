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

    /// The probability of more than `threshold`.
    ///
    /// Linear in the level between quantiles; beyond the last one the odds fall by half over each distance between the last two distinct
    /// levels. What is cut at the ceiling counts as above every threshold below it.
    func exceedance(of threshold: Double) -> Double {
        let levels = Quantiles.levels
        guard threshold < ceiling else { return 0 }
        guard let above = quantiles.firstIndex(where: { $0 > threshold }) else {
            let last = quantiles.count - 1
            return (1 - levels[last]) * halving(threshold - quantiles[last], quantiles[last] - quantiles[last - 2])
        }
        guard above > 0 else { return 1 - levels[0] * halving(quantiles[0] - threshold, quantiles[2] - quantiles[0]) }
        let part = (threshold - quantiles[above - 1]) / (quantiles[above] - quantiles[above - 1])
        return 1 - (levels[above - 1] + part * (levels[above] - levels[above - 1]))
    }

    private func halving(_ distance: Double, _ scale: Double) -> Double {
        scale > 0 ? NaturalLogarithm.inverse(-0.693147 * distance / scale) : (distance > 0 ? 0 : 1)
    }
}
