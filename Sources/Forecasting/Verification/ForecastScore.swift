/// One forecast beside what happened.
///
/// A forecast is its 19 quantiles at the levels 0.05, 0.10 … 0.95, in the unit of the variable and in order. Everything else follows from
/// them, so that whoever holds the quantiles and the observation can compute the same figures.
package struct ForecastScore: Hashable, Sendable {
    /// Continuous ranked probability score, in the unit of the variable; 0 is perfect.
    package let crps: Double
    /// Where the observation lies among the quantiles: how many are below it, and how many are not above it. They differ where it equals
    /// some of them.
    package let below: Int
    package let notAbove: Int
    /// Whether the 80 % band holds the observation, its ends included.
    package let isCovered: Bool
    /// Whether the central 50 % band does.
    package let isInRange: Bool

    package init(quantiles: [Double], observed: Double) {
        precondition(quantiles.count == Quantiles.levels.count, "a forecast has 19 quantiles")
        crps = Self.crps(of: quantiles, observed: observed)
        var (below, notAbove) = (0, 0)
        for quantile in quantiles {
            if quantile < observed { below += 1 }
            if quantile <= observed { notAbove += 1 }
        }
        (self.below, self.notAbove) = (below, notAbove)
        isCovered = quantiles[Quantiles.tenth] <= observed && observed <= quantiles[Quantiles.ninetieth]
        isInRange = quantiles[Quantiles.quarter] <= observed && observed <= quantiles[Quantiles.threeQuarters]
    }

    /// Twice the mean pinball loss over the levels.
    ///
    /// The CRPS is twice the integral of the pinball loss over all levels (Laio and Tamea 2007, Hydrol. Earth Syst. Sci. 11;
    /// Gneiting and Raftery 2007, J. Am. Stat. Assoc. 102, §6). Nineteen levels of equal weight stand for the integral, and the outermost
    /// twentieths are not looked at: for a normal distribution the result is 2 to 5 % above the exact score, depending on where the
    /// observation lies, so that ratios of such scores are hardly touched.
    package static func crps(of quantiles: [Double], observed: Double) -> Double {
        let levels = Quantiles.levels
        var loss = 0.0
        for index in quantiles.indices {
            let error = observed - quantiles[index]
            loss += error >= 0 ? levels[index] * error : (levels[index] - 1) * error
        }
        return 2 * loss / Double(quantiles.count)
    }
}
