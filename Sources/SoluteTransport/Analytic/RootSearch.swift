/// Finds where a function changes sign.
package enum RootSearch {
    /// Enough for bisection alone to come from a year to a millisecond.
    package static let maximumSteps = 100

    /// Chandrupatla 1997, Advances in Engineering Software 28(3): inverse quadratic interpolation where it is safe, else bisection.
    ///
    /// The signs at the two ends must differ; infinite values are fine. The result is within `tolerance` of the root.
    package static func root(from lower: Double, to upper: Double, tolerance: Double, of function: (Double) -> Double) -> Double {
        root(between: (lower, function(lower)), (upper, function(upper)), tolerance: tolerance, of: function)
    }

    /// The same where both ends are known. The first look is at `share` of the way, best where a line through both ends would have it.
    package static func root(
        between one: (x: Double, y: Double), _ other: (x: Double, y: Double), share: Double = 0.5, tolerance: Double,
        of function: (Double) -> Double
    ) -> Double {
        var (newest, opposite, share) = (one, other, share)
        for _ in 0..<maximumSteps {
            let x = newest.x + share * (opposite.x - newest.x)
            let y = function(x)
            let before: (x: Double, y: Double)
            if (y > 0) == (newest.y > 0) { before = newest } else { (before, opposite) = (opposite, newest) }
            newest = (x, y)
            let smallest = tolerance / abs(opposite.x - newest.x)
            if y == 0 || smallest > 0.5 { break }
            share = min(1 - smallest, max(smallest, nextShare(newest, opposite, before)))
        }
        return abs(newest.y) < abs(opposite.y) ? newest.x : opposite.x
    }

    private static func nextShare(
        _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)
    ) -> Double {
        let xi = (a.x - b.x) / (c.x - b.x)
        let phi = (a.y - b.y) / (c.y - b.y)
        guard phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi else { return 0.5 }
        return a.y / (b.y - a.y) * c.y / (b.y - c.y) + (c.x - a.x) / (b.x - a.x) * a.y / (c.y - a.y) * b.y / (c.y - b.y)
    }
}
