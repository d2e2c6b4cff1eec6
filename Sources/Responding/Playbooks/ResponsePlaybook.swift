import Events
package import Wording

/// The measures for one trigger.
package struct ResponsePlaybook: Hashable, Sendable {
    package let id: String
    package let trigger: Trigger
    package let name: Bilingual
    package let note: Bilingual
    package let measures: [Measure]
    /// No task is due sooner than this after it is asked for, however near the plume is.
    package let soonest: Duration
    /// A target counts as reached by a plume from this probability on.
    package let targetProbability: Double

    func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }

    /// The measures that apply at a level of a warning of `owner`, for `side`.
    func measures(at level: WarningLevel, warningOf owner: Side, for side: Side) -> [Measure] {
        measures.filter { $0.levels.contains(level) && $0.concern.covers(warningOf: owner, for: side) }
    }

    /// The measures for an incident on a river.
    func measures(on river: String) -> [Measure] {
        measures.filter { $0.river == nil || $0.river == river }
    }
}

/// The playbooks of both sides.
package struct ResponsePlaybooks: Hashable, Sendable {
    package let playbooks: [ResponsePlaybook]

    package func playbook(for trigger: Trigger) -> ResponsePlaybook? { playbooks.first { $0.trigger == trigger } }

    func playbook(_ id: String) -> ResponsePlaybook? { playbooks.first { $0.id == id } }
}
