package import Events
package import Playbook
package import Wording

/// What units do at some levels of a playbook.
package struct Measure: Hashable, Sendable {
    package let id: String
    /// Organisations of the region, of one side or both; each gets its own task from its own side.
    package let units: [String]
    /// The levels of a warning at which it applies; empty in a playbook for incidents, where it always does.
    package let levels: Set<WarningLevel>
    package let concern: Concern
    /// The only river it is for; nil for all.
    package let river: String?
    package let action: Bilingual
    /// What proves that it was done.
    package let evidence: Bilingual
    package let due: Due
    /// The least cut of total emissions that it is about, in percent; only in the playbook for pollution.
    package let emissionCutPercent: Int?
    package let provenance: Provenance
}
