import ArgumentParser
import Chronology
import Foundation

/// A time as people write it: `2026-07-15T08:00+08:00` in any zone, or `2026-07-15 08:00` in Beijing.
struct TimeOption: ExpressibleByArgument {
    let time: Timestamp

    init?(argument: String) {
        guard let time = Timestamp(rfc3339: argument) ?? Self.beijing(argument) else { return nil }
        self.time = time
    }

    private static func beijing(_ text: String) -> Timestamp? {
        let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard halves.count == 2 else { return nil }
        let (day, clock) = (halves[0].split(separator: "-"), halves[1].split(separator: ":"))
        guard day.count == 3, clock.count >= 2, let year = Int(day[0]), let month = Int(day[1]), let date = Int(day[2]),
            let hour = Int(clock[0]), let minute = Int(clock[1]), (0...23).contains(hour), (0...59).contains(minute),
            let calendar = CalendarDate(year: year, month: month, day: date)
        else { return nil }
        return Timestamp(calendar, hour: hour, minute: minute)
    }
}
