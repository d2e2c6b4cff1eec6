import Chronology
import Events
import Wording

/// What came back from the journal, taken into the state. A word that came before changes nothing.
extension NotifyProcessor {
    func take(_ word: Word, _ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        switch word {
        case .deadline(let reached): return wake(reached, event, now, &state)
        case .opened(let opened): opened.add(by: event, now, &state)
        case .requested(let requested): take(requested, now, &state)
        case .skipped(let skipped): take(skipped, now, &state)
        case .transported(let transported):
            state.mark(transported.notification, of: transported.call) { $0.transported = $0.transported ?? transported.at }
        case .displayed(let displayed): take(displayed, &state)
        case .failed(let failed): return take(failed, event, now, &state)
        case .unanswered(let unanswered):
            state.note(later: event.id, of: unanswered.call)
            take(unanswered, now, &state)
        case .resumed(let resumed):
            state.note(later: event.id, of: resumed.call)
            take(resumed, now, &state)
        case .closed(let closed): state.remove(call: closed.call)
        case .acknowledged(let acknowledged): return take(acknowledged, event, now, &state)
        case .silenced(let silenced): take(silenced, now, &state)
        case .silenceEnded(let ended): state.end(silence: ended.silence, at: now)
        case .lapsed, .recovered, .heartbeat, .link: return takeWatch(word, event, now, &state)
        case .duty, .nothing: break
        }
        return []
    }

    // MARK: Steps

    private func take(_ requested: NotificationRequested, _ now: Timestamp, _ state: inout NotifyState) {
        if let call = state.calls[requested.call], plan.rule(call.rule)?.isAboutWarnings ?? false {
            state.told.add(requested.post, about: call.about, owners: call.endedBy ?? Side.allCases)
        }
        step(requested.call, requested.round, requested.step, now, &state) { call in
            let isKnown = call.notices.contains { $0.number == requested.notification }
            guard !isKnown, call.notices.count < CallRecord.maximumNotices else { return }
            call.notices.append(
                Notice(
                    number: requested.notification, step: requested.step, post: requested.post, person: requested.person, requested: now))
        }
    }

    private func take(_ skipped: NotificationSkipped, _ now: Timestamp, _ state: inout NotifyState) {
        if skipped.cause == .silenced, let silence = skipped.silence { return quiet(skipped, by: silence, now, &state) }
        step(skipped.call, skipped.round, skipped.step, now, &state) { _ in }
    }

    /// The call stands on this step of this round now, if it did not stand higher. A word that is heard twice moves nothing.
    private func step(
        _ number: String, _ round: Int, _ step: Int, _ now: Timestamp, _ state: inout NotifyState, _ body: (inout CallRecord) -> Void
    ) {
        guard let call = state.calls[number], !call.isAnswered || call.saying != nil else { return }
        guard call.isBelow(round, step) else {
            if call.phase == .calling, (call.round, call.step) == (round, step), var changed = state.calls[number] {
                body(&changed)
                state.calls[number] = changed
            }
            return
        }
        let ladder = ladder(of: call)
        state.change(number) { changed in
            changed.climb(to: round, step, from: changed.saying ?? now)
            body(&changed)
            return changed.isClosing ? now + Self.patience : changed.scheduled(ladder)
        }
    }

    private func quiet(_ skipped: NotificationSkipped, by silence: String, _ now: Timestamp, _ state: inout NotifyState) {
        guard let call = state.calls[skipped.call], !call.isClosing, !call.isAnswered || call.saying != nil else { return }
        // A silence that begins after the last step was called is said of that step: nothing is below it any more.
        let isAfterIt = call.phase == .calling && (call.round, call.step) == (skipped.round, skipped.step)
        guard isAfterIt || call.isBelow(skipped.round, skipped.step) else { return }
        let ends = state.silences[silence]?.ends
        state.silences[silence]?.calls.insert(skipped.call)
        state.change(skipped.call) { changed in
            changed.climb(to: skipped.round, skipped.step, from: now)
            changed.phase = .quiet(silence: silence)
            changed.tries = max(0, changed.tries - 1)
            return max(now, ends ?? now)
        }
    }

