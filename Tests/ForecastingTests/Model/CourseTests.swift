import AirQuality
import Chronology
import Events
import Testing
import Wording

@testable import Forecasting

@Suite("Joint courses")
struct CourseTests {
    @Test("each day keeps its distribution, and the order is the past's")
    func shuffle() {
        var departures = Departures(.of(.pollutant(.pm10)))
        let waves = SeasonWaves.shared[DayOfSeason(slot: 0)]
        for value in [5.0, 6, 4, 5.5, 4.5, 6.5, 5.2] { departures.pass(value, waves) }
        let shuffle = Shuffle(stretches: [0, 1, 2, 3])
        let distribution = QuantileFunction(quantiles: Quantiles.levels.map { 100 * $0 }, ceiling: 1000)
        let values = shuffle.values(of: distribution, like: departures, lead: 1)
        // The departures one day on are those of 6, 4, 5.5 and 4.5.
        #expect(values[0] > values[2] && values[2] > values[3] && values[3] > values[1])
        let scores = [0.125, 0.375, 0.625, 0.875].map { distribution.value(atScore: Normal.quantile($0)) }
        #expect(zip(values.sorted(), scores).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("neighbouring days go together as they do in the air, far ones hardly")
    func correlation() throws {
        let forecast = try #require(try forecasts(on: "2016-02-01").first)
        func together(_ first: Int, _ second: Int) -> Double {
            let pairs = forecast.scenarios.map { (Double($0.aqi[first]), Double($0.aqi[second])) }
            let (a, b) = (pairs.map(\.0).reduce(0, +) / 200, pairs.map(\.1).reduce(0, +) / 200)
            let covariance = pairs.reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
            let (left, right) = (pairs.reduce(0) { $0 + ($1.0 - a) * ($1.0 - a) }, pairs.reduce(0) { $0 + ($1.1 - b) * ($1.1 - b) })
            return covariance / (left * right).squareRoot()
        }
        #expect(together(3, 4) > 0.4)
        #expect(abs(together(0, 9)) < 0.4)
    }

    @Test("each day names its level in words and colour, its season, and what it rests on")
    func contents() throws {
        let forecast = try #require(try forecasts(on: "2016-02-01").first)
        for day in forecast.days {
            #expect(day.category?.zh == AirQualityLevel(rawValue: day.level)?.zh && day.colour?.count == 3)
            #expect(day.season?.count == 19)
            let parts = try #require(day.inputs?.parts)
            #expect(abs(parts.reduce(0) { $0 + $1.weight } - 1) < 0.01)
            #expect((day.againstSeason == nil) == (day.lead < 8))
        }
        #expect(forecast.lastIndex != nil && forecast.guidance == [] && forecast.hours == nil)
        #expect(forecast.explanation.en.contains("There is no guidance") && forecast.explanation.zh.contains("没有气象或成分指导预报"))
    }

    @Test("dust and not dust are two products that add up to the day")
    func dustApart() throws {
        for day in try #require(try forecasts(on: "2016-04-01").first).days {
            let dust = try #require(day.dust)
            for threshold in ["100", "150", "200", "300"] {
                let parts = (dust.withDust[threshold] ?? -1) + (dust.withoutDust[threshold] ?? -1)
                #expect(abs(parts - (day.exceedance[threshold] ?? 0)) < 1e-9)
            }
            #expect(dust.ratio.count == 3 && zip(dust.ratio, dust.ratio.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(dust.evidence.en.contains("0.35") && dust.evidence.zh.contains("0.35"))
        }
    }

    @Test(
        "days 8 to 10 are worse or better than the season when three in five courses say so",
        arguments: ["2015-07-20", "2015-11-01", "2016-02-01"])
    func tendency(date: String) throws {
        let forecast = try #require(try forecasts(on: date).first)
        for (index, day) in forecast.days.enumerated().suffix(3) {
            let middle = try #require(day.season)[9]
            let above = Double(forecast.scenarios.count { Double($0.aqi[index]) > middle }) / Double(forecast.scenarios.count)
            #expect(day.againstSeason == (above > 0.6 ? .worse : above < 0.4 ? .better : .same), "\(above)")
        }
    }
}

