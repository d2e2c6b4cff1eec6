import Chronology
import Duty
import Events
import Wording

/// Up the ladder.
extension NotifyProcessor {
    /// When something is said, because of what, and who is on duty then.
    struct Moment {
        let event: Event
        let now: Timestamp
        let roster: DutyRoster
    }

    func moment(_ event: Event, _ now: Timestamp, _ state: NotifyState) -> Moment {
        Moment(event: event, now: now, roster: DutyRoster(duty, state.book))
    }

    /// What is to be said about one call, before quiet repeats are gathered.
    struct Planned {
        let call: CallRecord
        var words: [Climb.Word]
    }

    /// The call's time has come.
    func advance(_ number: String, _ moment: Moment, _ state: inout NotifyState) -> Planned? {
        let now = moment.now
        guard let call = state.calls[number] else { return nil }
        if call.isClosing || call.ends.map({ $0 <= now }) ?? false {
            state.change(number) {
                $0.isClosing = true
                return now + Self.patience
            }
            let reason = Bilingual(zh: "时限已过，不再呼叫", en: "its time is over; nobody is called any more")
            return Planned(call: call, words: [.closed(CallClosed(call: number, cause: .ended, reason: reason))])
        }
        let planned = next(call, moment, state)
        state.change(number) { changed in
            // A step that comes very late is called now, and those after it keep their distance from now: no storm after a cut of power.
            let wanted = call.scheduled(ladder(of: call)) ?? now
            changed.saying = now - wanted > Self.tolerance ? now : min(wanted, now)
            return now + Self.patience
        }
        return planned
    }

    /// Up to here the next step counts from when this one was due, and not from when the waking came.
    static let tolerance = Duration.minutes(1)

    private func next(_ call: CallRecord, _ moment: Moment, _ state: NotifyState) -> Planned? {
        switch call.phase {
        case .calling: return words(for: call, round: call.round, from: call.step + 1, moment, state)
        case .resting, .quiet: return words(for: call, round: call.round + 1, from: 0, moment, state)
        case .held:
            guard let hold = call.hold else { return words(for: call, round: call.round + 1, from: 0, moment, state) }
            // It begins anew: the rounds before the acknowledgement do not count.
            var resuming = call
            resuming.tries = 0
            var planned = words(for: resuming, round: call.round + 1, from: 0, moment, state)
            planned.words.insert(.resumed(resumed(call, hold)), at: 0)
            return planned
        case .spent: return nil
        }
    }

    private func resumed(_ call: CallRecord, _ hold: Hold) -> CallResumed {
        let reason = Bilingual(
            zh: "\(hold.owner) 的确认已于北京时间 \(hold.until.beijingText) 到期，事情尚未了结",
            en: "the acknowledgement of \(hold.owner) ran out at \(hold.until.beijingText) Beijing and the matter is not over")
        return CallResumed(call: call.number, after: hold.acknowledgement, owner: hold.owner, reason: reason)
    }

    func words(for call: CallRecord, round: Int, from step: Int, _ moment: Moment, _ state: NotifyState) -> Planned {
        let now = moment.now
        guard let ladder = ladder(of: call) else { return Planned(call: call, words: []) }
        let late = call.scheduled(ladder).map { now - $0 }.flatMap { $0 > Self.tolerance ? $0 : nil }
        let climb = Climb(
            call: call, ladder: ladder, side: side, roster: moment.roster, reach: reach, names: names,
            limits: plan.limits, realm: moment.event.realm, now: now, silence: silence(of: call, at: now, state), late: late)
        return Planned(call: call, words: climb.words(round: round, from: step))
    }

    func ladder(of call: CallRecord) -> Ladder? { plan.ladder(call.ladder, urgency: call.urgency) }

    /// Of the silences that cover a call now, the one that lasts longest.
    private func silence(of call: CallRecord, at time: Timestamp, _ state: NotifyState) -> SilenceRecord? {
        let takesBack = plan.rule(call.rule)?.takesBack ?? false
        let covering = state.silences.values.filter { $0.covers(call, takesBack: takesBack, at: time) }
        return covering.max { ($0.ends, $0.number) < ($1.ends, $1.number) }
    }

    /// As emissions, with the quiet repeats to one person gathered.
    func say(_ planned: [Planned]) -> [Emission] {
        Gathering(plan).gather(planned).flatMap { item in
            item.words.map { Emission($0.payload, subject: item.call.number, correlationID: item.call.correlation ?? item.call.about) }
        }
    }
}

extension Climb.Word {
    var payload: any EventPayload {
        switch self {
        case .skipped(let skipped): skipped
        case .requested(let requested, _): requested
        case .unanswered(let unanswered): unanswered
        case .resumed(let resumed): resumed
        case .closed(let closed): closed
        }
    }
}

extension CallRecord {
    /// When the next step of the running round is due; nil where it waits for something else.
    func scheduled(_ ladder: Ladder?) -> Timestamp? {
        guard phase == .calling, let ladder, step >= 0 else { return nil }
        return anchor + ladder.gap(after: step)
    }
}

extension Ladder {
    /// From a step to the one after it, or to the word that nobody answered.
    func gap(after step: Int) -> Duration {
        guard step >= 0, step + 1 < steps.count else { return wait }
        return steps[step + 1].after - steps[step].after
    }
}
