import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

/// By the plan that is shipped.
@Suite("The shipped plan")
struct AskingPromises {
    private func bench(_ side: Side, realm: Realm = .actual) -> Bench {
        var bench = Bench(NotifyProcessor(side: side, plan: Shipped.plan, duty: Shipped.duty, region: Shipped.region), realm: realm)
        bench.longestRun = 100_000
        return bench
    }

    /// Posts by the minute of each word of one rule.
    private func told(_ bench: Bench, _ rule: String) -> [String] {
        let calls = Set(bench.calls.filter { $0.rule == rule }.map(\.call))
        return bench.journal.filter { $0.type == NotificationRequested.type && calls.contains($0.subject) }.compactMap { event in
            (try? event.payload(NotificationRequested.self)).map {
                "\((event.time.milliseconds - morning.milliseconds) / 60_000) \($0.post)"
            }
        }
    }

    @Test("calls both sides about a red warning of one, each its own people up to the chief", arguments: Side.allCases)
    func red(_ side: Side) throws {
        var bench = bench(side)
        try bench.hear(issued("w1", .red), subject: "w1", from: .local)
        try bench.move(to: minute(12))
        let town = side == .local ? "kashgar" : "tumxuk"
        #expect(
            told(bench, "warning-issued-high") == [
                "0 \(town)-command-duty", "0 \(town)-ecology-duty", "5 \(town)-command-duty", "5 \(town)-emergency-duty",
                "10 \(town)-command-chief",
            ])
    }

    private func consultation() -> ConsultationOpened {
        let participants = [
            Participant(post: "kashgar-forecaster", side: .local, isRequired: true),
            Participant(post: "tumxuk-forecaster", side: .corps, isRequired: true),
            Participant(post: "tumxuk-ecology-duty", side: .corps, isRequired: true),
            Participant(post: "tumxuk-water-duty", side: .corps, isRequired: false),
        ]
        return ConsultationOpened(
            consultation: "c1", hazard: "pollution", area: "kashgar-urban", level: .red, participants: participants, due: minute(60),
            evidence: ConsultationEvidence(cutoff: morning, forecasts: [], days: [], criteria: [], observed: []),
            fallback: Small.text("f"), reason: Small.text("r"))
    }

    private func answer(_ post: String) -> ConsultationAnswered {
        ConsultationAnswered(consultation: "c1", stance: .agree, post: post, person: "p", at: morning, reason: "r")
    }

    @Test("asks the posts of its own side that a consultation names, and near its due those that have to answer and have not")
    func consulted() throws {
        var bench = bench(.corps)
        try bench.hear(consultation(), subject: "c1", from: .local)
        #expect(told(bench, "consultation-opened") == ["0 tumxuk-forecaster", "0 tumxuk-ecology-duty", "0 tumxuk-water-duty"])
        try bench.hear(answer("tumxuk-forecaster"), subject: "c1")
        try bench.move(to: minute(49))
        #expect(told(bench, "consultation-opened").count == 3)
        try bench.move(to: minute(51))
        #expect(told(bench, "consultation-due") == ["50 tumxuk-ecology-duty", "50 tumxuk-command-duty"])
    }

    private func waiting() -> WarningProposed {
        let plan = ReleasePlan(
            people: 2, posts: ["kashgar-command-duty", "kashgar-command-chief", "kashgar-ecology-duty"], due: minute(70), fallback: .release
        )
        return WarningProposed(
            proposal: "w1-p1", warning: "w1", step: .issue, hazard: "pollution", area: "kashgar-urban", places: [], level: .orange,
            onset: CalendarDate("2026-03-02")!, ends: CalendarDate("2026-03-04")!, criterion: "c", citation: "c", probability: 0.8,
            threshold: 0.5, causes: [], reason: Small.text("r"), release: plan)
    }

    private func endorsed(_ post: String, _ person: String) -> WarningEndorsed {
        WarningEndorsed(proposal: "w1-p1", warning: "w1", post: post, person: person, at: morning)
    }

    @Test("goes on calling for a release by two people until the second has released it")
    func twoPeople() throws {
        var bench = bench(.local)
        try bench.hear(waiting(), subject: "w1", correlation: "w1")
        try bench.hear(endorsed("kashgar-command-duty", "a"), subject: "w1")
        try bench.hear(endorsed("kashgar-command-duty", "b"), subject: "w1")
        try bench.hear(endorsed("kashgar-command-chief", "a"), subject: "w1")
        try bench.hear(endorsed("kashgar-forecaster", "c"), subject: "w1")
        try bench.move(to: minute(6))
        #expect(told(bench, "warning-proposed").last == "5 kashgar-command-duty")
        try bench.hear(endorsed("kashgar-ecology-duty", "b"), subject: "w1")
        try bench.move(to: minute(60))
        #expect(told(bench, "warning-proposed").last == "5 kashgar-command-duty")
    }

    @Test("goes on calling for a release that somebody refused who may not, or the other side", arguments: Side.allCases)
    func refused(_ side: Side) throws {
        var bench = bench(.local)
        try bench.hear(waiting(), subject: "w1", correlation: "w1")
        let refusal = WarningDeclined(
            proposal: "w1-p1", warning: "w1", post: "kashgar-forecaster", person: "c", at: morning, reason: "r")
        try bench.hear(refusal, subject: "w1", from: side)
        #expect(bench.lines().contains { $0.contains("closed") } == false)
        try bench.hear(
            WarningWithdrawn(proposal: "w1-p1", warning: "w1", cause: .declined, reason: Small.text("r")), subject: "w1",
            correlation: "w1")
        #expect(bench.lines().last == "0 closed over")
    }

    @Test("does not remind of a consultation that all of this side have answered, nor of one that is over", arguments: [true, false])
    func answered(_ all: Bool) throws {
        var bench = bench(.corps)
        try bench.hear(consultation(), subject: "c1", from: .local)
        if all {
            for post in ["tumxuk-forecaster", "tumxuk-ecology-duty"] { try bench.hear(answer(post), subject: "c1") }
        } else {
            let closed = ConsultationClosed(
                consultation: "c1", outcome: .withdrawn, opinions: [], silent: [], unreachable: [], minutes: Small.text("m"))
            try bench.hear(closed, subject: "c1", from: .local)
            #expect(bench.lines().last == "0 closed over")
        }
        try bench.move(to: minute(59))
        #expect(told(bench, "consultation-due") == [])
    }

    private func alarm(to side: Side, _ kind: AlarmKind = .warning) -> AlarmSent {
        AlarmSent(
            alarm: "a1", incident: "i1", kind: kind, fromPost: "kashgar-command-duty", toSide: side, toPost: "tumxuk-water-duty",
            toPlace: "659003", toName: Small.text("receiver"), targets: [], receiptDue: minute(15), text: Small.text("text"),
            reason: Small.text("r"))
    }

    @Test("calls the post that an alarm on the river is for, on the side that it is for, until it is read back")
    func alarm() throws {
        var (receiver, sender) = (bench(.corps), bench(.local))
        try receiver.hear(alarm(to: .corps), subject: "a1", from: .local)
        try sender.hear(alarm(to: .corps), subject: "a1", from: .local)
        #expect(told(receiver, "alarm-for-us") == ["0 tumxuk-water-duty", "0 tumxuk-command-duty"])
        #expect(sender.calls.isEmpty)
        let receipt = AlarmReceived(alarm: "a1", incident: "i1", post: "tumxuk-water-duty", person: "p", readBack: "r", at: morning)
        try receiver.hear(receipt, subject: "a1")
        #expect(receiver.lines().last == "0 closed over")
    }

    private func due(_ minutes: Double) -> ReportDue {
        ReportDue(
            report: "r1", incident: "i1", kind: .first, grade: .general, recipients: [], due: minute(minutes), revision: 0,
            citation: "c", reason: Small.text("r"))
    }

    @Test("calls half an hour before a report is due, by its newest time, and higher once it is overdue")
    func report() throws {
        var bench = bench(.local)
        try bench.hear(due(240), subject: "r1")
        try bench.hear(due(120), subject: "r1")
        try bench.move(to: minute(89))
        #expect(told(bench, "report-due") == [])
        try bench.move(to: minute(120))
        #expect(told(bench, "report-due").first == "90 kashgar-command-duty")
        try bench.hear(ReportOverdue(report: "r1", incident: "i1", kind: .first, due: minute(120)), subject: "r1")
        #expect(bench.calls.last?.replaces == bench.calls.first { $0.rule == "report-due" }?.call)
        try bench.hear(ReportSubmitted(report: "r1", incident: "i1", post: "p", person: "n", at: bench.now), subject: "r1")
        #expect(!bench.state.calls.values.contains { $0.about == "r1" && !$0.isClosing })
    }

    @Test("calls the other side's duty about a call that nobody there answers, and says no more about that")
    func relay() throws {
        var bench = bench(.corps)
        let silent = CallUnanswered(call: "local-call-1", round: 1, asked: ["p"], reason: Small.text("r"))
        try bench.hear(silent, subject: "local-call-1", from: .local)
        #expect(told(bench, "other-side-unanswered").count == 2)
        #expect(bench.calls.last?.call.hasPrefix("corps-relay-") == true)
        let again = CallUnanswered(call: "local-relay-1", round: 1, asked: ["p"], reason: Small.text("r"))
        try bench.hear(again, subject: "local-relay-1", from: .local)
        try bench.hear(CallUnanswered(call: "corps-call-9", round: 1, asked: ["p"], reason: Small.text("r")), subject: "corps-call-9")
        #expect(bench.calls.count == 1)
    }

    @Test("counts a release as an acknowledgement, and calls nobody any more when the warning is out")
    func proposal() throws {
        var bench = bench(.local)
        let release = ReleasePlan(people: 1, posts: ["kashgar-command-chief"], due: minute(30), fallback: .hold)
        let proposed = WarningProposed(
            proposal: "w1-p1", warning: "w1", step: .issue, hazard: "pollution", area: "kashgar-urban", places: [], level: .red,
            onset: CalendarDate("2026-03-02")!, ends: CalendarDate("2026-03-03")!, criterion: "c", citation: "c", probability: 0.9,
            threshold: 0.5, causes: [], reason: Small.text("r"), release: release)
        try bench.hear(proposed, subject: "w1")
        #expect(told(bench, "warning-proposed") == ["0 kashgar-command-chief", "0 kashgar-command-duty"])
        try bench.hear(
            WarningEndorsed(proposal: "w1-p1", warning: "w1", post: "kashgar-command-chief", person: "p", at: morning), subject: "w1")
        try bench.move(to: minute(20))
        #expect(told(bench, "warning-proposed").count == 2)
        let out = WarningRelease(proposal: "w1-p1", means: .people, people: [], isIndependent: false)
        let warning = WarningIssued(
            warning: "w1", hazard: "pollution", area: "kashgar-urban", places: [], level: .red, onset: CalendarDate("2026-03-02")!,
            ends: CalendarDate("2026-03-03")!, criterion: "c", citation: "c", probability: 0.9, threshold: 0.5, causes: [],
            reason: Small.text("r"), release: out)
        try bench.hear(warning, subject: "w1")
        #expect(bench.lines().contains("20 closed over"))
        #expect(told(bench, "warning-issued-high").count == 2)
    }

    @Test(
        "tells everybody whom a warning called that it was a mistake, at once and without the chief's acknowledgement",
        arguments: Side.allCases)
    func recalled(_ side: Side) throws {
        var bench = bench(side)
        let town = side == .local ? "kashgar" : "tumxuk"
        let called = ["command-duty", "ecology-duty", "emergency-duty", "command-chief"].map { "\(town)-\($0)" }
        try bench.hear(issued("w1", .red), subject: "w1", from: .local)
        try bench.move(to: minute(11))
        try bench.hear(cancelled("w1"), subject: "w1", from: .local)
        #expect(told(bench, "warning-cancelled") == called.map { "11 \($0)" })
        #expect(bench.payloads(NotificationRequested.self).last?.channels.first == "sms")
        try bench.move(to: minute(100))
        #expect(told(bench, "warning-cancelled").dropFirst(called.count) == ["71 \(town)-command-duty"])
        try bench.move(to: minute(24 * 60))
        #expect(told(bench, "warning-cancelled").count == called.count + 1)
    }

    @Test(
        "tells whoever was called that a warning is lower or over, and those it had called before it was raised", arguments: [true, false])
    func ended(_ isLifted: Bool) throws {
        var bench = bench(.local)
        try bench.hear(issued("w1", .orange), subject: "w1")
        try bench.move(to: minute(6))
        try bench.hear(updated(.raised, from: .orange, to: .red), subject: "w1")
        if isLifted {
            try bench.hear(lifted(), subject: "w1")
        } else {
            try bench.hear(updated(.lowered, from: .red, to: .orange), subject: "w1")
        }
        let posts = ["kashgar-command-duty", "kashgar-ecology-duty", "kashgar-emergency-duty"]
        #expect(told(bench, isLifted ? "warning-lifted" : "warning-changed") == posts.map { "6 \($0)" })
    }

    @Test("tells nobody else of a recall that is not its owner's to make, nor of a warning that called nobody")
    func foreign() throws {
        var bench = bench(.local)
        try bench.hear(issued("w1", .red), subject: "w1", from: .local)
        try bench.hear(cancelled("w1"), subject: "w1", from: .corps)
        try bench.hear(cancelled("w2"), subject: "w2", from: .corps)
        #expect(told(bench, "warning-cancelled") == ["0 kashgar-command-duty", "0 kashgar-command-duty"])
    }

    @Test("keeps who stands behind a warning whole in its call, however long the reason and the dissent are", arguments: Side.allCases)
    func caveat(_ side: Side) throws {
        var bench = bench(side)
        let nobody = Bilingual(zh: "签发人数不足，按程序自动发布。", en: "Not enough people released it: it goes out by the procedure's fallback.")
        let silent = Bilingual(zh: "会商到时未答复：对方。", en: "Without an answer by the end of the consultation: the other side.")
        let dissent = Bilingual(zh: String(repeating: "不同意见", count: 200), en: String(repeating: "I think otherwise ", count: 50))
        let caveat = Bilingual(zh: nobody.zh + silent.zh + dissent.zh, en: "\(nobody.en) \(silent.en) \(dissent.en)")
        let reason = Bilingual(zh: String(repeating: "预报", count: 150), en: String(repeating: "foreseen ", count: 60))
        let warning = WarningIssued(
            warning: "w1", hazard: "drinking-water", area: "kashgar-urban", places: [], level: .red, onset: CalendarDate("2026-03-02")!,
            ends: CalendarDate("2026-03-03")!, criterion: "c", citation: "c", probability: 0.9, threshold: 0.5, causes: [],
            reason: Bilingual(zh: reason.zh + caveat.zh, en: "\(reason.en) \(caveat.en)"),
            release: WarningRelease(proposal: "p", means: .fallback, people: [], caveat: caveat, isIndependent: false))
        try bench.hear(warning, subject: "w1", from: .local)
        let title = try #require(bench.calls.first?.title)
        #expect(title.zh.contains(nobody.zh + silent.zh) && title.en.contains("\(nobody.en) \(silent.en)"))
        #expect(title.zh.count <= TitleTemplate.longestTitle && title.en.count <= TitleTemplate.longestTitle)
        #expect(title.zh.hasSuffix("…") && title.en.hasSuffix("…"))
        #expect(["I…", "think…", "otherwise…"].contains { title.en.hasSuffix(" \($0)") })
    }

    @Test("has a title without a brace for every rule")
    func titles() throws {
        for side in Side.allCases {
            var bench = bench(side, realm: .exercise("titles"))
            try bench.hear(issued("w1", .blue), subject: "w1")
            try bench.hear(updated(.raised, from: .blue, to: .red), subject: "w1")
            try bench.hear(updated(.lowered, from: .red, to: .blue), subject: "w1")
            try bench.hear(lifted(), subject: "w1")
            try bench.hear(overdue("t1"), subject: "t1")
            #expect(bench.calls.count >= 5)
            #expect(bench.calls.allSatisfy { !$0.title.zh.contains("{") && !$0.title.en.contains("{") && !$0.title.zh.isEmpty })
        }
    }
}

