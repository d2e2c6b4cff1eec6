/// A 10–50–90 % band of a quantity.
package struct Band: Hashable, Sendable, Codable {
    /// The 10 % quantile.
    package let low: Double
    /// The 50 % quantile.
    package let median: Double
    /// The 90 % quantile.
    package let high: Double

    package init(
        low: Double, median: Double, high: Double
    ) {
        self.low = low
        self.median = median
        self.high = high
    }
}
