import Chronology
import Duty
import Events
import Playbook
import Region
import Testing
import Wording

/// The rotas as they are shipped, and what their reader says about mistakes.
@Suite struct RotasFileTests {
    @Test func `the shipped rotas have no finding, and each post has one`() throws {
        let region = try Shipped.region()
        let (plan, findings) = DutyPlan.read(try Shipped.files(), region: region)
        #expect(findings.map(\.description) == [])
        #expect(Set(try #require(plan).rotas.map(\.post)) == Set(region.posts.map(\.id)))
    }

    @Test func `everyone in the shipped rotas says that he is made up, and the holidays have a source`() throws {
        let plan = try Shipped.plan()
        #expect(plan.people.allSatisfy { $0.provenance.isIllustrative })
        #expect(plan.calendar.provenance.kind == .namedSource)
    }

    @Test func `nobody is missing from the shipped rotas in 2015, 2020 and 2026`() throws {
        let plan = try Shipped.plan()
        for year in ["2015-03-01", "2020-03-26", "2026-12-20"] {
            let from = Timestamp(day(year))
            let findings = RosterFindings(DutyRoster(plan), from: from, until: from + .hours(24 * 11)).all
            #expect(findings.filter(\.leavesNobody) == [])
        }
    }

    @Test func `the shipped forecasters sit in the office on workdays and are on call for the rest`() throws {
        let roster = DutyRoster(try Shipped.plan())
        let rota = try #require(roster.plan.rota("kashgar-forecaster"))
        // The first of October is a holiday, the tenth a Saturday that is worked, the eleventh an ordinary Sunday.
        let days = ["2026-09-30", "2026-10-01", "2026-10-10", "2026-10-11", "2026-10-12"]
        #expect(days.map { roster.plan.calendar.isDay(day($0), .workdays) } == [true, false, true, false, true])
        let noon = days.map { rota.order(at: at($0, "12:00"))?.first }
        let night = days.map { rota.order(at: at($0, "23:00"))?.first }
        #expect(noon[1] == night[1] && noon[3] == night[3])
    }

    /// One slip of the pen each, and what the finding must say.
    static let slips: [(from: String, to: String, says: String)] = [
        (
            "post: kashgar-command-duty", "post: kashgar-comand-duty",
            "there is no post ‘kashgar-comand-duty’ — did you mean ‘kashgar-command-duty’?"
        ),
        ("turn: [kashgar-officer-1", "turn: [kashgar-oficer-1", "there is no person ‘kashgar-oficer-1’"),
        ("turn: [kashgar-officer-1", "turn: [tumxuk-officer-1", "the post ‘kashgar-command-duty’ is local and ‘tumxuk-officer-1’ is corps"),
        ("turn: [tumxuk-officer-1", "turn: [kashgar-officer-1", "the post ‘tumxuk-command-duty’ is corps and ‘kashgar-officer-1’ is local"),
        ("\"20:00-08:00\"", "\"20:00-07:30\"", "has a gap: nobody from 2015-01-06 07:30, at least until 2015-01-06 08:00"),
        ("\"20:00-08:00\"", "\"19:00-08:00\"", "the shifts 08:00-20:00 and 19:00-08:00 overlap"),
        ("\"20:00-08:00\"", "\"20:00-08:01\"", "the shifts 20:00-08:01 and 08:00-20:00 overlap"),
        ("\"20:00-08:00\"", "\"20:00-24:00\"", "not a shift in Beijing time"),
        ("\"20:00-08:00\"", "20-8", "not a shift in Beijing time"),
        ("days: workdays", "days: workday", "did you mean ‘workdays’?"),
        ("each: week", "each: month", "write one of: shift, day, week"),
        ("first: 2015-01-05", "first: 2015-02-30", "not a day of the calendar"),
        ("first: 2015-01-05", "first: 2015-01-05\n        last: 2015-01-04", "the last day, 2015-01-04, is before the first"),
        ("first: 2015-01-05", "first: 2015-01-05\n        last: 2015-03-04", "has a gap: nobody from 2015-03-05 08:00"),
        (
            "days: workdays\n        shifts: [\"09:30-19:30\"]", "days: every\n        shifts: [\"09:30-09:30\"]", "this layer never counts"
        ),
        ("workdays: [2026-01-04", "workdays: [2026-01-01", "2026-01-01 is a holiday and worked in exchange for one"),
        ("side: local, language: zh", "side: local, language: zh, phone: 1", "a rota holds no numbers and addresses (‘phone’)"),
        ("en: Kashgar officer 1}", "en: Officer 138-0000-0000}", "a rota holds no numbers and addresses (‘name’)"),
        ("{id: kashgar-officer-2,", "{id: kashgar-officer-1,", "‘kashgar-officer-1’ is used twice"),
        ("post: kashgar-command-chief", "post: kashgar-command-duty", "‘kashgar-command-duty’ is used twice"),
        ("longest: 7d", "longest: 32d", "outside 1h to 31d"),
        ("    longest: 7d\n", "", "‘kashgar-chief-1’ is on the post ‘kashgar-command-chief’ for 168 h on end, 24 h at most"),
        (
            "turn: [kashgar-ecology-1, kashgar-ecology-2", "turn: [kashgar-chief-1, kashgar-ecology-2",
            "‘kashgar-chief-1’ is on 2 posts at once"
        ),
    ]

