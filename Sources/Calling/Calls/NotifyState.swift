package import Chronology
package import Duty
import Events
import Wording

/// What the notify service of one side knows, all of it bounded.
package struct NotifyState: Hashable, Sendable, Codable {
    /// Open calls, by number.
    package internal(set) var calls: [String: CallRecord] = [:]
    /// Their numbers by what they are about.
    private(set) var numbersByAbout: [String: [String]] = [:]
    /// Calls that wait for their time before a deadline.
    var waiting: [String: WaitingCall] = [:]
    private(set) var waitingByAbout: [String: [String]] = [:]
    package internal(set) var silences: [String: SilenceRecord] = [:]
    package internal(set) var watches: [String: WatchRecord] = [:]
    package internal(set) var book = DutyBook()
    /// Of calls, waiting calls, silences, watches and the heartbeat.
    var deadlines = DeadlineIndex()
    /// Open calls, the least important first, for when there are too many.
    private var seniority = DeadlineIndex()
    /// Calls that somebody has in hand.
    private(set) var answered = 0
    private(set) var openedCount: Int64 = 0
    /// Calls that ended: whatever is heard twice opens none of them again.
    private var ended: [String] = []
    private var endedNumbers: Set<String> = []
    /// Who of this side was told about warnings, for when they are changed, lifted or cancelled.
    var told = ToldPosts()
    var heartbeats = 0
    /// The time as this side's own events have it: what crosses the link late is not from now.
    package internal(set) var clock: Timestamp?
    /// The time of the last waking.
    var woken: Timestamp?

    /// Calls that are open at once; then the least important ends.
    package static let maximumCalls = 50_000
    package static let maximumWaiting = 10_000
    /// Ended calls that are remembered, up to twice as many before the older half goes.
    static let rememberedCalls = 2_000
    /// More are not taken: nothing is hidden by it.
    package static let maximumSilences = 200

    package init() {}

    package var unanswered: Int { calls.count - answered }

    /// When it wants to be woken. A second waking for the same time would be the same event, so there is never one.
    var nextDeadline: Timestamp? {
        deadlines.first.map { first in woken.map { max(first.time, $0 + .milliseconds(1)) } ?? first.time }
    }
}

// MARK: - Time

extension NotifyState {
    /// The time of an event for this side. The other side's events may have been on the way for days, and its clock is not ours: it moves
    /// ours by nothing, however often it speaks.
    /// - Parameter own: the source of this service. Its words have the time of their cause, which may be the other side's.
    mutating func hear(_ event: Event, of side: Side, own: String, atMostAhead: Duration) -> Timestamp {
        guard event.side == side, event.source != own || event.type == DeadlineReached.type else {
            return clock.map { max($0, min(event.time, $0 + atMostAhead)) } ?? event.time
        }
        let now = clock.map { max($0, event.time) } ?? event.time
        clock = now
        return now
    }
}

// MARK: - Calls

extension NotifyState {
    static func key(call number: String) -> String { "call/\(number)" }

    /// Whether the number is that of a call, open or ended.
    func knows(call number: String) -> Bool { calls[number] != nil || endedNumbers.contains(number) }

    func calls(about: String) -> [CallRecord] { (numbersByAbout[about] ?? []).compactMap { calls[$0] } }

    /// The one to end when there is no room.
    var leastImportant: CallRecord? { seniority.first.flatMap { calls[$0.key] } }

    mutating func add(_ call: CallRecord, due: Timestamp) {
        guard !knows(call: call.number) else { return }
        calls[call.number] = call
        numbersByAbout[call.about, default: []].append(call.number)
        openedCount += 1
        let importance = Int64(call.urgency.rank * 4 + (call.level.map { $0.rank } ?? 0))
        seniority[call.number] = Timestamp(milliseconds: importance << 40 + openedCount)
        deadlines[Self.key(call: call.number)] = due
    }

    /// Changes a call, and when it comes due, which is never after its end.
    mutating func change(_ number: String, _ body: (inout CallRecord) -> Timestamp?) {
        guard var call = calls[number] else { return }
        let wasAnswered = call.isAnswered
        let due = body(&call)
        answered += (call.isAnswered ? 1 : 0) - (wasAnswered ? 1 : 0)
        calls[number] = call
        let end = call.isClosing ? nil : call.ends
        deadlines[Self.key(call: number)] = [due, end].compactMap { $0 }.min()
    }

    /// What is said from now on is what the newest event says, where it says the same as the one that the call is about: with more time, or
    /// other reasons.
    mutating func retitle(_ call: CallRecord, as newer: WaitingCall) {
        guard call.rule == newer.rule, call.level == newer.level else { return }
        calls[call.number]?.title = newer.title
    }

    mutating func remove(call number: String) {
        guard let call = calls.removeValue(forKey: number) else { return }
        if call.isAnswered { answered -= 1 }
        remember(number)
        numbersByAbout.take(number, from: call.about)
        seniority[number] = nil
        deadlines[Self.key(call: number)] = nil
        if case .quiet(let silence) = call.phase { silences[silence]?.calls.remove(number) }
    }
}

extension NotifyState {
    private mutating func remember(_ number: String) {
        ended.append(number)
        endedNumbers.insert(number)
        guard ended.count > 2 * Self.rememberedCalls else { return }
        endedNumbers.subtract(ended.prefix(Self.rememberedCalls))
        ended.removeFirst(Self.rememberedCalls)
    }
}

// MARK: - Calls that wait

/// A call that is opened when the time by which something is asked for comes near.
struct WaitingCall: Hashable, Sendable, Codable {
    let rule: String
    let about: String
    let event: String
    let level: WarningLevel?
    let title: Bilingual
    var asked: [String]
    /// Those of the asked without whom it is not answered; nil where nobody is asked by name, or all are needed.
    var required: [String]?
    var people = 1
    let correlation: String?
    /// The sides whose word that it is over ends it.
    let endedBy: [Side]
    /// Those of the asked who have said something.
    var heard: Set<String> = []

    /// Who has still to answer; nil where it is not answered by posts that are named.
    var missing: [String]? {
        guard required != nil || !asked.isEmpty else { return nil }
        return (required ?? asked).filter { !heard.contains($0) }
    }
}

extension NotifyState {
    static func key(waiting id: String) -> String { "wait/\(id)" }

    func waiting(about: String) -> [(id: String, call: WaitingCall)] {
        (waitingByAbout[about] ?? []).compactMap { id in waiting[id].map { (id, $0) } }
    }

    mutating func wait(_ call: WaitingCall, until time: Timestamp) {
        let id = "\(call.rule)/\(call.about)"
        guard waiting[id] != nil || waiting.count < Self.maximumWaiting else { return }
        if waiting[id] == nil { waitingByAbout[call.about, default: []].append(id) }
        // What is asked anew with more time has been answered by whoever answered before.
        let heard = waiting[id]?.heard ?? []
        waiting[id] = call
        waiting[id]?.heard.formUnion(heard)
        deadlines[Self.key(waiting: id)] = time
    }

    mutating func remove(waiting id: String) {
        guard let call = waiting.removeValue(forKey: id) else { return }
        waitingByAbout.take(id, from: call.about)
        deadlines[Self.key(waiting: id)] = nil
    }
}

extension [String: [String]] {
    fileprivate mutating func take(_ value: String, from key: String) {
        self[key]?.removeAll { $0 == value }
        if self[key]?.isEmpty ?? false { self[key] = nil }
    }
}
