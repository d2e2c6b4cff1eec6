import AirQuality
import Chronology
import Events
import Observing
import Testing

/// The fast reader of an observation's data means what the decoder means.
@Suite struct ObservationDataTests {
    static let plain =
        #"{"file":"a.csv","hour":"2020-04-05T04:00:00Z","line":2,"place":"653101","publishedAQI":200,"publishedPrimary":["pm10"],"revision":0,"station":"2698A","values":{"co":0.4,"o3_8h":76,"pm10":300.125}}"#

    static func state(after data: String) throws -> ObserveState {
        let processor = ObserveProcessor(side: .local, region: try Shipped.region())
        var state = processor.initialState()
        let event = Event(
            id: "1", source: "/local/observe", type: ObservationRecorded.type, version: 1, subject: "2698A", time: .afterTheEpisode,
            side: .local, realm: .actual, data: Array(data.utf8))
        _ = try processor.handle(event, state: &state)
        return state
    }

    /// Forms that our encoder does not write and JSON allows.
    @Test(arguments: [
        plain.replacing(",", with: ", ").replacing(":{", with: ": {"),
        plain.replacing("300.125", with: "3.00125e2"),
        plain.replacing("300.125", with: "300.12500"),
        plain.replacing("a.csv", with: #"\u0061.csv"#),
        plain.replacing(#""line":2,"#, with: #""line":2,"note":{"a":[1,2]},"#),
        plain.replacing("04:00:00Z", with: "12:00:00+08:00"),
    ])
    func `another spelling of the same data is the same`(data: String) throws {
        #expect(data != Self.plain)
        #expect(try Self.state(after: data) == Self.state(after: Self.plain))
        #expect(try Self.state(after: data) != ObserveState())
    }

    @Test(arguments: [
        plain.replacing(#""station":"2698A","#, with: ""),
        plain.replacing("300.125", with: "-1"),
        plain.replacing("300.125", with: "1e9"),
        plain.replacing("300.125", with: "\"300\""),
        plain.replacing("pm10\":300", with: "pm1\":300"),
        plain.replacing("2020-04-05T04", with: "2020-04-32T04"),
        plain.replacing(#""revision":0"#, with: #""revision":99999999999999999999"#),
        #"{}"#, "[]", "",
    ])
    func `data that do not fit are refused`(data: String) {
        #expect(throws: EventError.self) { try Self.state(after: data) }
    }

    @Test func `what the encoder writes comes back value by value`() throws {
        let hour = try #require(Timestamp(rfc3339: "2020-04-05T04:00:00Z"))
        let payload = ObservationRecorded(
            station: "2698A", place: "653101", hour: hour,
            values: ["pm10": 1086, "pm2_5": 0.001, "co": 12.3, "so2": 0, "no2": 7.25, "o3": 99.9],
            publishedPrimary: ["pm10", "pm2_5"], revision: 3, file: "文件.csv", line: 7)
        let event = try Event(
            payload, id: "1", source: "/local/observe", subject: "2698A", time: .afterTheEpisode, side: .local, realm: .actual)
        let state = try Self.state(after: String(decoding: event.data, as: UTF8.self))
        let latest = try #require(state.latestHour(of: "2698A", in: "653101"))
        #expect(latest.stamp == hour)
        #expect(latest.values.byCode == payload.values)
        #expect(latest.values.publishedPrimary.pollutants.map(\.rawValue) == ["pm10", "pm2_5"])
    }
}
