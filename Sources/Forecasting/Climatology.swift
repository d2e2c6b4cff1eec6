import AirQuality

/// The usual logarithm of each pollutant's daily mean, and its spread, for each day of the year.
///
/// Over all years, days near in the season weigh more: 1 − (d / (h + 1))² at a distance of d days, h the half width of the window
/// (Epanechnikov's kernel). Where fewer than `minimumDays` days lie in the window it is widened day by day.
struct Climatology {
    /// By slot and pollutant, natural logarithms.
    private(set) var means: [Double]
    private(set) var spreads: [Double]

    static let width = Pollutant.allCases.count
    /// Below this a pollutant hardly varies, and an anomaly would be noise blown up.
    static let smallestSpread = 0.05

    init(of logs: LogSeries, window: ForecastPolicy.Window) {
        means = Array(repeating: 0, count: DayOfSeason.count * Self.width)
        spreads = Array(repeating: 1, count: DayOfSeason.count * Self.width)
        let sums = SeasonSums(of: logs)
        for column in 0..<Self.width where sums.total(column) > 0 {
            for slot in 0..<DayOfSeason.count {
                let moments = sums.moments(around: slot, column: column, window: window)
                means[slot * Self.width + column] = moments.mean
                spreads[slot * Self.width + column] = max(moments.spread, Self.smallestSpread)
            }
        }
    }

    func mean(_ day: DayOfSeason, _ column: Int) -> Double { means[day.slot * Self.width + column] }
    func spread(_ day: DayOfSeason, _ column: Int) -> Double { spreads[day.slot * Self.width + column] }
}

/// Counts, sums and sums of squares by day of the year, so that the work does not grow with the years.
private struct SeasonSums {
    private var counts: [Double]
    private var sums: [Double]
    private var squares: [Double]

    init(of logs: LogSeries) {
        counts = Array(repeating: 0, count: DayOfSeason.count * Climatology.width)
        sums = counts
        squares = counts
        for row in 0..<logs.days {
            let start = logs.seasons[row].slot * Climatology.width
            for column in 0..<Climatology.width {
                let value = logs.values[row * Climatology.width + column]
                guard !value.isNaN else { continue }
                counts[start + column] += 1
                sums[start + column] += value
                squares[start + column] += value * value
            }
        }
    }

    func total(_ column: Int) -> Double {
        (0..<DayOfSeason.count).reduce(0) { $0 + counts[$1 * Climatology.width + column] }
    }

    func moments(around slot: Int, column: Int, window: ForecastPolicy.Window) -> (mean: Double, spread: Double) {
        let half = halfWidth(around: slot, column: column, window: window)
        var (weight, sum, square) = (0.0, 0.0, 0.0)
        for offset in -half...half {
            let index = cell(slot + offset, column)
            let kernel = 1 - Double(offset * offset) / Double((half + 1) * (half + 1))
            weight += kernel * counts[index]
            sum += kernel * sums[index]
            square += kernel * squares[index]
        }
        let mean = sum / weight
        return (mean, max(square / weight - mean * mean, 0).squareRoot())
    }

    /// The configured half width or, with too few days in it, the narrowest with enough.
    private func halfWidth(around slot: Int, column: Int, window: ForecastPolicy.Window) -> Int {
        var half = window.halfDays
        var days = (-half...half).reduce(0) { $0 + counts[cell(slot + $1, column)] }
        while days < Double(window.minimumDays), half + 1 < DayOfSeason.furthest {
            half += 1
            days += counts[cell(slot - half, column)] + counts[cell(slot + half, column)]
        }
        return half
    }

    private func cell(_ slot: Int, _ column: Int) -> Int {
        let wrapped = slot < 0 ? slot + DayOfSeason.count : slot >= DayOfSeason.count ? slot - DayOfSeason.count : slot
        return wrapped * Climatology.width + column
    }
}
