import Events
import Playbook
import Wording

/// Which report is due when and to whom, as `rivers/reporting.yaml` has it.
package struct ReportingRules: Hashable, Sendable {
    /// The clock of some grades, from when the incident became known.
    struct Clock: Hashable, Sendable {
        let grades: Set<IncidentGrade>
        let within: Duration
        let recipients: [Bilingual]
        let provenance: Provenance
    }

    /// Cases whose grade nobody can tell yet.
    struct Unclear: Hashable, Sendable {
        /// They go by the clock of this grade.
        let grade: IncidentGrade
        /// Substances that make one: heavy metals, by id.
        let substances: Set<String>
        let provenance: Provenance
    }

    let clocks: [Clock]
    let unclear: Unclear
    /// Who is told besides where the pollution may reach other ground.
    let neighbours: Bilingual
    /// A report that a new grade asks for is not due sooner than this after the change.
    let soonest: Duration
    /// From one follow-up to the next.
    let followUp: Duration
    /// From the end of the incident to its final report.
    let final: Duration
    /// A draft is not renewed sooner than this.
    let redraft: Duration
    /// Of follow-ups and of the final report.
    let provenance: Provenance

    /// Exactly one clock for each grade, which the reading makes sure of.
    func clock(of grade: IncidentGrade) -> Clock? { clocks.first { $0.grades.contains(grade) } }
}
