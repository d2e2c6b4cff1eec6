import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("A call")
struct CallPromises {
    @Test("goes up the ladder by time, and begins again when nobody answers")
    func ladder() throws {
        var bench = Small.bench()
        try bench.hear(issued())
        try bench.move(to: minute(31))
        #expect(
            bench.lines() == [
                "0 opened warning orange", "0 told 1.0 officer=ana", "5 told 1.1 deputy=ben", "10 told 1.2 the-chief=cleo",
                "15 unanswered 1", "30 told 2.0 officer=ana",
            ])
    }

    @Test("stops when a person of its own side acknowledges, and only then")
    func acknowledgement() throws {
        var bench = Small.bench()
        let event = try bench.hear(issued())
        let call = try #require(bench.calls.first)
        try bench.hear(
            NotificationTransported(
                notification: "\(call.call)-1.0.0", call: call.call, channel: "sms", attempts: [], at: morning), by: "channels")
        try bench.hear(NotificationDisplayed(call: call.call, channel: "desk", post: "officer", at: morning), by: "desk")
        try bench.hear(acknowledged(event.id, by: "somebody", at: minute(1)), from: .corps)
        try bench.move(to: minute(6))
        #expect(bench.lines().last == "5 told 1.1 deputy=ben")
        let first = try #require(bench.state.calls[call.call]?.notices.first)
        #expect(first.transported == morning && first.displayed == morning && first.acknowledged == nil)
        try bench.hear(acknowledged(event.id, at: minute(6)))
        try bench.move(to: minute(60))
        #expect(bench.lines().count == 3)
        #expect(bench.state.calls[call.call]?.notices.first?.acknowledged == minute(6))
    }

    @Test("is called again from the first step when the acknowledgement runs out and the matter is not over")
    func expiry() throws {
        var bench = Small.bench()
        let event = try bench.hear(issued())
        try bench.move(to: minute(1))
        try bench.hear(acknowledged(event.id, at: minute(1), expires: minute(45)))
        try bench.move(to: minute(50))
        #expect(
            bench.lines() == [
                "0 opened warning orange", "0 told 1.0 officer=ana", "45 resumed ana", "45 told 2.0 officer=ana", "50 told 2.1 deputy=ben",
            ])
    }

    @Test("asks whoever is on duty at the moment of the step, not when it was opened")
    func handover() throws {
        var bench = Small.bench()
        try bench.move(to: minute(12 * 60 - 3))
        let event = try bench.hear(issued())
        try bench.hear(acknowledged(event.id, at: bench.now, expires: minute(12 * 60 + 10)))
        try bench.move(to: minute(12 * 60 + 11))
        #expect(bench.lines().suffix(3) == ["717 told 1.0 officer=ana", "730 resumed ana", "730 told 2.0 officer=ben"])
    }

    @Test("is over with the matter")
    func over() throws {
        var bench = Small.bench(plan: Small.plan(rules: [Small.warning, Small.raised]))
        try bench.hear(issued())
        try bench.move(to: minute(6))
        try bench.hear(lifted())
        try bench.move(to: minute(600))
        #expect(bench.lines().suffix(2) == ["5 told 1.1 deputy=ben", "6 closed over"])
        #expect(bench.state.calls.isEmpty && bench.state.nextDeadline == nil)
    }

    @Test("that is raised takes the place of the lower one, and an acknowledgement of the lower one does not silence it")
    func raised() throws {
        var bench = Small.bench()
        let low = try bench.hear(issued("w1", .yellow))
        try bench.hear(acknowledged(low.id, at: morning))
        try bench.move(to: minute(10))
        let high = try bench.hear(updated(.raised, from: .yellow, to: .red))
        try bench.hear(acknowledged(low.id, by: "late", at: minute(10)))
        try bench.move(to: minute(16))
        #expect(
            bench.lines().dropFirst(2) == [
                "10 closed replaced", "10 opened raised red", "10 told 1.0 officer=ana", "15 told 1.1 deputy=ben",
            ])
        #expect(bench.calls.last?.replaces == bench.calls.first?.call)
        try bench.hear(acknowledged(high.id, at: minute(16)))
        try bench.move(to: minute(60))
        #expect(bench.lines().count == 6)
    }

    @Test("of a lower level takes nothing from a higher one that nobody has acknowledged, and one acknowledgement answers it")
    func lowered() throws {
        let changed = CallRule(
            id: "changed", name: Small.text("changed"), events: [WarningUpdated.type], when: ["change": ["lowered"]], sides: .both,
            urgency: .minor, ladder: "quiet", chain: "news", over: [], lasts: .hours(12), title: Small.text("lowered"))
        var bench = Small.bench(plan: Small.plan(rules: [Small.warning, changed]))
        try bench.hear(issued("w1", .red))
        let lower = try bench.hear(updated(.lowered, from: .red, to: .orange))
        try bench.move(to: minute(5))
        #expect(bench.lines().last == "5 told 1.1 deputy=ben")
        try bench.move(to: minute(6))
        try bench.hear(acknowledged(lower.id, at: minute(6)))
        try bench.move(to: minute(60))
        #expect(bench.lines().suffix(2) == ["5 told 1.1 deputy=ben", "6 closed over"])
        #expect(bench.state.calls.count == 1)
    }
}

