import Chronology
package import Events
package import Playbook

/// A way to release a step: how many people, from which posts, and what happens when nobody comes.
package struct ReleaseRule: Hashable, Sendable {
    package let id: String
    /// Different people who have to release it: 0, 1 or 2.
    package let people: Int
    /// The posts that may release or refuse it, by the side that owns the warning.
    package let posts: [Side: [String]]
    /// How long they have, after the consultation.
    package let time: Duration
    /// What happens then, where the file says it.
    package let written: ReleaseFallback?
    package let provenance: Provenance

    static let nobody = ReleaseRule(id: "nobody", people: 0, posts: [:], time: .zero, written: nil, provenance: .illustrative)

    /// Without a word in the file, what warns of more goes out and what warns of less is held.
    package func fallback(for step: WarningStep) -> ReleaseFallback { written ?? (step.warnsOfMore ? .release : .hold) }
}

extension WarningStep {
    /// Issue, raise, extend; the others take something back.
    package var warnsOfMore: Bool {
        switch self {
        case .issue, .raise, .extend: true
        case .lower, .lift: false
        }
    }
}
