import Chronology
import Events

/// One call's words and what people said about it.
struct CallLife {
    let entry: History.Entry
    let opened: CallOpened
    var steps: [Step] = []
    var unanswered: [(entry: History.Entry, word: CallUnanswered)] = []
    var resumed: [(entry: History.Entry, word: CallResumed)] = []
    var closed: [(entry: History.Entry, word: CallClosed)] = []
    var holds: [Hold] = []
    /// Until when something that this checker does not judge may have answered it: acknowledgements of later news, and what the rules of
    /// a playbook take for an answer.
    var perhaps = Timestamp.distantPast

    /// A person or a post of a step, called or passed over.
    struct Step {
        let entry: History.Entry
        let round: Int
        let step: Int
        let notification: String?
        /// The silence for whose sake nobody is called.
        var silence: String?
    }

    /// Somebody has it in hand.
    struct Hold {
        let entry: History.Entry
        /// Until then certainly, and until then at most.
        let surely: Timestamp
        let atMost: Timestamp
    }

    /// By how much the clocks of the two sides may differ.
    static let tolerance = Duration.minutes(1)
    /// How late a service may be where nothing is broken.
    static let slack = Duration.minutes(30)
    /// Between two words of a call that goes on, at most.
    static let longestPause = Duration.hours(3)
    /// How long an acknowledgement that names no time holds at least, and any at most.
    static let shortestHold = Duration.minutes(59)
    static let longestHold = Duration.hours(12)

    var lastWord: History.Entry? {
        [steps.last?.entry, unanswered.last?.entry, resumed.last?.entry].compactMap { $0 }.max { $0.sequence < $1.sequence }
    }

    func isGivenUp(after last: History.Entry) -> Bool {
        unanswered.last.map { $0.word.next == nil && $0.entry.sequence == last.sequence } ?? false
    }

    func isClosed(before sequence: Int64) -> Bool { closed.contains { $0.entry.sequence < sequence } }

    /// Whether somebody acknowledges just what the call says.
    func isNamed(by word: AcknowledgementRecorded) -> Bool { [opened.event, opened.call, entry.event.id].contains(word.of) }

    /// An acknowledgement of what the call says, and of nothing before it.
    mutating func take(_ entry: History.Entry, _ word: AcknowledgementRecorded) {
        guard entry.sequence > self.entry.sequence, isNamed(by: word) else { return }
        let most = entry.event.time + Self.longestHold
        let surely = min(word.expires ?? entry.event.time + Self.shortestHold, most)
        holds.append(Hold(entry: entry, surely: surely, atMost: min(word.expires ?? most, most)))
    }
}

/// All calls of one side, from its own journal.
struct CallLedger {
    private(set) var calls: [CallLife] = []
    private(set) var silenced: [(entry: History.Entry, word: NotificationSkipped)] = []
    private var places: [String: Int] = [:]
    private var about: [String: [Int]] = [:]
    private var silences: [String: (entry: History.Entry, word: SilenceSet)] = [:]
    private var endedSilences: [String: History.Entry] = [:]
    private var over: [String: Int64] = [:]

    init(_ own: SideHistory, _ findings: inout Findings) {
        for entry in own.entries {
            if [WarningLifted.type, WarningCancelled.type].contains(entry.event.type) { over[entry.event.subject] = entry.sequence }
            note(entry, own)
            guard entry.event.side == own.side, entry.event.source == "/\(own.side.rawValue)/notify" || Self.isHeard(entry.event.type)
            else { continue }
            if let word = Self.word(of: entry, own) { take(word, entry, own, &findings) }
        }
    }

    private static func word(of entry: History.Entry, _ own: SideHistory) -> (any EventPayload)? {
        switch entry.event.type {
        case CallOpened.type: own.word(CallOpened.self, of: entry)
        case NotificationRequested.type: own.word(NotificationRequested.self, of: entry)
        case NotificationSkipped.type: own.word(NotificationSkipped.self, of: entry)
        case CallUnanswered.type: own.word(CallUnanswered.self, of: entry)
        case CallResumed.type: own.word(CallResumed.self, of: entry)
        case CallClosed.type: own.word(CallClosed.self, of: entry)
        case AcknowledgementRecorded.type: own.word(AcknowledgementRecorded.self, of: entry)
        case SilenceSet.type: own.word(SilenceSet.self, of: entry)
        case SilenceEnded.type: own.word(SilenceEnded.self, of: entry)
        default: nil
        }
    }

