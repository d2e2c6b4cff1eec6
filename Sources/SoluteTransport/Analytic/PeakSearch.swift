/// Finds where a function with one maximum is highest.
enum PeakSearch {
    /// Enough for golden section alone to come from a year to a second.
    static let maximumSteps = 60
    /// 1 − 1/φ.
    private static let golden = 0.381_966_011_250_105

    /// Parabolas through the best three points where they behave, else golden section (Brent 1973, chapter 5).
    static func highest(
        from lower: Double, to upper: Double, around guess: Double, tolerance: Double, of function: (Double) -> Double
    ) -> Double {
        var (lower, upper) = (lower, upper)
        let start = min(max(guess, lower), upper)
        let value = function(start)
        // The best, the second best and the one before.
        var points = [(x: start, y: value), (x: start, y: value), (x: start, y: value)]
        var (step, before) = (0.0, 0.0)
        for _ in 0..<maximumSteps {
            let best = points[0].x
            let middle = 0.5 * (lower + upper)
            guard abs(best - middle) > 2 * tolerance - 0.5 * (upper - lower) else { break }
            var next = parabola(points)
            if let wanted = next, abs(wanted) < 0.5 * abs(before), best + wanted > lower, best + wanted < upper {
                (before, step) = (step, wanted)
            } else {
                next = nil
                before = best < middle ? upper - best : lower - best
                step = golden * before
            }
            let x = best + (abs(step) >= tolerance ? step : step > 0 ? tolerance : -tolerance)
            insert((x, function(x)), into: &points, &lower, &upper)
        }
        return points[0].x
    }

    /// From the best point to the top of the parabola through three; nil where it has none.
    private static func parabola(_ points: [(x: Double, y: Double)]) -> Double? {
        let (a, b) = (points[1].x - points[0].x, points[2].x - points[0].x)
        let (p, q) = (points[1].y - points[0].y, points[2].y - points[0].y)
        let denominator = b * p - a * q
        guard denominator != 0, a != b else { return nil }
        let step = 0.5 * (b * b * p - a * a * q) / denominator
        return step.isFinite ? step : nil
    }

    private static func insert(
        _ point: (x: Double, y: Double), into points: inout [(x: Double, y: Double)], _ lower: inout Double, _ upper: inout Double
    ) {
        let best = points[0]
        if point.y >= best.y {
            if point.x < best.x { upper = best.x } else { lower = best.x }
            points = [point, best, points[1]]
            return
        }
        if point.x < best.x { lower = point.x } else { upper = point.x }
        if point.y >= points[1].y || points[1].x == best.x {
            points = [best, point, points[1]]
        } else if point.y >= points[2].y || points[2].x == best.x || points[2].x == points[1].x {
            points[2] = point
        }
    }
}
