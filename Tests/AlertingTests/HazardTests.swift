import Alerting
import Chronology
import Events
import Testing
import Wording

/// The hazards beside heavy pollution and dust, and whose day a day is.
@Suite struct HazardTests {
    let first = day("2026-07-10")
    func on(_ days: Int) -> CalendarDate { first.advanced(by: days) }

    private func bench() throws -> Bench { try Bench(criteria: try Shipped.criteria()) }

    private func outlook(_ hazard: Hazard, _ forecast: ForecastIssued, observed: [ObservedDay] = []) throws -> Outlook {
        let edition = try #require(try Shipped.criteria()[hazard])
        return try #require(Outlook(forecast, id: "f", edition: edition, observed: observed))
    }

    // MARK: Ozone

    @Test func `a day counts for ozone in its months, when ozone is the primary pollutant and it is no dust day`() throws {
        func level(_ date: String, _ course: String, primary: String = "o3") throws -> WarningLevel? {
            try outlook(.ozone, forecast("653101", on: day(date), [course], primary: primary)).expectations.last?.level
        }
        #expect(try level("2026-07-10", "101 101 80") == .blue)
        #expect(try level("2026-07-10", "151 151 80") == .yellow)
        #expect(try level("2026-07-10", "100 100 80") == nil)
        #expect(try level("2026-07-10", "151 151 80", primary: "pm2_5") == nil)
        #expect(try level("2026-01-10", "151 151 80") == nil)
        #expect(try level("2026-07-10", "151d 151d 80") == nil)
        // The season ends with September: one day of it is left.
        #expect(try level("2026-09-29", "151 151 80") == nil)
        #expect(try level("2026-09-28", "151 151 80") == .yellow)
    }

    @Test func `an observed day counts for ozone when it was primary, and is unknown when nobody knows`() throws {
        func level(_ primary: [String]?) throws -> WarningLevel? {
            let observed = [ObservedDay(date: first, aqi: 160, dust: false, primary: primary)]
            let ahead = forecast("653101", on: first, ["160 80"], primary: "o3")
            return try outlook(.ozone, ahead, observed: observed).expectations.last?.level
        }
        #expect(try level(["o3", "pm10"]) == .yellow)
        #expect(try level(["pm10"]) == nil)
        #expect(try level(nil) == nil)
    }

    // MARK: One warning for a day

    @Test func `the days of heavy pollution are not light and moderate pollution as well`() throws {
        var bench = try bench()
        #expect(try bench.issue(first, "220 230 80") == ["issued local-kashgar-urban-pollution-2026-01 orange 2026-07-11…2026-07-12"])
        #expect(try bench.assessments.last?.criteria.contains { $0.hazard == "control" && $0.probability == 1 } == true)
    }

    @Test func `days beside them are, when enough of them are left for a rule`() throws {
        var bench = try bench()
        let said = try bench.issue(first, "220 80 80 80 80")
        #expect(said == ["issued local-kashgar-urban-pollution-2026-01 yellow 2026-07-11…2026-07-11"])
        var other = try self.bench()
        #expect(
            try other.issue(first, "160 140 220 80")
                == [
                    "issued local-kashgar-urban-pollution-2026-01 yellow 2026-07-13…2026-07-13",
                    "issued local-kashgar-urban-control-2026-01 blue 2026-07-11…2026-07-12",
                ])
    }

    @Test func `light and moderate pollution ends where heavy pollution takes over`() throws {
        var bench = try bench()
        let control = "local-kashgar-urban-control-2026-01"
        #expect(try bench.issue(first, "160 80 80") == ["issued \(control) blue 2026-07-11…2026-07-11"])
        try bench.assess(on(1), "160")
        let said = try bench.issue(on(1), "220 230 220 80")
        #expect(said.contains("issued local-kashgar-urban-pollution-2026-01 orange 2026-07-11…2026-07-14"))
        #expect(said.contains("lifted \(control) blue"))
    }

    @Test func `a day of ozone is not light and moderate pollution as well, and heavy pollution takes both`() throws {
        var ozone = try bench()
        #expect(
            try ozone.issue(first, "140 140 140 80", primary: "o3") == [
                "issued local-kashgar-urban-ozone-2026-01 blue 2026-07-11…2026-07-13"
            ])
        var heavy = try bench()
        let said = try heavy.issue(first, "240 240 240 80", primary: "o3")
        #expect(said == ["issued local-kashgar-urban-pollution-2026-01 orange 2026-07-11…2026-07-13"])
    }

    @Test(arguments: 0..<30)
    func `no day is warned of by two hazards of the same issue`(seed: Int) throws {
        var lots = Lots(seed: seed)
        var bench = try bench()
        let words = (0..<10).map { _ in "\(60 + lots.next(300))\(lots.next(4) == 0 ? "d" : "")" }.joined(separator: " ")
        try bench.feed(forecast("653101", on: first, [words], primary: lots.next(2) == 0 ? "o3" : "pm10"))
        let spans = try bench.said.map { try $0.payload(WarningIssued.self) }.filter { $0.hazard != "dust" }.map { $0.onset...$0.ends }
        for (position, one) in spans.enumerated() {
            for other in spans[..<position] { #expect(!one.overlaps(other), "seed \(seed): \(words)") }
        }
    }

    // MARK: A lead for each level

    @Test func `a level looks as far as its own lead`() throws {
        let edition = try #require(try Shipped.criteria()[.pollution])
        let levels = edition.levels.map { level in
            LevelCriterion(level.level, anyOf: level.anyOf, probability: 0.5, leadDays: level.level == .yellow ? 5 : 3)
        }
        func level(_ course: String) throws -> WarningLevel? {
            let outlook = Outlook(
                forecast("653101", on: first, [course]), id: "f", edition: edition.with(levels), observed: [])
            return try #require(outlook).expectations.last?.level
        }
        #expect(try level("80 210 210 80") == .orange)
        #expect(try level("80 80 210 210 80") == .yellow)
        #expect(try level("80 80 80 80 210 80") == .yellow)
        #expect(try level("80 80 80 80 80 210") == nil)
    }
}

