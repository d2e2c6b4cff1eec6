import Chronology
import Events
import Foundation
import Testing

@testable import Drills

@Suite("The simulator")
struct SimulationPromises {
    /// Both cores work on them; another machine may be told to look at more.
    private static let first = UInt64(ProcessInfo.processInfo.environment["FENGSUI_DRILL_FIRST"] ?? "") ?? 1
    private static let count = UInt64(ProcessInfo.processInfo.environment["FENGSUI_DRILL_SEEDS"] ?? "") ?? 280

    @Test("hundreds of seeds break none of the promises; a seed that does is printed", .timeLimit(.minutes(20)))
    func seeds() async throws {
        let found = try await violations(of: Self.first..<Self.first + Self.count, .hours(4))
        #expect(found.isEmpty, "\(Self.told(found, .hours(4)))")
    }

    @Test("whole days, with shifts that end and answers that hold for half a day, break none either", .timeLimit(.minutes(20)))
    func days() async throws {
        let found = try await violations(of: Self.first + 1_000..<Self.first + 1_000 + Self.count / 2, .days(1))
        #expect(found.isEmpty, "\(Self.told(found, .days(1)))")
    }

    @Test("days on end, in which warnings rise, fall and are lifted, break none either", .timeLimit(.minutes(20)))
    func longer() async throws {
        let found = try await violations(of: 2_001..<2_005, .days(4))
        #expect(found.isEmpty, "\(Self.told(found, .days(4)))")
    }

    /// With what it takes to see it again.
    private static func told(_ found: [Violation], _ length: DrillLength) -> String {
        let lines = found.prefix(20).map { "\($0)\n  fengsui drill simulate --seed \($0.seed) \(length.option) --trace" }
        return lines.joined(separator: "\n")
    }

    private func violations(of seeds: Range<UInt64>, _ length: DrillLength) async throws -> [Violation] {
        let (ground, checker) = (try Shipped.ground(), try Shipped.checker())
        return await withTaskGroup(of: [Violation].self) { group in
            for parity in UInt64(0)...1 {
                group.addTask {
                    seeds.filter { $0 % 2 == parity }.flatMap { seed in
                        checker.check(Simulation(seed: seed, length, ground: ground, cast: .production(on: ground)).run())
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    @Test("in the seeds that are looked at everything happens that is to be survived")
    func everythingHappens() throws {
        let ground = try Shipped.ground()
        var (types, counts) = (Set<String>(), History.Counts())
        let runs = [UInt64(1), 2, 3].map { ($0, DrillLength.days(2)) } + (1...32).map { ($0, DrillLength.hours(4)) }
        var asked: [Question: Int] = [:]
        for (seed, length) in runs {
            let history = Simulation(seed: seed, length, ground: ground, cast: .production(on: ground)).run()
            asked.merge(try Shipped.checker().judge(history).asked, uniquingKeysWith: +)
            for side in Side.allCases { types.formUnion((history.journals[side] ?? []).map(\.event.type)) }
            counts += history.counts
        }
        let wanted = [
            WarningProposed.type, WarningIssued.type, WarningUpdated.type, ConsultationClosed.type,
            WarningWithdrawn.type, CallOpened.type, CallResumed.type, CallUnanswered.type, CallClosed.type, NotificationSkipped.type,
            NotificationFailed.type, SilenceSet.type, AbsenceRecorded.type, LinkChanged.type, LinkHealed.type, AlarmSent.type,
            TaskOverdue.type, DeadlineReached.type, ClockAdvanced.type,
        ]
        #expect(wanted.filter { !types.contains($0) } == [])
        #expect(Question.allCases.filter { asked[$0, default: 0] == 0 } == [], "a rule had nothing to judge")
        #expect(counts.crashes > 20 && counts.powerCuts > 0 && counts.breaches > 0 && counts.messages > 100)
    }

    @Test("the same seed is the same run, byte for byte, also where dictionaries are ordered otherwise")
    func sameSeedSameRun() async throws {
        let here = try digests()
        #expect(try digests() == here)
        let elsewhere = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
            print("digests:\(try SimulationPromises().digests())")
        }
        let said = String(decoding: elsewhere?.standardOutputContent ?? [], as: UTF8.self)
        #expect(said.contains("digests:\(here)"), "\(said)")
    }

    private func digests() throws -> [String] {
        let ground = try Shipped.ground()
        return [UInt64(3), 10].map { Simulation(seed: $0, .days(1), ground: ground, cast: .production(on: ground)).run().digest }
    }

    @Test("another seed is another run")
    func otherSeed() throws {
        #expect(Set(try digests()).count == 2)
    }
}

@Suite("The agenda of a simulated world")
struct AgendaPromises {
    @Test("things happen in order of time, and at one time in the order of their draw")
    func order() {
        var agenda = Agenda<Int>()
        let noon = Timestamp(secondsSince1970: 0)
        for (what, (minute, tie)) in [(3, 9), (1, 5), (2, 7), (1, 4), (3, 2)].enumerated() {
            agenda.add(what, at: noon + .minutes(minute), tie: UInt64(tie))
        }
        var seen: [Int] = []
        while let next = agenda.next() { seen.append(next.what) }
        #expect(seen == [3, 1, 2, 4, 0])
    }

    @Test("an agenda that grows without end is noticed")
    func full() {
        var agenda = Agenda<Int>()
        for number in 0..<Agenda<Int>.maximum { agenda.add(number, at: Timestamp(milliseconds: Int64(number)), tie: 0) }
        #expect(agenda.isFull)
    }
}
