import AirQuality

/// Unbroken stretches of the past at the same time of the year, each of which can stand for the coming days.
///
/// Whole stretches are taken, all pollutants together, so that days and pollutants stay as they belong to each other
/// (Clark et al. 2004, J. Hydrometeorol. 5: the Schaake shuffle serves the same end).
struct Trajectories {
    /// The rows that play the part of the day of issue, oldest first.
    let rows: [Int]
    /// Days before and after the season's day that were let in.
    let halfSeason: Int
    private let weights: [Double]

    /// - Parameters:
    ///   - back: complete days needed before the day of issue.
    ///   - ahead: complete days needed after it.
    init(
        in anomalies: Anomalies, columns: [Int], around season: DayOfSeason, back: Int, ahead: Int, rule: ForecastPolicy.Stretches
    ) {
        let candidates = Self.unbroken(in: anomalies, columns: columns, back: back, ahead: ahead)
        let distances = candidates.map { anomalies.seasons[$0].distance(to: season) }
        var half = rule.halfSeasonDays
        while half < DayOfSeason.furthest, distances.count(where: { $0 <= half }) < rule.wanted { half += 1 }
        let chosen = zip(candidates, distances).filter { $0.1 <= half }
        rows = chosen.map(\.0)
        halfSeason = half
        weights = chosen.map { 1 - Double($0.1 * $0.1) / Double((half + 1) * (half + 1)) }
    }

    private static func unbroken(in anomalies: Anomalies, columns: [Int], back: Int, ahead: Int) -> [Int] {
        var unbroken = 0
        var found: [Int] = []
        for row in 0..<anomalies.days {
            let start = row * Anomalies.width
            unbroken = columns.allSatisfy { !anomalies.bridged[start + $0].isNaN } ? unbroken + 1 : 0
            if unbroken > back + ahead { found.append(row - ahead) }
        }
        return found
    }

    /// `count` of the rows, in proportion to their weight: systematic resampling (Kitagawa 1996, J. Comput. Graph. Stat. 5),
    /// one lot for all. With more rows than courses none comes twice unless its weight is above the mean.
    func draw(_ count: Int, with lots: inout Lots) -> [Int] {
        let step = weights.reduce(0, +) / Double(count)
        var target = lots.nextFraction() * step
        var (drawn, passed, index) = ([Int](), 0.0, 0)
        while drawn.count < count {
            while index < rows.count - 1, passed + weights[index] <= target {
                passed += weights[index]
                index += 1
            }
            drawn.append(rows[index])
            target += step
        }
        return drawn
    }
}
