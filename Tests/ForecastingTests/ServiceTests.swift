import AirQuality
import Chronology
import Events
import Foundation
import Guidance
import Randomness
import Testing
import Wording

@testable import Forecasting

/// A processor whose own events come back to it, as they do from the journal.
private struct Node {
    let processor: ForecastProcessor
    var state: ForecastProcessor.State
    private var count = 0

    init(policy: ForecastPolicy? = nil) throws {
        processor = ForecastProcessor(side: .local, policy: try policy ?? Sample.policy())
        state = processor.initialState()
    }

    /// Everything that is said because of an event, and because of what was said.
    @discardableResult
    mutating func send(_ payload: some EventPayload, at time: Timestamp, source: String = "/local/observe") throws -> [any EventPayload] {
        count += 1
        let event = try Event(payload, id: "\(count)", source: source, subject: "x", time: time, side: .local, realm: .actual)
        let said = try processor.handle(event, state: &state).map(\.payload)
        return try said.flatMap { [$0] + (try send($0, at: time, source: "/local/forecast")) }
    }

    mutating func readHistory(through last: String, at time: Timestamp) throws {
        let end = try day(last)
        for day in Sample.kashgar where day.date <= end { try send(day, at: time) }
    }

    mutating func wake(at time: Timestamp) throws -> [ForecastIssued] {
        try send(DeadlineReached(processor: "forecast", deadline: time), at: time).compactMap { $0 as? ForecastIssued }
    }

    /// The next noon, when a day is assessed.
    @discardableResult
    mutating func assess(_ date: CalendarDate, means: [String: Double]? = nil) throws -> [any EventPayload] {
        let recorded = try #require(Sample.kashgar.first { $0.date == date })
        let values = means ?? recorded.values
        let index = try #require(IndexTable.hj2012.dailyAQI(of: DailyMeans(means: PerPollutant(daily: values))))
        let report = DayAssessed(
            place: "653101", date: date, edition: "hj633_2012", means: values, validHours: [:], aqi: index.value,
            level: index.level.rawValue, primary: Pollutant.allCases.filter(index.primary.contains).map(\.rawValue))
        return try send(report, at: Timestamp(date.advanced(by: 1), hour: 12))
    }
}

@Suite("Forecasts against what came")
struct VerificationServiceTests {
    /// Issues a forecast on each evening and assesses each day, from the first of February on.
    private func season(days: Int, _ node: inout Node, means: (CalendarDate) -> [String: Double]? = { _ in nil }) throws -> (
        [ForecastIssued], [ForecastVerified], [ForecastSkillChanged]
    ) {
        var (issued, verified, changed): ([ForecastIssued], [ForecastVerified], [ForecastSkillChanged]) = ([], [], [])
        let first = try day("2016-02-01")
        try node.readHistory(through: "2016-01-31", at: Timestamp(first, hour: 9))
        for date in (0..<days).map(first.advanced(by:)) {
            issued += try node.wake(at: Timestamp(date, hour: 18)).filter { $0.place == "653101" }
            let said = try node.assess(date, means: means(date))
            verified += said.compactMap { $0 as? ForecastVerified }.filter { $0.place == "653101" }
            changed += said.compactMap { $0 as? ForecastSkillChanged }.filter { $0.place == "653101" }
        }
        return (issued, verified, changed)
    }

    @Test("an assessed day scores every forecast that was issued for it, and the next forecast carries the record")
    func scores() throws {
        var node = try Node()
        let (issued, verified, _) = try season(days: 14, &node)
        // The first day has no forecast before it, the second one, … until ten leads are there.
        #expect(verified.map { $0.scores.count } == Array(1...10) + [10, 10, 10])
        let last = try #require(verified.last)
        #expect(last.scores.map(\.lead) == Array(1...10))
        let forecast = try #require(issued.first { $0.days[0].date == last.date })
        let said = ForecastScore.crps(of: forecast.days[0].aqi, observed: Double(last.aqi))
        #expect(abs(last.scores[0].crps - said) < 0.006)
        #expect(last.scores.allSatisfy { $0.seasonCRPS != nil && $0.persistenceError != nil })
        let record = try #require(issued.last?.record)
        #expect(record.map(\.lead) == Array(1...10))
        #expect(record.first?.days == 12)
        #expect(record.allSatisfy { (0...1).contains($0.coverage) && $0.crps > 0 && $0.seasonCRPS > 0 })
        #expect(issued[0].record == [] || issued[0].record == nil)
    }

