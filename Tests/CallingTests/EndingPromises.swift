import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

/// Who may say that a matter is over, and what becomes of calls about it.
@Suite("A call ends")
struct EndingPromises {
    private func isClosed(_ bench: Bench) -> Bool { bench.lines().contains { $0.hasSuffix("closed over") } }

    @Test("when the side whose matter it is says that it is over, and not when the other side does", arguments: Side.allCases)
    func owner(_ owner: Side) throws {
        var bench = Small.bench()
        try bench.hear(issued(), subject: "w1", from: owner)
        #expect(bench.calls.map(\.endedBy) == [[owner]])
        try bench.hear(lifted(), subject: "w1", from: owner.other)
        #expect(isClosed(bench) == false)
        try bench.move(to: minute(6))
        #expect(bench.told.map(\.post) == ["officer", "deputy"] || bench.told.map(\.post) == ["officer", "officer", "deputy"])
        try bench.hear(lifted(), subject: "w1", from: owner)
        #expect(isClosed(bench))
    }

    @Test("by either side's word where it was opened before anybody wrote down whose counts")
    func former() throws {
        var bench = Small.bench()
        let opened = CallOpened(
            call: "local-call-1", about: "w1", event: "e", rule: "warning", urgency: .critical, ladder: "ladder", title: Small.text("t"))
        try bench.hear(opened, subject: "local-call-1", by: "notify")
        try bench.hear(lifted(), subject: "w1", from: .corps)
        #expect(isClosed(bench))
    }

    // MARK: Receipts

    private func shipped(_ side: Side) -> Bench {
        Bench(NotifyProcessor(side: side, plan: Shipped.plan, duty: Shipped.duty, region: Shipped.region))
    }

    private let alarm = AlarmSent(
        alarm: "a1", incident: "i1", kind: .warning, fromPost: "kashgar-water-duty", toSide: .corps, toPost: "tumxuk-water-duty",
        toPlace: "659003", toName: Small.text("Tumxuk"), targets: [], receiptDue: minute(15), text: Small.text("it comes"),
        reason: Small.text("r"))

    private let receipt = AlarmReceived(
        alarm: "a1", incident: "i1", post: "tumxuk-water-duty", person: "p", readBack: "it comes", at: minute(1))

    @Test("when it is an alarm for us by a receipt of ours, and not by one that its sender writes down for us")
    func alarmForUs() throws {
        var bench = shipped(.corps)
        try bench.hear(alarm, subject: "a1", from: .local, correlation: "i1")
        #expect(bench.calls.map(\.rule) == ["alarm-for-us"] && bench.calls.map(\.endedBy) == [[.corps]])
        try bench.hear(receipt, subject: "a1", from: .local, correlation: "i1")
        #expect(isClosed(bench) == false)
        try bench.hear(receipt, subject: "a1", correlation: "i1")
        #expect(isClosed(bench))
    }

    @Test("when nobody read back our alarm, by the receipt of whoever it was for, or by ours of a telephone call", arguments: Side.allCases)
    func unanswered(_ side: Side) throws {
        var bench = shipped(.local)
        let silent = AlarmUnanswered(
            alarm: "a1", incident: "i1", kind: .warning, toSide: .corps, toPost: "tumxuk-water-duty", toName: Small.text("Tumxuk"),
            receiptDue: minute(15))
        try bench.hear(silent, subject: "a1", correlation: "i1")
        #expect(bench.calls.map(\.rule) == ["alarm-unanswered"])
        try bench.hear(receipt, subject: "a1", from: side, correlation: "i1")
        #expect(isClosed(bench))
    }

    @Test("and one that waits for its time is forgotten by the word of its owner alone", arguments: Side.allCases)
    func waiting(_ side: Side) throws {
        var bench = shipped(.corps)
        try bench.hear(Asked.consultation(due: minute(60)), subject: "c1", from: .local)
        let closed = ConsultationClosed(
            consultation: "c1", outcome: .withdrawn, opinions: [], silent: [], unreachable: [], minutes: Small.text("m"))
        try bench.hear(closed, subject: "c1", from: side)
        try bench.move(to: minute(55))
        #expect(bench.calls.contains { $0.rule == "consultation-due" } == (side == .corps))
    }
}

/// What is asked again with more time.
enum Asked {
    static func consultation(due: Timestamp, before: Timestamp? = nil) -> ConsultationOpened {
        ConsultationOpened(
            consultation: "c1", hazard: "pollution", area: "kashgar-urban", level: .red,
            participants: [
                Participant(post: "tumxuk-forecaster", side: .corps, isRequired: true),
                Participant(post: "kashgar-forecaster", side: .local, isRequired: true),
            ], due: due, evidence: ConsultationEvidence(cutoff: morning, forecasts: [], days: [], criteria: [], observed: []),
            fallback: Small.text("f"), reason: Small.text("r"), formerDue: before)
    }

    static func release(due: Timestamp, before: Timestamp? = nil) -> WarningProposed {
        WarningProposed(
            proposal: "w1-p1", warning: "w1", step: .issue, hazard: "pollution", area: "kashgar-urban", places: [], level: .orange,
            onset: CalendarDate("2026-03-02")!, ends: CalendarDate("2026-03-04")!, criterion: "c", citation: "c", probability: 0.8,
            threshold: 0.5, causes: [], reason: Small.text("r"),
            release: ReleasePlan(people: 2, posts: ["kashgar-command-duty"], due: due, fallback: .release), formerDue: before)
    }
}

@Suite("What is asked anew with more time")
struct AnewPromises {
    private func bench(_ side: Side) -> Bench {
        Bench(NotifyProcessor(side: side, plan: Shipped.plan, duty: Shipped.duty, region: Shipped.region))
    }

    @Test("calls nobody a second time, and whoever is called from then on is told the new time")
    func proposal() throws {
        var bench = bench(.local)
        try bench.hear(Asked.release(due: minute(50)), subject: "w1", correlation: "w1")
        try bench.hear(Asked.release(due: minute(200), before: minute(50)), subject: "w1", correlation: "w1")
        try bench.move(to: minute(6))
        #expect(bench.calls.count == 1)
        #expect(bench.told.first?.text.en.contains(minute(50).beijingText) == true)
        #expect(bench.told.last?.text.en.contains(minute(200).beijingText) == true)
    }

    @Test("reminds before the new time, and not of a post that has answered already")
    func reminder() throws {
        for isAnswered in [false, true] {
            var bench = bench(.corps)
            try bench.hear(Asked.consultation(due: minute(60)), subject: "c1", from: .local)
            if isAnswered {
                let answer = ConsultationAnswered(
                    consultation: "c1", stance: .agree, post: "tumxuk-forecaster", person: "p", at: morning, reason: "r")
                try bench.hear(answer, subject: "c1")
            }
            try bench.hear(Asked.consultation(due: minute(120), before: minute(60)), subject: "c1", from: .local)
            try bench.move(to: minute(109))
            #expect(bench.calls.contains { $0.rule == "consultation-due" } == false)
            try bench.move(to: minute(111))
            #expect(bench.calls.contains { $0.rule == "consultation-due" } != isAnswered)
        }
    }
}

@Suite("An exercise")
struct ExercisePromises {
    @Test("is marked on every line of a report, in both languages, and the real world on none")
    func lines() throws {
        let mark = ExerciseMark(try #require(Realm("exercise-spring")))
        #expect(mark.everyLine(of: "a\n\nb") == "【演练 EXERCISE spring】a\n【演练 EXERCISE spring】\n【演练 EXERCISE spring】b")
        #expect(ExerciseMark(.actual).everyLine(of: "a\nb") == "a\nb")
    }
}
