package import Chronology

/// A time as CAP writes it: `2020-03-26T18:00:00+08:00`, without a fraction, and `-00:00` for UTC (CAP 1.2 §3.3.2).
///
/// Keeps the text that it came as, so that a message is written again as it was.
package struct CAPTime: Hashable, Sendable, CustomStringConvertible {
    /// Without white space around it.
    package let text: String
    package let instant: Timestamp

    package var description: String { text }

    /// Nil for what the schema refuses.
    package init?(_ text: String) {
        let text = text.trimmingXMLSpace
        guard CAPTimeFault(in: text) == nil else { return nil }
        self.text = text
        // Only hours at either end of the calendar have no instant in UTC.
        instant = Self.instant(text) ?? (text.hasPrefix("0") ? .distantPast : .distantFuture)
    }

    /// In Beijing time, as people here read it; whole seconds.
    package init(beijing instant: Timestamp) {
        self.init(instant, offsetSeconds: 8 * 3600, suffix: "+08:00")
    }

    /// In UTC.
    package init(utc instant: Timestamp) {
        self.init(instant, offsetSeconds: 0, suffix: "-00:00")
    }

    private init(_ instant: Timestamp, offsetSeconds: Int, suffix: String) {
        let second = instant.milliseconds - (instant.milliseconds % 1000 + 1000) % 1000
        self.instant = Timestamp(milliseconds: second)
        text = (self.instant + .seconds(offsetSeconds)).rfc3339.dropLast() + suffix
    }

    /// The hour 24 of XML Schema is the first of the next day.
    private static func instant(_ text: String) -> Timestamp? {
        guard text.dropFirst(11).hasPrefix("24:") else { return Timestamp(rfc3339: text) }
        let start = text.prefix(11) + "00" + text.dropFirst(13)
        return Timestamp(rfc3339: String(start)).map { $0 + .hours(24) }
    }
}

/// What is wrong with the text of a time.
enum CAPTimeFault: String {
    /// `Z` instead of an offset.
    case zulu = "Z"
    case fraction
    /// No offset from UTC.
    case offset
    /// No such day or hour.
    case calendar
    /// Anything else.
    case form

    /// Nil when the schema takes it: its pattern, and then xs:dateTime.
    init?(in text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, Self.matches(bytes[..<19], "dddd-dd-ddTdd:dd:dd") else {
            self = .form
            return
        }
        switch String(decoding: bytes[19...], as: UTF8.self) {
        case "Z", "z": self = .zulu
        case "": self = .offset
        case let rest where rest.hasPrefix("."): self = .fraction
        case let rest where !Self.isOffset(Array(rest.utf8)): self = .form
        default:
            if Self.isInCalendar(bytes) { return nil }
            self = .calendar
        }
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: String) -> Bool {
        zip(bytes, pattern.utf8).allSatisfy { $1 == UInt8(ascii: "d") ? $0.isDigit : $0 == $1 }
    }

    private static func isOffset(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"), matches(bytes[1...], "dd:dd") else {
            return false
        }
        let minutes = number(bytes, 1) * 60 + number(bytes, 4)
        return number(bytes, 4) < 60 && minutes <= 14 * 60
    }

    private static func isInCalendar(_ bytes: [UInt8]) -> Bool {
        let year = number(bytes, 0) * 100 + number(bytes, 2)
        let (hour, minute, second) = (number(bytes, 11), number(bytes, 14), number(bytes, 17))
        guard year > 0, CalendarDate(year: year, month: number(bytes, 5), day: number(bytes, 8)) != nil else { return false }
        return hour < 24 && minute < 60 && second < 60 || hour == 24 && minute == 0 && second == 0
    }

    private static func number(_ bytes: [UInt8], _ index: Int) -> Int {
        Int(bytes[index] - UInt8(ascii: "0")) * 10 + Int(bytes[index + 1] - UInt8(ascii: "0"))
    }
}
