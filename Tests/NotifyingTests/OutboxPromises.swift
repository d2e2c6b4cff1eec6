import Chronology
import Events
import Testing

@testable import Notifying

/// An outbox with a clock that is moved by hand.
struct HandClock {
    var now = Moment(time: noon, uptime: .zero)
    var outbox: Outbox

    init(_ limits: [String: ChannelLimits] = ["one": ChannelLimits(), "two": ChannelLimits()], maximum: Int = Outbox.maximum) {
        outbox = Outbox(maximum: maximum) { limits[$0] }
    }

    mutating func take(_ request: NotificationRequested, sequence: Int64 = 1) -> [Directive] {
        outbox.take(request, sequence: sequence, at: now)
    }

    mutating func finish(_ channel: String, _ error: ChannelError?) -> [Directive] { finish("c1-1.0.0", channel, error) }

    mutating func finish(_ id: String, _ channel: String, _ error: ChannelError?) -> [Directive] {
        let result: Result<String?, ChannelError> = error.map { .failure($0) } ?? .success("r")
        return outbox.finish(id, channel: channel, result, at: now)
    }

    /// Lets time pass, and wakes the outbox whenever it wants to be.
    mutating func pass(_ span: Duration) -> [Directive] {
        let end = now.uptime + span
        var said: [Directive] = []
        while let wake = outbox.nextWake, wake <= end {
            move(to: max(wake, now.uptime))
            said += outbox.wake(at: now)
        }
        move(to: end)
        return said
    }

    private mutating func move(to uptime: Duration) { now = Moment(time: now.time + (uptime - now.uptime), uptime: uptime) }
}

extension [Directive] {
    /// `id→channel` for everything that is sent.
    var sent: [String] {
        compactMap { directive in
            if case .send(let request, let channel) = directive { "\(request.notification)→\(channel)" } else { nil }
        }
    }

    var outcomes: [Outcome] {
        compactMap { directive in
            if case .record(_, let outcome) = directive { outcome } else { nil }
        }
    }

    var said: [String] {
        compactMap { directive in
            if case .say(let channel, let isDown, _) = directive { "\(channel) \(isDown ? "down" : "up")" } else { nil }
        }
    }
}

@Suite("The outbox")
struct OutboxPromises {
    private let busy = ChannelError.status(503, "busy")

    @Test("a message goes to the first channel, once, and its outcome names it")
    func first() {
        var clock = HandClock()
        #expect(clock.take(request()).sent == ["c1-1.0.0→one"])
        #expect(clock.take(request()).isEmpty)
        #expect(clock.finish("one", nil).outcomes == [.transported(channel: "one", reference: "r", attempts: [])])
        #expect(clock.pass(.seconds(600)).isEmpty)
    }

    @Test("a channel that may be better soon is asked again after a pause, as often as is allowed, then the next one is asked")
    func falls() {
        var clock = HandClock()
        _ = clock.take(request())
        #expect(clock.finish("one", busy).isEmpty)
        #expect(clock.pass(Outbox.pause - .milliseconds(1)).isEmpty)
        #expect(clock.pass(.milliseconds(1)).sent == ["c1-1.0.0→one"])
        #expect(clock.finish("one", busy).sent == ["c1-1.0.0→two"])
        let attempts = [ChannelAttempt(channel: "one", attempts: 2, reason: "\(busy.text)")]
        #expect(clock.finish("two", nil).outcomes == [.transported(channel: "two", reference: "r", attempts: attempts)])
    }

