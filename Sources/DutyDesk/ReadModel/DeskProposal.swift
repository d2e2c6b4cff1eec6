package import Chronology
package import Events
package import Wording

/// A step of a warning that waits for people, over its life.
package struct DeskProposal: Shelved {
    package let id: String
    package let side: Side
    package let event: String
    package let proposed: Timestamp
    /// What it would do; its lists are bounded.
    package private(set) var step: WarningProposed
    /// Who has released it so far, each person once.
    package private(set) var endorsements: [Endorsement] = []
    package private(set) var declined: Endorsement?
    package private(set) var withdrawn: Withdrawal?
    /// When it went out.
    package private(set) var released: Timestamp?

    package struct Endorsement: Codable, Hashable, Sendable {
        /// The event that says so.
        package let id: String
        package let post: String
        package let person: String
        package let at: Timestamp
        /// What the person wrote; for a refusal the reason.
        package let note: String?
    }

    package struct Withdrawal: Codable, Hashable, Sendable {
        package let cause: WithdrawalCause
        package let reason: Bilingual
        package let at: Timestamp
    }

    package var isOpen: Bool { withdrawn == nil && released == nil }

    static let maximumEndorsements = 10
    static let maximumCauses = 32

    init(_ proposed: WarningProposed, _ event: Event) {
        (id, side, self.event, self.proposed) = (proposed.proposal, event.side, event.id, event.time)
        step = proposed.bounded
    }

    /// People were given more time.
    mutating func take(anew proposed: WarningProposed, _ event: Event) {
        guard event.side == side, isOpen, proposed.formerDue != nil, proposed.release.due > step.release.due else { return }
        step = proposed.bounded
    }

    /// The same person a second time is no second person, and a post that signs twice has signed once; posts that may not sign do not count.
    mutating func take(_ endorsed: WarningEndorsed, _ event: Event) {
        guard event.side == side, step.release.posts.contains(endorsed.post) else { return }
        guard !isReleased(by: endorsed.person), !isReleased(from: endorsed.post) else { return }
        endorsements.append(
            Endorsement(id: event.id, post: endorsed.post, person: endorsed.person, at: endorsed.at, note: endorsed.note))
        endorsements.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        endorsements = Array(endorsements.prefix(Self.maximumEndorsements))
    }

    mutating func take(_ declined: WarningDeclined, _ event: Event) {
        guard event.side == side, self.declined == nil else { return }
        self.declined = Endorsement(
            id: event.id, post: declined.post, person: declined.person, at: declined.at, note: declined.reason)
    }

    mutating func take(_ withdrawn: WarningWithdrawn, _ event: Event) {
        guard event.side == side, isOpen else { return }
        self.withdrawn = Withdrawal(cause: withdrawn.cause, reason: withdrawn.reason, at: event.time)
    }

    mutating func take(_: WarningRelease, _ event: Event) {
        guard event.side == side, isOpen else { return }
        released = event.time
    }

    /// Whether somebody of this name has released it, however it is typed.
    func isReleased(by person: String) -> Bool {
        endorsements.contains { PersonName($0.person) == PersonName(person) }
    }

    func isReleased(from post: String) -> Bool { endorsements.contains { $0.post == post } }
}

extension WarningProposed {
    /// Long lists are cut; a procedure asks for few posts.
    fileprivate var bounded: WarningProposed {
        WarningProposed(
            proposal: proposal, warning: warning, step: step, hazard: hazard, area: area, places: Array(places.prefix(DeskLimit.places)),
            from: from, level: level, onset: onset, ends: ends, criterion: criterion, citation: citation, probability: probability,
            threshold: threshold, causes: Array(causes.prefix(DeskProposal.maximumCauses)), reason: reason,
            release: ReleasePlan(
                consultation: release.consultation, people: release.people, posts: Array(release.posts.prefix(DeskLimit.posts)),
                due: release.due, fallback: release.fallback), formerDue: formerDue)
    }
}
