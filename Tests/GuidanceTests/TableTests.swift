import Chronology
import Guidance
import Testing
import Wording

@Suite("CSV")
struct TableTests {
    @Test("daily and sub-daily rows of one run become one run, and an analysis another")
    func sample() throws {
        let runs = try Sample.runs(Sample.csv)
        #expect(runs.map(\.source.description) == ["office.bulletin/wrf3km", "office.reanalysis/era5"])
        let run = runs[0]
        #expect((run.run.rfc3339, run.known.rfc3339, run.runIsEstimated) == ("2026-03-26T00:00:00Z", "2026-03-26T06:30:00Z", false))
        #expect(run.days.map(\.description) == ["2026-03-26", "2026-03-27", "2026-03-28"] && run.members == 2)
        #expect(run[.u10, 0, 1, 0] == -3.25 && run[.u10, 0, 1, 1] == nil && run[.u10, 0, 0, 1] == -1.5)
        #expect(run[.t2m, 0, 2, 0] == 12)
        #expect(runs[1].isAnalysis && runs[1][.pm10, 0, 0, 0] == 310.5)
    }

    @Test(
        "a mistake is found in its line, with what to write",
        arguments: [
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,0,u10,abc", 2, "value"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,0,u10,1e999", 2, "value"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,0,u10,Infinity", 2, "value"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,0,u10,900", 2, "value"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,139.47,75.99,0,u10,1", 2, "latitude"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,64,u10,1", 2, "member"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "2026-03-26,39.47,75.99,0,wind,1", 2, "variable"),
            ("2026-03-26,39.47,75.99,0,u10,-2.5", "26 March,39.47,75.99,0,u10,1", 2, "valid"),
            ("2026-03-27,39.47,75.99,1,u10,", "2026-03-27,39.47,75.99,1,u10", 5, nil),
            ("2026-03-27,39.47,75.99,1,u10,", "2026-03-26,39.47,75.99,1,u10,3", 5, nil),
            ("2026-03-27,39.47,75.99,1,u10,", "2026-03-27,39.47,75.99,1,\"u10\",3", 5, nil),
            (
                "wrf3km,2026-03-26T00:00:00Z,2026-03-26T06:30:00Z,2026-03-26,39.47,75.99,0",
                "WRF 3,2026-03-26T00:00:00Z,2026-03-26T06:30:00Z,2026-03-26,39.47,75.99,0", 2, "model"
            ),
        ])
    func mistakes(old: String, new: String, line: Int, column: String?) throws {
        let text = try Sample.text(Sample.csv)
        try #require(text.contains(old))
        let error = try #require(refusal(of: text.replacing(old, with: new, maxReplacements: 1)))
        #expect(error.line == line)
        if let column { #expect(error.text.en.contains("‘\(column)’") && error.text.zh.contains("“\(column)”")) }
    }

    @Test("guidance that was here before its run began is refused, and so is an analysis of a day that is not over")
    func impossible() throws {
        let text = try Sample.text(Sample.csv)
        guard case .knownBeforeRun = refusal(of: text.replacing("2026-03-26T06:30:00Z", with: "2026-03-25T06:30:00Z")) else {
            Issue.record("known before run")
            return
        }
        guard case .analysisOfFuture = refusal(of: text.replacing("2026-03-27T00:00:00Z", with: "2026-03-25T15:59:59Z")) else {
            Issue.record("analysis of the future")
            return
        }
    }

    @Test("a run forecasts no day before its start, and none long after it")
    func horizon() throws {
        let text = try Sample.text(Sample.csv)
        let past = refusal(of: text.replacing("Z,2026-03-26,39.47,75.99,0,u10", with: "Z,2026-03-25,39.47,75.99,0,u10"))
        #expect(past == .notOfRun(try Sample.day("2026-03-25"), run: try Sample.time("2026-03-26T00:00:00Z")))
        let rows = text.split(separator: "\n").prefix(2).joined(separator: "\n").replacing("Z,2026-03-26,", with: "Z,2027-03-26,")
        #expect(refusal(of: rows) == .notOfRun(try Sample.day("2027-03-26"), run: try Sample.time("2026-03-26T00:00:00Z")))
    }

    @Test("columns may stand in any order, with a byte order mark and CR LF")
    func columns() throws {
        let text =
            "\u{FEFF}value,variable,member,longitude,latitude,valid,known,run,model,source,note\r\n"
            + "310.5,pm10,0,75.99,39.47,2026-03-24,2026-03-27T00:00:00Z,analysis,era5,office.reanalysis,x\r\n"
        let run = try #require(try Sample.runs(of: Array(text.utf8)).first)
        #expect(run[.pm10, 0, 0, 0] == 310.5)
    }

    @Test("the wind of a reanalysis is taken at the grid point nearest to each wanted point")
    func wind() throws {
        let run = try #require(
            try Sample.runs(
                Sample.wind, points: [GuidancePoint(latitude: 39.4, longitude: 76.1), GuidancePoint(latitude: 10, longitude: 10)]
            ).first)
        #expect(run.source.name == "wind-analysis" && run.isAnalysis)
        #expect(run.points == [GuidancePoint(latitude: 39, longitude: 76)] && run.days.count == 30)
        #expect(isClose(run[.u10, 0, 0, 0], 1.34619) && isClose(run[.v10, 0, 0, 0], -0.573095))
        #expect(run.shortfalls.contains { $0.kind == .pointOutside && $0.subject == "10.0,10.0" })
    }

    @Test("a small grid is taken whole when nobody says which points are wanted, a large one is not")
    func points() throws {
        #expect(try Sample.runs(Sample.wind).first?.points.count == 9)
        let rows = (0..<65).map { "2014-12-01,\($0),39,1,1" }.joined(separator: "\n")
        #expect(refusal(of: "date,lon,lat,u_ms,v_ms\n" + rows) == .pointsWanted)
    }

    @Test("a file that nobody knows is said to be just that", arguments: ["", "hello", "Date,Hour,WatchPoint\n", "\u{0}\u{1}"])
    func unknown(text: String) {
        #expect(refusal(of: text) != nil)
        #expect(GuidanceFormat(recognising: Array(text.utf8)) == nil)
    }
}
