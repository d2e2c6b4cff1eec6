/// Widens or narrows the combined distribution of one lead until its 80 % band holds 80 % of the days
/// (Gibbs and Candès 2021, NeurIPS 34: adaptive conformal inference, here on the logarithm of the width).
struct SpreadCalibration: Hashable, Sendable {
    /// The logarithm of the factor by which the distance from the median is multiplied.
    private(set) var logFactor = 0.0

    /// Change after one day, for a whole miss.
    static let step = 0.025
    static let bounds = -0.25...0.4
    /// A little more than 80 %, since what was learned lags behind the air.
    static let target = 0.81

    /// Quantiles in units of the variable, widened on the logarithmic scale and cut at what can be measured.
    func calibrate(_ quantiles: [Double], ceiling: Double) -> [Double] {
        let median = NaturalLogarithm.of(quantiles[quantiles.count / 2])
        let factor = NaturalLogarithm.inverse(logFactor)
        return quantiles.map { value in
            min(NaturalLogarithm.inverse(median + factor * (NaturalLogarithm.of(value) - median)), ceiling)
        }
    }

    mutating func learn(_ observed: Double, combined: ArraySlice<Double>) {
        let factor = NaturalLogarithm.inverse(logFactor)
        let start = combined.startIndex
        let median = NaturalLogarithm.of(combined[start + combined.count / 2])
        func bound(_ index: Int) -> Double { median + factor * (NaturalLogarithm.of(combined[start + index]) - median) }
        let value = NaturalLogarithm.of(observed)
        let isCovered = bound(Quantiles.tenth) <= value && value <= bound(Quantiles.ninetieth)
        let moved = logFactor + Self.step * (Self.target - (isCovered ? 1 : 0))
        logFactor = min(max(moved, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
