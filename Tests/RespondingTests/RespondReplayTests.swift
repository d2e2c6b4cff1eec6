import Chronology
import Events
import Foundation
import Responding
import Testing

@Suite struct RespondReplayTests {
    /// A season of warnings with everything that can happen to them.
    private func season() throws -> Bench {
        var bench = try Bench(.local)
        for round in 0..<12 {
            let (number, owner) = ("\(round % 3 == 0 ? "corps" : "local")-w-\(round)", round % 3 == 0 ? Side.corps : .local)
            let time = start + .days(round * 6)
            let hazard = round.isMultiple(of: 2) ? "pollution" : "dust"
            _ = try bench.issue(.yellow, hazard: hazard, number: number, by: owner, at: time)
            _ = try bench.complete("\(number)-local-01", at: time + .minutes(50), by: .local)
            _ = try bench.wait(until: time + .hours(5))
            _ = try bench.change(.raised, to: .red, hazard: hazard, number: number, by: owner, at: time + .hours(10))
            _ = try bench.wait(until: time + .hours(40))
            _ = try bench.change(.lowered, to: .orange, hazard: hazard, number: number, by: owner, at: time + .hours(50))
            _ = try bench.lift(number: number, by: owner, at: time + .hours(90))
        }
        return bench
    }

    @Test func `the same events give the same tasks, also from a snapshot in the middle`() throws {
        let bench = try season()
        let said = bench.journal.filter { $0.source == "/local/respond" && $0.type != DeadlineReached.type }
        #expect(said.count > 150)
        for split in stride(from: 0, to: bench.journal.count, by: 31) {
            let (again, state) = try replay(bench.journal, splitAt: split, bench.processor)
            #expect(again == said)
            #expect(state == bench.state)
        }
    }

    /// Runs the journal again, with the state written out and read back at one event.
    private func replay(_ journal: [Event], splitAt split: Int, _ processor: RespondProcessor) throws -> ([Event], RespondState) {
        var (state, said): (RespondState, [Event]) = (processor.initialState(), [])
        for (position, event) in journal.enumerated() {
            if position == split { state = try JSONDecoder().decode(RespondState.self, from: JSONEncoder().encode(state)) }
            for (index, emission) in try processor.handle(event, state: &state).enumerated() {
                said.append(try emission.event(by: processor.name, side: processor.side, because: event, index: index))
            }
        }
        return (said, state)
    }

    @Test func `a warning that changes while its tasks are on their way leaves no task twice and none behind`() throws {
        var bench = try Bench(.local)
        bench.holdsBack = true
        _ = try bench.issue(.yellow)
        #expect(
            try bench.change(.raised, to: .orange, at: start + .minutes(1)).map { $0.split(separator: " ")[1] } == [
                "cut-orange", "construction-dust", "heavy-vehicles", "schools",
            ])
        #expect(try bench.lift(at: start + .minutes(2)) == [])
        let said = try bench.release().map(short)
        #expect(said.count == 11)
        #expect(Set(said).count == said.count)
        #expect(said.last == "stood down 0 completed 10 withdrawn")
    }

    @Test func `a task that is done while its withdrawal is on its way counts as done`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.orange)
        bench.holdsBack = true
        #expect(try bench.change(.lowered, to: .yellow, at: start + .hours(1)).contains("withdrawn 09"))
        _ = try bench.complete("\(Bench.number)-local-09", at: start + .hours(2), by: .local)
        _ = try bench.release()
        #expect(try !bench.change(.raised, to: .orange, at: start + .hours(3)).contains("assigned schools kashgar-education"))
    }

    @Test func `an overdue that is on its way is not waited for again`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        bench.holdsBack = true
        #expect(try bench.wait(until: start + .hours(1)).map(short) == ["overdue 01"])
        #expect(bench.processor.nextDeadline(in: bench.state) == start + .hours(2))
    }

    @Test func `acknowledgements of a task are a set union over both sides, in any order, however often`() throws {
        let task = "\(Bench.number)-local-01"
        func receipts(_ order: [(String, Side)]) throws -> Set<TaskReceipt>? {
            var bench = try Bench(.local)
            _ = try bench.issue(.yellow)
            for (post, side) in order {
                let seen = AcknowledgementRecorded(of: "e", aggregate: task, post: post, person: "某人", at: start)
                #expect(try bench.feed(seen, subject: task, at: start, from: side, source: "desk") == [])
            }
            return bench.state.ordered[0].tasks.first { $0.number == task }?.acknowledged
        }
        let order = [("a", Side.local), ("b", .corps), ("a", .local)]
        #expect(try receipts(order)?.count == 2)
        #expect(try receipts(order) == receipts(order.reversed()))
    }

    @Test func `tasks that never come back are said again after three days, under the same numbers`() throws {
        var bench = try Bench(.local)
        bench.holdsBack = true
        let first = try bench.issue(.yellow)
        #expect(try bench.change(.extended, to: .yellow, at: start + .days(3)) == [])
        #expect(try bench.change(.extended, to: .yellow, at: start + .days(3) + .minutes(1)) == first)
        #expect(bench.state.ordered[0].tasks.count == first.count - 1)
    }

    @Test func `of the acknowledgements of one task, the state keeps two hundred`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        let task = "\(Bench.number)-local-01"
        for person in 0..<(TaskRecord.maximumReceipts + 5) {
            let seen = AcknowledgementRecorded(of: "e", aggregate: task, post: "p", person: "\(person)", at: start)
            try bench.feed(seen, subject: task, at: start, from: .local, source: "desk")
        }
        #expect(bench.state.ordered[0].tasks[0].acknowledged.count == 200)
    }

    @Test func `beyond two hundred responses the finished go first, then the open one not heard of for longest`() throws {
        var bench = try Bench(.corps)
        for round in 0..<(RespondState.maximum - 1) { _ = try bench.issue(.yellow, number: "w-\(round)", at: start + .minutes(round)) }
        _ = try bench.issue(.yellow, number: "finished", at: start + .minutes(300))
        _ = try bench.lift(number: "finished", at: start + .minutes(301))
        #expect(bench.state.responses.count == 200)
        _ = try bench.issue(.yellow, number: "x", at: start + .minutes(302))
        #expect(bench.state.responses.count == 200)
        #expect(bench.state.responses["finished"] == nil && bench.state.responses["w-0"] != nil)
        _ = try bench.change(.extended, to: .yellow, number: "w-0", at: start + .minutes(303))
        // Even one whose own time is the earliest of all stays, when it came just now.
        _ = try bench.issue(.yellow, number: "y", at: start - .minutes(1))
        #expect(bench.state.responses.count == 200)
        #expect(bench.state.responses["w-1"] == nil && bench.state.responses["w-0"] != nil)
        #expect(bench.state.responses["y"] != nil)
    }

    @Test func `finished responses are forgotten after 30 days, and open ones are not`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow, number: "open")
        for round in 0..<100 {
            let time = start + .days(round * 3)
            _ = try bench.issue(.red, number: "w-\(round)", at: time)
            _ = try bench.lift(number: "w-\(round)", at: time + .days(1))
        }
        #expect(bench.state.responses.count <= 12)
        #expect(bench.state.responses["open"] != nil)
    }

    @Test func `an event that cannot be understood changes nothing`() throws {
        let bench = try Bench(.local)
        var state = bench.state
        let event = Event(
            id: "x", source: "/local/alert", type: WarningIssued.type, version: 1, subject: "w", time: start, side: .local, realm: .actual,
            data: Array("{}".utf8))
        #expect(throws: EventError.self) { try bench.processor.handle(event, state: &state) }
        #expect(state == bench.state)
    }
}
