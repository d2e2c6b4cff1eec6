import Chronology
import Events
import Region
import Responding
import Testing
import Wording

@Suite struct WarningResponseTests {
    @Test func `a warning starts one response, with the tasks of its level for the own side's units`() throws {
        var bench = try Bench(.local)
        #expect(
            try bench.issue(.yellow) == [
                "activated \(Bench.number)-local yellow cut 10%",
                "assigned notice-to-units kashgar-command", "assigned health-advice kashgar-health",
                "assigned daily-consultation kashgar-ecology", "assigned daily-consultation kashgar-meteorology",
                "assigned cut-yellow kashgar-industry", "assigned check-enterprises kashgar-ecology",
            ])
        #expect(try bench.issue(.yellow, at: start + .hours(1)) == [])
    }

    @Test func `a task says by when, why then, what proves it and whether it is illustrative`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        let cut = try #require(try bench.journal.tasks().first { $0.measure == "cut-yellow" })
        #expect(cut.task == "\(Bench.number)-local-05")
        #expect(cut.due == start + .hours(6))
        #expect(cut.dueReason?.zh == "启动后6小时内")
        #expect(cut.emissionCutPercent == 10)
        #expect(!cut.illustrative)
        #expect(try bench.journal.tasks().filter(\.illustrative).count == 5)
        #expect(bench.journal.dropFirst().allSatisfy { $0.correlationID == Bench.number })
    }

    @Test func `the tasks of the two sides are disjoint, and each side has some under a warning of either`() throws {
        for owner in Side.allCases {
            for hazard in ["pollution", "dust"] {
                for level in WarningLevel.allCases where level > .blue {
                    let units = try Side.allCases.map { side in
                        var bench = try Bench(side)
                        _ = try bench.issue(level, hazard: hazard, by: owner)
                        let region = try Shipped.region()
                        let tasks = try bench.journal.tasks()
                        #expect(tasks.allSatisfy { region.organisation($0.unit)?.side == side })
                        return Set(tasks.map(\.unit))
                    }
                    #expect(units.allSatisfy { !$0.isEmpty })
                    #expect(units[0].isDisjoint(with: units[1]))
                }
            }
        }
    }

    @Test(arguments: ["control", "ozone"], Side.allCases)
    func `light pollution and ozone in summer ask for care on the warning's own side, and for no cut`(_ hazard: String, _ side: Side) throws
    {
        var (own, other) = (try Bench(side), try Bench(side.other))
        let said = try own.issue(.blue, hazard: hazard, number: "n", by: side)
        _ = try other.issue(.blue, hazard: hazard, number: "n", by: side)
        #expect(said.first == "activated n-\(side.rawValue) blue cut 0%" && said.count > 1)
        #expect(try own.journal.tasks().allSatisfy { $0.emissionCutPercent == nil } && other.journal.tasks().isEmpty)
    }

    @Test(arguments: [WarningLevel.yellow, .orange, .red], Side.allCases)
    func `dust never asks for an industrial cut`(_ level: WarningLevel, _ side: Side) throws {
        var bench = try Bench(side)
        let said = try bench.issue(level, hazard: "dust", number: "n", by: side)
        #expect(said.first == "activated n-\(side.rawValue) \(level.rawValue) cut 0%")
        #expect(try bench.journal.tasks().allSatisfy { $0.emissionCutPercent == nil && !$0.unit.hasSuffix("industry") })
    }

    @Test func `a neighbour's warning asks for readiness, not for the same cuts`() throws {
        var bench = try Bench(.corps)
        #expect(
            try bench.issue(.red) == [
                "activated \(Bench.number)-corps red cut 0%", "assigned daily-consultation tumxuk-ecology",
                "assigned daily-consultation tumxuk-meteorology", "assigned neighbour-readiness tumxuk-command",
            ])
    }

    @Test func `a raised warning adds the tasks of the higher level, replaces its cut and repeats nothing`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        let later = start + .hours(10)
        #expect(
            try bench.change(.raised, to: .orange, at: later) == [
                "withdrawn 05", "assigned cut-orange kashgar-industry", "assigned construction-dust kashgar-construction",
                "assigned heavy-vehicles kashgar-transport", "assigned schools kashgar-education",
            ])
        #expect(try bench.journal.tasks().last?.due == later + .hours(3))
        #expect(try bench.change(.extended, to: .orange, at: later + .hours(1)) == [])
    }

    @Test func `a lowered warning withdraws what the lower level does not ask for, and assigns its own cut anew`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.orange)
        let said = try bench.change(.lowered, to: .yellow, at: start + .hours(20))
        #expect(said == ["withdrawn 05", "withdrawn 07", "withdrawn 08", "withdrawn 09", "assigned cut-yellow kashgar-industry"])
        #expect(
            try bench.change(.raised, to: .orange, at: start + .hours(30)).contains("assigned cut-orange kashgar-industry"))
        let numbers = try bench.journal.tasks().map(\.task)
        #expect(Set(numbers).count == numbers.count)
    }

    @Test func `a task that is done is neither withdrawn nor asked for again`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.orange)
        #expect(try bench.complete("\(Bench.number)-local-09", at: start + .hours(1), by: .local) == [])
        #expect(try !bench.change(.lowered, to: .yellow, at: start + .hours(20)).contains("withdrawn 09"))
        #expect(try !bench.change(.raised, to: .orange, at: start + .hours(40)).contains("assigned schools kashgar-education"))
    }

    @Test func `when the warning is lifted, open tasks are withdrawn and the response stands down, once`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        _ = try bench.complete("\(Bench.number)-local-01", at: start + .hours(1), by: .local)
        let said = try bench.lift(at: start + .hours(50))
        #expect(
            said == ["withdrawn 02", "withdrawn 03", "withdrawn 04", "withdrawn 05", "withdrawn 06", "stood down 1 completed 5 withdrawn"])
        #expect(try bench.lift(at: start + .hours(51)) == [])
        #expect(try bench.change(.raised, to: .red, at: start + .hours(52)) == [])
        #expect(bench.processor.nextDeadline(in: bench.state) == nil)
    }

    @Test func `only the side that owns a warning changes or lifts it`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        #expect(try bench.change(.raised, to: .red, by: .corps, at: start + .hours(1)) == [])
        #expect(try bench.lift(by: .corps, at: start + .hours(2)) == [])
    }

    @Test func `an overdue task is said once, at its time, and a task done in time never`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        _ = try bench.complete("\(Bench.number)-local-02", at: start + .hours(1), by: .local)
        #expect(try bench.wait(until: start + .minutes(59)) == [])
        #expect(try bench.wait(until: start + .hours(1)).map(short) == ["overdue 01"])
        #expect(try bench.wait(until: start + .hours(6)).map(short) == ["overdue 03", "overdue 04", "overdue 05"])
        #expect(try bench.wait(until: start + .days(9)).map(short) == ["overdue 06"])
        #expect(try bench.wait(until: start + .days(20)) == [])
    }

    @Test func `a completion reported by the other side does not close a task`() throws {
        var bench = try Bench(.local)
        _ = try bench.issue(.yellow)
        _ = try bench.complete("\(Bench.number)-local-01", at: start, by: .corps)
        #expect(try bench.wait(until: start + .hours(1)).map(short) == ["overdue 01"])
    }
}
