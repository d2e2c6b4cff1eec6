import Chronology
import Foundation
import Testing

@Suite("Chronology")
struct ChronologyTests {
    @Test(
        "a time written and read again is the same time",
        arguments: [
            ("1970-01-01T00:00:00Z", Int64(0)), ("2020-03-26T10:00:00Z", 1_585_216_800_000), ("2000-02-29T23:59:59Z", 951_868_799_000),
            ("1969-12-31T23:59:59.999Z", -1), ("2026-11-23T00:00:00.050Z", 1_795_392_000_050),
        ])
    func roundTrip(text: String, milliseconds: Int64) {
        #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test("an offset is taken off")
    func offset() {
        #expect(Timestamp(rfc3339: "2020-03-26T18:00:00+08:00")?.rfc3339 == "2020-03-26T10:00:00Z")
    }

    @Test(
        "what is no time is refused",
        arguments: [
            "", "2020-03-26", "2020-02-30T00:00:00Z", "2020-03-26T24:00:00Z", "2020-03-26T10:00:00", "2020-03-26T10:00:00.Z",
            "2020-03-26T10:00:00Z ",
        ])
    func refused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "the ways in which RFC 3339 lets a time be written mean the same",
        arguments: [
            ("2020-03-26t10:00:00z", "2020-03-26T10:00:00Z"), ("2020-03-26 10:00:00Z", "2020-03-26T10:00:00Z"),
            ("2020-03-26T10:00:00-00:00", "2020-03-26T10:00:00Z"), ("2020-01-01T00:30:00+14:00", "2019-12-31T10:30:00Z"),
            ("2020-03-26T10:00:00.1Z", "2020-03-26T10:00:00.100Z"), ("2020-03-26T10:00:00.1239999999Z", "2020-03-26T10:00:00.123Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"), ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ])
    func spellings(text: String, written: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == written)
    }

    @Test(
        "a time that could not be written again is not read",
        arguments: ["0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z"])
    func outOfRange(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "", "2020-3-26", "2020-13-01", "2020-00-10", "2020-04-31", "2020-01-00", "1900-02-29", "20200326", "2020-03-26 ", "+020-03-26",
            "２０２０-03-26",
        ])
    func noDay(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("in JSON, times and days are text, and what is none is refused with how to write it")
    func json() throws {
        let day = try #require(CalendarDate("2020-02-29"))
        #expect(String(decoding: try JSONEncoder().encode([Timestamp(day, hour: 8)]), as: UTF8.self) == #"["2020-02-29T00:00:00Z"]"#)
        #expect(try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2020-02-29"]"#.utf8)) == [day])
        let complaint = #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: Data(#"["noon"]"#.utf8)) }
        #expect("\(try #require(complaint))".contains("‘noon’ is no time; write it like 2020-03-26T10:00:00Z"))
    }

    @Test("spans add up across days, and the whole milliseconds of a span are those that have passed")
    func spans() throws {
        let start = try #require(Timestamp(rfc3339: "2020-02-28T20:00:00Z"))
        #expect((start + .days(1) + .hours(4) + .minutes(1)).rfc3339 == "2020-03-01T00:01:00Z")
        #expect((start - .milliseconds(1)) - start == .milliseconds(-1))
        #expect(Duration.microseconds(1_999).wholeMilliseconds == 1)
        #expect(Duration.microseconds(-1_999).wholeMilliseconds == -1)
        #expect(Duration.milliseconds(2_999).wholeSeconds == 2)
    }

    @Test("Beijing's day begins at 16:00 UTC of the day before")
    func beijing() throws {
        let midnight = try #require(Timestamp(rfc3339: "2020-03-26T16:00:00Z"))
        #expect(midnight.beijingDate.description == "2020-03-27")
        #expect(midnight.beijingHour == 0)
        #expect((midnight - .milliseconds(1)).beijingText == "2020-03-26 23:59")
        #expect(Timestamp(midnight.beijingDate) == midnight)
    }

    @Test("every day of eight centuries has one number and one name")
    func calendar() {
        var previous = CalendarDate(dayNumber: -146_098)
        for number in -146_097...146_097 {
            let date = CalendarDate(dayNumber: number)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
            #expect((date.year, date.month, date.day) > (previous.year, previous.month, previous.day))
            previous = date
        }
    }

    @Test("a leap year has 366 days")
    func dayOfYear() throws {
        #expect(try #require(CalendarDate("2020-12-31")).dayOfYear == 366)
        #expect(try #require(CalendarDate("2021-12-31")).dayOfYear == 365)
        #expect(CalendarDate("2021-02-29") == nil)
    }
}
