import AirQuality
import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import Forecasting

/// A processor with its state, fed as the shell would.
private struct Bench {
    let processor: ForecastProcessor
    var state: ForecastProcessor.State
    private var count = 0

    init(_ side: Side) throws {
        processor = ForecastProcessor(side: side, policy: try Sample.policy())
        state = processor.initialState()
    }

    mutating func send(_ payload: some EventPayload, at time: Timestamp, side: Side = .local) throws -> [ForecastIssued] {
        count += 1
        let event = try Event(
            payload, id: "\(count)", source: "/\(side.rawValue)/observe", subject: "x", time: time, side: side, realm: .actual)
        return try processor.handle(event, state: &state).compactMap { $0.payload as? ForecastIssued }
    }

    mutating func readHistory(at time: Timestamp) throws {
        for day in Sample.kashgar { _ = try send(day, at: time) }
    }

    mutating func wake(at time: Timestamp, side: Side = .local, processor: String = "forecast") throws -> [ForecastIssued] {
        try send(DeadlineReached(processor: processor, deadline: time), at: time, side: side)
    }
}

@Suite("The forecasting service")
struct ProcessorTests {
    private static let morning = "2020-03-26T02:00:00Z"
    private static let sixInTheEvening = "2020-03-26T10:00:00Z"

    @Test(
        "each side forecasts for its own places, at 18:00 in Beijing",
        arguments: [(Side.local, ["653101", "653121", "653122"]), (.corps, ["659003"])])
    func places(side: Side, codes: [String]) throws {
        var bench = try Bench(side)
        #expect(bench.processor.nextDeadline(in: bench.state) == nil)
        try bench.readHistory(at: time(Self.morning))
        #expect(bench.processor.nextDeadline(in: bench.state) == (try time(Self.sixInTheEvening)))
        let issued = try bench.wake(at: time(Self.sixInTheEvening), side: side)
        #expect(issued.map(\.place) == codes)
        #expect(issued.allSatisfy { $0.issued.rfc3339 == Self.sixInTheEvening })
        #expect(issued.first?.days.first?.date == (try day("2020-03-27")))
    }

    @Test("once a day, and the next time is tomorrow")
    func once() throws {
        var bench = try Bench(.local)
        try bench.readHistory(at: time(Self.morning))
        #expect(try bench.wake(at: time(Self.sixInTheEvening)).count == 3)
        #expect(try bench.wake(at: time("2020-03-26T10:00:01Z")).isEmpty)
        #expect(bench.state.nextDue?.rfc3339 == "2020-03-27T10:00:00Z")
    }

    @Test("after a week of silence there is one forecast, for the newest due time, and it says that it is late")
    func noStorm() throws {
        var bench = try Bench(.local)
        try bench.readHistory(at: time(Self.morning))
        let issued = try bench.wake(at: time("2020-04-02T01:00:00Z"))
        #expect(issued.map(\.place) == ["653101", "653121", "653122"])
        #expect(issued[0].days[0].date == (try day("2020-04-02")))
        #expect(issued[0].explanation.en.contains("It was due at 2020-04-01 18:00 and issued at 2020-04-02 09:00"))
        #expect(bench.state.nextDue?.rfc3339 == "2020-04-02T10:00:00Z")
    }

    @Test("another service's deadline, the other side's and one before its time change nothing")
    func othersDeadlines() throws {
        var bench = try Bench(.local)
        try bench.readHistory(at: time(Self.morning))
        let state = bench.state
        #expect(try bench.wake(at: time(Self.sixInTheEvening), side: .corps).isEmpty)
        #expect(try bench.wake(at: time(Self.sixInTheEvening), processor: "alert").isEmpty)
        #expect(try bench.wake(at: time("2020-03-26T09:59:00Z")).isEmpty)
        #expect(bench.state == state)
    }

    @Test("with too little history it says nothing and tries again tomorrow")
    func tooLittle() throws {
        var bench = try Bench(.local)
        for day in Sample.kashgar.prefix(100) { _ = try bench.send(day, at: time(Self.morning)) }
        #expect(try bench.wake(at: time(Self.sixInTheEvening)).isEmpty)
        #expect(bench.state.nextDue?.rfc3339 == "2020-03-27T10:00:00Z")
    }

    @Test("an assessed day without an index still counts with the means it has")
    func assessedWithoutIndex() throws {
        var (with, without) = (try Bench(.local), try Bench(.local))
        try with.readHistory(at: time("2020-04-01T02:00:00Z"))
        try without.readHistory(at: time("2020-04-01T02:00:00Z"))
        let assessed = DayAssessed(
            place: "653101", date: try day("2020-03-31"), edition: "hj633_2012", means: ["pm10": 1014.6, "pm2_5": 290], validHours: [:],
            primary: [])
        _ = try with.send(assessed, at: time("2020-04-01T02:00:00Z"))
        let evening = try time("2020-04-01T10:00:00Z")
        let (first, second) = (try #require(try with.wake(at: evening).first), try #require(try without.wake(at: evening).first))
        #expect(first.days[0].aqi[9] > second.days[0].aqi[9])
    }

    @Test("days of places that nobody's forecast rests on and days that have not come are not kept")
    func bounds() throws {
        var bench = try Bench(.local)
        func recorded(_ place: String, _ date: String) throws -> DayRecorded {
            DayRecorded(place: place, date: try day(date), values: ["pm10": 80], revision: 0, file: "x.csv", line: 2)
        }
        _ = try bench.send(recorded("650100", "2020-03-25"), at: time(Self.morning))
        _ = try bench.send(recorded("653101", "2120-03-25"), at: time(Self.morning))
        #expect(bench.state == bench.processor.initialState())
        _ = try bench.send(recorded("653101", "2020-03-25"), at: time(Self.morning))
        #expect(bench.state.histories.keys.sorted() == ["653101"])
    }

    @Test("data that cannot be read leave the state as it was")
    func unreadable() throws {
        var bench = try Bench(.local)
        let event = Event(
            id: "1", source: "/local/observe", type: DayRecorded.type, version: 1, subject: "653101", time: try time(Self.morning),
            side: .local, realm: .actual, data: Array("{}".utf8))
        #expect(throws: EventError.self) { try bench.processor.handle(event, state: &bench.state) }
        #expect(bench.state == bench.processor.initialState())
    }

    @Test("a state read back from a snapshot forecasts the same")
    func snapshot() throws {
        var bench = try Bench(.corps)
        try bench.readHistory(at: time(Self.morning))
        var copy = bench
        copy.state = try JSONDecoder().decode(ForecastProcessor.State.self, from: JSONEncoder().encode(bench.state))
        #expect(copy.state == bench.state)
        let evening = try time(Self.sixInTheEvening)
        #expect(try copy.wake(at: evening, side: .corps) == bench.wake(at: evening, side: .corps))
    }

    @Test("a forecast is far below the size limit of an event")
    func size() throws {
        let forecast = try #require(try forecasts(for: ["659003"], on: "2016-02-01").first)
        let event = try Event(
            forecast, id: "1", source: "/corps/forecast", subject: "659003", time: forecast.issued, side: .corps, realm: .actual)
        #expect(event.json.count < 128 * 1024)
    }
}
