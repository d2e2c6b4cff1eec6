/// Puts labels along a line in the order of their points, each as near to its point as the others allow.
enum Spreading {
    /// Places for labels of one width, mm: least squares under a smallest distance, by pooling neighbours that push each other
    /// (isotonic regression; Barlow et al. 1972).
    ///
    /// - Parameter points: growing.
    /// - Returns: one place for each point, in order; when they need more room than there is, evenly over the range.
    static func places(_ points: [Double], pitch: Double, in range: ClosedRange<Double>) -> [Double] {
        guard let last = points.indices.last else { return [] }
        let room = range.upperBound - range.lowerBound
        guard Double(last) * pitch <= room else {
            return points.indices.map { range.lowerBound + Double($0) * room / Double(max(last, 1)) }
        }
        // With label i's share of the pitch taken away, the order is all that remains to be kept.
        var pools: [(sum: Double, count: Int)] = []
        for (index, point) in points.enumerated() {
            pools.append((point - Double(index) * pitch, 1))
            while pools.count > 1, mean(pools[pools.count - 2]) >= mean(pools[pools.count - 1]) {
                let upper = pools.removeLast()
                pools[pools.count - 1].sum += upper.sum
                pools[pools.count - 1].count += upper.count
            }
        }
        let bare = pools.flatMap { Array(repeating: mean($0), count: $0.count) }
        let highest = range.upperBound - Double(last) * pitch
        return bare.enumerated().map { min(max($1, range.lowerBound), highest) + Double($0) * pitch }
    }

    private static func mean(_ pool: (sum: Double, count: Int)) -> Double { pool.sum / Double(pool.count) }
}
