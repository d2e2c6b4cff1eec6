import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("A preflight")
struct PreflightPromises {
    private func preflight(_ duty: DutyPlan = Small.duty(), reach: Reach = .unknown, book: DutyBook = DutyBook()) -> Preflight {
        Preflight(side: .local, plan: Small.plan(), duty: duty, book: book, reach: reach, region: Small.region)
    }

    private func lines(_ calls: [PreflightCall]) -> [String] {
        calls.map { "\($0.afterMinutes) \($0.post) \($0.person ?? $0.skipped?.rawValue ?? "")" }
    }

    @Test("names who is called when, as the service would")
    func walk() throws {
        let start = minute(12 * 60 - 3)
        let calls = preflight().walk(Small.warning, at: start)
        #expect(lines(calls) == ["0 officer ana", "5 deputy ana", "10 the-chief cleo"])
        var bench = Small.bench()
        try bench.move(to: start)
        try bench.hear(issued())
        try bench.move(to: start + .minutes(12))
        #expect(bench.payloads(NotificationRequested.self).map(\.person) == calls.map(\.person))
        #expect(bench.payloads(NotificationRequested.self).map(\.channels) == calls.map(\.channels))
    }

    @Test("moves the next step up where one is empty, and says that it is")
    func vacant() {
        let flight = preflight(Small.duty(without: ["officer"]))
        #expect(lines(flight.walk(Small.warning, at: morning)) == ["0 officer vacant", "0 deputy ben", "5 the-chief cleo"])
        let troubles = flight.troubles(of: [Small.warning], from: morning, days: 14)
        #expect(troubles.map(\.kind).sorted() == ["empty-step", "vacant"])
        #expect(troubles.allSatisfy { $0.from == morning && $0.until == morning + .days(14) })
    }

    @Test("finds nothing where nothing is broken, with the shipped plan neither", arguments: Side.allCases)
    func good(_ side: Side) {
        #expect(preflight().troubles(of: [Small.warning], from: morning, days: 14) == [])
        let shipped = Preflight(side: side, plan: Shipped.plan, duty: Shipped.duty, region: Shipped.region)
        let troubles = shipped.troubles(of: Shipped.plan.rules.filter { $0.urgency == .critical }, from: morning, days: 14)
        #expect(troubles.filter(\.isCritical) == [])
    }

    @Test("finds a chief who cannot be reached, and only while the absence lasts")
    func absent() throws {
        var book = DutyBook()
        let absence = AbsenceRecorded(
            change: "c1", person: "cleo", from: morning + .days(2), until: morning + .days(3),
            by: Releaser(post: "officer", person: "ana", at: morning))
        try book.take(
            Event(
                absence, id: "e1", source: "/local/desk", subject: "cleo", time: morning, side: .local, realm: .actual))
        let troubles = preflight(book: book).troubles(of: [Small.warning], from: morning, days: 14)
        #expect(Set(troubles.map(\.kind)) == ["absent", "empty-step", "no-chief"])
        #expect(troubles.allSatisfy { $0.from == morning + .days(2) && $0.until == morning + .days(3) })
        #expect(troubles.filter { $0.kind == "no-chief" }.map(\.isCritical) == [true])
    }

    @Test("finds people without a channel, one person on every step, and nobody at all")
    func others() {
        let mute = preflight(reach: Reach(people: [:])).troubles(of: [Small.warning], from: morning, days: 1)
        #expect(Set(mute.map(\.kind)) == ["no-channel", "empty-step", "no-chief", "nobody"])
        let alone = DutyPlan(people: Small.duty().people, rotas: ["officer", "deputy", "the-chief"].map { Small.rota($0, ["ana"]) })
        let same = preflight(alone).troubles(of: [Small.warning], from: morning, days: 1)
        #expect(same.map(\.kind) == ["same-person"] && same.allSatisfy(\.isCritical))
    }
}

@Suite("A preflight while channels are dead")
struct DeadChannelPromises {
    private let flight = Preflight(side: .local, plan: Small.plan(), duty: Small.duty(), region: Small.region)

    private func event(_ payload: some EventPayload, _ side: Side = .local, at minutes: Double = 0) throws -> Event {
        try Event(
            payload, id: "e\(minutes)", source: "/\(side.rawValue)/channels", subject: "s", time: minute(minutes), side: side,
            realm: .actual)
    }

    private func lapsed(_ channel: String, _ kind: WatchKind = .channel) -> WatchLapsed {
        WatchLapsed(watch: "\(kind.rawValue)-\(channel)", kind: kind, every: 60, reason: Small.text("500"))
    }