    @Test("a report that comes twice is scored once, and one without an index not at all")
    func once() throws {
        var node = try Node()
        _ = try season(days: 3, &node)
        #expect(try node.assess(try day("2016-02-03")).isEmpty)
        let nameless = DayAssessed(
            place: "653101", date: try day("2016-02-04"), edition: "hj633_2012", means: ["pm10": 100], validHours: [:], primary: [])
        #expect(try node.send(nameless, at: time("2016-02-05T04:00:00Z")).isEmpty)
    }

    @Test("a place without a report of its own is scored against the one that stands in, and says so")
    func substitutes() throws {
        var node = try Node()
        _ = try season(days: 3, &node)
        _ = try node.wake(at: try time("2016-02-04T10:00:00Z"))
        let said = try node.assess(try day("2016-02-04")).compactMap { $0 as? ForecastVerified }
        #expect(said.map(\.place) == ["653101", "653121", "653122"])
        #expect(said.map(\.substitute) == [nil, "653101", "653101"])
        let next = try node.wake(at: try time("2016-02-05T10:00:00Z"))
        #expect(next.allSatisfy { $0.record?.isEmpty == false })
    }

    @Test("weeks of air that nobody foresaw raise an alarm, once, and better weeks take it back")
    func alarm() throws {
        var node = try Node()
        let storm = ["so2": 10, "no2": 20, "co": 1, "o3_8h": 60, "pm10": 30, "pm2_5": 12.0]
        let foul = ["so2": 10, "no2": 20, "co": 1, "o3_8h": 60, "pm10": 2000, "pm2_5": 600.0]
        let first = try day("2016-02-01")
        let (_, _, changed) = try season(days: 75, &node) { date in
            first.distance(to: date) < 45 ? (first.distance(to: date) % 2 == 0 ? storm : foul) : nil
        }
        let dropped = changed.filter { $0.state == .dropped }
        #expect(!dropped.isEmpty)
        for alarm in Set(dropped.map { "\($0.lead) \($0.measure)" }) {
            let course = changed.filter { "\($0.lead) \($0.measure)" == alarm }.map(\.state)
            #expect(zip(course, course.dropFirst()).allSatisfy { $0 != $1 } && course.first == .dropped, "\(alarm): \(course)")
        }
        #expect(dropped.allSatisfy { $0.days >= 30 && !$0.explanation.zh.isEmpty })
    }

    @Test("what moved since the evening before adds up, and the forecast says what moved it most")
    func changes() throws {
        var node = try Node()
        let first = try day("2016-02-01")
        let foul = ["so2": 10, "no2": 20, "co": 1, "o3_8h": 60, "pm10": 1500, "pm2_5": 500.0]
        let (issued, _, _) = try season(days: 4, &node) { first.distance(to: $0) == 2 ? foul : nil }
        let changes = try #require(issued.last?.changes)
        let most = try #require(changes.first)
        #expect(abs(most.causes.reduce(0) { $0 + $1.shift } - (most.now - most.before)) < 1)
        #expect(issued.last?.explanation.en.contains("Since the issue before") == true)
        #expect(issued.last?.explanation.zh.contains("与上一次预报相比") == true)
    }

    @Test("a state read back in the middle of it all goes on the same")
    func snapshot() throws {
        var node = try Node()
        _ = try season(days: 12, &node)
        var copy = node
        copy.state = try JSONDecoder().decode(ForecastProcessor.State.self, from: JSONEncoder().encode(node.state))
        #expect(copy.state == node.state)
        let evening = try time("2016-02-13T10:00:00Z")
        #expect(try copy.wake(at: evening) == node.wake(at: evening))
    }
}

@Suite("Guidance in the service")
struct GuidanceServiceTests {
    /// Wind of one strength over the whole basin, on ten days from `first` on.
    private func run(_ first: String, known: String, speed: Float, days: Int = 10, model: String = "m") throws -> GuidanceReceived {
        let points = [76.0, 78, 80, 83].map { GuidancePoint(latitude: 39, longitude: $0) }
        let count = points.count * days
        let values = Array(repeating: speed, count: count) + Array(repeating: Float(0), count: count)
        let source = try #require(GuidanceSource.openMeteoForecast.with(model: model))
        let run = try GuidanceRun(
            source: source, run: time(known), runIsEstimated: false, known: time(known), isAnalysis: false, points: points,
            firstDay: day(first), dayCount: days, members: 1, variables: [.u10, .v10], values: values, shortfalls: [])
        return GuidanceReceived(run, file: "x.json", digest: "")
    }

