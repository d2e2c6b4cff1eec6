import Chronology
import Events
import Wording

// Who was called about it, how far each message came, and what keeps calls quiet.

extension Sample {
    static let call = "call-local-0001"

    static func callOpened(
        _ call: String = call, about: String = dust, event: String = "proposal-2", urgency: CallUrgency = .critical, replaces: String? = nil
    ) -> CallOpened {
        CallOpened(
            call: call, about: about, event: event, rule: "release-wanted", urgency: urgency, level: .orange, ladder: "command",
            title: Bilingual(
                zh: "【演练】喀什城区沙尘橙色预警待签发", en: "EXERCISE: orange dust warning for Kashgar urban area waits for release"),
            replaces: replaces, ends: evening + .hours(6))
    }

    static func requested(
        step: Int = 0, post: String = "kashgar-command-duty", person: String? = "kashgar-officer-1", round: Int = 1, call: String = call
    ) -> NotificationRequested {
        NotificationRequested(
            notification: "\(call)-\(round).\(step).0", call: call, round: round, step: step, post: post, person: person,
            channels: ["desk", "sms", "wecom"], urgency: .critical, level: .orange,
            text: Bilingual(
                zh: "【演练】喀什城区沙尘橙色预警待签发，请到值班台确认。",
                en: "EXERCISE. Orange dust warning for Kashgar urban area waits for release; acknowledge at the duty desk."),
            expires: evening + .hours(2))
    }

    static func skipped(_ cause: SkipCause = .silenced, step: Int = 1, post: String = "kashgar-command-chief") -> NotificationSkipped {
        NotificationSkipped(
            call: call, round: 1, step: step, post: post, cause: cause, silence: cause == .silenced ? "silence-local-0001" : nil,
            reason: cause == .vacant
                ? Bilingual(zh: "该岗位此时无人值班", en: "nobody is on duty there now")
                : Bilingual(zh: "静默到 20:00", en: "a silence until 20:00 covers it"))
    }

    static func transported(step: Int = 0, call: String = call) -> NotificationTransported {
        NotificationTransported(
            notification: "\(call)-1.\(step).0", call: call, channel: "sms",
            attempts: [ChannelAttempt(channel: "wecom", attempts: 3, reason: "no answer within 5 s")], reference: "GSM1.abc123",
            at: evening + .minutes(1))
    }

    static let failed = NotificationFailed(
        notification: "\(call)-1.0.0", call: call,
        attempts: [
            ChannelAttempt(channel: "wecom", attempts: 3, reason: "no answer within 5 s"),
            ChannelAttempt(channel: "sms", attempts: 1, reason: "the spool is full"),
        ], at: evening + .minutes(2))

    static func displayed(_ call: String = call, notification: String? = "\(call)-1.0.0") -> NotificationDisplayed {
        NotificationDisplayed(
            call: call, notification: notification, channel: "desk", post: "kashgar-command-duty", at: evening + .minutes(1))
    }

    static let callUnanswered = CallUnanswered(
        call: call, round: 1, asked: ["kashgar-command-duty", "kashgar-command-chief"], next: evening + .minutes(30),
        reason: Bilingual(zh: "最后一步已到，无人确认。", en: "The last step was reached and nobody acknowledged."))
    static let callResumed = CallResumed(
        call: call, after: "ack-1", owner: "模拟人员甲", reason: Bilingual(zh: "确认于 19:00 到期。", en: "The acknowledgement ran out at 19:00."))

    static func callClosed(_ cause: CallClosing = .over, call: String = call) -> CallClosed {
        CallClosed(call: call, cause: cause, reason: Bilingual(zh: "提案已有结果。", en: "The proposal is decided."))
    }

    static func silenceSet(_ silence: String = "silence-local-0001", ends: Timestamp = evening + .hours(2)) -> SilenceSet {
        SilenceSet(
            silence: silence, rules: ["watch-lapsed"], about: ["source-653101"], upTo: .minor, level: .yellow, begins: evening, ends: ends,
            post: "kashgar-command-duty", person: "模拟人员甲", at: evening, reason: "站点检修到 20:00")
    }

    static let silenceEnded = SilenceEnded(
        silence: "silence-local-0001", post: "kashgar-command-duty", person: "模拟人员甲", at: evening + .hours(1), reason: "检修提前完成")
}
