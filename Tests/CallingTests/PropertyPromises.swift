import Chronology
import Duty
import Events
import Foundation
import Randomness
import Testing
import Wording

@testable import Calling

/// Random warnings, raises, ends, acknowledgements, silences, failures and cuts of power, from a seed.
struct Chaos {
    private var random: SplitMix64
    private var numbers = 0
    private var levels: [String: WarningLevel] = [:]
    private var events: [String: [String]] = [:]
    /// Steps of the story.
    private(set) var bench: Bench

    init(seed: UInt64, bench: Bench) {
        random = SplitMix64(seed: seed)
        self.bench = bench
    }

    mutating func run(_ steps: Int) throws {
        for _ in 0..<steps { try step() }
    }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    private mutating func step() throws {
        switch pick(12) {
        case 0, 1: try issue()
        case 2: try raise()
        case 3: try end()
        case 4, 5: try acknowledge()
        case 6: try silence()
        case 7: try fail()
        case 8: try bench.jump(to: bench.now + .minutes(pick(600)))
        case 9: try repeatSomething()
        default: try bench.move(to: bench.now + .seconds(pick(1200)))
        }
    }

    private mutating func issue() throws {
        numbers += 1
        let warning = "w\(numbers)"
        let level = WarningLevel.allCases[pick(4)]
        levels[warning] = level
        let from: Side = pick(2) == 0 ? .local : .corps
        // What crossed the link may be old.
        let time = from == .corps ? bench.now - .minutes(pick(3000)) : bench.now
        events[warning] = [try bench.hear(issued(warning, level), subject: warning, from: from, at: time).id]
    }

    private mutating func one() -> String? {
        let open = levels.keys.sorted()
        return open.isEmpty ? nil : open[pick(open.count)]
    }

    private mutating func raise() throws {
        guard let warning = one(), let from = levels[warning], let level = WarningLevel.allCases.first(where: { $0 > from }) else { return }
        levels[warning] = level
        events[warning]?.append(try bench.hear(updated(.raised, from: from, to: level, warning), subject: warning).id)
    }

    private mutating func end() throws {
        guard let warning = one(), pick(3) == 0 else { return }
        levels[warning] = nil
        try bench.hear(lifted(warning), subject: warning)
    }

    private mutating func acknowledge() throws {
        guard let warning = one(), let ids = events[warning] else { return }
        let expires = pick(2) == 0 ? bench.now + .minutes(pick(90)) : nil
        let from: Side = pick(4) == 0 ? .corps : .local
        try bench.hear(acknowledged(ids[pick(ids.count)], warning, at: bench.now, expires: expires), from: from)
    }

    private mutating func silence() throws {
        numbers += 1
        let level = pick(2) == 0 ? WarningLevel.allCases[pick(4)] : nil
        let until = bench.now + .minutes(pick(120) + 1)
        let set = CallingTests.silence(
            "s\(numbers)", upTo: CallUrgency.allCases[pick(3)], level: level, from: bench.now, until: until,
            about: one().map { pick(2) == 0 ? [] : [$0] } ?? [])
        try bench.hear(set)
        if pick(3) == 0 {
            try bench.hear(SilenceEnded(silence: set.silence, post: "officer", person: "ana", at: bench.now, reason: "r"))
        }
    }

    private mutating func fail() throws {
        let told = bench.told
        guard let last = told.last else { return }
        let one = pick(2) == 0 ? last : told[pick(told.count)]
        if pick(2) == 0 {
            try bench.hear(NotificationFailed(notification: one.notification, call: one.call, attempts: [], at: bench.now), by: "channels")
        } else {
            try bench.hear(
                NotificationTransported(notification: one.notification, call: one.call, channel: "sms", attempts: [], at: bench.now),
                by: "channels")
        }
    }

    /// The journal drops what it has; the processor shall not depend on it for people's words.
    private mutating func repeatSomething() throws {
        let count = bench.journal.count
        guard count > 0 else { return }
        try bench.duplicate(bench.journal[pick(count)])
    }
}

