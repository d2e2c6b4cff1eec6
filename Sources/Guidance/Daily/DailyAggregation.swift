import Chronology

/// The value of one day, with what it rests on.
struct DailyValue: Hashable {
    let date: CalendarDate
    /// Nil with too few steps.
    let value: Double?
    /// Steps with a value, and steps that a whole day has.
    let have: Int
    let of: Int
}

/// Steps into days of Beijing: the only place where it is done, for every source.
///
/// A mean is over the instants of the calendar day. A sum belongs to the span that ends at its time and is shared out over midnight.
/// A day with less than three quarters of its steps has no value; with a few missing, the rest stand for them.
extension DailyPlan {
    /// - Parameter values: one for each time of the axis; NaN where missing.
    func daily(_ values: [Double], as kind: GuidanceVariable.Daily) -> [DailyValue] {
        switch kind {
        case .mean: days.map { mean(of: values, on: $0) }
        case .sum: days.map { sum(of: values, on: $0) }
        case .largestEightHourMean: days.map { $0.stepSeconds == 3600 ? ozone(of: values, on: $0) : mean(of: values, on: $0) }
        }
    }

    private func mean(of values: [Double], on day: Day) -> DailyValue {
        let present = day.steps.lazy.map { values[$0] }.filter { !$0.isNaN }
        let (sum, count) = present.reduce((0.0, 0)) { ($0.0 + $1, $0.1 + 1) }
        return DailyValue(date: day.date, value: isEnough(count, of: day) ? sum / Double(count) : nil, have: count, of: day.whole)
    }

    private func isEnough(_ count: Int, of day: Day) -> Bool {
        Double(count) >= GuidanceLimits.dayShare * Double(day.whole) && count > 0 && !day.isTooWide
    }

    /// The span of a value begins at the time before it, or one step before the first.
    private func sum(of values: [Double], on day: Day) -> DailyValue {
        let start = Int(Timestamp(day.date).milliseconds / 1000)
        let end = start + 86_400
        var (amount, covered) = (0.0, 0)
        // The value that ends after midnight still brings a part of the day.
        for index in day.steps.lowerBound...min(day.steps.upperBound, values.count - 1) where !values[index].isNaN {
            let step = index > 0 ? min(stamps[index] - stamps[index - 1], GuidanceLimits.stepSeconds) : day.stepSeconds
            let overlap = min(stamps[index], end) - max(stamps[index] - step, start)
            guard step > 0, overlap > 0 else { continue }
            amount += values[index] * Double(overlap) / Double(step)
            covered += overlap
        }
        let isValid = Double(covered) >= GuidanceLimits.dayShare * 86_400 && !day.isTooWide
        let value = isValid ? amount * 86_400 / Double(covered) : nil
        return DailyValue(date: day.date, value: value, have: covered / day.stepSeconds, of: day.whole)
    }

    /// The largest mean over 8 hours that begin and end within the day, each with at least 6 of them (HJ 663's rule).
    private func ozone(of values: [Double], on day: Day) -> DailyValue {
        let present = day.steps.filter { !values[$0].isNaN }
        guard isEnough(present.count, of: day) else { return DailyValue(date: day.date, value: nil, have: present.count, of: day.whole) }
        var largest: Double?
        let latest = Int(Timestamp(day.date).milliseconds / 1000) + 16 * 3600
        for first in day.steps where stamps[first] <= latest {
            let window = present.filter { (stamps[first]..<stamps[first] + 8 * 3600).contains(stamps[$0]) }
            guard window.count >= 6 else { continue }
            let mean = window.reduce(0) { $0 + values[$1] } / Double(window.count)
            largest = max(largest ?? mean, mean)
        }
        return DailyValue(date: day.date, value: largest, have: present.count, of: day.whole)
    }
}
