import Randomness

/// Stretches of the past at the same time of the year, each of which shows how the coming days and their pollutants may belong together.
struct Stretches: Sendable {
    /// The days that play the part of the day of issue, oldest first.
    let days: [Int]
    /// Days before and after the season's day that were let in.
    let halfSeason: Int
    private let weights: [Double]

    /// Of the days after its first, so many may be missing; the model stands in for them.
    static let mostMissing = 2

    init(
        in departures: PlaceDepartures, around season: DayOfSeason, slots: (Int) -> DayOfSeason, through last: Int, ahead: Int,
        rule: ForecastPolicy.Stretches
    ) {
        let candidates = Self.known(in: departures.isKnown[...last], ahead: ahead)
        let distances = candidates.map { slots($0).distance(to: season) }
        var half = rule.halfSeasonDays
        while half < DayOfSeason.furthest, distances.count(where: { $0 <= half }) < rule.wanted { half += 1 }
        let chosen = zip(candidates, distances).filter { $0.1 <= half }
        days = chosen.map(\.0)
        halfSeason = half
        weights = chosen.map { 1 - Double($0.1 * $0.1) / Double((half + 1) * (half + 1)) }
    }

    private static func known(in days: ArraySlice<Bool>, ahead: Int) -> [Int] {
        var missing = 0
        var found: [Int] = []
        for (day, isKnown) in days.enumerated() {
            missing += isKnown ? 0 : 1
            if day >= ahead { missing -= days[day - ahead] ? 0 : 1 }
            if day >= ahead, missing <= mostMissing { found.append(day - ahead) }
        }
        return found
    }

    /// `count` of the days, in proportion to their weight: systematic resampling (Kitagawa 1996, J. Comput. Graph. Stat. 5), one lot for
    /// all. With more days than courses none comes twice unless its weight is above the mean.
    func draw(_ count: Int, with lots: inout SplitMix64) -> [Int] {
        let step = weights.reduce(0, +) / Double(count)
        var target = lots.nextFraction() * step
        var (drawn, passed, index) = ([Int](), 0.0, 0)
        while drawn.count < count {
            while index < days.count - 1, passed + weights[index] <= target {
                passed += weights[index]
                index += 1
            }
            drawn.append(days[index])
            target += step
        }
        return drawn
    }
}