    private func take(_ unanswered: CallUnanswered, _ now: Timestamp, _ state: inout NotifyState) {
        guard let call = state.calls[unanswered.call], !call.isClosing, !call.isAnswered || call.saying != nil,
            call.round < unanswered.round || (call.round == unanswered.round && call.phase == .calling)
        else { return }
        state.change(unanswered.call) { changed in
            if unanswered.round > changed.round { changed.climb(to: unanswered.round, -1, from: now) }
            changed.phase = unanswered.next == nil ? .spent : .resting
            changed.saying = nil
            return unanswered.next
        }
    }

    private func take(_ resumed: CallResumed, _ now: Timestamp, _ state: inout NotifyState) {
        // A person who acknowledged while this was on the way has it in hand.
        guard let hold = state.calls[resumed.call]?.hold, hold.acknowledgement == resumed.after else { return }
        state.change(resumed.call) { changed in
            (changed.phase, changed.hold, changed.tries) = (.calling, nil, 0)
            return now + Self.patience
        }
    }

    // MARK: Receipts

    private func take(_ displayed: NotificationDisplayed, _ state: inout NotifyState) {
        guard displayed.notification == nil else {
            return state.mark(displayed.notification ?? "", of: displayed.call) { $0.displayed = $0.displayed ?? displayed.at }
        }
        state.mark(of: displayed.call) { notice in
            guard displayed.post == nil || displayed.post == notice.post else { return }
            notice.displayed = notice.displayed ?? displayed.at
        }
    }

    /// When no message of the step has got out, nobody waits for its time to pass. One that a channel had taken and the network could not
    /// deliver has not got out either.
    private func take(
        _ failed: NotificationFailed, _ event: Event, _ now: Timestamp, _ state: inout NotifyState
    ) -> [Emission] {
        state.mark(failed.notification, of: failed.call) { $0.hasFailed = failed.sent != nil || $0.transported == nil }
        guard let call = state.calls[failed.call], call.phase == .calling, call.saying == nil, !call.isClosing else { return [] }
        let current = call.notices.filter { $0.step == call.step }
        guard current.contains(where: { $0.number == failed.notification }), current.allSatisfy(\.hasFailed) else { return [] }
        return say([advance(failed.call, moment(event, now, state), &state)].compactMap { $0 })
    }
}

extension CallRecord {
    /// Whether the call has not come as far as this step of this round.
    fileprivate func isBelow(_ round: Int, _ step: Int) -> Bool { (self.round, self.step) < (round, step) }

    fileprivate mutating func climb(to round: Int, _ step: Int, from time: Timestamp) {
        if round > self.round {
            tries += 1
            notices = []
        }
        anchor = time
        (self.round, self.step, phase, saying) = (round, step, .calling, nil)
    }
}

extension CallOpened {
    /// A call that is known is not opened twice.
    fileprivate func add(by event: Event, _ now: Timestamp, _ state: inout NotifyState) {
        let record = CallRecord(
            number: call, about: about, event: self.event, opener: event.id, rule: rule, urgency: urgency, level: level, ladder: ladder,
            title: title, asked: asked ?? [], people: people ?? 1, correlation: event.correlationID, endedBy: endedBy, opened: now,
            ends: ends, anchor: now,
            saying: now)
        state.add(record, due: now + NotifyProcessor.patience)
    }
}

extension NotifyState {
    /// One more event that an acknowledgement of the call may name.
    mutating func note(later event: String, of call: String) {
        guard var known = calls[call] else { return }
        known.note(later: event)
        calls[call] = known
    }

    /// Whether a call is answered by what somebody has done.
    mutating func take(_ answer: Occasion.Answer, of call: String) -> Bool {
        guard var known = calls[call] else { return false }
        let isAnswered = known.take(answer)
        calls[call] = known
        return isAnswered
    }

    /// Changes one message of a call.
    mutating func mark(_ notice: String, of call: String, _ body: (inout Notice) -> Void) {
        mark(of: call) { if $0.number == notice { body(&$0) } }
    }

    mutating func mark(of call: String, _ body: (inout Notice) -> Void) {
        guard var known = calls[call] else { return }
        for index in known.notices.indices { body(&known.notices[index]) }
        calls[call] = known
    }
}
