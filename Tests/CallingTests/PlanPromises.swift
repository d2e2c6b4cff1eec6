import Chronology
import Duty
import Events
import Foundation
import Playbook
import Region
import Testing
import Wording

@testable import Calling

@Suite("The calling plan")
struct PlanPromises {
    @Test("that is shipped has no finding")
    func shipped() {
        let (value, findings) = CallingPlan.read(Shipped.files, region: Shipped.region, duty: Shipped.duty)
        #expect(findings.map { $0.text(in: .en) } == [])
        #expect(value != nil)
    }

    /// What is changed in the shipped file, and what is said about it.
    static let mistakes: [(old: String, new: String, said: String)] = [
        ("ladder: critical-asked\n    chain: proposal", "ladder: critical-askd\n    chain: proposal", "did you mean ‘critical-asked’"),
        ("      - afterMinutes: 0\n", "      - afterMinutes: 1\n", "write afterMinutes: 0"),
        ("      - afterMinutes: 10\n", "      - afterMinutes: 5\n", "do not come one after the other"),
        ("posts: {local: [kashgar-command-chief], ", "posts: {local: [kashgar-command-duty], ", "does not end with the chief of local"),
        ("posts: {local: [kashgar-command-chief], ", "posts: {local: [], ", "local"),
        ("posts: {local: [kashgar-command-chief], ", "posts: {local: [tumxuk-command-chief], ", "which is not local"),
        ("posts: {local: [kashgar-command-chief], ", "posts: {local: [kashgar-command-chef], ", "did you mean ‘kashgar-command-chief’"),
        ("channels: [desk, wecom, dingtalk, email]", "channels: [desk, wecom, pigeon]", "pigeon"),
        ("    repeat: {everyMinutes: 10, rounds: 144}\n", "", "has no ‘repeat’"),
        ("    sides: other\n", "    sides: both\n", "calls about its own calls and never ends"),
        ("over: [watch.recovered]\n", "over: [watch.lapsed]\n", "both opens and ends"),
        ("when: {kind: [link, side, service]}", "when: {kind: [link, side]}", "watch of ‘service’"),
        ("when: {kind: [link, side, service]}", "when: {kind: [link, side, servise]}", "did you mean ‘service’"),
        ("when: {change: [raised]}", "when: {chance: [raised]}", "did you mean ‘change’"),
        ("when: {change: [raised]}", "when: {hazard: [polution]}", "did you mean ‘pollution’"),
        ("{area}{hazard}预警由{from}升为{level}", "{area}{hazrd}预警由{from}升为{level}", "did you mean ‘hazard’"),
        ("events: [warning.cancelled]", "events: [warning.canceled]", "did you mean ‘warning.cancelled’"),
        ("    lasts: 12h\n", "", "have no end"),
        ("ladder: critical\n    chain: warning", "ladder: minor\n    chain: warning", "name a ladder that is as urgent"),
        ("answeredBy: [warning.endorsed]", "answeredBy: [warning.withdrawn]", "not said by a person"),
        ("subjects: [2698A, 2699A, 2700A]", "subjects: [2698A, 9999A]", "no place or station ‘9999A’"),
        ("places: [\"659003\"]", "places: [\"653101\"]", "is not of corps"),
        ("by: \"20:00\"", "by: \"25:00\"", "time of day"),
        (
            "when: {level: [orange, red]}", "when: {level: [orange]}",
            "no rule calls anybody about warning.issued, level red, every hazard, both sides"
        ),
        ("when: {level: [orange, red]}", "when: {level: [orange]}", "add red to ‘level’ of the rule ‘warning-issued-high’"),
        (
            "when: {level: [orange, red]}", "when: {level: [orange, red], hazard: [pollution, control, ozone, dust, river]}",
            "warning.issued, level red, hazard drinking-water, both sides"
        ),
        ("when: {change: [raised]}", "when: {change: [lowered]}", "add raised to ‘change’ of the rule ‘warning-raised’"),
        ("when: {change: [lowered, extended]}", "when: {change: [lowered]}", "warning.updated, change extended, level red"),
        (
            "events: [warning.lifted]", "events: [link.healed]",
            "write a rule with events: [warning.lifted], when: {level: [red]}, sides: both"
        ),
        (
            "events: [warning.cancelled]\n    sides: both", "events: [warning.cancelled]\n    sides: own",
            "write sides: both in the rule ‘warning-cancelled’"
        ),
        (
            "events: [consultation.opened]\n", "events: [consultation.opened]\n    when: {level: [red]}\n",
            "consultation.opened, level orange"
        ),
        ("when: {step: [issue, raise]}", "when: {step: [issue]}", "warning.proposed, level red, step raise, every hazard, side own"),
        ("when: {grade: [IV]}", "when: {grade: [III]}", "water.incident.graded, grade IV, both sides"),
        ("when: {kind: [warning, search, update]}", "when: {kind: [search, update]}", "water.alarm.sent, kind warning, both sides"),
        ("when: {severity: [grave]}", "when: {severity: [serious]}", "water.incident.suspected, severity grave, side own"),
    ]

    /// The shipped file with the channels of one ladder's steps changed, and what is said about it.
    private func findings(_ ladder: String, _ change: (_ channels: Substring, _ step: Int) -> String) throws -> [String] {
        var lines = try #require(Shipped.files[CallingPlan.path]).split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex(of: "  - id: \(ladder)"))
        let end = try #require(lines[(start + 1)...].firstIndex { $0.hasPrefix("  - id: ") || $0 == "rules:" })
        let channels = (start..<end).filter { lines[$0].contains("channels: ") }
        for (step, line) in channels.enumerated() { lines[line] = Substring("        channels: \(change(lines[line], step))") }
        let files = PlaybookFiles([CallingPlan.path: lines.joined(separator: "\n")])
        return CallingPlan.read(files, region: Shipped.region, duty: Shipped.duty).findings.map { $0.text(in: .en) }
    }

    @Test("with an urgent ladder that calls by the desk alone is refused", arguments: ["critical", "major-asked", "water", "recall"])
    func deskAlone(_ ladder: String) throws {
        let said = try findings(ladder) { _, _ in "[desk]" }
        #expect(said.count == 1 && said.allSatisfy { $0.hasPrefix("duty/calling.yaml:") }, "\(said)")
        #expect(said.allSatisfy { $0.contains("‘\(ladder)’") && $0.contains("calls by the desk alone") && $0.contains("add sms, wecom") })
        // One step that leaves the room is enough: the page may come first.
        for step in 0...1 { #expect(try findings(ladder) { _, number in number == step ? "[desk, sms]" : "[desk]" } == []) }
    }

    @Test("may leave what is minor to whoever is before the desk")
    func minorDesk() throws {
        #expect(try findings("minor") { _, _ in "[desk]" } == [])
        #expect(try findings("news") { _, _ in "[desk]" } == [])
    }

    @Test("with a mistake is refused, with file, line and what to write", arguments: mistakes)
    func mistake(_ mistake: (old: String, new: String, said: String)) throws {
        let text = try #require(Shipped.files[CallingPlan.path])
        let range = try #require(text.range(of: mistake.old), "‘\(mistake.old)’ is not in the file")
        let files = PlaybookFiles([CallingPlan.path: text.replacingCharacters(in: range, with: mistake.new)])
        let (value, findings) = CallingPlan.read(files, region: Shipped.region, duty: Shipped.duty)
        #expect(value == nil)
        let texts = findings.map { $0.text(in: .en) }
        #expect(texts.contains { $0.contains(mistake.said) && $0.hasPrefix("duty/calling.yaml:") }, "\(texts)")
    }
}
