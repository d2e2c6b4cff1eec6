import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("A silence")
struct SilencePromises {
    @Test("keeps quiet until its end, and then what is open is called")
    func ends() throws {
        var bench = Small.bench()
        try bench.hear(silence("s1", upTo: .critical, level: .red, from: morning, until: minute(40)))
        try bench.hear(issued())
        try bench.move(to: minute(45))
        #expect(
            bench.lines() == [
                "0 opened warning orange", "0 skipped 1.0 officer silenced", "40 told 2.0 officer=ana", "45 told 2.1 deputy=ben",
            ])
        #expect(bench.payloads(NotificationSkipped.self).first?.silence == "s1")
        #expect(bench.state.silences.isEmpty)
    }

    @Test("that a person ends calls at once")
    func ended() throws {
        var bench = Small.bench()
        try bench.hear(silence("s1", upTo: .critical, level: .red, from: morning, until: minute(400)))
        try bench.hear(issued())
        try bench.move(to: minute(20))
        try bench.hear(SilenceEnded(silence: "s1", post: "officer", person: "ana", at: minute(20), reason: "done"))
        try bench.move(to: minute(21))
        #expect(bench.lines().last == "20 told 2.0 officer=ana")
    }

    @Test(
        "never hides a higher level or urgency than it names, nor another rule or matter",
        arguments: [
            silence("s", upTo: .critical, level: .yellow, from: morning, until: minute(400)),
            silence("s", upTo: .critical, from: morning, until: minute(400)),
            silence("s", upTo: .major, level: .red, from: morning, until: minute(400)),
            silence("s", upTo: .critical, level: .red, from: morning, until: minute(400), rules: ["task"]),
            silence("s", upTo: .critical, level: .red, from: morning, until: minute(400), about: ["w2"]),
            silence("s", upTo: .critical, level: .red, from: minute(10), until: minute(400)),
            // What is called at any hour is not kept quiet without saying what it is about.
            silence("s", upTo: .critical, level: .red, from: morning, until: minute(400), about: []),
        ])
    func higher(_ silence: SilenceSet) throws {
        var bench = Small.bench()
        try bench.hear(silence)
        try bench.hear(issued("w1", .orange))
        #expect(bench.lines().last == "0 told 1.0 officer=ana")
    }

    @Test("does not hide that a warning was a mistake, unless it names that", arguments: [[], ["warning"], ["mistake"]])
    func mistake(rules: [String]) throws {
        let rule = CallRule(
            id: "mistake", name: Small.text("m"), events: [WarningCancelled.type], sides: .both, urgency: .major, ladder: "quiet",
            chain: "mistake", over: [], title: Small.text("{about} was a mistake"))
        var bench = Small.bench(plan: Small.plan(rules: [Small.warning, rule]))
        try bench.hear(issued())
        try bench.hear(silence("s1", upTo: .critical, level: .red, from: morning, until: minute(40), rules: rules))
        try bench.hear(cancelled())
        #expect(bench.lines().last == (rules == ["mistake"] ? "0 skipped 1.0 officer silenced" : "0 told 1.0 officer=ana"))
    }

    @Test("of a lower level does not hide the call that is raised")
    func raised() throws {
        var bench = Small.bench()
        try bench.hear(silence("s1", upTo: .critical, level: .yellow, from: morning, until: minute(400)))
        try bench.hear(issued("w1", .yellow))
        try bench.move(to: minute(10))
        try bench.hear(updated(.raised, from: .yellow, to: .orange))
        #expect(
            bench.lines() == [
                "0 opened warning yellow", "0 skipped 1.0 officer silenced", "10 closed replaced", "10 opened raised orange",
                "10 told 1.0 officer=ana",
            ])
    }

    @Test("of the other side, one that is over, and one more than there may be keep nothing quiet")
    func refused() throws {
        var bench = Small.bench()
        try bench.hear(silence("s1", upTo: .critical, level: .red, from: morning, until: minute(400)), from: .corps)
        try bench.hear(silence("s2", upTo: .critical, level: .red, from: minute(-90), until: minute(-1)))
        for number in 0..<NotifyState.maximumSilences {
            try bench.hear(silence("q\(number)", upTo: .minor, from: morning, until: minute(400), about: ["nothing"]))
        }
        try bench.hear(silence("s3", upTo: .critical, level: .red, from: morning, until: minute(400)))
        #expect(bench.state.silences.count == NotifyState.maximumSilences)
        try bench.hear(issued())
        #expect(bench.lines().last == "0 told 1.0 officer=ana")
    }

    @Test("lasts no longer than the plan allows")
    func longest() throws {
        var bench = Small.bench()
        try bench.hear(silence("s1", upTo: .critical, level: .red, from: morning, until: minute(100_000)))
        try bench.hear(issued())
        try bench.move(to: minute(24 * 60))
        #expect(bench.lines().last == "1440 told 2.0 officer=ana")
    }
}

@Suite("Quiet repeats")
struct GatheringPromises {
    @Test("to one post come as one text, and first calls never do")
    func gathered() throws {
        var bench = Small.bench()
        for (offset, task) in ["a", "b", "c"].enumerated() {
            try bench.move(to: minute(Double(offset + 1)))
            try bench.hear(overdue(task), subject: task)
        }
        try bench.move(to: minute(70))
        let told = bench.payloads(NotificationRequested.self)
        #expect(told.map(\.round) == [1, 1, 1, 2])
        #expect(told.last.map { ["task a", "task b", "task c"].allSatisfy($0.text.en.contains) } == true)
        let skipped = bench.payloads(NotificationSkipped.self)
        #expect(skipped.map(\.cause) == [.repeated, .repeated])
        #expect(skipped.allSatisfy { $0.reason.en.contains(told.last?.notification ?? "-") })
    }

    @Test("are told in the text of the highest")
    func highest() throws {
        let warning = CallRule(
            id: "warning", name: Small.text("w"), events: [WarningIssued.type], sides: .both, urgency: .minor, ladder: "quiet",
            chain: "warning", group: "news", over: [], lasts: .hours(12), title: Small.text("{about} {level}"))
        var bench = Small.bench(plan: Small.plan(rules: [warning]))
        try bench.hear(issued("w1", .yellow), subject: "w1")
        try bench.hear(issued("w2", .red), subject: "w2")
        try bench.hear(issued("w3", .blue), subject: "w3")
        try bench.move(to: minute(60))
        let repeats = bench.payloads(NotificationRequested.self).filter { $0.round == 2 }
        #expect(repeats.map(\.level) == [.red])
        #expect(repeats.first?.text.en.hasPrefix("w2 red (I) (round 2); and 2 others: ") == true)
    }

    @Test("of critical calls are never gathered, and stop after their rounds")
    func rounds() throws {
        var bench = Small.bench()
        try bench.hear(issued("w1"), subject: "w1")
        try bench.hear(issued("w2"), subject: "w2")
        try bench.move(to: minute(30))
        #expect(bench.lines().suffix(2) == ["30 told 2.0 officer=ana", "30 told 2.0 officer=ana"])
        var quiet = Small.bench()
        try quiet.hear(overdue("a"), subject: "a")
        try quiet.move(to: minute(700))
        #expect(quiet.lines().last == "150 unanswered 3 last")
        try quiet.move(to: minute(721))
        #expect(quiet.lines().last == "720 closed ended")
    }
}
