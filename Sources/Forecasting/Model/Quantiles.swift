/// The 19 quantiles 0.05 … 0.95 of equally likely values.
enum Quantiles {
    static let levels = (1...19).map { Double($0) / 20 }
    /// Normal scores of the levels.
    static let scores = levels.map { Normal.quantile($0) }
    /// Normal scores of the middles of 19 equal shares: a normal distribution as a sample of 19.
    static let middleScores = (0..<19).map { Normal.quantile((Double($0) + 0.5) / 19) }
    /// Where the 10 % and the 90 % quantile stand.
    static let tenth = 1
    static let ninetieth = 17
    /// Where the 25 % and the 75 % quantile stand.
    static let quarter = 4
    static let threeQuarters = 14

    /// Linear between the order statistics (Hyndman and Fan 1996, definition 7). Values in any order, at least one.
    static func of(_ values: [Double], decimals: Int) -> [Double] {
        let scale = decimals == 2 ? 100.0 : 10.0
        // Rounding keeps the order, and the same bytes on machines whose logarithms differ in the last digit.
        return ofSorted(values.sorted()).map { ($0 * scale).rounded() / scale }
    }

    /// The same of values in order, not rounded.
    static func ofSorted(_ sorted: [Double]) -> [Double] {
        levels.map { level in
            let position = level * Double(sorted.count - 1)
            let below = Int(position)
            let above = min(below + 1, sorted.count - 1)
            return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
        }
    }
}
