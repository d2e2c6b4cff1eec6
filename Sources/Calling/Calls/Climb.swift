import Chronology
import Duty
import Events
import Wording

/// The next thing to say about a call: who is told by which step, who cannot be, and that nobody is left. Pure; decides nothing in the state.
struct Climb {
    let call: CallRecord
    let ladder: Ladder
    let side: Side
    let roster: DutyRoster
    let reach: Reach
    let names: SpokenNames
    let limits: CallingLimits
    let realm: Realm
    let now: Timestamp
    /// The silence that covers it now.
    let silence: SilenceRecord?
    /// How much later than planned.
    let late: Duration?

    /// What is said, in order.
    enum Word {
        case skipped(NotificationSkipped)
        case requested(NotificationRequested, CallText)
        case unanswered(CallUnanswered)
        case resumed(CallResumed)
        case closed(CallClosed)
    }

    /// From a step of a round upward: the first step that has somebody is called; those that are empty are reported and not waited for.
    func words(round: Int, from first: Int) -> [Word] {
        if let silence { return quiet(round, first, silence) }
        var words: [Word] = []
        for step in ladder.steps.indices.dropFirst(first) {
            let said = self.words(round: round, step: step)
            words += said
            if said.contains(where: { if case .requested = $0 { true } else { false } }) { return words }
        }
        return words + [.unanswered(unanswered(round, words))]
    }

    // MARK: A step

    func words(round: Int, step: Int) -> [Word] {
        var called: Set<String> = []
        let posts = ladder.steps[step].posts(of: side, asked: call.asked)
        guard !posts.isEmpty else { return [nobodyNamed(round, step)] }
        return posts.enumerated().map { place, post in
            switch target(post, step, &called) {
            case .success(let target): request(round, step, place, post, target)
            case .failure(let empty):
                .skipped(
                    NotificationSkipped(
                        call: call.number, round: round, step: step, post: post, cause: empty.cause, reason: empty.reason))
            }
        }
    }

    private struct Target {
        let person: String?
        let channels: [String]
    }

    private struct Empty: Error {
        let cause: SkipCause
        let reason: Bilingual
    }

    private func target(_ post: String, _ step: Int, _ called: inout Set<String>) -> Result<Target, Empty> {
        var person: String?
        let name = names.post(post)
        if roster.hasRota(post) {
            switch roster.onDuty(post, at: now) {
            case .person(let id, _): person = id
            case .vacant:
                return .failure(Empty(cause: .vacant, reason: Bilingual(zh: "\(name.zh)无人值班", en: "nobody is on duty at \(name.en)")))
            case .absent(let id, _):
                let reason = Bilingual(zh: "\(name.zh)的 \(id) 缺勤且无人代班", en: "\(id) of \(name.en) is absent and nobody stands in")
                return .failure(Empty(cause: .absent, reason: reason))
            }
        }
        if let person, !called.insert(person).inserted {
            let reason = Bilingual(zh: "\(person) 在本步已被通知", en: "\(person) is called by this step already")
            return .failure(Empty(cause: .repeated, reason: reason))
        }
        let channels = reach.channels(for: person, post: post, among: ladder.steps[step].channels)
        guard !channels.isEmpty else {
            let reason = Bilingual(zh: "没有可达\(name.zh)的渠道", en: "no channel reaches \(name.en)")
            return .failure(Empty(cause: .noChannel, reason: reason))
        }
        return .success(Target(person: person, channels: channels))
    }

    private func request(_ round: Int, _ step: Int, _ place: Int, _ post: String, _ target: Target) -> Word {
        let text = CallText(call: call, realm: realm, round: round, late: late)
        let expires = [now + ladder.worth, call.ends ?? .distantFuture].min() ?? now + ladder.worth
        let request = NotificationRequested(
            notification: "\(call.number)-\(round).\(step).\(place)", call: call.number, round: round, step: step, post: post,
            person: target.person, channels: target.channels, urgency: call.urgency, level: call.level, text: text.text, expires: expires)
        return .requested(request, text)
    }

    // MARK: Nobody

    private func nobodyNamed(_ round: Int, _ step: Int) -> Word {
        let reason = Bilingual(zh: "事件没有指明本方岗位", en: "the event names no post of this side")
        return .skipped(
            NotificationSkipped(
                call: call.number, round: round, step: step, post: LadderStep.asked, cause: .vacant, reason: reason))
    }

    private func quiet(_ round: Int, _ step: Int, _ silence: SilenceRecord) -> [Word] {
        let reason = Bilingual(
            zh: "\(silence.owner) 设置的静默至北京时间 \(silence.ends.beijingText)",
            en: "kept quiet by \(silence.owner) until \(silence.ends.beijingText) Beijing")
        let step = min(step, ladder.steps.count - 1)
        let posts = ladder.steps[step].posts(of: side, asked: call.asked)
        return (posts.isEmpty ? [LadderStep.asked] : posts).map { post in
            .skipped(
                NotificationSkipped(
                    call: call.number, round: round, step: step, post: post, cause: .silenced, silence: silence.number, reason: reason))
        }
    }

    private func unanswered(_ round: Int, _ words: [Word]) -> CallUnanswered {
        let asked = round == call.round ? call.notices.map(\.post) : []
        let next = ladder.repeat.flatMap { call.tries(in: round) < $0.rounds ? gathered(now + $0.every) : nil }
        let reason =
            asked.isEmpty
            ? Bilingual(zh: "没有可以通知的人", en: "there was nobody who could be told")
            : Bilingual(zh: "已逐级通知，无人确认", en: "everybody on the ladder was told and nobody acknowledged")
        var seen: Set<String> = []
        return CallUnanswered(
            call: call.number, round: round, asked: asked.filter { seen.insert($0).inserted }, next: next, reason: reason)
    }

    /// Quiet repeats come together at whole multiples of the gathering time.
    private func gathered(_ time: Timestamp) -> Timestamp {
        let grid = limits.gathering.wholeMilliseconds
        guard call.urgency != .critical, grid > 0 else { return time }
        let over = time.milliseconds % grid
        return over == 0 ? time : Timestamp(milliseconds: time.milliseconds - over + grid)
    }
}

extension CallRecord {
    /// The rounds since it was opened or resumed, when this is one of them.
    func tries(in round: Int) -> Int { tries + max(0, round - self.round) }
}