@Suite("What moved a forecast")
struct ChangeTests {
    private func change(_ old: [(String, Double, Double)], _ new: [(String, Double, Double)]) throws -> ForecastChange {
        func day(_ parts: [(String, Double, Double)]) throws -> ForecastDay {
            let inputs = ForecastInputs(
                pollutant: "pm10", parts: parts.map { ForecastInputs.Part(input: $0.0, weight: $0.1, median: $0.2) })
            return ForecastDay(
                date: try calendarDay("2016-02-02"), lead: 1, tendency: false, aqi: [], pollutants: [:], exceedance: [:],
                dustProbability: 0, level: 1, inputs: inputs)
        }
        return try #require(ForecastChange.between([day(old)], [day(new)]).first)
    }

    @Test("a part that says what it said before is not the cause, though it counts less")
    func sameSaid() throws {
        let change = try change([("season", 0.4, 100), ("upstream", 0.6, 100)], [("season", 0.3, 100), ("upstream", 0.7, 120)])
        #expect(change.causes.first?.input == "upstream")
        let season = try #require(change.causes.first { $0.input == "season" })
        #expect(abs(season.shift) < 1)
        #expect(abs(change.causes.reduce(0) { $0 + $1.shift } - (change.now - change.before)) < 0.2)
    }

    @Test("guidance that comes in is a cause by as much as it differs, and the others are none")
    func comesIn() throws {
        let change = try change([("season", 1, 100)], [("season", 0.5, 100), ("model", 0.5, 200)])
        #expect(change.before == 100 && change.now == 150)
        #expect(change.causes.first?.input == "model" && (change.causes.first?.shift ?? 0) > 0)
        #expect(abs(change.causes.reduce(0) { $0 + $1.shift } - 50) < 0.2)
    }
}

private func calendarDay(_ text: String) throws -> CalendarDate { try day(text) }

@Suite("Stretches of the past")
struct StretchTests {
    @Test("a first day that is missing costs one stretch and no more")
    func missingFirst() {
        func count(missing: Set<Int>) -> Int {
            var departures = PlaceDepartures()
            for day in 0..<100 {
                let values: [Double?] = Quantity.all.map { _ in missing.contains(day) ? nil : 50 }
                departures.pass(DayValues(whole: values), DayOfSeason(slot: day))
            }
            let rule = ForecastPolicy.Stretches(halfSeasonDays: 183, wanted: 10, required: 1)
            return Stretches(
                in: departures, around: DayOfSeason(slot: 50), slots: { DayOfSeason(slot: $0) }, through: 99, ahead: 10, rule: rule
            ).days.count
        }
        #expect(count(missing: []) == 90)
        #expect(count(missing: [0]) == 90)
        #expect(count(missing: [0, 40, 41]) == 90)
        #expect(count(missing: [50, 51, 52]) == 82)
    }
}

@Suite("What is learned day by day is what is learned at once")
struct LearnerTests {
    private func knowledge(_ history: DailyHistory) -> Knowledge {
        Knowledge(history: history, incomplete: IncompleteDays(), hours: HourMemory(), upstream: [], guidance: GuidanceMemory())
    }

    private func made(_ shelf: inout LearnerShelf, on date: String, _ history: DailyHistory) throws -> ForecastIssued {
        let policy = try Sample.policy()
        let due = policy.issueTime.on(try day(date))
        let knowledge = knowledge(history)
        let settled = try shelf.learner(of: "653101", knowledge, before: due.beijingDate, policy: policy)
        let places = Array(policy.places.prefix(1))
        return try #require(
            try Forecaster(policy: policy, tables: .builtIn)
                .forecasts(for: places, of: "653101", settled, knowledge, due: due, issued: due).first)
    }

    @Test("a shelf that has followed for weeks says what a new one says")
    func incremental() throws {
        var kept = LearnerShelf()
        for date in ["2016-02-01", "2016-02-02", "2016-02-05", "2016-02-20"] {
            let history = Sample.history.before(try day(date))
            var fresh = LearnerShelf()
            #expect(try made(&kept, on: date, history) == made(&fresh, on: date, history))
        }
    }

    @Test("a corrected day is learned anew")
    func corrected() throws {
        var kept = LearnerShelf()
        let history = Sample.history.before(try day("2016-02-01"))
        _ = try made(&kept, on: "2016-02-01", history)
        var corrected = history
        corrected.take(PerPollutant(pm10: Concentration(whole: 900)), on: try day("2015-12-01"))
        var fresh = LearnerShelf()
        #expect(try made(&kept, on: "2016-02-02", corrected) == made(&fresh, on: "2016-02-02", corrected))
    }
}
