package import Wording

/// A step, or one post of it, could not be called. Subject: the call.
package struct NotificationSkipped: EventPayload {
    package static let type = "notification.skipped"
    package static let version = 1

    /// The call.
    package let call: String
    /// Which time through the ladder, from 1.
    package let round: Int
    /// The step of the ladder, from 0.
    package let step: Int
    /// The duty post.
    package let post: String
    /// Why.
    package let cause: SkipCause
    /// The silence, when it is one.
    package let silence: String?
    /// In words.
    package let reason: Bilingual

    package init(call: String, round: Int, step: Int, post: String, cause: SkipCause, silence: String? = nil, reason: Bilingual) {
        self.call = call
        self.round = round
        self.step = step
        self.post = post
        self.cause = cause
        self.silence = silence
        self.reason = reason
    }
}

/// Why somebody was not called.
package enum SkipCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody is on duty there.
    case vacant
    /// Whoever is on duty is absent, and nobody stands in.
    case absent
    /// There is no way to reach the person.
    case noChannel = "no-channel"
    /// A silence covers it.
    case silenced
    /// The same person is called by this step already.
    case repeated
}
