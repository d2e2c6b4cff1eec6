import Chronology
import Events
import Journal
import Processing
import Testing

@testable import Runtime

@Suite("A shell that is killed", .timeLimit(.minutes(1)))
struct ShellCrashPromises {
    /// What one undisturbed service says to the same events.
    private func undisturbed(_ inputs: [Event]) -> [Event] {
        var journal = ListedJournal()
        var run = ShellRun(TestProcessor(), at: .init(side: .local, realm: exercise), clock: NodeClock(.journal))
        for input in inputs {
            _ = journal.append(input)
            run.runThrough(&journal)
        }
        return journal.said(by: "test")
    }

    private func inputs(_ random: inout Seeded) throws -> [Event] {
        var time = noon
        return try [clock(noon)]
            + (1...120).flatMap { number in
                if number % 5 == 0 { time = time + .minutes(25) }
                return try [measured(Int.random(in: -1...20, using: &random), number, at: time)] + (number % 5 == 0 ? [clock(time)] : [])
            }
    }

    /// A value that dies between any two steps, with or without a snapshot, with or without having handed over what it said.
    @Test("says the same as one that is not, whenever it dies", arguments: 1...200 as ClosedRange<UInt64>)
    func pure(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let inputs = try inputs(&random)
        var journal = ListedJournal()
        var fed = 0
        var snapshot: Snapshot<TestProcessor.State>?
        let place = ShellRun<TestProcessor>.Place(side: .local, realm: exercise)
        while true {
            let clock = NodeClock(.journal)
            var run =
                snapshot.map { ShellRun(TestProcessor(), at: place, clock: clock, from: $0) }
                ?? ShellRun(TestProcessor(), at: place, clock: clock)
            let isLast = fed == inputs.count && Int.random(in: 0..<4, using: &random) == 0
            var life = isLast ? Int.max : Int.random(in: 1...40, using: &random)
            while life > 0 {
                life -= 1
                let isFed = fed < inputs.count && Int.random(in: 0..<3, using: &random) > 0
                if isFed {
                    _ = journal.append(inputs[fed])
                    fed += 1
                }
                if run.hasToSpeak {
                    if Int.random(in: 0..<8, using: &random) == 0, !isLast {
                        // The journal has it, and the answer was lost with the process.
                        _ = journal.append(run.unsaid)
                        break
                    }
                    run.speak(to: &journal)
                } else if let next = journal.events.first(where: { $0.sequence > run.position }) {
                    run.take(next)
                } else if !run.unsaid.isEmpty {
                    run.speak(to: &journal)
                } else if !isFed, fed == inputs.count {
                    break
                }
                if run.unsaid.isEmpty, Int.random(in: 0..<10, using: &random) == 0 { snapshot = run.snapshot }
            }
            if isLast { break }
        }
        #expect(journal.said(by: "test").sorted { $0.id < $1.id } == undisturbed(inputs).sorted { $0.id < $1.id }, "seed \(seed)")
    }

    @Test("over a real journal says the same as one that is not, cancelled 60 times")
    func real() async throws {
        var random = Seeded(seed: 20_200_326)
        let inputs = try inputs(&random)
        let node = try TestNode()
        let storage = try SQLiteStorage(path: node.configuration.folder.journal, realm: exercise)
        try await node.serve(storage)
        try await node.connect { other in
            var rest = inputs[...]
            for restart in 0..<60 {
                let some = rest.prefix(restart == 59 ? rest.count : Int.random(in: 0...4, using: &random))
                rest = rest.dropFirst(some.count)
                try await other.delivery.deliver(Array(some))
                let steps = Int64.random(in: 0...12, using: &random)
                let begin = try await storage.head() - Int64.random(in: 0...5, using: &random)
                try await node.run(until: { _, position in position >= min(begin, begin - 3 + steps) })
            }
        }
        let expected = undisturbed(inputs)
        // Its own words count too: the end of the journal is reached when nothing more is said.
        var head: Int64 = -1
        while try await storage.head() != head {
            head = try await storage.head()
            try await node.run(until: { [head] _, position in position >= head })
        }
        #expect(try await storage.said().sorted { $0.id < $1.id } == expected.sorted { $0.id < $1.id })
        try await node.stopServing()
    }
}
