package import Chronology

/// A post gives its opinion. Subject: the consultation. A later one of the same post counts instead; both are kept.
package struct ConsultationAnswered: EventPayload {
    package static let type = "consultation.answered"
    package static let version = 1

    /// Its number.
    package let consultation: String
    /// The opinion.
    package let stance: Stance
    /// The level that the post thinks right, when it is not the proposed one.
    package let level: WarningLevel?
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp
    /// Why, in the person's words.
    package let reason: String

    package init(
        consultation: String, stance: Stance, level: WarningLevel? = nil, post: String, person: String, at: Timestamp, reason: String
    ) {
        self.consultation = consultation
        self.stance = stance
        self.level = level
        self.post = post
        self.person = person
        self.at = at
        self.reason = reason
    }
}

/// An opinion.
package enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
    /// To what is proposed.
    case agree
    /// With what is proposed.
    case disagree
    /// Heard, and left to the others.
    case abstain
}