    private func guided(_ received: [GuidanceReceived]) throws -> ForecastIssued {
        var node = try Node()
        let evening = try time("2016-02-01T10:00:00Z")
        try node.readHistory(through: "2016-01-31", at: evening - .hours(9))
        for guidance in received { try node.send(guidance, at: evening - .hours(1)) }
        return try #require(try node.wake(at: evening).first)
    }

    @Test("without any the forecast says so; a whole, a partial and a late source are named as what they are")
    func states() throws {
        #expect(try guided([]).guidance == [])
        let whole = try guided([run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 3)])
        #expect(whole.guidance?.map(\.state) == [.whole] && whole.guidance?.first?.days == 10)
        #expect(whole.explanation.en.contains("open-meteo.forecast/m: complete"))
        let partial = try guided([run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 3, days: 4)])
        #expect(partial.guidance?.map(\.state) == [.partial] && partial.guidance?.first?.days == 4)
        let late = try guided([run("2016-01-26", known: "2016-01-25T08:00:00Z", speed: 3)])
        #expect(late.guidance?.map(\.state) == [.late])
        #expect(late.days.allSatisfy { day in day.inputs?.parts.allSatisfy { $0.input != "open-meteo.forecast/m" } ?? false })
    }

    @Test("a day that guidance reaches counts it among its inputs, a day beyond does not")
    func reach() throws {
        // It has to have been verified before it counts at all.
        let earlier = try (0..<36).map { day in
            let known = try time("2015-12-23T08:00:00Z") + .days(day)
            return try run("\(known.beijingDate.advanced(by: 1))", known: known.rfc3339, speed: 3)
        }
        let forecast = try guided(earlier + [run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 3, days: 4)])
        let has = forecast.days.map { day in day.inputs?.parts.contains { $0.input == "open-meteo.forecast/m" } ?? false }
        #expect(has == Array(repeating: true, count: 4) + Array(repeating: false, count: 6))
    }

    @Test("a newer run that is short does not hide the older one's further days")
    func shortAndNew() throws {
        let forecast = try guided([
            run("2016-02-01", known: "2016-01-31T08:00:00Z", speed: 3), run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 3, days: 3),
        ])
        #expect(forecast.guidance?.first?.days == 9)
    }

    @Test("what happened is no guidance for what will")
    func analysis() throws {
        let source = try #require(GuidanceSource.openMeteoForecast.with(model: "m"))
        let known = try time("2016-02-01T08:00:00Z")
        let points = [GuidancePoint(latitude: 39, longitude: 76)]
        let run = try GuidanceRun(
            source: source, run: known - .days(4), runIsEstimated: true, known: known, isAnalysis: true, points: points,
            firstDay: day("2016-01-28"), dayCount: 3, members: 1, variables: [.u10, .v10], values: Array(repeating: 3, count: 6),
            shortfalls: [])
        #expect(try guided([GuidanceReceived(run, file: "x", digest: "")]).guidance == [])
        var memory = GuidanceMemory()
        memory.take(run, sectors: try Sample.policy().sectors)
        #expect(memory.sources.keys.sorted() == ["open-meteo.forecast/m (analysis)"])
    }

    @Test("guidance that begins today changes today's forecast not at all")
    func newcomer() throws {
        let with = try guided([run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 9)])
        let without = try guided([])
        #expect(with.days.map(\.aqi) == without.days.map(\.aqi))
    }

    @Test("a source of noise that begins after a year costs little at any lead")
    func noise() throws {
        let column = try #require(Quantity.all.firstIndex(of: .pollutant(.pm10)))
        let first = try #require(Sample.kashgar.first?.date)
        let values = Sample.kashgar.map { day in Quantity.all.map { day.values[$0.code].flatMap { $0 > 0 ? $0 : nil } } }
        let place = HindcastPlace(name: "kashgar", first: first, values: values)
        let days = first...place.last
        let begins = try day("2016-01-01")
        let noise = HindcastGuidance(name: "noise", count: 12) { issued, valid in
            guard issued >= begins else { return nil }
            var lots = SplitMix64(seed: UInt64(valid.dayNumber))
            return (0..<12).map { _ in 4 * lots.nextFraction() - 2 }
        }
        func losses(_ guidance: [HindcastGuidance]) -> [Double] {
            let hindcast = Hindcast(
                places: [place], over: days, departures: [Hindcast.departures(of: place, over: days)], quantities: [.pollutant(.pm10)],
                guidance: guidance)
            var losses = Array(repeating: 0.0, count: Hindcast.leads)
            hindcast.run(0, issuedIn: begins...place.last) { issue in
                for (index, quantiles) in issue.quantiles[0].enumerated() {
                    guard let observed = place.values(on: issue.issued.advanced(by: index + 1))[column] else { continue }
                    losses[index] += ForecastScore.crps(of: quantiles, observed: observed)
                }
            }
            return losses
        }
        for (lead, pair) in zip(losses([noise]), losses([])).enumerated() {
            #expect(pair.0 < 1.03 * pair.1, "lead \(lead + 1): \(pair.0 / pair.1)")
        }
    }

    @Test("a run that comes after the issue changes nothing in it")
    func notBefore() throws {
        var node = try Node()
        let evening = try time("2016-02-01T10:00:00Z")
        try node.readHistory(through: "2016-01-31", at: evening - .hours(9))
        let before = try node.wake(at: evening)
        try node.send(run("2016-02-02", known: "2016-02-01T11:00:00Z", speed: 9), at: evening + .hours(1))
        let without = try guided([]).days
        #expect(before.first?.days == without)
        let after = try node.wake(at: evening + .days(1)).first
        #expect(after?.guidance?.map(\.state) == [.partial])
    }

    @Test("more sources than can be remembered are not taken, and no memory grows without end")
    func bounds() throws {
        let sectors = try Sample.policy().sectors
        var memory = GuidanceMemory()
        for index in 0..<GuidanceMemory.maximumSources + 3 {
            try memory.take(GuidanceRun(run("2016-02-02", known: "2016-02-01T08:00:00Z", speed: 3, model: "m\(index)")), sectors: sectors)
        }
        #expect(memory.sources.count == GuidanceMemory.maximumSources)
        let start = try time("2014-01-01T08:00:00Z")
        for index in 0..<400 {
            let known = start + .days(index)
            let received = try run("\(known.beijingDate.advanced(by: 1))", known: known.rfc3339, speed: 3, model: "m0")
            try memory.take(GuidanceRun(received), sectors: sectors)
        }
        #expect(memory.sources.values.allSatisfy { $0.count <= GuidanceMemory.maximumRuns })
    }
}

