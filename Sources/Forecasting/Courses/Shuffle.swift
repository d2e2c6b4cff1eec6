/// Joint courses from the distributions of single days and quantities: each gets as many equally likely values as there are courses, in the
/// order in which past stretches were ordered (the Schaake shuffle; Clark et al. 2004, J. Hydrometeorol. 5).
///
/// So every day keeps its distribution, and days and pollutants belong together as they did in the past: that is what gives ‘above 200 for
/// 48 hours’ a probability.
struct Shuffle {
    /// The days of issue of the stretches, one a course.
    let stretches: [Int]
    private let scores: [Double]

    init(stretches: [Int]) {
        self.stretches = stretches
        let count = Double(stretches.count)
        scores = stretches.indices.map { Normal.quantile((Double($0) + 0.5) / count) }
    }

    /// The values of one quantity `lead` days ahead, one for each course.
    func values(of distribution: QuantileFunction, like departures: Departures, lead: Int) -> [Double] {
        let order = stretches.indices.sorted { left, right in
            let (a, b) = (departures.values[stretches[left] + lead], departures.values[stretches[right] + lead])
            return a == b ? left < right : a < b
        }
        var values = Array(repeating: 0.0, count: stretches.count)
        for (rank, course) in order.enumerated() { values[course] = distribution.value(atScore: scores[rank]) }
        return values
    }
}