/// What must hold of any journal, read from the events alone.
struct Verdict {
    var troubles: [String] = []

    init(_ journal: [Event], side: Side, ladder: Ladder, duty: DutyPlan) throws {
        var steps: Set<String> = []
        // What was said of each step of each round, whether somebody was called or nobody could be.
        var climbed: [String: Set<Int>] = [:]
        let roster = DutyRoster(duty, DutyBook())
        // The time as this side's own events have it.
        var clock = Timestamp.distantPast
        var calls: [String: CallOpened] = [:]
        var held: [String: Timestamp] = [:]
        var silences: [String: SilenceSet] = [:]
        for event in journal where event.side == side {
            if event.source != "/\(side.rawValue)/notify" || event.type == DeadlineReached.type { clock = max(clock, event.time) }
            switch event.type {
            case CallOpened.type:
                let opened = try event.payload(CallOpened.self)
                if calls.updateValue(opened, forKey: opened.call) != nil { troubles.append("\(opened.call) opened twice") }
            case NotificationRequested.type:
                let told = try event.payload(NotificationRequested.self)
                if !steps.insert("\(told.call) \(told.round).\(told.step) \(told.post)").inserted {
                    troubles.append("\(told.notification) twice")
                }
                let now = max(clock, event.time)
                if case .person(let person, _) = roster.onDuty(told.post, at: now), person != told.person {
                    troubles.append("\(told.notification) to \(told.person ?? "nobody"), and \(person) is on duty")
                }
                climb(told.call, told.round, told.step, &climbed)
                if let until = held[told.call], until > event.time { troubles.append("\(told.notification) while in hand until \(until)") }
            case CallResumed.type: held[try event.payload(CallResumed.self).call] = nil
            case CallClosed.type: calls[try event.payload(CallClosed.self).call] = nil
            case AcknowledgementRecorded.type:
                let said = try event.payload(AcknowledgementRecorded.self)
                for call in calls.values where call.about == said.aggregate && call.event == said.of {
                    let until = min(said.expires ?? event.time + ladder.acknowledged, event.time + .hours(12))
                    held[call.call] = max(held[call.call] ?? until, until)
                }
            case SilenceSet.type:
                let set = try event.payload(SilenceSet.self)
                silences[set.silence] = set
            case NotificationSkipped.type:
                let skipped = try event.payload(NotificationSkipped.self)
                if skipped.cause != .silenced { climb(skipped.call, skipped.round, skipped.step, &climbed) }
                guard skipped.cause == .silenced, let call = calls[skipped.call] else { continue }
                guard let silence = silences[skipped.silence ?? ""] else {
                    troubles.append("\(skipped.call) silenced by nothing")
                    continue
                }
                let hides = call.urgency.rank > silence.upTo.rank || (call.level.map { $0.rank } ?? -1) > (silence.level?.rank ?? -1)
                if hides { troubles.append("\(skipped.call) is higher than the silence \(silence.silence)") }
            case CallUnanswered.type:
                let silent = try event.payload(CallUnanswered.self)
                let all = climbed["\(silent.call) \(silent.round)"]
                let steps = calls[silent.call]?.ladder == ladder.id ? ladder.steps.count : 1
                if all?.count != steps { troubles.append("\(silent.call) unanswered after \(all?.sorted() ?? []) of \(steps) steps") }
            default: break
            }
        }
    }

    /// Step by step: none of a round is passed over without a word.
    private mutating func climb(_ call: String, _ round: Int, _ step: Int, _ climbed: inout [String: Set<Int>]) {
        let key = "\(call) \(round)"
        if step > 0, climbed[key]?.contains(step - 1) != true { troubles.append("\(key).\(step) without the step before it") }
        climbed[key, default: []].insert(step)
    }
}

@Suite("Whatever happens")
struct PropertyPromises {
    static let seeds = 1...(UInt64(ProcessInfo.processInfo.environment["CALLING_SEEDS"] ?? "") ?? 40)

