import Events
import Foundation
import Playbook
import Testing
import Wording

@testable import Accord

@Suite("The policy of the link")
struct PolicyPromises {
    private static let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Playbooks/liaison/policy.yaml")

    private func text() throws -> String { try String(contentsOf: Self.shipped, encoding: .utf8) }

    private func read(_ text: String) -> (value: CrossingPolicy?, findings: [Finding]) {
        CrossingPolicy.read(PlaybookFiles([CrossingPolicy.file: text]))
    }

    @Test("as shipped asks for signatures, and lets cross what the standard one does")
    func shipped() throws {
        let (value, findings) = read(try text())
        let policy = try #require(value)
        #expect(findings.isEmpty && policy.signatures == .required)
        #expect(Set(policy.crossings.map(\.prefix)) == Set(CrossingPolicy.standard.crossings.map(\.prefix)))
        #expect(policy.requiring(.accepted).limited(to: policy.bytesPerSecond) == policy.requiring(.accepted))
    }

    @Test("cannot take out what lives hang on, and says why", arguments: VitalType.all)
    func vital(type: VitalType) throws {
        let without = try text().split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("type: \(type.prefix),") }
        let (value, findings) = read(without.joined(separator: "\n"))
        #expect(value == nil)
        #expect(findings.count == 1 && findings[0].problem.en.contains(type.reason.en) && findings[0].mark.line > 1)
    }

    @Test("cannot let it cross in one direction only")
    func oneWay() throws {
        let (value, findings) = read(try text().replacing("{type: water., from: both", with: "{type: water., from: corps"))
        let why = "‘water.’ does not cross from local: intakes downstream are shut on what upstream says"
        #expect(value == nil && findings.map(\.problem.en) == [why])
        let narrow = read(try text().replacing("{type: warning., from: both", with: "{type: warning.issued, from: both"))
        #expect(narrow.value == nil)
    }

    @Test("may take out the rest, and lets a direction be chosen")
    func rest() throws {
        let (value, _) = read(try text().replacing("{type: task., from: both", with: "{type: task., from: local"))
        let policy = try #require(value)
        #expect(policy.crosses("task.assigned", from: .local) && !policy.crosses("task.assigned", from: .corps))
        #expect(policy.crosses("task.assigned") && !policy.crosses("clock.advanced"))
    }

    @Test(
        "is only what the other side itself says",
        arguments: [
            (said(1), true), (said(1, "water.incident.reported"), true), (said(1, "air.file.read"), false),
            (said(1, "link.changed"), false),
            (said(1, "notification.requested"), false), (said(1, "warning.issued", .local), false),
        ])
    func takes(event: Event, crosses: Bool) {
        #expect(CrossingPolicy.standard.takes(event, from: .corps) == crosses)
    }

    @Test(
        "names what is wrong with a bound",
        arguments: [
            ("bytesPerSecond: 1048576", "bytesPerSecond: 12"), ("every: 500", "every: 0"), ("events: 1000", "events: 5000"),
            ("ahead: 1h", "ahead: 1s"), ("signatures: required", "signatures: perhaps"), ("page: {events", "page: {evnts"),
        ])
    func bounds(right: String, wrong: String) throws {
        let (value, findings) = read(try text().replacing(right, with: wrong))
        #expect(value == nil && !findings.isEmpty)
    }
}
