import Chronology
import Events
import Journal
import Processing
import Testing

@testable import Runtime

@Suite("A shell's run, without I/O")
struct ShellRunPromises {
    private typealias Run = ShellRun<TestProcessor>
    private static let local = Run.Place(side: .local, realm: exercise)

    private func run(_ processor: TestProcessor = TestProcessor(), clock: NodeConfiguration.ClockKind = .journal) -> Run {
        Run(processor, at: Self.local, clock: NodeClock(clock))
    }

    private func journal(_ events: [Event]) -> ListedJournal {
        var journal = ListedJournal()
        _ = journal.append(events)
        return journal
    }

    @Test("the same events give the same words under the same ids, however often they are read")
    func repeatable() throws {
        var journal = journal(try [clock(noon), measured(12, 1), measured(3, 2)])
        var first = run()
        first.runThrough(&journal)
        let after = journal.events
        #expect(journal.said(by: "test").map(\.type) == [Opened.type, Closed.type])
        var again = run()
        again.runThrough(&journal)
        #expect(journal.events == after)
        #expect(again.state == first.state)
    }

    @Test("a service that is far behind decides as it would have decided in time")
    func behind() throws {
        let inputs = try [clock(noon)] + (1...40).map { try measured($0 % 3 == 0 ? 2 : 20, $0) }
        var inTime = ListedJournal()
        var prompt = run()
        for input in inputs {
            _ = inTime.append(input)
            prompt.runThrough(&inTime)
        }
        var late = journal(inputs)
        var lagging = run()
        lagging.runThrough(&late)
        #expect(late.said(by: "test") == inTime.said(by: "test"))
        #expect(late.said(by: "test").count == 27)
        #expect(lagging.state == prompt.state)
    }

    @Test("what was taken in at its cause is passed over in its turn, also after a restart in between")
    func passedOver() throws {
        var journal = journal(try [clock(noon), measured(12, 1), measured(13, 2)])
        var first = run()
        for event in journal.events.prefix(2) { first.take(event) }
        first.speak(to: &journal)
        #expect(first.state.open == 12)
        #expect(first.ahead == [4])
        var second = Run(TestProcessor(), at: Self.local, clock: NodeClock(.journal), from: first.snapshot)
        second.runThrough(&journal)
        #expect(second.ahead.isEmpty)
        #expect(second.state.open == 12)
        #expect(journal.events.count == 4)
    }

    @Test("an event that cannot be understood is rejected once, and the state stays as it was")
    func rejected() throws {
        var journal = journal(try [clock(noon), measured(-1, 1)])
        var run = run()
        run.runThrough(&journal)
        #expect(run.tellFailures().count == 1)
        #expect(run.state == TestProcessor.State())
        let rejection = try #require(journal.said(by: "test").first).payload(EventRejected.self)
        #expect(rejection.event == "m1" && rejection.source == "/local/gauge")
        var again = self.run()
        again.runThrough(&journal)
        #expect(journal.events.count == 3)
    }

    @Test(
        "its own deadline wakes it, another service's and the other side's do not",
        arguments: [("test", Side.local), ("other", .local), ("test", .corps)])
    func deadlines(name: String, side: Side) throws {
        let event = try Event(
            DeadlineReached(processor: name, deadline: noon), id: "d", source: "/\(side.rawValue)/\(name)", subject: name, time: noon,
            side: side, realm: exercise)
        var run = run()
        run.take(JournaledEvent(sequence: 1, event: event))
        #expect(run.unsaid.map(\.type) == (name == "test" && side == .local ? [Reminded.type] : []))
    }

    @Test("in an exercise a deadline comes due at the event that tells the time, also when that is read much later")
    func exerciseDeadline() throws {
        let inputs = try [clock(noon), measured(12, 1)] + (1...3).map { try clock(noon + .minutes(40 * $0)) } + [measured(14, 2)]
        var journal = journal(inputs)
        var run = run()
        run.runThrough(&journal)
        let woken = try #require(journal.said(by: "test").first { $0.type == DeadlineReached.type })
        #expect(woken.time == noon + .minutes(80))
        #expect(journal.said(by: "test").map(\.type) == [Opened.type, DeadlineReached.type, Reminded.type])
    }

    @Test("on the machine's clock a deadline waits for its turn in the journal")
    func systemDeadline() throws {
        var run = run(clock: .system)
        run.take(JournaledEvent(sequence: 1, event: try measured(12, 1)))
        var journal = journal([try measured(12, 1)])
        run.speak(to: &journal)
        run.announceDeadline()
        #expect(run.unsaid.map(\.type) == [DeadlineReached.type])
        #expect(!run.hasToSpeak)
        run.speak(to: &journal)
        #expect(run.state.remindAt != nil)
        run.announceDeadline()
        #expect(run.unsaid.isEmpty, "it is on its way")
    }

    @Test("what an older version answered is taken in and not answered again by new rules")
    func muted() throws {
        var journal = journal(try [clock(noon), measured(12, 1), measured(13, 2)])
        var old = run()
        old.runThrough(&journal)
        let answered = journal.events.count
        var new = Run(
            TestProcessor(version: 2, rule: 100), at: Self.local, clock: NodeClock(.journal), answered: .through(Int64(answered)),
            past: journal.past)
        new.runThrough(&journal)
        #expect(journal.events.count == answered)
        #expect(new.state.open == 12, "the journal is right")
        _ = journal.append(try measured(1, 3))
        new.runThrough(&journal)
        #expect(try journal.said(by: "test").last?.payload(Closed.self).value == 101)
    }

    @Test("a lost snapshot does not let new rules answer what was answered, and what was left open is answered")
    func mutedWithoutSnapshot() throws {
        var journal = journal(try [clock(noon), measured(12, 1), measured(3, 2)])
        var old = run()
        old.runThrough(&journal)
        _ = journal.append(try measured(15, 3))
        let past = journal.past
        #expect(past.answered == .before(cause: "m2", until: 5))
        var new = Run(
            TestProcessor(version: 2, rule: 100), at: Self.local, clock: NodeClock(.journal), answered: past.answered, past: past)
        new.runThrough(&journal)
        let values = try journal.said(by: "test").map { $0.type == Opened.type ? try $0.payload(Opened.self).value : 0 }
        #expect(values == [12, 0, 115])
    }

    @Test("the time of an exercise is known again after a restart")
    func time() throws {
        var journal = journal(try [clock(noon)])
        var first = run()
        first.runThrough(&journal)
        let clock = NodeClock(.journal)
        _ = Run(TestProcessor(), at: Self.local, clock: clock, from: first.snapshot)
        #expect(clock.now == noon)
    }
}
