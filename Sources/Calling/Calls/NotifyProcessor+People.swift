import Chronology
import Events
import Wording

/// What people say: that they have something in hand, and that something is to be quiet.
extension NotifyProcessor {
    /// An acknowledgement counts for what its event says and for nothing higher that came after it.
    func take(
        _ acknowledged: AcknowledgementRecorded, _ event: Event, _ now: Timestamp, _ state: inout NotifyState
    ) -> [Emission] {
        let named = state.calls[acknowledged.aggregate].map { [$0] } ?? []
        let meant = (state.calls(about: acknowledged.aggregate) + named).filter { $0.accepts(acknowledged.of) && !$0.isClosing }
        return meant.flatMap { call in
            hold(
                call.number, by: acknowledged.person, post: acknowledged.post, note: acknowledged.note, until: acknowledged.expires, event,
                now, &state)
        }
    }

    /// A person has it in hand until a time. A shorter hold takes nothing away from a longer one.
    func hold(
        _ number: String, by person: String, post: String, note: String?, until: Timestamp?, _ event: Event, _ now: Timestamp,
        _ state: inout NotifyState
    ) -> [Emission] {
        guard let call = state.calls[number] else { return [] }
        state.mark(of: number) { if $0.post == post || $0.person == person { $0.acknowledged = $0.acknowledged ?? now } }
        // What asks for nothing more is done when it is acknowledged.
        if let rule = plan.rule(call.rule), rule.over.isEmpty {
            let reason = Bilingual(zh: "\(person) 已确认", en: "acknowledged by \(person)")
            return close(number, .over, reason, now, &state)
        }
        let wanted = until ?? now + (ladder(of: call)?.acknowledged ?? .hours(1))
        let end = min(wanted, now + plan.limits.longestHold)
        guard end > now, call.hold.map({ $0.until < end }) ?? true else { return [] }
        let hold = Hold(
            acknowledgement: event.id, owner: person, post: post, note: note.map { String($0.prefix(Self.longestNote)) }, since: now,
            until: end)
        state.leaveSilence(call)
        state.change(number) { changed in
            (changed.phase, changed.hold, changed.saying) = (.held, hold, nil)
            return end
        }
        return []
    }

    /// Characters of a person's note that are remembered here; the journal has all of it.
    static let longestNote = 500

    func take(_ silenced: SilenceSet, _ now: Timestamp, _ state: inout NotifyState) {
        let silence = SilenceRecord(silenced, longest: plan.limits.longestSilence)
        guard state.silences[silence.number] == nil, now < silence.ends, state.silences.count < NotifyState.maximumSilences else { return }
        state.silences[silence.number] = silence
        state.deadlines[NotifyState.key(silence: silence.number)] = silence.ends
    }
}

extension NotifyState {
    static func key(silence number: String) -> String { "silence/\(number)" }

    /// What it kept quiet and is still open is called again at once.
    mutating func end(silence number: String, at now: Timestamp) {
        guard let silence = silences.removeValue(forKey: number) else { return }
        deadlines[Self.key(silence: number)] = nil
        for call in silence.calls.sorted() {
            guard let known = calls[call], known.phase == .quiet(silence: number), known.saying == nil else { continue }
            deadlines[Self.key(call: call)] = now
        }
    }

    fileprivate mutating func leaveSilence(_ call: CallRecord) {
        if case .quiet(let silence) = call.phase { silences[silence]?.calls.remove(call.number) }
    }
}
