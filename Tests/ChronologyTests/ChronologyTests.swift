import Chronology
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
        arguments: ["", "2020-03-26", "2020-02-30T00:00:00Z", "2020-03-26T24:00:00Z", "2020-03-26T10:00:00", "2020-03-26T10:00:00.Z", "2020-03-26T10:00:00Z "])
    func refused(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
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