/// Days that begin at any hour.
@Suite struct SlidingMeanTests {
    private let first = day("2026-01-10")

    /// Two days of 190 with the pollution in the night between them: around midnight 24 hours have more.
    private func forecast(hours values: [Double]?, _ course: String = "190 190 80") -> ForecastIssued {
        let days = plain("653101", first, course)
        guard let values else { return days }
        let band = ForecastHours.Band(low: values, median: values, high: values)
        return ForecastIssued(
            place: days.place, issued: days.issued, dataCutoff: days.dataCutoff, edition: days.edition, method: days.method, basis: [],
            days: days.days, scenarios: days.scenarios, explanation: days.explanation,
            hours: ForecastHours(first: Timestamp(first.advanced(by: 1), hour: 1), pollutants: ["pm2_5": band], days: 1))
    }

    private func plain(_ place: String, _ date: CalendarDate, _ course: String) -> ForecastIssued {
        AlertingTests.forecast(place, on: date, [course])
    }

    private let night: [Double] =
        (0..<24).map { $0 >= 12 ? 180 : 20 } + (0..<24).map { $0 < 12 ? 180 : 20 } + Array(repeating: 50, count: 24)

    private func level(_ forecast: ForecastIssued, _ edition: CriteriaEdition) throws -> WarningLevel? {
        try #require(Outlook(forecast, id: "f", edition: edition, observed: [])).expectations.last?.level
    }

    private func edition(above: Int, hours: Int) throws -> CriteriaEdition {
        let edition = try #require(try Shipped.criteria()[.pollution])
        return edition.with([
            LevelCriterion(.yellow, anyOf: [Alternative(RunRule(above: above, hours: hours))], probability: 0.5, leadDays: 5)
        ])
    }

    @Test func `any twenty-four hours count, across midnight, where there are hours`() throws {
        let edition = try edition(above: 200, hours: 24)
        #expect(try level(forecast(hours: night), edition) == .yellow)
        #expect(try level(forecast(hours: nil), edition) == nil)
        #expect(try level(forecast(hours: Array(repeating: 50, count: 72)), edition) == nil)
    }

    @Test func `calendar days are calendar days, whatever the hours`() throws {
        let dust = try #require(try Shipped.criteria()[.dust])
        #expect(dust.dailyMean == .calendar)
        #expect(try level(forecast(hours: night, "190d 190d 80d"), dust.with(edition(above: 200, hours: 24).levels)) == nil)
    }

    @Test func `a level that calendar days meet is met with hours as well`() throws {
        for course in ["201 80", "151 151 80", "201 201 80", "201 301 201 80"] {
            let edition = try #require(try Shipped.criteria()[.pollution])
            let (with, without) = (try level(forecast(hours: night, course), edition), try level(forecast(hours: nil, course), edition))
            #expect(try #require(with) >= #require(without))
        }
    }

    @Test func `days across midnight that are not clear hold up the lifting`() throws {
        let edition = try #require(try Shipped.criteria()[.pollution])
        func clear(_ hours: [Double]?) throws -> Double {
            try #require(Outlook(forecast(hours: hours, "140 140 80"), id: "f", edition: edition, observed: [])).clearProbability
        }
        #expect(try clear(nil) == 1)
        #expect(try clear(Array(repeating: 50, count: 72)) == 1)
        #expect(try clear(night) == 0)
    }

    @Test func `hours of another day, too few of them, or of a pollutant that is not primary say nothing`() throws {
        let edition = try edition(above: 200, hours: 24)
        #expect(try level(forecast(hours: Array(night.prefix(47))), edition) == nil)
        #expect(try level(forecast(hours: []), edition) == nil)
    }
}