    private mutating func note(_ entry: History.Entry, _ own: SideHistory) {
        guard entry.event.source == "/\(own.side.rawValue)/desk" else { return }
        let word = own.word(AcknowledgementRecorded.self, of: entry)
        let most = entry.event.time + CallLife.longestHold
        let until = min(word?.expires ?? most, most)
        for about in [entry.event.subject, entry.event.correlationID ?? ""] {
            for place in self.about[about] ?? [] where !(word.map { calls[place].isNamed(by: $0) } ?? false) {
                calls[place].perhaps = max(calls[place].perhaps, until)
            }
        }
    }

    private static func isHeard(_ type: String) -> Bool {
        [AcknowledgementRecorded.type, SilenceSet.type, SilenceEnded.type].contains(type)
    }

    private mutating func take(_ payload: any EventPayload, _ entry: History.Entry, _ own: SideHistory, _ findings: inout Findings) {
        switch payload {
        case let word as CallOpened:
            guard places[word.call] == nil else {
                return findings.add(.onceAStep, own.side, [entry], "同一呼叫两次开始", "the call \(word.call) is opened twice")
            }
            places[word.call] = calls.count
            about[word.about, default: []].append(calls.count)
            calls.append(CallLife(entry: entry, opened: word))
        case let word as NotificationRequested:
            let step = CallLife.Step(entry: entry, round: word.round, step: word.step, notification: word.notification)
            if !change(word.call, { $0.steps.append(step) }) { unknown(entry, own, &findings) }
        case let word as NotificationSkipped:
            let step = CallLife.Step(entry: entry, round: word.round, step: word.step, notification: nil, silence: word.silence)
            if !change(word.call, { $0.steps.append(step) }) { unknown(entry, own, &findings) }
            if word.cause == .silenced { silenced.append((entry, word)) }
        case let word as CallUnanswered: _ = change(word.call) { $0.unanswered.append((entry, word)) }
        case let word as CallResumed: _ = change(word.call) { $0.resumed.append((entry, word)) }
        case let word as CallClosed: _ = change(word.call) { $0.closed.append((entry, word)) }
        case let word as AcknowledgementRecorded:
            for place in about[word.aggregate] ?? places[word.aggregate].map({ [$0] }) ?? [] { calls[place].take(entry, word) }
        case let word as SilenceSet: silences[word.silence] = silences[word.silence] ?? (entry, word)
        case let word as SilenceEnded: endedSilences[word.silence] = endedSilences[word.silence] ?? entry
        default: break
        }
    }

    private func unknown(_ entry: History.Entry, _ own: SideHistory, _ findings: inout Findings) {
        findings.add(.onceAStep, own.side, [entry], "没有这个呼叫", "somebody is called about a call that was not opened")
    }

    private mutating func change(_ call: String, _ body: (inout CallLife) -> Void) -> Bool {
        guard let place = places[call] else { return false }
        body(&calls[place])
        return true
    }

    func call(_ number: String) -> CallLife? { places[number].map { calls[$0] } }

    func silence(_ number: String?) -> (entry: History.Entry, word: SilenceSet)? { number.flatMap { silences[$0] } }

    /// Whether a silence about the matter would keep a call quiet if nothing but its level and its time counted.
    func couldBeQuiet(_ call: CallLife) -> Bool {
        silences.values.map(\.word).contains {
            $0.about.contains(call.opened.about) && $0.reaches(call) && $0.begins <= call.entry.event.time
                && call.entry.event.time < $0.ends
        }
    }

    /// When a person ended a silence before its time.
    func end(of silence: String?) -> History.Entry? { silence.flatMap { endedSilences[$0] } }

    /// Whether the last thing said of a call is that a silence, which is not over, keeps it quiet.
    func isQuiet(at end: Timestamp, _ last: History.Entry) -> Bool {
        guard let skip = silenced.last(where: { $0.entry.sequence == last.sequence }), let silence = silence(skip.word.silence) else {
            return false
        }
        return silence.word.ends > end - CallLife.slack
    }

    /// Whether a warning was over before anybody could be called about it.
    func isOver(_ warning: String, soonAfter entry: History.Entry) -> Bool { over[warning].map { $0 > entry.sequence } ?? false }
}
