package import Chronology
package import Wording

/// The owner ends a consultation. Subject: the consultation.
package struct ConsultationClosed: EventPayload {
    package static let type = "consultation.closed"
    package static let version = 1

    /// Its number.
    package let consultation: String
    /// As opened.
    package let warning: String?
    /// As opened.
    package let proposal: String?
    /// How it ended.
    package let outcome: ConsultationOutcome
    /// The level that was agreed on; nil for none.
    package let level: WarningLevel?
    /// The last word of every post, with its reason.
    package let opinions: [Opinion]
    /// Required posts that did not answer.
    package let silent: [String]
    /// Sides that could not be reached at the end.
    package let unreachable: [Side]
    /// The minutes (会商纪要).
    package let minutes: Bilingual
    /// When the matter is looked at again.
    package let nextReview: Timestamp?

    package init(
        consultation: String, warning: String? = nil, proposal: String? = nil, outcome: ConsultationOutcome, level: WarningLevel? = nil,
        opinions: [Opinion], silent: [String], unreachable: [Side], minutes: Bilingual, nextReview: Timestamp? = nil
    ) {
        self.consultation = consultation
        self.warning = warning
        self.proposal = proposal
        self.outcome = outcome
        self.level = level
        self.opinions = opinions
        self.silent = silent
        self.unreachable = unreachable
        self.minutes = minutes
        self.nextReview = nextReview
    }
}

/// A post's last word.
package struct Opinion: Hashable, Sendable, Codable {
    /// The duty post.
    package let post: String
    /// Its side.
    package let side: Side
    /// Who gave it.
    package let person: String
    /// What it is.
    package let stance: Stance
    /// The level that the post thinks right.
    package let level: WarningLevel?
    /// Why.
    package let reason: String
    /// When.
    package let at: Timestamp

    package init(post: String, side: Side, person: String, stance: Stance, level: WarningLevel? = nil, reason: String, at: Timestamp) {
        self.post = post
        self.side = side
        self.person = person
        self.stance = stance
        self.level = level
        self.reason = reason
        self.at = at
    }
}

/// How a consultation ended.
package enum ConsultationOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everybody who was asked agrees or abstains.
    case agreed
    /// The owner decided, and somebody disagrees.
    case dissent
    /// Its time ran out with a required post silent.
    case silence
    /// Its time ran out with the other side cut off.
    case unreachable
    /// There is nothing left to decide.
    case withdrawn
}
