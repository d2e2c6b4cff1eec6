import Chronology
import Guidance
import Testing
import Wording

@Suite("Replies of Open-Meteo")
struct OpenMeteoTests {
    @Test("a forecast for two places becomes one run with a day for each of Beijing's")
    func forecast() throws {
        let runs = try Sample.runs(Sample.forecast)
        #expect(runs.count == 1)
        let run = try #require(runs.first)
        #expect(run.source.description == "open-meteo.forecast/gfs_seamless")
        #expect(run.points.map(\.latitude) == [39.5, 39.75] && run.points.map(\.elevation) == [1290, 1100])
        #expect(run.days.map(\.description) == ["2026-03-26", "2026-03-27", "2026-03-28"])
        #expect((run.members, run.isAnalysis, run.runIsEstimated, run.known) == (1, false, true, Sample.known))
        // Fetched at 09:00 UTC, six hours after which run? The one of 00 UTC.
        #expect(run.run.rfc3339 == "2026-03-26T00:00:00Z")
        // The hours of a day average to the base value: 10, 11, 12, and 2 more at the second place.
        #expect(isClose(run[.t2m, 0, 0, 0], 10) && isClose(run[.t2m, 0, 2, 0], 12) && isClose(run[.t2m, 1, 1, 0], 13))
        #expect(isClose(run[.surfacePressure, 1, 2, 0], 874))
    }

    @Test("speed and direction become components before they are averaged, and km/h become m/s")
    func wind() throws {
        let run = try #require(try Sample.runs(Sample.forecast).first)
        // 18 km/h from the west is 5 m/s toward the east; 25.2 from the east is −7; 32.4 from the north is −9 toward the north.
        #expect(isClose(run[.u10, 0, 0, 0], 5) && isClose(run[.v10, 0, 0, 0], 0))
        #expect(isClose(run[.u10, 0, 1, 0], -7) && isClose(run[.v10, 0, 2, 0], -9))
        // From 80° and 100° in turn: the mean has no part toward the north and less than the speed toward the west.
        #expect(isClose(run[.u850, 0, 0, 0], -9.848078) && isClose(run[.v850, 0, 0, 0], 0))
    }

    @Test("rain is summed up over the day, the hour that ends at midnight with the day before")
    func rain() throws {
        let run = try #require(try Sample.runs(Sample.forecast).first)
        // 0.1 mm stands at the times 00:00 to 23:00 of the 27th; the first of them fell on the 26th.
        #expect(isClose(run[.precipitation, 0, 0, 0], 0.1, within: 1e-3))
        #expect(isClose(run[.precipitation, 0, 1, 0], 2.3, within: 1e-3))
    }

    @Test("a day with less than three quarters of its hours has no value, and the run says so")
    func tooShort() throws {
        let run = try #require(try Sample.runs(Sample.forecast).first)
        #expect(run[.blh, 0, 1, 0] != nil)
        #expect(run[.blh, 0, 2, 0] == nil)
        #expect(run.shortfalls.contains(GuidanceShortfall(.dayTooShort, "blh 2026-03-28", have: 12, of: 24)))
    }

    @Test("what lies below the ground of Kashgar is left out with the reason, and what is absent is named")
    func shortfalls() throws {
        let run = try #require(try Sample.runs(Sample.forecast).first)
        #expect(run.shortfalls.contains { $0.kind == .belowGround && $0.subject == "wind_speed_925hPa" })
        #expect(run.shortfalls.contains(GuidanceShortfall(.variableAbsent, "u700")))
        #expect(run.shortfalls.allSatisfy { !$0.text.zh.isEmpty && !$0.text.en.isEmpty })
    }

