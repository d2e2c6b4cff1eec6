import AirQuality
import Chronology

extension DailyHistory {
    /// The index of a day's means by a table of today, whichever edition was in force then; nil where HJ 633 allows none.
    func index(on date: CalendarDate, by table: IndexTable) -> Int? {
        let means = PerPollutant { self[date, $0] }
        guard means.missing != .all else { return nil }
        return DailyAQI(of: table.dailyIndices(of: DailyMeans(means: means)))?.value
    }
}

/// The index by the season alone: what a forecast has to be better than.
struct IndexSeason {
    private var sample = SeasonSample()
    private let kernel = SeasonKernel(half: 30, floor: 0)

    init(of history: DailyHistory, by table: IndexTable) {
        guard let span = history.span else { return }
        for date in span {
            guard let index = history.index(on: date, by: table) else { continue }
            sample.insert(Double(index), slot: DayOfSeason(date).slot, day: date.dayNumber)
        }
    }

    /// 19 quantiles; nil with fewer than 20 days on record, or hardly any near the season.
    func quantiles(on date: CalendarDate) -> [Double]? {
        guard sample.count >= 20 else { return nil }
        return sample.seasonQuantiles(around: DayOfSeason(date).slot, on: date.dayNumber, kernel)?.map { ($0 * 10).rounded() / 10 }
    }
}
