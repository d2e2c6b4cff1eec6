import AirQuality
import Chronology
import Foundation
import Testing

@Suite("A day is judged by valid means only")
struct DailyAssessmentTests {
    let day = CalendarDate(dayNumber: 20_600)  // in 2026, after 1 March

    /// A day on which each hour has these values, with the given hours left out.
    private func series(_ values: [Pollutant: [Int?]]) throws -> HourlySeries {
        var series = try #require(HourlySeries(start: Timestamp(day), hours: 24))
        for hour in 0..<24 {
            series[Timestamp(day, hour: hour)] = Reading { pollutant in
                guard let list = values[pollutant] else { return nil }
                return list[hour % list.count].flatMap { Concentration(whole: $0) }
            }
        }
        return series
    }

    private func hours(_ value: Int, count: Int) -> [Int?] { (0..<24).map { $0 < count ? value : nil } }

    @Test("a 24-hour mean needs 20 hourly values", arguments: [(20, true), (19, false)])
    func validity(_ count: Int, _ isValid: Bool) throws {
        let result = DailyAssessment(of: try series([.pm10: hours(300, count: count)]), on: day)
        #expect((result.means.means.pm10 != nil) == isValid)
        #expect(result.means.counts.pm10 == count)
        #expect((result.index != nil) == isValid)
    }

    @Test("the mean is over the values that are there, rounded half-to-even only before the index")
    func mean() throws {
        // 12 × 34 and 12 × 35: 34.5 rounds to 34, whose index is ⌈34·50/35⌉ = 49.
        let result = DailyAssessment(of: try series([.pm25: [34, 35]]), on: day)
        #expect(result.means.means.pm25?.description == "34.5")
        #expect(result.indices.pm25 == 49)
    }

    @Test("the day is Beijing's: an hour before it and an hour after it take no part")
    func beijingDay() throws {
        var series = try #require(HourlySeries(start: Timestamp(day) - .hours(3), hours: 30))
        for offset in -3..<27 {
            let value = (0..<24).contains(offset) ? 100 : 10_000
            series[Timestamp(day, hour: offset)] = Reading(pm10: Concentration(whole: value))
        }
        #expect(DailyAssessment(of: series, on: day).means.means.pm10?.description == "100")
        #expect(Timestamp(day).rfc3339.hasSuffix("T16:00:00Z"))
    }

    @Test("daily ozone is the largest 8-hour mean within the day")
    func ozone() throws {
        let afternoon = (0..<24).map { (10..<18).contains($0) ? 150 : 50 }
        let result = DailyAssessment(of: try series([.o3: afternoon]), on: day)
        #expect(result.means.means.o3?.description == "150")
        #expect(result.means.counts.o3 == 17)
        #expect(result.means.largestHourlyOzone?.description == "150")
    }

    @Test("an 8-hour mean needs 6 values and the day 14 such means", arguments: [(19, 14, true), (18, 13, false)])
    func ozoneValidity(_ hoursWithData: Int, _ means: Int, _ isValid: Bool) throws {
        let result = DailyAssessment(of: try series([.o3: hours(90, count: hoursWithData)]), on: day)
        #expect(result.means.counts.o3 == means)
        #expect((result.means.means.o3 != nil) == isValid)
    }

    @Test("too few 8-hour means count all the same once one exceeds the limit of 160", arguments: [(160, false), (161, true)])
    func ozoneAboveTheLimit(_ value: Int, _ isValid: Bool) throws {
        let result = DailyAssessment(of: try series([.o3: hours(value, count: 8)]), on: day)
        #expect((result.means.means.o3 != nil) == isValid)
    }

    @Test("8-hour ozone above 800: 300 since 2026, before that the index of the largest hour")
    func ozoneAboveTheScale() throws {
        let means = DailyMeans(
            means: PerPollutant(o3: Concentration("801")), largestHourlyOzone: Concentration("1000"))
        #expect(IndexTable.hj2026.dailyAQI(of: means)?.value == 300)
        #expect(IndexTable.hj2012.dailyAQI(of: means)?.value == 400)
    }

