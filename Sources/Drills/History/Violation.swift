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
    package let text: Bilingual

    /// What must hold of every history.
    package enum Rule: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Nothing of another realm is in a journal.
        case realm
        /// What a person was told is recorded is in the journal, and nothing of it is lost on the way to the other side.
        case nothingLost = "nothing-lost"
        /// Nothing is there twice, and nobody's words are in a journal that the speaker does not have.
        case nothingRepeated = "nothing-repeated"
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

extension Violation: CustomStringConvertible {
    package var description: String {
        "seed \(seed), \(rule.rawValue), \(side.rawValue), \(at.rfc3339): \(text.en) [\(events.joined(separator: ", "))]"
    }
}
