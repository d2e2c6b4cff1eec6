import AirQuality
import Chronology

/// The natural logarithms of a history, row by row, six columns in the standard's order; not-a-number where a value is missing.
struct LogSeries {
    let first: CalendarDate
    let days: Int
    let values: [Double]
    let seasons: [DayOfSeason]

    init(of history: DailyHistory) {
        let span = history.span.map { Array($0) } ?? []
        first = span.first ?? CalendarDate(dayNumber: 0)
        days = span.count
        seasons = span.map { DayOfSeason($0) }
        values = span.flatMap { date in
            Pollutant.allCases.map { pollutant in
                history[date, pollutant].map { log($0.units, of: pollutant) } ?? .nan
            }
        }
    }
}

/// How far each day was from what is usual then, in units of the usual spread.
struct Anomalies {
    let first: CalendarDate
    let days: Int
    let seasons: [DayOfSeason]
    /// Of the days that were observed; not-a-number elsewhere.
    let observed: [Double]
    /// The same with short gaps bridged by a straight line, so that one missing day does not cost a whole stretch of history.
    let bridged: [Double]

    /// A longer gap stays a gap.
    static let longestBridge = 3
    static let width = Pollutant.allCases.count

    init(of logs: LogSeries, against climatology: Climatology) {
        first = logs.first
        days = logs.days
        seasons = logs.seasons
        var values = logs.values
        for row in 0..<logs.days {
            for column in 0..<Self.width {
                let index = row * Self.width + column
                let usual = climatology.mean(logs.seasons[row], column)
                values[index] = (values[index] - usual) / climatology.spread(logs.seasons[row], column)
            }
        }
        observed = values
        bridged = Self.bridging(values, days: logs.days)
    }

    private static func bridging(_ values: [Double], days: Int) -> [Double] {
        var values = values
        for column in 0..<width {
            var last: Int?
            for row in 0..<days where !values[row * width + column].isNaN {
                if let last, row - last > 1, row - last <= longestBridge + 1 { bridge(&values, column, from: last, to: row) }
                last = row
            }
        }
        return values
    }

    private static func bridge(_ values: inout [Double], _ column: Int, from start: Int, to end: Int) {
        let (low, high) = (values[start * width + column], values[end * width + column])
        for row in start + 1..<end {
            let share = Double(row - start) / Double(end - start)
            values[row * width + column] = low + share * (high - low)
        }
    }
}

extension Anomalies {
    /// The row of a day, nil outside the history.
    func row(of date: CalendarDate) -> Int? {
        let row = date.dayNumber - first.dayNumber
        return row >= 0 && row < days ? row : nil
    }

    /// A day's anomaly, nil when it was not observed.
    func observed(on date: CalendarDate, _ column: Int) -> Double? {
        guard let row = row(of: date), !observed[row * Self.width + column].isNaN else { return nil }
        return observed[row * Self.width + column]
    }

    /// The smallest and the largest anomaly ever observed.
    func range(of column: Int) -> ClosedRange<Double>? {
        let values = stride(from: column, to: observed.count, by: Self.width).lazy.map { observed[$0] }.filter { !$0.isNaN }
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }
}

extension Climatology {
    /// How far a mean that is not in the history is from what is usual.
    func anomaly(of mean: Concentration, _ pollutant: Pollutant, _ column: Int, on day: DayOfSeason) -> Double {
        (log(mean.units, of: pollutant) - self.mean(day, column)) / spread(day, column)
    }
}

/// The natural logarithm of a concentration, which is taken as no smaller than the step to which HJ 633 rounds.
private func log(_ units: Double, of pollutant: Pollutant) -> Double {
    NaturalLogarithm.of(max(units, pollutant == .co ? 0.1 : 1))
}
