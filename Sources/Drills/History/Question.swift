package import Wording

/// Something that a rule asks of a history. A rule is only worth something in runs in which its questions come up, so they are counted.
package enum Question: String, Hashable, Sendable, CaseIterable {
    case told, crossed, forged, pictures, decisions, lives, byPeople, byFallback, recalled, consultations, dissent
    case steps, held, ranOut, quiet, quietEndedEarly, mistakes, heights, repeatedMessages, messages, orders, overdue, unanswered

    package var rule: Violation.Rule {
        switch self {
        case .told, .crossed, .messages: .nothingLost
        case .forged: .nothingForged
        case .pictures: .samePicture
        case .decisions: .oneOwner
        case .lives, .byPeople, .byFallback, .recalled: .oneLife
        case .consultations, .dissent: .opinions
        case .steps: .onceAStep
        case .held, .ranOut: .acknowledgement
        case .quiet, .quietEndedEarly, .mistakes, .heights: .nothingHidden
        case .repeatedMessages: .onceAMessage
        case .orders: .onceATask
        case .overdue, .unanswered: .noStepForgotten
        }
    }

    package var text: Bilingual {
        switch self {
        case .told: Bilingual(zh: "告知当事人“已记录”", en: "people were told that it is recorded")
        case .crossed: Bilingual(zh: "过链路的事件", en: "events that cross")
        case .forged: Bilingual(zh: "混入链路的伪造、篡改、冒名", en: "words forged, altered or said in another's name on the link")
        case .pictures: Bilingual(zh: "两边对照的预警和确认", en: "warnings and acknowledgements compared on both sides")
        case .decisions: Bilingual(zh: "决定及其责任方", en: "decisions and whose they are")
        case .lives: Bilingual(zh: "预警生命中的步骤", en: "steps in the life of a warning")
        case .byPeople: Bilingual(zh: "由人签发", en: "released by people")
        case .byFallback: Bilingual(zh: "到时限自动发布", en: "released by the fallback at its time")
        case .recalled: Bilingual(zh: "撤销", en: "cancelled")
        case .consultations: Bilingual(zh: "会商结束", en: "consultations closed")
        case .dissent: Bilingual(zh: "纪要中的不同意见", en: "opinions against in the minutes")
        case .steps: Bilingual(zh: "升级步骤", en: "steps of escalation")
        case .held: Bilingual(zh: "确认生效期间", en: "acknowledgements that hold a call")
        case .ranOut: Bilingual(zh: "确认到期后恢复呼叫", en: "calls taken up again after one ran out")
        case .quiet: Bilingual(zh: "因静默未呼叫", en: "steps kept quiet")
        case .quietEndedEarly: Bilingual(zh: "静默提前结束", en: "silences ended early")
        case .mistakes: Bilingual(zh: "静默期间仍告知的误发更正", en: "mistakes taken back while the warning was kept quiet")
        case .heights: Bilingual(zh: "预警级别与呼叫", en: "levels of warnings beside their calls")
        case .repeatedMessages: Bilingual(zh: "重发的通知", en: "messages sent again after a death")
        case .messages: Bilingual(zh: "通知的结果", en: "outcomes of messages")
        case .orders: Bilingual(zh: "任务、报告、通报", en: "tasks, reports, alarms")
        case .overdue: Bilingual(zh: "逾期未办", en: "tasks and reports that nobody did in time")
        case .unanswered: Bilingual(zh: "开放呼叫在结束时的去向", en: "calls open at the end")
        }
    }
}

/// What came of judging a history.
package struct Judgement: Sendable {
    package let violations: [Violation]
    /// How often each question came up.
    package let asked: [Question: Int]
}
