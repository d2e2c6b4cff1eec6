/// Values in order, for their quantiles.
package struct Quantiles {
    private let sorted: [Double]

    /// At least one value.
    package init(_ values: [Double]) {
        precondition(!values.isEmpty, "a quantile needs at least one value")
        sorted = values.sorted()
    }

    /// Linear between the order statistics (Hyndman and Fan 1996, type 7).
    package subscript(share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}
