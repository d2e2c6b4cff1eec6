package import Chronology
package import Events
package import Wording

/// Something in a history that must not be.
package struct Violation: Hashable, Sendable {
    package let rule: Rule
    package let seed: UInt64
    package let at: Timestamp
    package let side: Side
    /// The events that show it, as `type id`.
    package let events: [String]
    /// The same where they are in the journal of that side.
    package let entries: [History.Entry]
    package let text: Bilingual

    /// What must hold of every history.
    package enum Rule: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Nothing of another realm is in a journal.
        case realm
        /// What a person was told is recorded is in the journal, and nothing of it is lost on the way to the other side.
        case nothingLost = "nothing-lost"
        /// Nothing is there twice, and nobody's words are in a journal that the speaker does not have.
        case nothingRepeated = "nothing-repeated"
        /// Nothing that somebody made up on the way is in a journal.
        case nothingForged = "nothing-forged"
        /// Both sides have the same words of one speaker in the same order, and the same picture made of them.
        case samePicture = "same-picture"
        /// A warning is decided by the side that owns it, and by nobody else.
        case oneOwner = "one-owner"
        /// A warning's life has no step twice, none without the one before it, none that nobody stands behind.
        case oneLife = "one-life"
        /// Every opinion is in the minutes, and no other.
        case opinions
        /// Of each round of a call each step is said once, in order.
        case onceAStep = "once-a-step"
        /// Who has acknowledged is not called until it runs out; then somebody is.
        case acknowledgement
        /// A call goes on until it is answered or over.
        case noStepForgotten = "no-step-forgotten"
        /// Whatever is kept quiet, a higher level is called.
        case nothingHidden = "nothing-hidden"
        /// A message repeats only where the sender died before it could write down that it was sent.
        case onceAMessage = "once-a-message"
        /// A task, a report, an alarm is given once.
        case onceATask = "once-a-task"
        /// Everything is understood.
        case understood
        /// Without time passing the world comes to rest.
        case rest

        package static func < (left: Rule, right: Rule) -> Bool { left.rawValue < right.rawValue }
    }
}

extension Violation.Rule {
    /// What it says, for people.
    package var text: Bilingual {
        switch self {
        case .realm: Bilingual(zh: "演练与真实互不相混", en: "Nothing of another realm is in a journal.")
        case .nothingLost: Bilingual(zh: "已记录的不丢失", en: "What is recorded, or has to be told, is not lost.")
        case .nothingRepeated: Bilingual(zh: "不重复，也不凭空出现", en: "Nothing is there twice or without its speaker.")
        case .nothingForged: Bilingual(zh: "伪造的不收", en: "Nothing that was made up on the way is kept.")
        case .samePicture: Bilingual(zh: "两边看到的相同", en: "Both sides have the same picture.")
        case .oneOwner: Bilingual(zh: "一件事只有一个责任方作决定", en: "One owner decides.")
        case .oneLife: Bilingual(zh: "预警的每一步有据、有人负责，且只有一次", en: "A warning's life has no step twice or without ground.")
        case .opinions: Bilingual(zh: "意见都在纪要里", en: "Every opinion is in the minutes, and no other.")
        case .onceAStep: Bilingual(zh: "每一步只呼叫一次", en: "Each step of a call is said once, in order.")
        case .acknowledgement: Bilingual(zh: "确认不丢失也不复活", en: "An acknowledgement is neither lost nor revived.")
        case .noStepForgotten: Bilingual(zh: "不漏掉任何一步", en: "No step is forgotten.")
        case .nothingHidden: Bilingual(zh: "静默和低级别不掩盖高级别", en: "Nothing higher is hidden.")
        case .onceAMessage: Bilingual(zh: "通知不无故重发", en: "A message repeats only where its sender died.")
        case .onceATask: Bilingual(zh: "任务、报告、通报各一次", en: "A task, a report, an alarm is given once.")
        case .understood: Bilingual(zh: "事件都能读懂", en: "Everything is understood.")
        case .rest: Bilingual(zh: "时间停下，系统也停下", en: "Without time passing the world comes to rest.")
        }
    }
}

extension Violation: CustomStringConvertible {
    package var description: String {
        "seed \(seed), \(rule.rawValue), \(side.rawValue), \(at.rfc3339): \(text.en) [\(events.joined(separator: ", "))]"
    }
}
