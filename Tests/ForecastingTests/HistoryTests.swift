import AirQuality
import Chronology
import Events
import Foundation
import Testing

@testable import Forecasting

@Suite("What is remembered")
struct HistoryTests {
    private func pm10(_ value: Int) -> PerPollutant<Concentration> { PerPollutant(pm10: Concentration(whole: value)) }

    @Test("days may come in any order and gaps stay gaps")
    func order() throws {
        let dates = try ["2016-02-29", "2015-12-30", "2016-03-04", "2016-01-01"].map(day)
        var history = DailyHistory()
        for (index, date) in dates.enumerated() { history.take(pm10(index + 1), on: date) }
        #expect(history.span == dates[1]...dates[2])
        #expect(dates.map { history[$0, .pm10]?.units } == [1, 2, 3, 4])
        #expect(history[try day("2016-03-01"), .pm10] == nil)
        #expect(history[try day("2016-03-05"), .pm10] == nil)
    }

    @Test("a later report replaces the pollutants that it holds and leaves the others")
    func replacement() throws {
        let date = try day("2016-01-01")
        var history = DailyHistory()
        history.take(PerPollutant(pm10: Concentration(whole: 100), pm25: Concentration(whole: 50)), on: date)
        history.take(pm10(120), on: date)
        #expect(history[date, .pm10]?.units == 120)
        #expect(history[date, .pm25]?.units == 50)
    }

    @Test("after twenty years there are eleven to twelve years left, and they take less than 256 kB in a snapshot")
    func bound() throws {
        let history = try steadyHistory(20 * 365, from: "2000-01-01")
        let span = try #require(history.span)
        // The oldest go a year at a time.
        let days = span.lowerBound.distance(to: span.upperBound) + 1
        #expect((DailyHistory.maximumDays - 366...DailyHistory.maximumDays).contains(days))
        #expect(span.upperBound == (try day("2000-01-01")).advanced(by: 20 * 365 - 1))
        #expect(try JSONEncoder().encode(history).count < 256 * 1024)
    }

    @Test("a day too old to be kept changes nothing, and one after a long silence keeps what still fits")
    func edges() throws {
        var history = try steadyHistory(10, from: "2010-01-01")
        let before = history
        history.take(pm10(9), on: try day("1990-01-01"))
        #expect(history == before)
        history.take(pm10(9), on: try day("2021-12-31"))
        #expect(history[try day("2010-01-05"), .pm10]?.units == 180)
        history.take(pm10(9), on: try day("2060-01-01"))
        #expect(history.span == (try day("2060-01-01"))...(try day("2060-01-01")))
    }

    @Test("what is known before a day is what lies before it")
    func before() throws {
        let history = try steadyHistory(10, from: "2018-01-01")
        #expect(history.before(try day("2018-01-04")).span?.upperBound == (try day("2018-01-03")))
        #expect(history.before(try day("2017-12-31")).span == nil)
        #expect(history.before(try day("2019-01-01")) == history)
    }

    @Test("nothing above zero is no value, and ozone may stand under either code")
    func codes() {
        let means = PerPollutant<Concentration>(daily: ["pm10": 0, "pm2_5": .nan, "co": 0.4, "o3": 61, "lead": 3])
        #expect(means.missing == [.init(.pm10), .init(.pm25), .init(.so2), .init(.no2)])
        #expect(PerPollutant<Concentration>(daily: ["o3": 1, "o3_8h": 2]).o3?.units == 2)
    }
}
