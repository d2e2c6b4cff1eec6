import Chronology
import Events
import Foundation
import Testing

@testable import DutyDesk

/// What the page says of an incident to somebody half asleep, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct WaterPageRunTests {
    private func said(
        _ payloads: [any EventPayload], in language: String = "en", after: Duration = .zero, first: any EventPayload = Sample.incident()
    )
        throws -> PageRun.Said
    {
        var state = DeskState()
        let processor = DeskProcessor(region: Sample.region)
        for (index, payload) in ([first] + payloads).enumerated() {
            _ = try processor.handle(try Sample().event(payload, id: "e\(index)"), state: &state)
        }
        let incidents = String(decoding: try JSONEncoder().encode(state.incidents.items), as: UTF8.self)
        return try PageRun.run(
            """
            view.incidents = \(incidents);
            view.time = \((Sample.evening + after).milliseconds);
            water.drawIncidents(root, view);
            print(view.incidents.filter(water.isOpen).flatMap((incident) => water.needsOfIncident(incident, view).map((need) => need.text)));
            """, in: language)
    }

    @Test(arguments: [("en", "Order by 18:35 (in 35 min): Kaqun headworks: close the gates"), ("zh", "18:35 前下令（35 分钟后）：喀群渠首：关闸")])
    func `the next order stands at the top and on the card, with its time and who gives it`(_ language: String, _ words: String) throws {
        let said = try said([Sample.plan()], in: language)
        #expect(said.needs.contains { $0.hasPrefix(words) })
        #expect(said.card.contains("18:35") && said.card.contains(language == "en" ? "not verified on site" : "未实地核实"))
    }

    @Test func `an intake may be reopened not before its time and only after clean samples`() throws {
        let said = try said([Sample.plan()])
        #expect(said.card.contains("reopen not before 28 Mar 10:00, and only after clean samples"))
        let closed = try self.said([Sample.plan()], after: .hours(20))
        #expect(closed.card.contains("To stay closed") && closed.card.contains("only after clean samples"))
        #expect(try !self.said([Sample.plan()], after: .hours(41)).card.contains("To stay closed"))
    }

    @Test func `an order whose time has passed is no decision any more`() throws {
        #expect(try !said([Sample.plan()], after: .minutes(36)).needs.contains { $0.contains("Kaqun") })
    }

    @Test func `a report that is due soon is counted down, and one that is late says so`() throws {
        let due = Sample.report(due: Sample.evening + .hours(1))
        #expect(try said([due]).needs.contains("First report due by 19:00 (1 h 0 min left)"))
        #expect(try said([due], after: .minutes(75)).needs.contains("First report OVERDUE by 15 min (was due by 19:00)"))
        let done = ReportSubmitted(
            report: due.report, incident: due.incident, post: "kashgar-command-duty", person: "甲", at: Sample.evening)
        #expect(try said([due, done], after: .minutes(75)).needs.allSatisfy { !$0.contains("report") })
    }

    @Test func `an alarm that nobody has read back is to be telephoned, until somebody has`() throws {
        let alarm = Sample.alarmNumbered("a1")
        #expect(try said([alarm], after: .minutes(5)).needs.allSatisfy { !$0.contains("Telephone") })
        let late = try said([alarm], after: .minutes(16))
        #expect(late.needs.contains("Alarms not read back: 1. Telephone Tumxuk (corps)") && late.card.contains("UNANSWERED: telephone"))
        let receipt = AlarmReceived(
            alarm: "a1", incident: alarm.incident, post: "tumxuk-water-duty", person: "乙", readBack: "氨氮", at: Sample.evening)
        #expect(try said([alarm, receipt], after: .minutes(16)).needs.allSatisfy { !$0.contains("Telephone") })
    }

    @Test(arguments: [("en", "SUSPECTED, not reported"), ("zh", "疑似，未经报告")])
    func `what is only suspected never looks reported`(_ language: String, _ words: String) throws {
        let said = try said([], in: language, first: Sample.suspected)
        #expect(said.card.contains(words) && !said.card.contains("reported by") && !said.card.contains("报告，"))
        #expect(said.needs.count == 1 && said.needs[0].contains(language == "en" ? "Suspected" : "疑似"))
    }

    @Test(arguments: ["zh", "en"])
    func `whatever is known of an incident is drawn, and nothing as undefined`(_ language: String) throws {
        let all: [any EventPayload] =
            Sample.incidents + [Sample.plume(), Sample.plan(), Sample.traced, Sample.bottle(1), Sample.report(due: Sample.evening)]
        let said = try said(all + [Sample.draft(number: 0)], in: language)
        for word in ["undefined", "NaN", "[object"] { #expect(!said.card.contains(word), "\(word)") }
        #expect(said.card.contains("t = t₀₅ − T − m") && said.card.contains("71%") && said.card.contains("1.5 mg/l"))
    }
}