    @Test("an ensemble keeps its members, the control first, and its mean and spread follow")
    func ensemble() throws {
        let run = try #require(try Sample.runs(Sample.ensemble).first)
        #expect(run.source.description == "open-meteo.ensemble/ecmwf_ifs025")
        #expect(run.members == 5)
        #expect((0..<5).map { run[.t2m, 1, 0, $0] } == [11, 12, 13, 14, 15])
        #expect(isClose(run.mean(.t2m, point: 0, day: 0), 12) && isClose(run.spread(.t2m, point: 0, day: 0), 2.5.squareRoot()))
        #expect(isClose(run[.u10, 0, 0, 3], -4))
        #expect(run[.precipitation, 0, 0, 4] == nil)
        #expect(
            run.shortfalls.contains { $0.kind == .membersMissing && $0.subject.hasPrefix("precipitation") && $0.have == 4 && $0.of == 5 })
        // That is said once, and not as a day that has too few hours.
        #expect(!run.shortfalls.contains { $0.kind == .dayTooShort && $0.subject == "precipitation 2026-03-27" })
    }

    @Test("times in GMT are put into Beijing's days: the first has sixteen hours and is left out, of the last eight are over the end")
    func greenwich() throws {
        let run = try #require(try Sample.runs(Sample.ensemble).first)
        // 26 March 00:00 UTC is 08:00 in Beijing.
        #expect(run.days.map(\.description) == ["2026-03-27"])
        #expect(run.shortfalls.contains(GuidanceShortfall(.dayTooShort, "t2m 2026-03-26", have: 16, of: 24)))
        #expect(run.shortfalls.contains(GuidanceShortfall(.dayTooShort, "t2m 2026-03-28", have: 8, of: 24)))
    }

    @Test("air quality: CO in mg/m³, ozone as the largest eight hours, nulls counted")
    func airQuality() throws {
        let runs = try Sample.runs(Sample.airQuality)
        let run = try #require(runs.last)
        #expect(run.source.description == "open-meteo.air-quality/cams_global")
        #expect(isClose(run[.co, 0, 0, 0], 0.812))
        #expect(isClose(run[.o3, 0, 0, 0], 120))
        #expect(isClose(run[.pm10, 1, 0, 0], 310) && isClose(run[.dust, 0, 0, 0], 161.5) && isClose(run[.aod550, 0, 0, 0], 0.55))
        // Seven hours of PM2.5 are missing on the 27th: seventeen are too few.
        #expect(run[.pm25, 0, 0, 0] != nil && run[.pm25, 0, 1, 0] == nil)
    }

    @Test("days before the fetch are an analysis of their own and never part of the forecast")
    func archive() throws {
        let runs = try Sample.runs(Sample.airQuality)
        #expect(runs.map(\.isAnalysis) == [true, false])
        #expect(runs[0].days.map(\.description) == ["2026-03-25"] && runs[1].days.first?.description == "2026-03-26")
        #expect(runs[0].run == Timestamp(try Sample.day("2026-03-25")))
        // Fetched a week later, nothing of it is a forecast.
        let later = try Sample.runs(Sample.airQuality, known: Sample.known + .days(7))
        #expect(later.map(\.isAnalysis) == [true])
    }

    @Test("one place comes as an object and not as an array")
    func onePlace() throws {
        let text = try Sample.text(Sample.forecast)
        let end = try #require(text.firstRange(of: #"},{"latitude""#))
        let one = String(text[text.index(after: text.startIndex)..<end.lowerBound]) + "}"
        let run = try #require(try Sample.runs(of: Array(one.utf8)).first)
        #expect(run.points.count == 1 && run.source.model == "unnamed")
        #expect(isClose(run[.t2m, 0, 1, 0], 11))
    }

    @Test("what the service complains about is passed on")
    func refused() throws {
        let error = refusal(of: try Sample.text(Sample.refusal))
        guard case .refused(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("SurfacePressureAndHeightVariable"))
        #expect(error?.text.zh.contains("服务方拒绝") == true)
    }
}

