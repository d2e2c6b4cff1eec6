import Chronology
package import Events
package import Playbook

/// A way to consult (会商): who is asked, for how long, and how the opinions bear on the step.
package struct ConsultationRule: Hashable, Sendable {
    package let id: String
    /// Posts of both sides; both read the same list.
    package let participants: [Participant]
    /// How long it waits for the posts that must answer.
    package let time: Duration
    /// How long it waits for the other side while the link is down: never longer than `time`.
    package let timeWhenCutOff: Duration
    /// What becomes of the step when a post that must answer is silent.
    package let whenSilent: Absence
    /// What becomes of it when the other side could not be reached.
    package let whenCutOff: Absence
    /// Whose posts can change the level.
    package let voters: Voters
    /// When the matter is looked at again, counted from the end.
    package let review: Duration
    package let provenance: Provenance

    /// Posts asked in one consultation.
    package static let maximumParticipants = 20

    /// The posts that decide about the level, for an owner.
    func deciding(for owner: Side) -> [Participant] {
        participants.filter { $0.isRequired && (voters == .both || $0.side == owner) }
    }
}

/// What becomes of a step that somebody did not answer about.
package enum Absence: String, Hashable, Sendable, CaseIterable {
    /// It goes on to the people who release it.
    case proceed
    /// It is withdrawn; what was in force stays.
    case hold
}

/// Whose required posts can change the level that the forecast proposes.
package enum Voters: String, Hashable, Sendable, CaseIterable {
    /// The owner's alone: each side decides for its own ground, and notes the other's dissent.
    case owner
    /// Both sides' together, as where both issue jointly.
    case both
}