@Suite("A step")
struct StepPromises {
    @Test("that has nobody is reported and not waited for")
    func vacant() throws {
        var bench = Small.bench(duty: Small.duty(without: ["officer", "deputy"]))
        try bench.hear(issued())
        #expect(
            bench.lines() == [
                "0 opened warning orange", "0 skipped 1.0 officer vacant", "0 skipped 1.1 deputy vacant", "0 told 1.2 the-chief=cleo",
            ])
        try bench.move(to: minute(5))
        #expect(bench.lines().last == "5 unanswered 1")
    }

    @Test("says that nobody answers when there is nobody at all, and begins again")
    func nobody() throws {
        var bench = Small.bench(duty: Small.duty(without: ["officer", "deputy", "the-chief"]))
        try bench.hear(issued())
        try bench.move(to: minute(15))
        #expect(bench.lines()[4] == "0 unanswered 1")
        #expect(bench.lines().suffix(4).first == "15 skipped 2.0 officer vacant")
    }

    @Test("does not call a person who cannot be reached")
    func unreachable() throws {
        var bench = Small.bench(reach: Reach(people: ["cleo": ["sms"], "ana": ["email"]]))
        try bench.hear(issued())
        #expect(
            bench.lines().suffix(3) == ["0 skipped 1.0 officer no-channel", "0 skipped 1.1 deputy no-channel", "0 told 1.2 the-chief=cleo"])
        #expect(bench.payloads(NotificationRequested.self).map(\.channels) == [["sms"]])
    }

    @Test("calls one person once, though two of its posts are that person's")
    func samePerson() throws {
        let ladder = Ladder(
            id: "ladder", name: Small.text("l"), urgency: .critical,
            steps: [LadderStep(after: .minutes(0), posts: [.local: ["officer", "deputy", "officer"]], channels: ["sms"])],
            wait: .minutes(5), repeat: nil, acknowledged: .minutes(60), worth: .minutes(60))
        let people = DutyPlan(people: Small.duty().people, rotas: [Small.rota("officer", ["ana"]), Small.rota("deputy", ["ana"])])
        var bench = Small.bench(plan: CallingPlan(rules: [Small.warning], ladders: [ladder]), duty: people)
        try bench.hear(issued())
        #expect(bench.lines().dropFirst() == ["0 told 1.0 officer=ana", "0 skipped 1.0 deputy repeated"])
    }

    @Test("whose messages no channel takes counts as empty")
    func failed() throws {
        var bench = Small.bench()
        try bench.hear(issued())
        let call = try #require(bench.calls.first?.call)
        try bench.move(to: minute(1))
        try bench.hear(NotificationFailed(notification: "\(call)-1.0.0", call: call, attempts: [], at: minute(1)), by: "channels")
        #expect(bench.lines().last == "1 told 1.1 deputy=ben")
        try bench.move(to: minute(6))
        #expect(bench.lines().last == "6 told 1.2 the-chief=cleo")
    }

    @Test("counts as empty as well when what was handed over is found to be undeliverable, and not while one message is on its way")
    func undeliverable() throws {
        var bench = Small.bench()
        try bench.hear(issued())
        let call = try #require(bench.calls.first?.call)
        let message = "\(call)-1.0.0"
        try bench.hear(
            NotificationTransported(notification: message, call: call, channel: "sms", attempts: [], at: minute(0)), by: "channels")
        try bench.move(to: minute(1))
        try bench.hear(NotificationFailed(notification: message, call: call, attempts: [], at: minute(1)), by: "channels")
        #expect(bench.lines().last == "0 told 1.0 officer=ana")
        try bench.hear(
            NotificationFailed(notification: message, call: call, attempts: [], at: minute(1), sent: minute(0)), by: "channels")
        #expect(bench.lines().last == "1 told 1.1 deputy=ben")
    }

    @Test("calls the post itself where no rota says who sits there")
    func noRota() throws {
        var bench = Small.bench(duty: .empty)
        try bench.hear(issued())
        #expect(bench.lines().last == "0 told 1.0 officer")
    }

    @Test("that is days late is called now, and those after it keep their distance: no storm")
    func cut() throws {
        var bench = Small.bench()
        try bench.hear(issued())
        try bench.jump(to: minute(4000))
        try bench.move(to: minute(4012))
        #expect(bench.lines().suffix(3) == ["4000 told 1.1 deputy=ana", "4005 told 1.2 the-chief=cleo", "4010 unanswered 1"])
        #expect(bench.payloads(NotificationRequested.self)[1].text.en.contains("(3995 min late)"))
        #expect(bench.payloads(NotificationRequested.self)[2].text.en.contains("late") == false)
    }

    @Test("says first that it is an exercise")
    func exercise() throws {
        var bench = Small.bench(realm: .exercise("spring"))
        try bench.hear(issued())
        let text = try #require(bench.payloads(NotificationRequested.self).first?.text)
        #expect(text.zh.hasPrefix("【演练 spring】") && text.en.hasPrefix("[EXERCISE spring] "))
    }
}
