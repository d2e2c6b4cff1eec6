import AirQuality
import Chronology
import Events
import Playbook
import Region
import Testing
import Wording

@testable import Forecasting

@Suite("forecast.yaml")
struct PolicyTests {
    private func findings(replacing old: String, with new: String) throws -> [Finding] {
        try #require(Sample.forecastFile.contains(old))
        let text = Sample.forecastFile.replacing(old, with: new, maxReplacements: 1)
        return ForecastPolicy.read(PlaybookFiles([ForecastPolicy.file: text]), region: try Sample.region()).findings
    }

    @Test("the shipped file is right for the shipped region")
    func shipped() throws {
        let (value, findings) = ForecastPolicy.read(Sample.playbooks, region: try Sample.region())
        let policy = try #require(value)
        #expect(!findings.hasErrors)
        #expect(policy.places(of: .local).map(\.place) == ["653101", "653121", "653122"])
        #expect(policy.places(of: .corps).map(\.place) == ["659003"])
        #expect(policy.places.map(\.isSubstituted) == [false, true, true, true])
        #expect(policy.issueTime == ClockTime("18:00"))
        #expect(policy.dustRatio == 0.35)
        #expect(policy.maxima.pm10?.units == 10_000)
    }

    @Test(
        "a mistake is found where it stands, with what to write",
        arguments: [
            ("issueTime: \"18:00\"", "issueTime: \"25:00\"", "issueTime"),
            ("issueTime: \"18:00\"", "issueTime: \"20:30\"", "issueTime"),
            ("courses: 200", "courses: 1000", "courses"),
            ("minimumHistoryDays: 180", "minimumHistoryDaze: 180", "minimumHistoryDaze"),
            ("west: 75, east: 77", "west: 77, east: 75", "sectors[1].west"),
            ("upstream: [\"653201\"", "upstream: [\"999999\"", "places[1].upstream[1]"),
            ("upstream: [\"653201\"", "upstream: [\"653101\"", "places[1].upstream[1]"),
            ("windowDays: 90", "windowDays: 5", "skillAlarm.windowDays"),
            ("fewestDays: 30", "fewestDays: 120", "skillAlarm.fewestDays"),
            ("ratioBelow: 0.35", "ratioBelow: 35", "dust.ratioBelow"),
            ("  pm10: 10000\n", "", "maxima.pm10"),
            ("place: \"653121\"", "place: \"653129x\"", "places[2].place"),
            ("place: \"653121\"", "place: \"653101\"", "places[2].place"),
            ("    basis: \"653101\"", "    basis: \"999999\"", "places[1].basis"),
            ("    basis: \"653101\"", "    basis: \"653122\"", "places[1].basis"),
            ("fromLead: 6", "fromLead: 11", "tendency.fromLead"),
        ])
    func mistakes(old: String, new: String, path: String) throws {
        let findings = try findings(replacing: old, with: new)
        #expect(findings.hasErrors)
        #expect(findings.contains { $0.severity == .error && $0.mark.path == path }, "\(findings)")
    }

    @Test("a place of a warning area that is not forecast and a basis without a station are worth a look")
    func warnings() throws {
        let withoutPlace = try findings(replacing: "place: \"659003\"", with: "place: \"653131\"")
        #expect(withoutPlace.contains { $0.severity == .warning && $0.problem.en.contains("659003") })
        let withoutStation = try findings(replacing: "    basis: \"653101\"", with: "    basis: \"653131\"")
        #expect(withoutStation.contains { $0.severity == .warning && $0.problem.en.contains("has no station") })
    }

    @Test(
        "a time of day is two digits, a colon, two digits", arguments: ["8:00", "18:0", "24:00", "18:60", "18.00", "+1:00", "", "18:00:00"])
    func clockTimes(text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test("the newest and the first six o'clock")
    func clock() throws {
        let six = try #require(ClockTime("18:00"))
        let due = try time("2020-03-26T10:00:00Z")
        #expect(six.newest(until: due) == due && six.first(from: due) == due)
        #expect(six.newest(until: due - .milliseconds(1)) == due - .days(1))
        #expect(six.first(from: due + .milliseconds(1)) == due + .days(1))
        // 23:00 in UTC is the next morning in Beijing.
        #expect(six.newest(until: due + .hours(13)) == due)
    }
}
