package import Chronology
package import Wording

/// ''The owner asks posts of both sides for their opinion. Subject: the consultation.''
package struct ConsultationOpened: EventPayload {
    package static let type = "consultation.opened"
    package static let version = 1

    /// Its number, `<warning or area>-c2`.
    package let consultation: String
    /// The hazard.
    package let hazard: String
    /// The warning area.
    package let area: String
    /// The warning that it is about, if there is one or will be.
    package let warning: String?
    /// The proposal that waits for it; nil when a person asked without one.
    package let proposal: String?
    /// The level that is proposed.
    package let level: WarningLevel?
    /// Who is asked.
    package let participants: [Participant]
    /// By when.
    package let due: Timestamp
    /// What was known when it was opened; it does not change.
    package let evidence: ConsultationEvidence
    /// What the procedure says happens when somebody is silent or unreachable.
    package let fallback: Bilingual
    /// Why it was opened, in words.
    package let reason: Bilingual
    /// Who asked for it; nil when the forecast did.
    package let requestedBy: Releaser?
    /// Where it is said anew because it was put to people late: by when it asked before. Nothing else has changed. Nil the first time.
    package let formerDue: Timestamp?

    package init(
        consultation: String, hazard: String, area: String, warning: String? = nil, proposal: String? = nil, level: WarningLevel? = nil,
        participants: [Participant], due: Timestamp, evidence: ConsultationEvidence, fallback: Bilingual, reason: Bilingual,
        requestedBy: Releaser? = nil, formerDue: Timestamp? = nil
    ) {
        self.consultation = consultation
        self.hazard = hazard
        self.area = area
        self.warning = warning
        self.proposal = proposal
        self.level = level
        self.participants = participants
        self.due = due
        self.evidence = evidence
        self.fallback = fallback
        self.reason = reason
        self.requestedBy = requestedBy
        self.formerDue = formerDue
    }
}

/// A post that is asked for its opinion.
package struct Participant: Hashable, Sendable, Codable {
    /// The duty post.
    package let post: String
    /// Its side.
    package let side: Side
    /// Whether the consultation waits for it until its time is over.
    package let isRequired: Bool

    package init(post: String, side: Side, isRequired: Bool) {
        self.post = post
        self.side = side
        self.isRequired = isRequired
    }
}