    @Test("names who is not reached and who by the desk alone, step by step")
    func unreached() throws {
        var dead = DeadChannels()
        #expect(flight.unreached([Small.warning], at: morning, dead: dead) == [])
        try dead.take(event(lapsed("sms")), of: .local)
        let found = flight.unreached([Small.warning, Small.raised], at: morning, dead: dead)
        #expect(
            found.map { "\($0.step) \($0.post) \($0.person ?? "") \($0.channels)" } == [
                "0 officer ana [\"desk\"]", "1 deputy ben []", "2 the-chief cleo []",
            ])
        #expect(found.map(\.isCritical) == [false, true, true])
        #expect(
            found.map(\.text.en) == [
                "step 1 reaches ana (officer) by the desk only", "step 2 does not reach ben (deputy)",
                "step 3 does not reach cleo (the-chief)",
            ])
    }

    @Test("knows a channel as dead from its lapse to its recovery, and nothing else as one")
    func since() throws {
        var dead = DeadChannels()
        try dead.take(event(lapsed("wecom")), of: .local)
        try dead.take(event(lapsed("wecom"), at: 5), of: .local)
        try dead.take(event(lapsed("sms"), .corps), of: .local)
        try dead.take(event(lapsed("653101", .source)), of: .local)
        #expect(dead.since == ["wecom": morning])
        try dead.take(event(WatchRecovered(watch: "channel-wecom", kind: .channel, reason: Small.text("r")), at: 9), of: .local)
        #expect(dead.since.isEmpty)
    }
}

@Suite("The history of a call")
struct HistoryPromises {
    private let history = CallHistory(side: .local, plan: Small.plan(), region: Small.region)

    private func story() throws -> (bench: Bench, call: String, event: Event) {
        var bench = Small.bench()
        let event = try bench.hear(issued(), subject: "w1", correlation: "w1")
        let call = try #require(bench.calls.first?.call)
        let failed = [ChannelAttempt(channel: "desk", attempts: 2, reason: "closed")]
        try bench.hear(
            NotificationTransported(notification: "\(call)-1.0.0", call: call, channel: "sms", attempts: failed, at: morning),
            by: "channels")
        try bench.move(to: minute(6))
        try bench.hear(acknowledged(event.id, by: "ben", at: minute(6), expires: minute(30)))
        try bench.move(to: minute(31))
        try bench.hear(lifted(), subject: "w1", correlation: "w1")
        return (bench, call, event)
    }

    @Test("tells rule, steps, channels, acknowledgement, its end and the end of the matter")
    func whole() throws {
        let (bench, call, event) = try story()
        for id in [call, "w1", event.id] {
            let texts = history.why(id, in: bench.journal).map(\.text.en)
            for part in [
                "rule warning opens", "step 1: ana, on duty at officer", "sent by sms", "desk: closed", "step 2: ben",
                "ben (officer) acknowledges", "ran out", "round 2, step 1", "the call ends",
            ] {
                #expect(texts.contains { $0.contains(part) }, "\(id): \(part) \(texts)")
            }
        }
    }

    @Test("says which rules an event did not meet, and why")
    func unmet() throws {
        let (bench, _, event) = try story()
        #expect(history.why(event.id, in: bench.journal).map(\.text.en).contains("rule warning is met (warning)"))
        var other = bench
        let lower = try other.hear(updated(.lowered, from: .red, to: .orange), subject: "w1")
        #expect(
            history.why(lower.id, in: other.journal).map(\.text.en).contains(
                "rule raised is not met: change is lowered, and the rule asks for raised"))
    }

    @Test("tells a person why somebody else was called, and a post only what concerns it")
    func person() throws {
        let (bench, call, _) = try story()
        let cleo = history.why(call, in: bench.journal, only: .person("cleo")).map(\.text.en)
        #expect(cleo.contains("round 1, step 1: ana was on duty at officer, and not cleo"))
        let post = history.why(call, in: bench.journal, only: .post("deputy")).map(\.text.en)
        #expect(post.contains { $0.contains("step 2: ben") } && !post.contains { $0.contains("step 1: ana") })
        #expect(history.why("nothing", in: bench.journal).isEmpty)
    }

    @Test("of a matter that no rule is about says so, with what was said of it, and of nothing says nothing")
    func uncalled() throws {
        let report = try Event(
            WarningCancelled(
                warning: "y-001", hazard: "pollution", area: "area", level: .blue, post: "officer", person: "ana", at: morning,
                reason: Small.text("r")), id: "e1", source: "/local/alert", subject: "y-001", time: morning, side: .local, realm: .actual)
        let lines = history.why("y-001", in: [report])
        #expect(lines.map(\.text.en) == ["no rule is about this (warning.cancelled); nobody is called"])
        #expect(lines.first?.at == morning)
        #expect(history.why("y-002", in: [report]).isEmpty)
    }

    @Test("says until when an acknowledgement holds, and not the time that it asks for beyond the longest")
    func capped() throws {
        var bench = Small.bench()
        let event = try bench.hear(issued(), subject: "w1", correlation: "w1")
        try bench.hear(acknowledged(event.id, at: morning, expires: minute(4 * 525_960)), subject: "w1")
        let end = morning + .hours(12)
        #expect(bench.state.calls.values.first?.hold?.until == end)
        #expect(history.why("w1", in: bench.journal).contains { $0.text.en.hasSuffix("until \(end.beijingText) Beijing") })
    }

    @Test("of a matter with very many calls stops at its bound and says so")
    func bound() throws {
        let events = try (0..<2_100).map { number in
            try Event(issued(), id: "e\(number)", source: "/local/alert", subject: "w1", time: morning, side: .local, realm: .actual)
        }
        let lines = history.why("w1", in: events)
        #expect(lines.count == CallHistory.Answer.maximumLines - 19)
        #expect(lines.last?.text.en == "there is more; ask about one call")
    }
}
