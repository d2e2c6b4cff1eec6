import AirQuality
import Chronology
import Events
import Testing
import Wording

@testable import Forecasting

/// The dust of spring 2020 with history only up to June 2016.
@Suite("The episode of 2020")
struct EpisodeTests {
    /// City means of 2020-03-31, the only day of the sample with 20 hours: SO2, NO2, CO, O3 8 h, PM10, PM2.5.
    private static let dust = PerPollutant(daily: [
        "so2": 7.9, "no2": 24.7, "co": 0.7, "o3_8h": 72.3, "pm10": 1014.6, "pm2_5": 290,
    ])

    private func observed(on date: String) throws -> DailyHistory {
        var history = Sample.history
        history.take(Self.dust, on: try day(date))
        return history
    }

    @Test("without a recent day the season alone speaks, and the forecast says so")
    func seasonAlone() throws {
        let forecast = try #require(try forecasts(on: "2020-04-01").first)
        #expect(forecast.explanation.en.contains("hardly more than the season"))
        #expect(forecast.explanation.en.contains("the newest of 2016-06-30"))
        #expect(forecast.explanation.zh.contains("几乎只是气候态"))
        #expect(forecast.basis[0].newest == (try day("2016-06-30")))
        #expect(forecast.edition == "hj633_2012")
    }

    @Test("yesterday's dust raises tomorrow, less the day after, and day 10 hardly")
    func carriedForward() throws {
        let season = try #require(try forecasts(on: "2020-04-01").first)
        let after = try #require(try forecasts(from: observed(on: "2020-03-31"), on: "2020-04-01").first)
        let rise = zip(season.days, after.days).map { ($1.exceedance["200"] ?? 0) - ($0.exceedance["200"] ?? 0) }
        #expect(rise[0] >= 0.1)
        #expect(rise[0] > rise[2])
        #expect(abs(rise[9]) <= 0.1)
        #expect(after.days[0].dustProbability >= season.days[0].dustProbability)
        #expect(after.days[0].primary == "pm10")
        #expect(after.explanation.en.contains("2020-03-31, the day before the day of issue"))
        #expect(after.basis[0].days == 549)
    }

    @Test("the older the observation the less it counts")
    func ageing() throws {
        let issues = ["2020-04-01", "2020-04-02", "2020-04-04", "2020-04-08"]
        let history = try observed(on: "2020-03-31")
        let rises = try issues.map { date in
            let with = try #require(try forecasts(from: history, on: date).first)
            let without = try #require(try forecasts(on: date).first)
            return with.days[0].aqi[9] - without.days[0].aqi[9]
        }
        #expect(rises[0] > rises[1] && rises[1] >= rises[2] && rises[2] >= rises[3] && rises[2] > 0, "\(rises)")
    }

    @Test("a day that has only PM10 helps as well")
    func partialDay() throws {
        var history = Sample.history
        history.take(PerPollutant(pm10: Concentration(whole: 1015)), on: try day("2020-03-31"))
        let with = try #require(try forecasts(from: history, on: "2020-04-01").first)
        let without = try #require(try forecasts(on: "2020-04-01").first)
        #expect(try #require(with.days[0].pollutants["pm10"])[9] > #require(without.days[0].pollutants["pm10"])[9])
        // The mixture says a little about the gases too, and no more than a little.
        let (no2, before) = (try #require(with.days[0].pollutants["no2"])[9], try #require(without.days[0].pollutants["no2"])[9])
        #expect(abs(no2 - before) < 0.1 * before)
    }
}