@Suite("Hours")
struct HourTests {
    /// A day of dust that rises towards the evening, over several days.
    private func memory(days: Int, from first: String = "2020-03-01", level: Double = 200) throws -> HourMemory {
        var memory = HourMemory()
        let start = Timestamp(try day(first))
        for hour in 1...days * 24 {
            let stamp = start + .hours(hour)
            let share = 0.5 + Double((hour - 1) % 24) / 23
            let values = ["pm10": level * share, "pm2_5": level * 0.5 * share, "o3": 60 * share]
            memory.take(ObservationRecorded(station: "s", place: "653101", hour: stamp, values: values, revision: 0, file: "f", line: 1))
        }
        return memory
    }

    @Test("with fewer than twenty days there is no hourly forecast, with more there are 72 hours that run like the days before")
    func enough() throws {
        #expect(try forecasts(hours: memory(days: 15), on: "2020-04-05").first?.hours == nil)
        let forecast = try #require(try forecasts(hours: memory(days: 34), on: "2020-04-04").first)
        let hours = try #require(forecast.hours)
        let pm10 = try #require(hours.pollutants["pm10"])
        let first = Timestamp(try day("2020-04-05"), hour: 1)
        #expect(pm10.median.count == 72 && hours.first == first)
        #expect(zip(pm10.low, pm10.high).allSatisfy { $0 <= $1 })
        // Evenings are three times mornings, as they were.
        #expect(abs(pm10.median[23] / pm10.median[0] - 3) < 0.1)
        #expect(hours.pollutants["o3"] != nil && hours.pollutants["so2"] == nil)
    }

    @Test("the hours of the day of issue say how the air is now")
    func today() throws {
        func tomorrow(_ hours: HourMemory) throws -> Double {
            try #require(try forecasts(hours: hours, on: "2020-04-05").first?.days[0].pollutants["pm10"])[9]
        }
        let calm = try tomorrow(memory(days: 5, from: "2020-04-01", level: 60))
        let dusty = try tomorrow(memory(days: 5, from: "2020-04-01", level: 1500))
        #expect(dusty > 1.5 * calm)
    }

    @Test("old days are let go, late hours of the last days are taken, older ones passed over")
    func bounded() throws {
        var memory = try memory(days: 200, from: "2019-01-01")
        #expect(memory.shapes.count == HourMemory.maximumShapes)
        let kept = memory
        memory.take(
            ObservationRecorded(
                station: "s", place: "653101", hour: try time("2019-02-01T00:00:00Z"), values: ["pm10": 5], revision: 1, file: "f", line: 1)
        )
        #expect(memory == kept)
        #expect(try JSONEncoder().encode(memory).count < 256 * 1024)
    }
}
