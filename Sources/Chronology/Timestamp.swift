/// An instant in UTC, to the millisecond.
///
/// On the wire it is RFC 3339 with a `Z`, and with three decimals only where the milliseconds are not zero.
package struct Timestamp: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(secondsSince1970 seconds: Int64) {
        self.init(milliseconds: seconds * 1000)
    }

    /// The instant at which a day begins in Beijing (UTC+8, no summer time since 1991), and `hours`, `minutes` after it.
    package init(_ date: CalendarDate, hour: Int = 0, minute: Int = 0) {
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60 - Self.beijingOffsetSeconds
        self.init(secondsSince1970: seconds)
    }

    static let beijingOffsetSeconds: Int64 = 8 * 3600
    /// 0001-01-01T00:00:00Z, the first that RFC 3339 text is read for.
    package static let distantPast = Timestamp(milliseconds: -62_135_596_800_000)
    /// 9999-12-31T23:59:59.999Z, the last.
    package static let distantFuture = Timestamp(milliseconds: 253_402_300_799_999)
}

extension Timestamp: Comparable {
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    package static func + (instant: Timestamp, span: Duration) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds + span.wholeMilliseconds)
    }

    package static func - (instant: Timestamp, span: Duration) -> Timestamp {
        Timestamp(milliseconds: instant.milliseconds - span.wholeMilliseconds)
    }

    /// The time from `right` to `left`.
    package static func - (left: Timestamp, right: Timestamp) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }
}

extension Duration {
    /// Rounded toward zero.
    package var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    package var wholeSeconds: Int64 { components.seconds }

    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    package static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

// MARK: - In Beijing

extension Timestamp {
    private var beijingSeconds: Int64 { milliseconds.flooredQuotient(1000) + Self.beijingOffsetSeconds }

    /// The calendar day in Beijing.
    package var beijingDate: CalendarDate { CalendarDate(dayNumber: Int(beijingSeconds.flooredQuotient(86_400))) }

    /// The hour of the day in Beijing, 0–23.
    package var beijingHour: Int { Int((beijingSeconds - beijingSeconds.flooredQuotient(86_400) * 86_400) / 3600) }

    package var beijingMinute: Int { Int((beijingSeconds - beijingSeconds.flooredQuotient(3600) * 3600) / 60) }

    /// For people, in Beijing time: `2020-03-26 18:00`.
    package var beijingText: String { "\(beijingDate) \(twoDigits(beijingHour)):\(twoDigits(beijingMinute))" }
}

// MARK: - RFC 3339

extension Timestamp: CustomStringConvertible {
    package var description: String { rfc3339 }

    /// `2020-03-26T10:00:00Z`, or with `.123` before the `Z`.
    package var rfc3339: String {
        let seconds = milliseconds.flooredQuotient(1000)
        let day = seconds.flooredQuotient(86_400)
        let date = CalendarDate(dayNumber: Int(day))
        let second = Int(seconds - day * 86_400)
        let fraction = Int(milliseconds - seconds * 1000)
        let clock = "\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
        return fraction == 0 ? "\(date)T\(clock)Z" : "\(date)T\(clock).\(threeDigits(fraction))Z"
    }

    /// Reads RFC 3339 with `Z` or a numeric offset. Digits past the millisecond are dropped, and the second 60 of a leap second is the
    /// first of the next minute. Nil for anything else, and outside the years 1–9999 in UTC, which could not be written again.
    package init?(rfc3339 text: String) {
        var digits = DigitReader(text.utf8)
        guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"),
            let day = digits.number(2), let date = CalendarDate(year: year, month: month, day: day),
            digits.skip("T") || digits.skip("t") || digits.skip(" "),
            let hour = digits.number(2), hour < 24, digits.skip(":"), let minute = digits.number(2), minute < 60,
            digits.skip(":"), let second = digits.number(2), second <= 60,
            let fraction = digits.fractionInMilliseconds(), let offset = digits.offsetInSeconds(), digits.isAtEnd
        else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(milliseconds: Int64(seconds) * 1000 + Int64(fraction))
        guard (Self.distantPast...Self.distantFuture).contains(self) else { return nil }
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "‘\(text)’ is no time; write it like 2020-03-26T10:00:00Z")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension Int64 {
    /// Division that rounds toward minus infinity, so that times before 1970 fall on the right day.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
private func threeDigits(_ number: Int) -> String { number < 100 ? "0\(twoDigits(number))" : "\(number)" }
