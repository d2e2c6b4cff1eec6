import AirQuality
import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import Forecasting

@Suite("Ten days ahead")
struct ForecastTests {
    @Test("ten days in order, two hundred courses of ten, days 6–10 as a tendency")
    func shape() throws {
        let forecast = try #require(try forecasts(on: "2016-01-15").first)
        #expect(forecast.days.map(\.lead) == Array(1...10))
        #expect(forecast.days.map { "\($0.date)" }.first == "2016-01-16")
        #expect(zip(forecast.days, forecast.days.dropFirst()).allSatisfy { $0.date.advanced(by: 1) == $1.date })
        #expect(forecast.days.map(\.tendency) == Array(repeating: false, count: 5) + Array(repeating: true, count: 5))
        #expect(forecast.scenarios.count == 200)
        #expect(forecast.scenarios.allSatisfy { $0.aqi.count == 10 && $0.dust.count == 10 })
        #expect(forecast.days.allSatisfy { $0.pollutants.keys.sorted() == ["co", "no2", "o3_8h", "pm10", "pm2_5", "so2"] })
        #expect(forecast.method == "structural-stacking/3")
    }

    @Test(
        "quantiles never fall, exceedance never rises, and both say what the courses say",
        arguments: ["2015-07-01", "2015-11-20", "2016-03-10"])
    func consistency(date: String) throws {
        let forecast = try #require(try forecasts(on: date).first)
        for (index, day) in forecast.days.enumerated() {
            let courses = forecast.scenarios.map { $0.aqi[index] }
            #expect(day.aqi.count == 19 && isRising(day.aqi) && day.pollutants.values.allSatisfy { $0.count == 19 && isRising($0) })
            #expect(courses.allSatisfy { (1...500).contains($0) })
            for threshold in [100, 150, 200, 300] {
                #expect(day.exceedance["\(threshold)"] == Double(courses.count { $0 > threshold }) / 200)
            }
            #expect(day.dustProbability == Double(forecast.scenarios.count { $0.dust[index] }) / 200)
            #expect(day.level == AirQualityLevel(aqi: Int(day.aqi[9].rounded(.up))).rawValue)
        }
    }

    private func isRising(_ values: [Double]) -> Bool { zip(values, values.dropFirst()).allSatisfy { $0 <= $1 } }

    @Test("the same history gives the same bytes, in whichever order it came")
    func determinism() throws {
        let shuffled = Sample.kashgar.reversed().reduce(into: DailyHistory()) { $0.take(PerPollutant(daily: $1.values), on: $1.date) }
        let first = try json(forecasts(on: "2016-02-01"))
        #expect(first == (try json(forecasts(from: shuffled, on: "2016-02-01"))))
        #expect(first != (try json(forecasts(on: "2016-02-02"))))
    }

    private func json(_ forecasts: [ForecastIssued]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(forecasts)
    }

    @Test("nothing from the day of issue or after is used")
    func noLeak() throws {
        var altered = Sample.history
        for index in 0..<60 {
            altered.take(PerPollutant(pm10: Concentration(whole: 5000)), on: try day("2016-02-01").advanced(by: index))
        }
        #expect(try forecasts(on: "2016-02-01") == forecasts(from: altered, on: "2016-02-01"))
        #expect(try forecasts(on: "2016-02-01").first?.dataCutoff == time("2016-01-31T16:00:00Z"))
    }

    @Test("a place without a station says whose data it uses and otherwise agrees with its basis")
    func substitutes() throws {
        let made = try forecasts(for: ["653101", "653121", "653122", "659003"], on: "2016-02-01")
        #expect(made.map(\.place) == ["653101", "653121", "653122", "659003"])
        #expect(made.map { $0.basis.map(\.place) } == Array(repeating: ["653101"], count: 4))
        #expect(made.map { $0.basis.map(\.substitute) } == [[false], [true], [true], [true]])
        #expect(made.allSatisfy { $0.days == made[0].days && $0.scenarios == made[0].scenarios })
        #expect(made[3].explanation.en.contains("Tumxuk has no data of its own"))
        #expect(made[3].explanation.zh.contains("用喀什市的数据代替"))
        #expect(!made[0].explanation.en.contains("stand in"))
        #expect(made[3].basis[0].note.zh.contains("270 公里"))
    }

