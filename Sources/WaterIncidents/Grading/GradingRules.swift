import Events
import Playbook
import Wording

/// The criteria for the grade of an incident, as `rivers/grading.yaml` has them.
package struct GradingRules: Hashable, Sendable {
    /// What one grade begins with; nil where the text has no such criterion.
    struct Row: Hashable, Sendable {
        let grade: IncidentGrade
        let deaths: Int?
        let injured: Int?
        let evacuated: Int?
        /// 10⁴ yuan.
        let loss: Double?
        let intake: IntakeCutOff?
        let crosses: BoundaryCrossed?
        let provenance: Provenance

        var citation: String { provenance.source ?? "illustrative" }
    }

    /// Where another text says something else, which is shown and not followed.
    struct Difference: Hashable, Sendable {
        let grade: IncidentGrade
        let deaths: Int
        let text: Bilingual
        let provenance: Provenance
    }

    let edition: Bilingual
    /// The gravest first.
    let rows: [Row]
    let differences: [Difference]
    /// A target counts as reached by a forecast from this probability on.
    let reachedProbability: Double
    /// A target that counted as reached no longer does below this.
    let leftProbability: Double
    /// What a step from a county to a regiment of the other side counts as, until a person decides.
    let countyToRegiment: Row.CrossesByDefault
}

extension GradingRules.Row {
    /// A reading of a text that is not clear.
    struct CrossesByDefault: Hashable, Sendable {
        let boundary: BoundaryCrossed
        let provenance: Provenance
    }
}
