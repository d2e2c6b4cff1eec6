import Chronology
import Events

/// The days of one scenario behind the days already observed, as one hazard sees them.
///
/// A day belongs to one hazard: a dust day has no index of pollution, a day without dust none of dust, and a day outside a hazard's season
/// none of it (`CriteriaEdition.owns`). Such a day counts as 0: it breaks a run, and it is clear. A day without any index, or of which nobody knows whether it was dust, is unknown: it breaks
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
    ///   - forecast: one index a day from `start` on, as the hazard sees it.
    ///   - start: the first day of the forecast.
    init(observed: [ObservedDay], start: CalendarDate, forecast: ArraySlice<Int?>, edition: CriteriaEdition) {
        let past = Self.past(observed, before: start, next: forecast.first ?? nil, edition: edition)
        indices = past + forecast
        forecastStart = past.count
        first = start.advanced(by: -past.count)
    }

    /// The same course, as far as a lead reaches.
    func prefix(leadDays: Int) -> Course {
        let end = min(forecastStart + leadDays, indices.count)
        return Course(first: first, indices: Array(indices[..<end]), forecastStart: forecastStart)
    }

    private init(first: CalendarDate, indices: [Int?], forecastStart: Int) {
        (self.first, self.indices, self.forecastStart) = (first, indices, forecastStart)
    }

    /// The observed indices up to the day before `start`.
    ///
    /// The day on which a forecast is issued is not assessed until the next noon (HJ 633). If only this one day is missing, it is taken
    /// as the milder of its two neighbours, so that a run is neither cut nor made longer than both sides bear out.
    private static func past(_ observed: [ObservedDay], before start: CalendarDate, next: Int?, edition: CriteriaEdition) -> [Int?] {
        let days = observed.filter { $0.date < start }
        guard let newest = days.last, newest.date.distance(to: start) <= 2 else { return [] }
        var indices = contiguous(days).map { $0.index(for: edition) }
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
