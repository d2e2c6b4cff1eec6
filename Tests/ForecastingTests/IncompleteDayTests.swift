import AirQuality
import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import Forecasting

/// A day with too few hours says how the air is now, by its share of 24 hours, and nothing else.
@Suite("Incomplete days")
struct IncompleteDayTests {
    private static let issueDay = "2020-04-02"

    /// What `observe` says of a day of which `hours` hours of dust are in.
    private func report(_ date: String, hours: Int, pm10: Double = 1000) throws -> DayAssessed {
        let codes = ["so2", "no2", "co", "o3", "pm10", "pm2_5"]
        return DayAssessed(
            place: "653101", date: try day(date), edition: "hj633_2012", means: [:],
            partialMeans: ["so2": 8, "no2": 25, "co": 0.7, "o3_8h": 72, "pm10": pm10, "pm2_5": pm10 * 0.29],
            validHours: Dictionary(uniqueKeysWithValues: codes.map { ($0, hours) }), primary: [])
    }

    private func incomplete(_ reports: DayAssessed...) -> IncompleteDays {
        reports.reduce(into: IncompleteDays()) { $0.take($1) }
    }

    private func forecast(
        _ incomplete: IncompleteDays = IncompleteDays(), from history: DailyHistory = Sample.history
    ) throws -> ForecastIssued {
        try #require(try forecasts(from: history, incomplete, on: Self.issueDay).first)
    }

    private func tomorrow(_ forecast: ForecastIssued) throws -> Double { try #require(forecast.days[0].pollutants["pm10"])[9] }

    @Test("without a valid day it raises tomorrow, the more the more hours there are, and never as much as a whole day")
    func byHours() throws {
        let whole = try Sample.history.adding(report("2020-04-01", hours: 24).partialMeans, on: day("2020-04-01"))
        let rises = try [6, 12, 19].map { try tomorrow(forecast(incomplete(report("2020-04-01", hours: $0)))) }
        let steps = try [tomorrow(forecast())] + rises + [tomorrow(forecast(from: whole))]
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }, "\(steps)")
    }

    @Test("it is never worth a whole day", arguments: [(0, 0), (6, 0.25), (18, 0.75), (24, 0.95), (30, 0.95)])
    func weight(hours: Int, share: Double) {
        #expect(Knowledge.share(ofHours: hours) == share)
    }

    @Test("a report of the day of issue or later is not used")
    func notYetOver() throws {
        let season = try forecast()
        #expect(try forecast(incomplete(report("2020-04-02", hours: 18))) == season)
        #expect(try forecast(incomplete(report("2020-04-03", hours: 18))) == season)
        #expect(try forecast(incomplete(report("2020-03-30", hours: 18))) != season)
    }

    @Test("the forecast says in both languages that it rests on an incomplete day, and of how many hours")
    func said() throws {
        let made = try forecast(incomplete(report("2020-04-01", hours: 17)))
        #expect(made.explanation.en.contains("The newest observation is of 2020-04-01"))
        #expect(made.explanation.en.contains("That day is incomplete: of SO2, NO2, CO, O3, PM10, PM2.5 there are 17 of 24 hours"))
        #expect(made.explanation.zh.contains("该日不完整") && made.explanation.zh.contains("24 小时中的 17 小时"))
        #expect(made.dataCutoff == Timestamp(try day(Self.issueDay)))
        #expect(try !forecast().explanation.en.contains("incomplete"))
    }

    @Test("it is no history: nothing but the newest observation is other than without it")
    func noHistory() throws {
        let made = try forecast(incomplete(report("2020-04-01", hours: 17)))
        #expect(made.basis == (try forecast().basis))
        #expect(made.basis[0].days == 548)
    }

    @Test("a later report of the day takes its place, and a valid one removes it")
    func replaced() throws {
        var days = try incomplete(report("2020-04-01", hours: 8), report("2020-04-01", hours: 17))
        #expect(days.days.map(\.hours.pm10) == [17])
        days.take(
            DayAssessed(place: "653101", date: try day("2020-04-01"), edition: "x", means: ["pm10": 900], validHours: [:], primary: []))
        #expect(days == IncompleteDays())
    }

    @Test("the newest seven are kept, in whichever order they come")
    func bounded() throws {
        let dates = (1...20).map { String(format: "2020-04-%02d", $0) }
        let straight = try dates.reduce(into: IncompleteDays()) { $0.take(try report($1, hours: 10)) }
        let turned = try dates.reversed().reduce(into: IncompleteDays()) { $0.take(try report($1, hours: 10)) }
        #expect(straight == turned)
        #expect(straight.days.map { "\($0.date)" } == Array(dates.suffix(IncompleteDays.maximumDays)))
    }

    @Test("the service uses it, a snapshot keeps it, and a place that nobody needs is not kept")
    func service() throws {
        let processor = ForecastProcessor(side: .local, policy: try Sample.policy())
        var state = processor.initialState()
        func event(_ payload: some EventPayload, _ id: Int) throws -> Event {
            try Event(
                payload, id: "\(id)", source: "/local/observe", subject: "x", time: time("2020-04-02T10:00:00Z"), side: .local,
                realm: .actual)
        }
        for (index, recorded) in Sample.kashgar.enumerated() { _ = try processor.handle(event(recorded, index), state: &state) }
        _ = try processor.handle(event(report("2020-04-01", hours: 17), 1000), state: &state)
        let elsewhere = DayAssessed(
            place: "652901", date: try day("2020-04-01"), edition: "x", means: [:], partialMeans: ["pm10": 1000], validHours: ["pm10": 9],
            primary: [])
        _ = try processor.handle(event(elsewhere, 1001), state: &state)
        #expect(state.incomplete.keys.sorted() == ["653101"])
        state = try JSONDecoder().decode(ForecastProcessor.State.self, from: JSONEncoder().encode(state))
        let deadline = DeadlineReached(processor: "forecast", deadline: try time("2020-04-02T10:00:00Z"))
        let made = try processor.handle(event(deadline, 1002), state: &state).compactMap { $0.payload as? ForecastIssued }
        #expect(made.first == (try forecast(incomplete(report("2020-04-01", hours: 17)))))
    }
}

extension DailyHistory {
    fileprivate func adding(_ values: [String: Double], on date: CalendarDate) -> DailyHistory {
        var history = self
        history.take(PerPollutant(daily: values), on: date)
        return history
    }
}