    @Test(arguments: slips.indices) func `a slip of the pen is found, with its line and what to write`(index: Int) throws {
        let slip = Self.slips[index]
        let (files, _) = try Shipped.files(replacing: slip.from, by: slip.to)
        let found = DutyPlan.read(files, region: try Shipped.region()).findings
        #expect(found.contains { $0.description.contains(slip.says) }, "\(found)")
        #expect(found.allSatisfy { $0.mark.line > 1 && $0.mark.file == DutyPlan.path })
    }

    @Test func `the finding points at the line`() throws {
        let (files, line) = try Shipped.files(replacing: "turn: [kashgar-officer-1", by: "turn: [tumxuk-officer-1")
        #expect(DutyPlan.read(files, region: try Shipped.region()).findings.map(\.mark.line) == [line])
    }

    @Test func `a file that is not there is a finding`() throws {
        let files = try Shipped.files().without(DutyPlan.path)
        #expect(DutyPlan.read(files, region: try Shipped.region()).findings.hasErrors)
    }
}

/// Sizes of the file, each one too large.
@Suite struct RotasFileBoundTests {
    private func findings(_ people: String, _ rotas: String, _ holidays: String = "") throws -> [String] {
        let text = """
            calendar: {holidays: [\(holidays)], workdays: [], provenance: illustrative}
            people: [\(people)]
            rotas: [\(rotas)]
            """
        return DutyPlan.read(PlaybookFiles([DutyPlan.path: text]), region: try Shipped.region()).findings.map(\.description)
    }

    private func person(_ id: String) -> String {
        "{id: \(id), name: {zh: a, en: a}, side: local, language: en, provenance: illustrative}"
    }

    private func layer(shifts: [String] = ["00:00-00:00"], turn: [String] = ["a"]) -> String {
        let quoted = shifts.map { "\"\($0)\"" }.joined(separator: ", ")
        return "{shifts: [\(quoted)], turn: [\(turn.joined(separator: ", "))], each: day, first: 2026-01-01}"
    }

    private func rota(_ layers: [String], post: String = "kashgar-command-duty") -> String {
        "{post: \(post), longest: 31d, layers: [\(layers.joined(separator: ", "))], provenance: illustrative}"
    }

    @Test func `as much as is allowed is read, one more is refused`() throws {
        let minutes = (0...DutyLimits.shiftsPerDay).map { "0\($0):00-0\($0):30" }
        let days = (0...DutyLimits.calendarDays).map { "\(day("2026-01-01").advanced(by: $0))" }
        let most = DutyLimits.layers + 1
        let cases: [(says: String, findings: [String])] = [
            (
                "‘people’ has 501 items",
                try findings((0...DutyLimits.people).map { person("a\($0)") }.joined(separator: ", "), rota([layer()]))
            ),
            (
                "‘rotas’ has 201 items",
                try findings(person("a"), (0...DutyLimits.rotas).map { rota([layer()], post: "p\($0)") }.joined(separator: ", "))
            ),
            ("‘layers’ has 9 items", try findings(person("a"), rota(Array(repeating: layer(), count: most)))),
            ("‘shifts’ has 9 items", try findings(person("a"), rota([layer(shifts: minutes)]))),
            ("‘turn’ has 61 items", try findings(person("a"), rota([layer(turn: Array(repeating: "a", count: DutyLimits.turn + 1))]))),
            ("‘holidays’ has 401 items", try findings(person("a"), rota([layer()]), days.joined(separator: ", "))),
        ]
        for (says, findings) in cases { #expect(findings.contains { $0.contains(says) }, "\(findings)") }
        let full = rota([layer(turn: Array(repeating: "a", count: DutyLimits.turn))])
        let people = (["a"] + (1..<DutyLimits.people).map { "a\($0)" }).map(person).joined(separator: ", ")
        #expect(try findings(people, full, days.dropLast().joined(separator: ", ")) == [])
    }
}