    /// Of every third story one post of the ladder has nobody.
    static func duty(_ seed: UInt64) -> DutyPlan { Small.duty(without: seed.isMultiple(of: 3) ? ["deputy"] : []) }

    private func story(_ seed: UInt64, steps: Int = 100, restarts: Bool = false) throws -> Bench {
        var bench = Small.bench(
            plan: Small.plan(
                watches: WatchPlan(
                    heartbeat: .minutes(30), sideGrace: nil, linkGrace: nil, listened: [])), duty: Self.duty(seed))
        bench.restarts = restarts
        // Before this side has said anything, nobody knows what time it is.
        try bench.hear(lifted("w0"), subject: "w0")
        var chaos = Chaos(seed: seed, bench: bench)
        try chaos.run(steps)
        return chaos.bench
    }

    @Test(
        "no step is called twice or passed over, only who is on duty, nobody while a person has it in hand, no silence hides a higher level",
        arguments: seeds)
    func invariants(seed: UInt64) throws {
        let bench = try story(seed)
        let troubles = try Verdict(bench.journal, side: .local, ladder: Small.ladder, duty: Self.duty(seed)).troubles
        #expect(troubles == [], "seed \(seed): \(troubles)")
    }

    @Test(
        "every critical call that nobody acknowledges reaches the chief within a round, once nothing is said any more",
        arguments: 1...4 as ClosedRange<UInt64>)
    func chief(seed: UInt64) throws {
        var bench = try story(seed)
        // All that may still keep it quiet: the longest hold and the longest silence.
        try bench.move(to: bench.now + .hours(25))
        let since = bench.now
        try bench.move(to: since + .minutes(31))
        let open = bench.state.calls.values.filter { $0.urgency == .critical }
        let chiefs = bench.journal.filter { $0.time >= since && $0.type == NotificationRequested.type }
        for call in open {
            let isTold = chiefs.contains { event in
                event.subject == call.number && (try? event.payload(NotificationRequested.self))?.post == "the-chief"
            }
            #expect(isTold || call.isAnswered, "seed \(seed): \(call.number) \(call.phase)")
        }
    }

    @Test("a service that is taken down after every event says the same", arguments: 1...4 as ClosedRange<UInt64>)
    func restart(seed: UInt64) throws {
        let (steady, restarted) = (try story(seed, steps: 40), try story(seed, steps: 40, restarts: true))
        #expect(steady.journal == restarted.journal, "seed \(seed)")
        #expect(steady.state == restarted.state, "seed \(seed)")
    }

    @Test("all that is kept is bounded by what is open", arguments: 1...4 as ClosedRange<UInt64>)
    func bounded(seed: UInt64) throws {
        var bench = try story(seed)
        for warning in Set(bench.state.calls.values.map(\.about)).sorted() {
            for side in Side.allCases { try bench.hear(lifted(warning), subject: warning, from: side) }
        }
        try bench.move(to: bench.now + .hours(25))
        #expect(bench.state.calls.isEmpty && bench.state.silences.isEmpty, "seed \(seed)")
        #expect(bench.state.deadlines.count == 1, "seed \(seed): the heartbeat is all that is left")
    }
}

@Suite("The deadline index")
struct DeadlineIndexPromises {
    @Test("gives the earliest, and of equals the first key, like a sorted list", arguments: 1...50 as ClosedRange<UInt64>)
    func heap(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var (index, list) = (DeadlineIndex(), [String: Timestamp]())
        for _ in 0..<400 {
            let key = "k\(Int.random(in: 0..<40, using: &random))"
            let time = Int.random(in: 0..<4, using: &random) == 0 ? nil : minute(Double(Int.random(in: 0..<20, using: &random)))
            (index[key], list[key]) = (time, time)
            let first = list.min { ($0.value, $0.key) < ($1.value, $1.key) }
            #expect(index.first?.key == first?.key && index.first?.time == first?.value && index.count == list.count)
        }
        let again = try JSONDecoder().decode(DeadlineIndex.self, from: JSONEncoder().encode(index))
        #expect(again == index && again.first?.key == index.first?.key)
    }
}