    @Test("when all channels failed the message waits, twice as long each time, at most a minute")
    func backsOff() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1)])
        #expect(clock.take(request(channels: ["one"])).sent.count == 1)
        for (number, seconds) in [2, 4, 8, 16, 32, 60, 60].enumerated() {
            #expect(clock.finish("one", busy).sent.isEmpty)
            // Others get through, so that the channel itself does not rest.
            #expect(clock.take(request("other\(number)", channels: ["one"]), sequence: 9).sent.count == 1)
            _ = clock.finish("other\(number)", "one", nil)
            #expect(clock.pass(.seconds(seconds) - .milliseconds(1)).sent.isEmpty)
            #expect(clock.pass(.milliseconds(1)).sent == ["c1-1.0.0→one"])
        }
    }

    @Test("a channel that refuses a message for good is not asked again, also not the next time round")
    func refuses() {
        var clock = HandClock()
        _ = clock.take(request())
        #expect(clock.finish("one", .noAddress).sent == ["c1-1.0.0→two"])
        _ = clock.finish("two", busy)
        _ = clock.pass(Outbox.pause)
        _ = clock.finish("two", busy)
        #expect(clock.pass(Outbox.firstWait).sent == ["c1-1.0.0→two"])
    }

    @Test("when no channel is left, that is the outcome, with why each did not take it")
    func none() {
        var clock = HandClock()
        _ = clock.take(request(channels: ["one", "unknown", "two"]))
        _ = clock.finish("one", .noAddress)
        let outcomes = clock.finish("two", .saidNo(code: 1, "no")).outcomes
        guard case .failed(let attempts)? = outcomes.first else {
            Issue.record("no outcome")
            return
        }
        #expect(attempts.map(\.channel) == ["one", "unknown", "two"] && attempts.map(\.attempts) == [1, 0, 1])
        #expect(attempts.allSatisfy { !$0.reason.isEmpty })
    }

    @Test("trying ends when the message expires, in whatever it is waiting for")
    func expires() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1)])
        _ = clock.take(request(channels: ["one"], expires: noon + .seconds(10)))
        var outcomes = clock.finish("one", busy).outcomes
        for _ in 0..<10 where outcomes.isEmpty {
            let told = clock.pass(.seconds(2))
            outcomes += told.outcomes
            if !told.sent.isEmpty { outcomes += clock.finish("one", busy).outcomes }
        }
        guard case .failed(let attempts)? = outcomes.first else {
            Issue.record("it was tried for ever")
            return
        }
        #expect(attempts.first?.attempts ?? 0 >= 2 && clock.now.time <= noon + .seconds(12))
        var late = HandClock()
        #expect(late.take(request(expires: noon)).outcomes.count == 1)
    }

    @Test("a channel that fails three times in a row rests, which is said once; everybody else goes to the next one at once")
    func rests() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1), "two": ChannelLimits()])
        var said: [Directive] = []
        for number in 1...4 {
            let told = clock.take(request("c\(number)"), sequence: Int64(number))
            said += told
            if told.sent == ["c\(number)→one"] { said += clock.finish("c\(number)", "one", busy) }
        }
        #expect(said.said == ["one down"])
        #expect(said.sent == ["c1→one", "c1→two", "c2→one", "c2→two", "c3→one", "c3→two", "c4→two"])
    }

    private func recipient(_ number: Int) -> NotificationRequested {
        request("c\(number)", person: "kashgar-officer-\(number)")
    }

    @Test(
        "one bad address, however often, rests no channel that works for others; what fails for three people in a row does, and is said",
        arguments: [ChannelError.status(404, "no such user"), .failed("the modem"), .declined(code: 1, "not in this group")])
    func blames(error: ChannelError) {
        var clock = HandClock(["one": ChannelLimits(), "two": ChannelLimits(concurrency: 32)])
        var told: [Directive] = []
        for number in 1...9 {
            told += clock.take(request("bad\(number)", person: "kashgar-officer-9"), sequence: Int64(number))
            told += clock.finish("bad\(number)", "one", error)
        }
        #expect(told.said.isEmpty && clock.take(recipient(1)).sent == ["c1→one"])
        // Somebody is reached, and what was suspected before is forgotten.
        told += clock.finish("c1", "one", nil)
        for number in 2...4 {
            #expect(told.said.isEmpty)
            told += clock.take(recipient(number))
            told += clock.finish("c\(number)", "one", error)
        }
        #expect(told.said == ["one down"] && clock.take(recipient(5)).sent == ["c5→two"])
    }

    @Test("an address that nobody is known at never rests a channel, whosever it is")
    func unknown() {
        var clock = HandClock(["one": ChannelLimits(), "two": ChannelLimits(concurrency: 32)])
        for number in 1...9 {
            #expect(clock.take(recipient(number)).sent == ["c\(number)→one"])
            let told = clock.finish("c\(number)", "one", number.isMultiple(of: 2) ? .noAddress : .unknownAddress("550"))
            #expect(told.said.isEmpty && told.sent == ["c\(number)→two"])
        }
    }

    @Test(
        "a message that tries a resting channel and fails for its own recipient's sake lets the next one try before the rest would be over again"
    )
    func inconclusive() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1)])
        for number in 1...3 {
            _ = clock.take(request("c\(number)", channels: ["one"]), sequence: Int64(number))
            _ = clock.finish("c\(number)", "one", busy)
        }
        let first = clock.pass(Circuit.firstRest).sent
        #expect(first.count == 1)
        let next = clock.finish(number(first), "one", .unknownAddress("550")).sent + clock.pass(Outbox.firstWait * 4).sent
        #expect(next.count == 1)
        #expect(clock.finish(number(next), "one", nil).said == ["one up"])
    }

    @Test(
        "after its rest one message tries the channel; if that goes well the rest is over, which is said once, else it rests twice as long")
    func probes() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1)])
        for number in 1...3 {
            _ = clock.take(request("c\(number)", channels: ["one"]), sequence: Int64(number))
            _ = clock.finish("c\(number)", "one", busy)
        }
        #expect(clock.pass(Circuit.firstRest - .milliseconds(1)).sent.isEmpty)
        let first = clock.pass(.milliseconds(1)).sent
        #expect(first.count == 1)
        let trying = clock.take(request("c9", channels: ["one"]), sequence: 9)
        #expect(trying.sent.isEmpty)
        _ = clock.finish(number(first), "one", busy)
        #expect(clock.pass(Circuit.firstRest * 2 - .milliseconds(1)).sent.isEmpty)
        let again = clock.pass(.milliseconds(1)).sent
        #expect(again.count == 1)
        let back = clock.finish(number(again), "one", nil)
        #expect(back.said == ["one up"])
        #expect((back + clock.pass(.seconds(120))).sent.count == 3)
    }

    private func number(_ sent: [String]) -> String { String(sent.first?.split(separator: "→").first ?? "") }

    @Test("what was said about a channel before a restart is taken back by the first message that it takes")
    func learns() {
        var clock = HandClock()
        clock.outbox.learn(channel: "one", isDown: true)
        _ = clock.take(request())
        #expect(clock.finish("one", nil).said == ["one up"])
    }

    @Test("urgent messages go first, and only so many at once")
    func urgent() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1)])
        #expect(clock.take(request("a", channels: ["one"], urgency: .minor), sequence: 1).sent == ["a→one"])
        #expect(clock.take(request("b", channels: ["one"], urgency: .minor), sequence: 2).sent.isEmpty)
        #expect(clock.take(request("c", channels: ["one"], urgency: .major), sequence: 3).sent.isEmpty)
        #expect(clock.take(request("d", channels: ["one"], urgency: .critical), sequence: 4).sent.isEmpty)
        #expect(["a", "d", "c"].map { clock.finish($0, "one", nil).sent } == [["d→one"], ["c→one"], ["b→one"]])
    }

    @Test("no more goes out in a minute than the channel takes, and a quarter of that is kept for what is urgent")
    func rate() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 100, perMinute: 20)])
        var sent: [String] = []
        for number in 1...30 { sent += clock.take(request("m\(number)", channels: ["one"], urgency: .minor), sequence: Int64(number)).sent }
        #expect(sent.count == 15)
        for number in 1...10 { sent += clock.take(request("c\(number)", channels: ["one"]), sequence: Int64(100 + number)).sent }
        #expect(sent.count == 20 && sent.suffix(5).allSatisfy { $0.hasPrefix("c") })
        #expect(clock.pass(.seconds(59)).sent.isEmpty)
        let next = clock.pass(.seconds(1)).sent
        #expect(next.count == 15)
        #expect(next.prefix(5).allSatisfy { $0.hasPrefix("c") })
    }

    @Test("a full minute and full places at once are waited for, and not looked at without end", .timeLimit(.minutes(1)))
    func rateWhileBusy() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1, perMinute: 2, attempts: 1)])
        for number in 1...4 { _ = clock.take(request("m\(number)", channels: ["one"]), sequence: Int64(number)) }
        #expect(clock.pass(.seconds(10)).sent.isEmpty)
        #expect(clock.finish("m1", "one", nil).sent == ["m2→one"])
        #expect(clock.pass(.seconds(10)).sent.isEmpty)
        #expect(clock.finish("m2", "one", nil).sent.isEmpty)
        // At 60 s the first minute is over; that one is still under way at 70 s, when the next place of the minute comes.
        #expect(clock.pass(.seconds(41)).sent == ["m3→one"])
        #expect(clock.pass(.seconds(60)).sent.isEmpty)
        #expect(clock.finish("m3", "one", nil).sent == ["m4→one"])
    }

    @Test("messages that were under way when a channel began to rest do not make its rest longer")
    func underWay() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 8, attempts: 1)])
        for number in 1...8 { _ = clock.take(request("c\(number)", channels: ["one"]), sequence: Int64(number)) }
        for number in 1...8 { _ = clock.finish("c\(number)", "one", busy) }
        #expect(clock.pass(Circuit.firstRest).sent.count == 1)
    }

    @Test("a message whose last channel failed does not wait for one that rests longer while the other may be asked again")
    func othersRest() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1), "two": ChannelLimits(attempts: 1)])
        _ = clock.take(request("c1"), sequence: 1)
        #expect(clock.finish("c1", "one", .limited("130101")).sent == ["c1→two"])
        _ = clock.finish("c1", "two", nil)
        #expect(clock.take(request("c2"), sequence: 2).sent == ["c2→two"])
        _ = clock.finish("c2", "two", busy)
        #expect(clock.pass(Outbox.firstWait).sent == ["c2→two"])
    }

    @Test("a message does not stand in a queue that does not move while another channel is free")
    func patience() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1), "two": ChannelLimits()])
        _ = clock.take(request("a"), sequence: 1)
        _ = clock.take(request("b"), sequence: 2)
        #expect(clock.pass(Outbox.patience - .milliseconds(1)).sent.isEmpty)
        #expect(clock.pass(.milliseconds(1)).sent == ["b→two"])
        #expect(clock.finish("a", "one", nil).sent.isEmpty)
    }

    @Test("a message that left a queue is not sent from there as well when the queue moves, and its first outcome is the only one")
    func oncePerStep() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1), "two": ChannelLimits()])
        _ = clock.take(request("a"), sequence: 1)
        _ = clock.take(request("b"), sequence: 2)
        #expect(clock.pass(Outbox.patience).sent == ["b→two"])
        // Before it is known what became of it by the second channel, the first one's queue moves.
        #expect(clock.finish("a", "one", nil).sent.isEmpty)
        #expect(clock.finish("b", "two", nil).outcomes.count == 1)
        #expect(clock.finish("b", "two", nil).outcomes.isEmpty && clock.finish("b", "one", busy).outcomes.isEmpty)
        #expect(clock.pass(.seconds(3600)).isEmpty)
    }

    @Test("a message is under way with one channel at a time, and what comes of it while it waits sends it nowhere")
    func oneAtATime() {
        var clock = HandClock(["one": ChannelLimits(attempts: 1), "two": ChannelLimits(attempts: 1)])
        #expect(clock.take(request()).sent == ["c1-1.0.0→one"])
        // However long the first channel takes, nobody else is asked.
        #expect(clock.pass(.minutes(5)).sent.isEmpty)
        #expect(clock.finish("one", busy).sent == ["c1-1.0.0→two"])
        #expect(clock.pass(.minutes(5)).sent.isEmpty && clock.take(request()).isEmpty)
        #expect(clock.finish("two", nil).outcomes.count == 1)
    }

    @Test("a robot that says that it is too much is left alone at once")
    func limited() {
        var clock = HandClock()
        _ = clock.take(request())
        let told = clock.finish("one", .limited("130101"))
        #expect(told.said == ["one down"] && told.sent == ["c1-1.0.0→two"])
    }

    @Test("the desk takes what nothing else took, wherever it stands in the ladder, and keeps nobody from being told elsewhere")
    func desk() {
        var clock = HandClock(["desk": ChannelLimits(), "one": ChannelLimits(attempts: 1)])
        #expect(clock.take(request(channels: ["desk", "one"])).sent == ["c1-1.0.0→one"])
        #expect(clock.finish("one", .noAddress).sent == ["c1-1.0.0→desk"])
    }

    @Test("a channel that fails for the moment is asked again for some rounds before the desk takes the message")
    func patient() {
        var clock = HandClock(["desk": ChannelLimits(), "one": ChannelLimits(attempts: 1)])
        var (sent, asked) = (clock.take(request(channels: ["desk", "one"])).sent, 0)
        while sent == ["c1-1.0.0→one"], asked < 20 {
            asked += 1
            let told = clock.finish("one", busy).sent
            sent = told.isEmpty ? clock.pass(.minutes(6)).sent : told
        }
        #expect(sent == ["c1-1.0.0→desk"] && asked >= OutboxItem.patientRounds)
    }

    @Test("when too many wait, the least urgent and last gives way, and that is its outcome")
    func full() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1)], maximum: 3)
        for (index, urgency) in [CallUrgency.minor, .minor, .major].enumerated() {
            #expect(clock.take(request("m\(index)", channels: ["one"], urgency: urgency), sequence: Int64(index)).outcomes.isEmpty)
        }
        let told = clock.take(request("c", channels: ["one"]), sequence: 9)
        guard case .record(let gone, .failed(let attempts))? = told.first else {
            Issue.record("nobody gave way")
            return
        }
        #expect(gone.notification == "m1" && attempts.first?.reason.contains("more than 3") == true)
        #expect(clock.finish("m0", "one", nil).sent == ["c→one"])
    }

    @Test("ten thousand messages wait without slowing the next")
    func many() {
        var clock = HandClock(["one": ChannelLimits(concurrency: 1)])
        for number in 0..<10_000 { _ = clock.take(request("m\(number)", channels: ["one"], urgency: .minor), sequence: Int64(number)) }
        let start = ContinuousClock.now
        for number in 0..<100 { _ = clock.take(request("c\(number)", channels: ["one"]), sequence: Int64(20_000 + number)) }
        #expect(start.duration(to: .now) < .seconds(1))
        #expect(clock.finish("m0", "one", nil).sent == ["c0→one"])
    }

    @Test("alarms come in order, however they were set")
    func alarms() {
        var alarms = Alarms<Int>()
        for number in [5, 3, 9, 1, 7, 3, 8, 0] { alarms.set(number, at: .seconds(number)) }
        var rung: [Int] = []
        while let name = alarms.pop(at: .seconds(7)) { rung.append(name) }
        #expect(rung == [0, 1, 3, 3, 5, 7] && alarms.first == .seconds(8))
    }
}