@Suite("Who was told about a warning")
struct ToldPromises {
    @Test("is remembered of the newest warnings and not beyond the bounds")
    func bounds() {
        var told = ToldPosts()
        for number in 0...2 * ToldPosts.rememberedWarnings { told.add("post", about: "w\(number)", owners: [.local]) }
        #expect(told.count == ToldPosts.rememberedWarnings + 1)
        #expect(told.posts(about: "w0", by: .local) == [])
        #expect(told.posts(about: "w\(2 * ToldPosts.rememberedWarnings)", by: .local) == ["post"])
        for number in 0...ToldPosts.maximumPosts { told.add("post-\(number)", about: "w", owners: [.local]) }
        #expect(told.posts(about: "w", by: .local).count == ToldPosts.maximumPosts)
        #expect(told.posts(about: "w", by: .corps) == [])
    }
}

@Suite("A text that is too long")
struct ShorteningPromises {
    @Test(
        "is cut between words and says so, and one that fits is not touched",
        arguments: [
            ("one two three", 13, "one two three"), ("one two three", 12, "one two…"), ("one two three", 8, "one two…"),
            ("onetwothree", 5, "onet…"), ("喀什，重污染", 5, "喀什…"), ("喀什疏勒，重污染", 7, "喀什疏勒…"), ("a", 0, ""), ("ab", 1, "a"),
        ])
    func cut(_ text: String, _ count: Int, _ short: String) {
        #expect(text.shortened(to: count) == short)
    }
}
