import Alerting
import Chronology
import Events
import Testing

/// One course of days against the criteria: what level it meets, and when. Days are counted from the first day of the forecast, 1.
struct Case: CustomTestStringConvertible {
    let (edition, observed, course): (String, String, String)
    let level: WarningLevel?
    let days: ClosedRange<Int>?

    init(_ edition: String, _ observed: String = "", then course: String, _ level: WarningLevel?, _ days: ClosedRange<Int>? = nil) {
        (self.edition, self.observed, self.course, self.level, self.days) = (edition, observed, course, level, days)
    }

    var testDescription: String { "\(edition): \(observed) | \(course)" }
}

@Suite struct OutlookTests {
    static let issue = day("2026-01-10")

    @Test(arguments: [
        // Guidance of 2024: yellow > 200, or > 150 for 48 h; orange > 200 48 h, or > 150 72 h; red > 200 72 h and > 300 24 h.
        Case("guidance-2024", then: "200 80", nil),
        Case("guidance-2024", then: "201 80", .yellow, 1...1),
        Case("guidance-2024", then: "80 151 151 80", .yellow, 2...3),
        Case("guidance-2024", then: "150 151 80", nil),
        Case("guidance-2024", then: "201 201 80", .orange, 1...2),
        Case("guidance-2024", then: "151 151 151 80", .orange, 1...3),
        Case("guidance-2024", then: "201 201 201 80", .orange, 1...3),
        Case("guidance-2024", then: "201 301 201 80", .red, 1...3),
        Case("guidance-2024", then: "301 301 200 80", .orange, 1...3),
        // Guidance of 2018: > 200 for 48, 72, 96 h with > 300 for 48 h, or AQI 500.
        Case("guidance-2018", then: "201 80", nil),
        Case("guidance-2018", then: "201 201 80", .yellow, 1...2),
        Case("guidance-2018", then: "201 201 201 80", .orange, 1...3),
        Case("guidance-2018", then: "201 301 301 201 80", .red, 1...4),
        Case("guidance-2018", then: "301 201 201 301 80", .orange, 1...4),
        Case("guidance-2018", then: "500 80", .red, 1...1),
        Case("guidance-2018", then: "499 80", nil),
        // A dust day is no day of pollution: it breaks the run.
        Case("guidance-2024", then: "201 450d 201 80", .yellow, 1...3),
        Case("guidance-2024", then: "500d 500d 500d 500d 500d", nil),
        // Dust counts dust days only.
        Case("dust-illustrative", then: "301d 301d 301d 80", .red, 1...3),
        Case("dust-illustrative", then: "301d 301 301d 80", .yellow, 1...3),
        Case("dust-illustrative", then: "301 301 301 80", nil),
        Case("dust-illustrative", then: "500d 80", .red, 1...1),
        // Without 36 h below 150 between them, two episodes are one, by the stricter level; with them, they are two.
        Case("guidance-2024", then: "201 120 201 201 80", .orange, 1...4),
        Case("guidance-2024", then: "201 120 120 201 201", .orange, 4...5),
        Case("guidance-2024", then: "201 160 120 160 201", .yellow, 1...5),
        Case("guidance-2024", then: "301 100 201 201 201", .orange, 1...5),
        // Days beyond the lead do not count: five for pollution, three for dust.
        Case("guidance-2024", then: "80 80 80 80 80 400 400 400", nil),
        Case("dust-illustrative", then: "80 80 80 500d", nil),
        // Days already observed count toward a run that is still going on, and only toward such a one.
        Case("guidance-2024", "201 301", then: "201 80", .red, -1...1),
        Case("guidance-2024", "201 301 201", then: "80 80", nil),
        Case("guidance-2024", "201 201 201", then: "160 80", .orange, -2...1),
        Case("guidance-2024", "301d 301d", then: "201 80", .yellow, 1...1),
        Case("guidance-2024", "201 ?", then: "201 80", .yellow, -1...1),
    ])
    func `a course meets the level that the criteria say`(_ example: Case) throws {
        let outlook = try outlook(example)
        let highest = outlook.expectations.last
        #expect(highest?.level == example.level)
        #expect(highest.map { index($0.onset)...index($0.ends) } == example.days)
    }

    @Test func `the day of issue, not yet assessed, is taken as the milder of its neighbours`() throws {
        let bridged = try outlook(Case("guidance-2024", "301 201", then: "201 80", nil), missingDays: 1)
        #expect(bridged.expectations.last?.level == .red)
        let milder = try outlook(Case("guidance-2024", "301 301", then: "160 80", nil), missingDays: 1)
        #expect(milder.expectations.last?.level == .orange)
        let short = try outlook(Case("guidance-2018", "160", then: "201 80", nil), missingDays: 1)
        #expect(short.expectations.isEmpty)
    }

    @Test func `a day of which it is not known whether it was dust parts no episodes, and a known dust day does`() throws {
        func onset(_ dust: Bool?) throws -> CalendarDate? {
            let days = [(-3, 220, false), (-2, 220, false), (-1, 400, dust), (0, 400, dust)].map { offset, aqi, dust in
                ObservedDay(date: Self.issue.advanced(by: offset), aqi: aqi, dust: dust)
            }
            return try read("guidance-2024", forecast("653101", on: Self.issue, ["220 220 80"]), observed: days)?.expectations.last?.onset
        }
        #expect(try onset(true) == Self.issue.advanced(by: 1))
        #expect(try onset(nil) == Self.issue.advanced(by: -3))
    }

    @Test func `two missing days end what was observed`() throws {
        let outlook = try outlook(Case("guidance-2024", "301 201", then: "201 80", nil), missingDays: 2)
        #expect(outlook.expectations.last?.level == .yellow)
    }

    @Test func `the probability of a level is the share of scenarios that meet it or a higher one`() throws {
        let courses = ["201 301 201 80", "201 201 80", "201 201 80", "201 80", "80"]
        let outlook = try #require(try read("guidance-2024", forecast("653101", on: Self.issue, courses), observed: []))
        #expect(outlook.expectations.map(\.probability) == [0.8, 0.6, 0.2])
        #expect(outlook.clearProbability == 0.2)
    }

    @Test func `a forecast without scenarios says nothing about runs`() throws {
        #expect(try read("guidance-2024", forecast("653101", on: Self.issue, []), observed: []) == nil)
    }

    private func outlook(_ example: Case, missingDays: Int = 0) throws -> Outlook {
        let days = example.observed.isEmpty ? nil : Days(example.observed)
        let count = days?.aqi.count ?? 0
        let observed = (0..<count).map { position in
            ObservedDay(
                date: Self.issue.advanced(by: 1 - missingDays - count + position), aqi: days?.aqi[position],
                dust: days?.dust[position] ?? false)
        }
        return try #require(try read(example.edition, forecast("653101", on: Self.issue, [example.course]), observed: observed))
    }

    private func read(_ edition: String, _ forecast: ForecastIssued, observed: [ObservedDay]) throws -> Outlook? {
        let edition = try #require(try Shipped.criteria().editions.first { $0.id == edition })
        return Outlook(forecast, id: "f", edition: edition, observed: observed)
    }

    /// 1 for the first day of the forecast.
    private func index(_ date: CalendarDate) -> Int { Self.issue.distance(to: date) }
}