@Suite("Open-Meteo: units and hostile replies")
struct OpenMeteoMistakes {
    /// One place, a day of wind.
    private func reply(
        times: String? = nil, columns: String = #""wind_speed_10m":[\#(Self.many("36"))],"wind_direction_10m":[\#(Self.many("270"))]"#,
        units: String = #""wind_speed_10m":"km/h","wind_direction_10m":"°""#, offset: String = "28800"
    ) -> String {
        let hours = (0..<24).map { #""2026-03-26T\#($0 < 10 ? "0" : "")\#($0):00""# }.joined(separator: ",")
        return #"""
            {"latitude":39.5,"longitude":76.0,"utc_offset_seconds":\#(offset),"hourly_units":{"time":"iso8601",\#(units)},
            "hourly":{"time":[\#(times ?? hours)],\#(columns)}}
            """#
    }

    private static func many(_ value: String, _ count: Int = 24) -> String {
        [String](repeating: value, count: count).joined(separator: ",")
    }

    @Test("each unit of wind that Open-Meteo writes", arguments: [("km/h", 10.0), ("m/s", 36), ("kn", 18.52), ("mp/h", 16.09344)])
    func units(unit: String, expected: Double) throws {
        let run = try #require(
            try Sample.runs(of: Array(reply(units: #""wind_speed_10m":"\#(unit)","wind_direction_10m":"°""#).utf8)).first)
        #expect(isClose(run[.u10, 0, 0, 0], expected))
    }

    @Test("a unit that is not known is named, with those to ask for; an absent one is not guessed")
    func unknownUnit() {
        let error = refusal(of: reply(units: #""wind_speed_10m":"furlong","wind_direction_10m":"°""#))
        #expect(error == .unit(key: "hourly.wind_speed_10m", found: "furlong", known: "km/h, kn, m/s, mp/h, mph"))
        #expect(refusal(of: reply(units: #""wind_direction_10m":"°""#)) == .missing(key: "hourly_units.wind_speed_10m"))
    }

    @Test("what a model does not have comes as nulls in the unit “undefined”, and is absent")
    func undefined() throws {
        let columns = #""temperature_2m":[\#(Self.many("7"))],"boundary_layer_height":[\#(Self.many("null"))]"#
        let units = #""temperature_2m":"°C","boundary_layer_height":"undefined""#
        let run = try #require(try Sample.runs(of: Array(reply(columns: columns, units: units).utf8)).first)
        #expect(run.variables == [.t2m] && run.shortfalls.contains(GuidanceShortfall(.variableAbsent, "blh")))
    }

    @Test("names that Open-Meteo used earlier are read as well")
    func earlierNames() throws {
        let columns = #""windspeed_10m":[\#(Self.many("36"))],"winddirection_10m":[\#(Self.many("180"))]"#
        let run = try #require(
            try Sample.runs(of: Array(reply(columns: columns, units: #""windspeed_10m":"km/h","winddirection_10m":"°""#).utf8)).first)
        #expect(isClose(run[.v10, 0, 0, 0], 10))
    }

    @Test("seconds since 1970 are read as well as local times")
    func unix() throws {
        let start = Int(Timestamp(try Sample.day("2026-03-26")).milliseconds / 1000)
        let times = (0..<24).map { "\(start + $0 * 3600)" }.joined(separator: ",")
        let run = try #require(try Sample.runs(of: Array(reply(times: times).utf8)).first)
        #expect(run.days.map(\.description) == ["2026-03-26"])
    }

    @Test("times that do not grow, or are none, are found at their place")
    func times() {
        let double = [String](repeating: #""2026-03-26T00:00""#, count: 24).joined(separator: ",")
        #expect(refusal(of: reply(times: double)) == .times(key: "hourly.time", index: 1))
        let odd = (["\"noon\""] + [String](repeating: #""2026-03-26T00:00""#, count: 23)).joined(separator: ",")
        #expect(refusal(of: reply(times: odd)) == .times(key: "hourly.time", index: 0))
        #expect(
            refusal(of: reply(times: (0..<24).map { "9\($0 + 10)00000000000000" }.joined(separator: ",")))
                == .times(key: "hourly.time", index: 0))
    }

    @Test(
        "lengths, types and values that do not fit are named with their key",
        arguments: [
            (#""temperature_2m":[1,2]"#, GuidanceError.length(key: "hourly.temperature_2m", have: 2, of: 24)),
            (#""temperature_2m":[\#(many("1000"))]"#, .value(key: "hourly.temperature_2m", found: "1000.0")),
            (#""temperature_2m":[\#(many("1e300"))]"#, .value(key: "hourly.temperature_2m", found: "1e+300")),
            (#""temperature_2m":[\#(many("null"))]"#, .unusable([GuidanceShortfall(.dayTooShort, "t2m 2026-03-26", have: 0, of: 24)])),
            (#""temperature_2m":[]"#, .length(key: "hourly.temperature_2m", have: 0, of: 24)),
            (#""visibility":[\#(many("1"))]"#, .unusable([GuidanceShortfall(.notUsed, "visibility")])),
            (#""temperature_2m_member99":[\#(many("1"))]"#, .tooMany(.members, have: 100, most: 64)),
        ])
    func columns(column: String, expected: GuidanceError) {
        #expect(refusal(of: reply(columns: column, units: #""temperature_2m":"°C""#)) == expected)
    }

    @Test(
        "what is no JSON, or no reply, is refused and never crashes",
        arguments: [
            "{", "[", "[]", "{}", "[{}]", "[[[[", "{\"hourly\":7}", #"{"error":true,"reason":"no"}"#, "{\"latitude\":NaN}", "[1e999]",
            String(repeating: "[", count: 100_000),
            #"{"latitude":1e999,"longitude":0,"utc_offset_seconds":0,"hourly_units":{},"hourly":{}}"#,
        ])
    func nonsense(text: String) {
        #expect(refusal(of: text) != nil)
    }

    @Test("numbers that no reply has are refused", arguments: ["1e400", "Infinity", "NaN", "-", "\"36\"", "true", "{}"])
    func numbers(value: String) {
        #expect(refusal(of: reply(columns: #""temperature_2m":[\#(Self.many(value))]"#, units: #""temperature_2m":"°C""#)) != nil)
    }

    @Test("an offset that no zone has is refused")
    func offset() {
        #expect(refusal(of: reply(offset: "999999999")) != nil)
        #expect(refusal(of: reply(offset: "99999999999999999999")) != nil)
    }

    @Test("every cut of a reply is refused or read, none crashes")
    func cuts() throws {
        let text = Array(try Sample.bytes(Sample.ensemble))
        for end in stride(from: 0, to: text.count, by: 397) {
            #expect(refusal(of: String(decoding: text.prefix(end), as: UTF8.self)) != nil, "\(end)")
        }
    }
}
