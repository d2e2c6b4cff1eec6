import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of an incident on the water.
struct WaterModelTests {
    private let processor = DeskProcessor(region: Sample.region)
    private let sample = Sample()
    private let number = "local-2020-river-0001"

    private func state(_ events: [Event]) throws -> DeskState {
        var state = processor.initialState()
        for event in events { #expect(try processor.handle(event, state: &state).isEmpty) }
        return state
    }

    private func incident(_ payloads: [any EventPayload], side: Side = .local) throws -> DeskIncident {
        let later = try payloads.enumerated().map { try sample.event($1, id: "e\($0)", side: side) }
        return try #require(try state([sample.event(Sample.incident(), id: "i")] + later).incidents[number])
    }

    // MARK: Suspected

    @Test func `a suspicion is no report, and over when the readings are normal again`() throws {
        let suspected = try sample.event(Sample.suspected, id: "s")
        let open = try #require(try state([suspected]).incidents.items.first)
        #expect(open.isOpen && open.report == nil && open.suspicion?.monitor == "m1" && open.substance == "ammonia-nitrogen")
        let cleared = SuspicionCleared(
            incident: open.id, monitor: "m1", substance: "ammonia-nitrogen", at: Sample.evening, reason: Bilingual(zh: "正常", en: "normal"))
        let foreign = try state([suspected, sample.event(cleared, id: "c", side: .corps)])
        #expect(foreign.incidents.items.first?.isOpen == true)
        #expect(try state([suspected, sample.event(cleared, id: "c")]).incidents.items.first?.isOpen == false)
    }

    @Test func `a suspicion that somebody reports stays open when the monitor is calm again, and asks for a new acknowledgement`() throws {
        let report = Sample.incident(Sample.suspected.incident)
        let cleared = SuspicionCleared(
            incident: report.incident, monitor: "m1", substance: "ammonia-nitrogen", at: Sample.evening, reason: Bilingual(zh: "a", en: "a")
        )
        let events = try [sample.event(Sample.suspected, id: "s"), sample.event(report, id: "r"), sample.event(cleared, id: "c")]
        let incident = try #require(try state(events).incidents.items.first)
        #expect(incident.isOpen && incident.report != nil && incident.current == ["r", "c"])
    }

    // MARK: Grade and impact

    @Test func `a higher grade asks for a new acknowledgement, a new reason does not`() throws {
        #expect(try incident([Sample.graded]).current == ["i", "e0"])
        let major = Sample.gradedAs(.major)
        #expect(try incident([Sample.graded, major]).current == ["e1"])
        #expect(try incident([major, Sample.graded]).current == ["i", "e0", "e1"])
        #expect(try incident([Sample.graded], side: .corps).grade == nil)
    }

    @Test func `what an incident has done is the newest that was said of each thing`() throws {
        func impact(_ minutes: Int, deaths: Int? = nil, evacuated: Int? = nil) -> ImpactReported {
            ImpactReported(
                incident: number, deaths: deaths, evacuated: evacuated, reporter: "kashgar-command-duty", person: "甲",
                at: Sample.evening + .minutes(minutes), source: "s")
        }
        let known = try #require(try incident([impact(5, deaths: 1), impact(9, deaths: 3), impact(1, deaths: 0, evacuated: 40)]).impact)
        #expect(known.deaths == 3 && known.evacuated == 40 && known.at == Sample.evening + .minutes(9))
    }

    // MARK: Plan and samples

    @Test func `the newest plan stays, whatever comes late`() throws {
        let old = Sample.plan(issued: Sample.evening - .hours(1), gates: Sample.evening)
        let plan = try #require(try incident([Sample.plan(), old]).plan)
        #expect(plan.timeline.first?.decideBy == Sample.evening + .minutes(35) && plan.drinkingWater.first?.reopenAfter != nil)
    }

    @Test func `of its samples the newest forty are kept, the newest first, and each once`() throws {
        let samples = (0..<DeskIncident.maximumSamples + 5).map { Sample.bottle($0) }
        let kept = try incident(samples + [Sample.bottle(20)]).samples
        #expect(kept.count == DeskIncident.maximumSamples && kept.first?.id == "b44" && kept.last?.id == "b5")
        #expect(kept.count { $0.id == "b20" } == 1)
    }

    @Test func `a routine sample is on no card`() throws {
        #expect(try incident([Sample.sample]).samples.isEmpty)
    }

    // MARK: Reports

    @Test func `a report is followed from its clock to its submission, by its owner's word alone`() throws {
        let due = Sample.report(due: Sample.evening + .hours(1))
        let (sooner, draft) = (Sample.report(due: Sample.evening + .minutes(30), revision: 1), Sample.draft(number: 1))
        let done = ReportSubmitted(report: due.report, incident: number, post: "kashgar-command-duty", person: "甲", at: Sample.evening)
        let report = try #require(try incident([due, draft, sooner, Sample.draft(number: 0)]).reports.first)
        #expect(report.due == sooner.due && report.draft?.number == 1 && report.draft?.unknown.map(\.en) == ["cause"] && report.isOpen)
        #expect(
            try incident([due, done, ReportOverdue(report: due.report, incident: number, kind: .first, due: due.due)]).reports.first?.isOpen
                == false)
        let foreign = try state([
            sample.event(Sample.incident(), id: "i"), sample.event(due, id: "d"), sample.event(done, id: "f", side: .corps),
        ])
        #expect(foreign.incidents[number]?.reports.first?.isOpen == true)
    }

    @Test func `a long draft and many reports are bounded`() throws {
        let long = Sample.draft(number: 0, text: String(repeating: "水", count: 20_000))
        let many = (0..<DeskIncident.maximumReports + 3).map { Sample.report("r\($0)", due: Sample.evening + .hours($0)) }
        let reports = try incident([Sample.report(due: Sample.evening + .days(9)), long] + many).reports
        #expect(reports.count == DeskIncident.maximumReports && reports.last?.draft?.text.zh.count == DeskReport.maximumText)
    }

    // MARK: Alarms

    @Test func `receipts of both sides are a set, and only the sender says that nobody answers`() throws {
        let receipt = AlarmReceived(
            alarm: Sample.alarm.alarm, incident: number, post: "tumxuk-water-duty", person: "乙", readBack: "氨氮", at: Sample.evening)
        let silent = AlarmUnanswered(
            alarm: Sample.alarm.alarm, incident: number, kind: .warning, toSide: .corps, toPost: "tumxuk-command-duty",
            toName: Sample.alarm.toName, receiptDue: Sample.evening)
        let events = try [
            sample.event(Sample.incident(), id: "i"), sample.event(Sample.alarm, id: "a"), sample.event(receipt, id: "r", side: .corps),
            sample.event(receipt, id: "r", side: .corps), sample.event(receipt, id: "r2"), sample.event(silent, id: "u", side: .corps),
        ]
        let alarm = try #require(try state(events).alarm(Sample.alarm.alarm)?.alarm)
        #expect(alarm.receipts.map(\.id) == ["r", "r2"] && !alarm.unanswered)
        #expect(try state(events + [sample.event(silent, id: "u2")]).alarm(Sample.alarm.alarm)?.alarm.unanswered == true)
    }

    @Test func `no more alarms are remembered than there is room for`() throws {
        let alarms = (0..<AlarmBook.maximum + 4).map { Sample.alarmNumbered("a\($0)") }
        let kept = try incident(alarms).alarms.all
        #expect(kept.count == AlarmBook.maximum && kept.first?.id == "a4")
    }
}
