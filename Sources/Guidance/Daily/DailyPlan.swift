import Chronology

/// Which steps of a time axis belong to which Beijing day, and how many a whole day would have.
///
/// A day's step is the shortest between neighbouring times of the day, so that an axis that changes from 3 to 6 hours, or lacks a time
/// altogether, is judged by what it should have.
struct DailyPlan {
    struct Day {
        let date: CalendarDate
        /// Into the axis.
        let steps: Range<Int>
        let stepSeconds: Int
        /// The true step is longer than a day's mean can bear; such a day never has a value.
        let isTooWide: Bool

        /// How many steps a whole day has.
        var whole: Int { 86_400 / stepSeconds }
    }

    /// Seconds since 1970, growing.
    let stamps: [Int]
    let days: [Day]
    /// In seconds, of the whole axis; nil with a single time.
    let shortestStep: Int?

    /// - Parameter stamps: growing; the caller has checked it.
    init(_ times: [Timestamp]) {
        let stamps = times.map { Int($0.milliseconds / 1000) }
        self.stamps = stamps
        shortestStep = zip(stamps, stamps.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min()
        var days: [Day] = []
        var start = 0
        while start < times.count {
            let date = times[start].beijingDate
            var end = start + 1
            while end < times.count, times[end].beijingDate == date { end += 1 }
            let step = Self.step(of: stamps, start..<end)
            let most = GuidanceLimits.stepSeconds
            days.append(
                Day(date: date, steps: start..<end, stepSeconds: min(step ?? most, most), isTooWide: step.map { $0 > most } ?? true))
            start = end
        }
        self.days = days
    }

    /// The shortest step within a day or to its neighbours; nil for a lonely time.
    private static func step(of stamps: [Int], _ range: Range<Int>) -> Int? {
        let part = stamps[max(0, range.lowerBound - 1)..<min(stamps.count, range.upperBound + 1)]
        return zip(part, part.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min()
    }
}
