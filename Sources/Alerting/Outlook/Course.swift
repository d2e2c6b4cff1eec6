import Chronology
import Events

/// The days of one scenario behind the days already observed, as one hazard sees them.
///
/// A day belongs to one hazard: a dust day has no index of pollution, and a day without dust has no index of dust. Such a day counts
/// as 0: it breaks a run, and it is clear. A day without any index, or of which nobody knows whether it was dust, is unknown: it breaks
/// a run and is not clear.
struct Course {
    let first: CalendarDate
    /// One index a day from `first` on; nil is unknown.
    let indices: [Int?]
    /// Where the forecast begins among them.
    let forecastStart: Int

    /// A course that has no forecast: every day of it counts.
    init(first: CalendarDate, indices: [Int?]) {
        self.first = first
        self.indices = indices
        forecastStart = 0
    }

    func date(_ position: Int) -> CalendarDate { first.advanced(by: position) }

    /// - Parameters:
    ///   - observed: in order of date; only those that lead up to the forecast without a gap are used.
    ///   - start: the first day of the forecast.
    ///   - leadDays: how many of its days count.
    init(observed: [ObservedDay], start: CalendarDate, scenario: ForecastScenario, hazard: Hazard, leadDays: Int) {
        let days = zip(scenario.aqi, scenario.dust).prefix(leadDays)
        let forecast: [Int?] = days.map { aqi, dust in dust == (hazard == .dust) ? aqi : 0 }
        let past = Self.past(observed, before: start, next: forecast.first ?? nil, hazard: hazard)
        indices = past + forecast
        forecastStart = past.count
        first = start.advanced(by: -past.count)
    }

    /// The observed indices up to the day before `start`.
    ///
    /// The day on which a forecast is issued is not assessed until the next noon (HJ 633). If only this one day is missing, it is taken
    /// as the milder of its two neighbours, so that a run is neither cut nor made longer than both sides bear out.
    private static func past(_ observed: [ObservedDay], before start: CalendarDate, next: Int?, hazard: Hazard) -> [Int?] {
        let days = observed.filter { $0.date < start }
        guard let newest = days.last, newest.date.distance(to: start) <= 2 else { return [] }
        var indices = contiguous(days).map { $0.index(for: hazard) }
        if newest.date.distance(to: start) == 2 {
            let last = indices.last ?? nil
            indices.append(last.flatMap { last in next.map { min(last, $0) } })
        }
        return indices
    }

    /// The last days without a missing date between them.
    private static func contiguous(_ days: [ObservedDay]) -> ArraySlice<ObservedDay> {
        var start = days.endIndex - 1
        while start > 0, days[start - 1].date.distance(to: days[start].date) == 1 { start -= 1 }
        return days[start...]
    }
}

extension ObservedDay {
    /// The index that counts for a hazard: 0 on a day of the other one, unknown where it is not known whose day it is.
    func index(for hazard: Hazard) -> Int? {
        guard let dust else { return nil }
        return dust == (hazard == .dust) ? aqi : aqi.map { _ in 0 }
    }
}