    @Test("an incomplete day is NA up to 100 and published above, and says why")
    func incomplete() throws {
        let clean = DailyAssessment(of: try series([.pm10: [120]]), on: day)
        #expect(clean.index == nil)
        #expect(clean.reasonNotAvailable?.en == "no valid mean of SO2, NO2, CO, O3, PM2.5, and the rest give no AQI above 100")
        let dusty = DailyAssessment(of: try series([.pm10: [121]]), on: day)
        #expect(dusty.index?.value == 101)
        #expect(dusty.level == .light)
        #expect(dusty.reasonNotAvailable == nil)
        #expect(DailyAssessment(of: try series([:]), on: day).reasonNotAvailable?.zh == "无有效数据")
    }

    @Test("the same means have another index the day before the 2026 edition")
    func editions() throws {
        let means = DailyMeans(means: PerPollutant { _ in Concentration("75") })
        let change = try #require(CalendarDate("2026-03-01"))
        let before = IndexTables.builtIn.inForce(on: change.advanced(by: -1)).assessment(of: means, on: change.advanced(by: -1))
        let after = IndexTables.builtIn.inForce(on: change).assessment(of: means, on: change)
        #expect(before.indices.pm25 == 100)
        #expect(after.indices.pm25 == 114)
        #expect([before.edition, after.edition] == [.hj2012, .hj2026])
    }

    @Test("a city is the mean of its valid stations, if they are enough")
    func city() throws {
        let stations = [try series([.pm10: [100]]), try series([.pm10: [201]]), try series([.pm10: hours(900, count: 19)])]
        let result = DailyAssessment(city: stations, on: day, minimumStations: 2)
        #expect(result.means.means.pm10?.description == "150.5")
        #expect(result.means.counts.pm10 == 2)
        #expect(result.means.basis == .stations)
        #expect(DailyAssessment(city: stations, on: day, minimumStations: 3).means.means.pm10 == nil)
        let hourly = try #require(HourlySeries.city(stations))
        #expect(hourly[Timestamp(day, hour: 23)].pm10?.description == "150.5")
    }

    @Test("a series has bounds, and outside it all is missing")
    func bounds() throws {
        #expect(HourlySeries(start: Timestamp(day), hours: 0) == nil)
        #expect(HourlySeries(start: Timestamp(day), hours: HourlySeries.maximumHours + 1) == nil)
        var series = try series([.pm10: [100]])
        series[Timestamp(day, hour: 24)] = Reading(pm10: .zero)
        #expect(series[Timestamp(day, hour: 24)].pm10 == nil)
        #expect(series[Timestamp(day, hour: 23, minute: 59)].pm10?.description == "100")
        #expect(DailyAssessment(of: series, on: day.advanced(by: 5)).missing == .all)
    }

    @Test("an assessment survives the wire, and what is missing has no key")
    func wire() throws {
        let result = DailyAssessment(of: try series([.pm10: [600], .pm25: [500]]), on: day)
        #expect(result.primary.pollutants == [.pm10, .pm25])
        let data = try JSONEncoder().encode(result)
        #expect(try JSONDecoder().decode(DailyAssessment.self, from: data) == result)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains(#""pm2_5":500"#))
        #expect(text.contains(#""edition":"hj633_2026""#))
        #expect(text.contains(#""primary":["pm10","pm2_5"]"#))
        #expect(!text.contains("null"))
    }

    @Test(
        "levels begin and end where the standard says",
        arguments: [(1, 1), (50, 1), (51, 2), (100, 2), (101, 3), (150, 3), (151, 4), (200, 4), (201, 5), (300, 5), (301, 6), (500, 6)])
    func levels(_ aqi: Int, _ level: Int) {
        #expect(AirQualityLevel(aqi: aqi).rawValue == level)
    }

    @Test("the colours are the standard's")
    func colours() {
        let colours = AirQualityLevel.allCases.map { "\($0.zh) \($0.rgb.red),\($0.rgb.green),\($0.rgb.blue)" }
        #expect(
            colours == [
                "优 0,228,0", "良 255,255,0", "轻度污染 255,126,0", "中度污染 255,0,0", "重度污染 153,0,76", "严重污染 126,0,35",
            ])
    }
}
