import Chronology

/// A stretch of the day as people write it, in Beijing time: `08:00-20:00`, or over midnight `20:00-08:00`. `09:30-09:30` is a whole day.
///
/// Beijing time is UTC+8 all year: there has been no summer time since 1991, and work in Xinjiang begins later by the same clock.
package struct DailyShift: Hashable, Sendable {
    /// Minutes after midnight, 0–1439.
    package let start: Int
    /// 1–1440; a whole day at most, so that a shift of one day never reaches past the next.
    package let minutes: Int

    package init(start: Int, minutes: Int) {
        self.start = start
        self.minutes = minutes
    }

    /// Reads `08:00-20:00`. Nil for anything else.
    package init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Self.minute(ends[0]), let end = Self.minute(ends[1]) else { return nil }
        self.init(start: start, minutes: end > start ? end - start : end - start + 1440)
    }

    /// `08:00`
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2], text.utf8.allSatisfy({ (0x30...0x3A).contains($0) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour < 24
        else { return nil }
        return hour * 60 + minute
    }

    /// When it begins on a day, in Beijing.
    func begin(on date: CalendarDate) -> Timestamp { Timestamp(date, minute: start) }
    func end(on date: CalendarDate) -> Timestamp { Timestamp(date, minute: start + minutes) }
}

extension DailyShift: CustomStringConvertible {
    package var description: String { "\(Self.text(start))-\(Self.text((start + minutes) % 1440))" }

    private static func text(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}
