import Chronology
import Testing
import Wording

@testable import Guidance

@Suite("Every bound is reached")
struct BoundTests {
    private func run(
        points: Int = 1, days: Int = 1, members: Int = 1, variables: [GuidanceVariable] = [.u10], isAnalysis: Bool = false,
        values: Int? = nil
    ) throws(GuidanceError) -> GuidanceRun {
        let count = values ?? points * days * members * variables.count
        return try GuidanceRun(
            source: .grib, run: Timestamp(milliseconds: 0), runIsEstimated: false, known: .distantFuture, isAnalysis: isAnalysis,
            points: (0..<points).map { GuidancePoint(latitude: Double($0) / 2, longitude: 76) }, firstDay: CalendarDate(dayNumber: 1),
            dayCount: days, members: members, variables: variables, values: [Float](repeating: 1, count: count), shortfalls: [])
    }

    @Test("points, members and days up to the bound, not beyond")
    func counts() throws {
        #expect(try run(points: 64).points.count == 64)
        #expect(throws: GuidanceError.tooMany(.points, have: 65, most: 64)) { try run(points: 65) }
        #expect(try run(members: 64).members == 64)
        #expect(throws: GuidanceError.tooMany(.members, have: 65, most: 64)) { try run(members: 65) }
        #expect(try run(days: 16).days.count == 16)
        #expect(throws: GuidanceError.tooMany(.days, have: 17, most: 16)) { try run(days: 17) }
        #expect(try run(days: 17, isAnalysis: true).days.count == 17)
        #expect(throws: GuidanceError.tooMany(.days, have: 20_001, most: 20_000)) { try run(days: 20_001, isAnalysis: true) }
    }

    @Test("values up to the bound, and as many as the counts say")
    func values() {
        #expect(throws: GuidanceError.tooMany(.values, have: 2_560_000, most: 2_000_000)) {
            try run(points: 64, days: 20_000, variables: [.u10, .v10], isAnalysis: true, values: 1)
        }
        #expect(throws: GuidanceError.shape) { try run(days: 3, values: 2) }
        #expect(throws: GuidanceError.shape) { try run(variables: [.u10, .u10]) }
        #expect(throws: GuidanceError.nothingUsable) { try run(days: 0) }
        #expect(throws: GuidanceError.nothingUsable) { try run(days: -5, values: 0) }
        #expect(throws: GuidanceError.nothingUsable) { try run(points: 0) }
    }

    @Test("a point that is not on earth is refused")
    func astray() {
        #expect(throws: GuidanceError.point("91.0,0.0")) {
            try GuidanceRun(
                source: .grib, run: Timestamp(milliseconds: 0), runIsEstimated: false, known: .distantFuture, isAnalysis: false,
                points: [GuidancePoint(latitude: 91, longitude: 0)], firstDay: CalendarDate(dayNumber: 1), dayCount: 1, members: 1,
                variables: [.u10], values: [1], shortfalls: [])
        }
    }

    @Test("bytes, rows and runs of a file")
    func files() {
        let long = [UInt8](repeating: UInt8(ascii: " "), count: GuidanceLimits.bytes) + Array("{}".utf8)
        #expect(throws: GuidanceError.tooLarge(bytes: long.count, most: GuidanceLimits.bytes)) { try Sample.runs(of: long) }
        let header = "date,lon,lat,u_ms,v_ms\n"
        let rows = String(repeating: "2014-12-01,1,1,1,1\n", count: GuidanceLimits.rows + 1)
        #expect(refusal(of: header + rows) == .tooMany(.rows, have: GuidanceLimits.rows + 1, most: GuidanceLimits.rows))
        let top = "source,model,run,known,valid,latitude,longitude,member,variable,value\n"
        let many = (0...GuidanceLimits.runs).map { "a,b\($0),analysis,2026-03-27T00:00:00Z,2026-03-24,39,76,0,pm10,1" }
        #expect(
            refusal(of: top + many.joined(separator: "\n")) == .tooMany(.runs, have: GuidanceLimits.runs + 1, most: GuidanceLimits.runs))
    }

    @Test("a forecast beyond the sixteenth day is cut there, and says so")
    func horizon() throws {
        let top = "source,model,run,known,valid,latitude,longitude,member,variable,value\n"
        let rows = (0..<20).map { "a,b,2026-03-26T00:00:00Z,2026-03-26T06:00:00Z,\(CalendarDate(dayNumber: 20_538 + $0)),39,76,0,t2m,1" }
        let run = try #require(try Sample.runs(of: Array((top + rows.joined(separator: "\n")).utf8)).first)
        #expect(run.days.count == 16 && run.days.first?.description == "2026-03-26")
        #expect(run.shortfalls == [GuidanceShortfall(.beyondHorizon, "2026-04-11")])
    }

    @Test("places of a reply and steps of a series")
    func replies() {
        let place = #"{"latitude":1,"longitude":1,"utc_offset_seconds":0,"hourly_units":{},"hourly":{"time":[]}}"#
        let places = "[" + [String](repeating: place, count: 65).joined(separator: ",") + "]"
        #expect(refusal(of: places) == .tooMany(.points, have: 65, most: 64))
        let times = (0...GuidanceLimits.stepsOfSeries).map { "\($0 * 3600)" }.joined(separator: ",")
        let long = #"{"latitude":1,"longitude":1,"utc_offset_seconds":0,"hourly_units":{},"hourly":{"time":[\#(times)]}}"#
        #expect(refusal(of: long) == .tooMany(.steps, have: GuidanceLimits.stepsOfSeries + 1, most: GuidanceLimits.stepsOfSeries))
    }

    @Test("notes beyond the bound are counted")
    func notes() {
        let all = (0..<500).map { GuidanceShortfall(.notUsed, "\($0)") }
        let kept = GuidanceShortfall.bounded(all)
        #expect(kept.count == GuidanceLimits.shortfalls && kept.last == GuidanceShortfall(.more, "", have: 301))
    }
}
