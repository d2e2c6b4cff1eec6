package import Chronology
package import Wording

/// Who stands behind what went out.
package struct WarningRelease: Hashable, Sendable, Codable {
    /// The proposal's number.
    package let proposal: String
    /// How it came to be released.
    package let means: ReleaseMeans
    /// The people who released it.
    package let people: [Releaser]
    /// The consultation behind it.
    package let consultation: String?
    /// How that ended.
    package let outcome: ConsultationOutcome?
    /// What has to be said plainly with it: silence, an unreachable side, dissent; nil when there is nothing.
    package let caveat: Bilingual?
    /// Whether the owner decided while the other side could not be reached.
    package let isIndependent: Bool

    package init(
        proposal: String, means: ReleaseMeans, people: [Releaser], consultation: String? = nil, outcome: ConsultationOutcome? = nil,
        caveat: Bilingual? = nil, isIndependent: Bool
    ) {
        self.proposal = proposal
        self.means = means
        self.people = people
        self.consultation = consultation
        self.outcome = outcome
        self.caveat = caveat
        self.isIndependent = isIndependent
    }
}

/// A person who released a step.
package struct Releaser: Hashable, Sendable, Codable {
    /// The duty post of the person.
    package let post: String
    /// The name that the person gave.
    package let person: String
    /// When.
    package let at: Timestamp

    package init(post: String, person: String, at: Timestamp) {
        self.post = post
        self.person = person
        self.at = at
    }
}

/// How a step came to be released.
package enum ReleaseMeans: String, Hashable, Sendable, Codable, CaseIterable {
    /// As many people as the procedure asks for.
    case people
    /// The procedure asks for nobody.
    case automatic
    /// The time ran out, and the procedure says to go on.
    case fallback
}