    @Test("twice the NO2 in the history is twice the NO2 in the forecast, and nothing else")
    func scaling() throws {
        var doubled = Sample.history
        for date in Sample.history.completeDays {
            guard let no2 = Sample.history[date, .no2] else { continue }
            doubled.take(PerPollutant(no2: Concentration(thousandths: 2 * no2.thousandths)), on: date)
        }
        let plain = try #require(try forecasts(on: "2016-02-01").first)
        let scaled = try #require(try forecasts(from: doubled, on: "2016-02-01").first)
        for (day, other) in zip(plain.days, scaled.days) {
            let pairs = zip(try #require(day.pollutants["no2"]), try #require(other.pollutants["no2"]))
            #expect(pairs.allSatisfy { abs(2 * $0 - $1) <= 0.2 + 0.02 * $1 })
            #expect(day.pollutants["pm10"] == other.pollutants["pm10"])
        }
    }

    @Test("a day is judged by the edition of its own day")
    func editions() throws {
        // The same air for ever: PM2.5 70 is 94 by the tables of 2012 and 110 by those of 2026 (100 at 75 and at 60 µg/m³).
        let history = try steadyHistory(2200, from: "2020-03-01") { _, means in means.pm10 = Concentration(whole: 100) }
        let forecast = try #require(try forecasts(from: history, on: "2026-02-24").first)
        #expect(forecast.edition == "hj633_2012")
        #expect(forecast.days.map { $0.aqi[9] } == [94, 94, 94, 94, 110, 110, 110, 110, 110, 110])
        #expect(try forecasts(from: history, on: "2026-02-28").first?.edition == "hj633_2026")
    }

    @Test("beyond the step of 2031, whose figures are not known, the forecast says so")
    func unknownStep() throws {
        let history = try steadyHistory(400, from: "2029-12-01")
        #expect(try forecasts(from: history, on: "2030-12-28").first?.explanation.en.contains("figures are not known") == true)
        #expect(try forecasts(from: history, on: "2030-12-01").first?.explanation.en.contains("figures are not known") == false)
    }

    @Test("no course goes above what an instrument can report, and PM2.5 is never more than PM10")
    func caps() throws {
        let storm = try steadyHistory(500) { index, means in
            means.pm10 = Concentration(whole: index % 7 == 0 ? 900_000 : 60)
            means.pm25 = Concentration(whole: index % 5 == 0 ? 300_000 : 40)
        }
        let forecast = try #require(try forecasts(from: storm, on: "2019-05-01").first)
        for day in forecast.days {
            let (fine, coarse) = (try #require(day.pollutants["pm2_5"]), try #require(day.pollutants["pm10"]))
            #expect(coarse.allSatisfy { $0 <= 10_000 } && fine.allSatisfy { $0 <= 5_000 })
            #expect(zip(fine, coarse).allSatisfy { $0 <= $1 })
            #expect(day.aqi.allSatisfy { $0 <= 500 })
        }
    }

    @Test(
        "too little history gives a reason and no forecast",
        arguments: [
            (0, ForecastError.tooFewDays(basis: "653101", have: 0, need: 180)), (179, .tooFewDays(basis: "653101", have: 179, need: 180)),
        ])
    func tooShort(days: Int, reason: ForecastError) throws {
        let history = try steadyHistory(days)
        #expect(throws: reason) { try forecasts(from: history, on: "2019-05-01") }
        #expect(reason.text.zh.contains("180"))
    }

    @Test("a history of scattered days has no stretches to draw from")
    func scattered() throws {
        let history = try steadyHistory(800) { index, means in if index % 8 >= 4 { means = PerPollutant() } }
        #expect(throws: ForecastError.tooFewTrajectories(basis: "653101", have: 0, need: 30)) {
            try forecasts(from: history, on: "2020-03-15")
        }
    }

    @Test("a gas that is hardly ever measured is left out and named")
    func missingGas() throws {
        let history = try steadyHistory(500) { index, means in if index > 20 { means.so2 = nil } }
        let forecast = try #require(try forecasts(from: history, on: "2019-05-01").first)
        #expect(forecast.days.allSatisfy { $0.pollutants["so2"] == nil && $0.pollutants.count == 5 })
        #expect(forecast.explanation.en.contains("without SO2"))
        #expect(forecast.days[0].aqi[9] == 115)
    }

    @Test("ozone is primary as o3, and its means stand under o3_8h")
    func ozone() throws {
        let history = try steadyHistory(500) { _, means in means.o3 = Concentration(whole: 240) }
        let first = try #require(try forecasts(from: history, on: "2019-05-01").first?.days.first)
        #expect(first.primary == "o3")
        let median = try #require(first.pollutants["o3_8h"])[9]
        #expect(abs(median - 240) < 1)
    }
}
