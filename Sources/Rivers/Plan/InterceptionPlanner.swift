package import Chronology
package import Events
import Playbook
import SoluteTransport
import Wording

/// The plan as a computation (一策): for a release on its way, which facilities can still be worked in time, what they have to hold, in which
/// combinations they protect the targets, by when each decision has to be taken, and what happens if one fails. Time is bought with space.
package struct InterceptionPlanner: Sendable {
    package let river: River
    package let substance: Substance
    let treatments: [Treatment]

    /// - Parameter measures: what takes which substance out of a river, `RiverPlaybook.treatments`.
    package init(river: River, substance: Substance, measures: [Treatment]) {
        (self.river, self.substance, treatments) = (river, substance, measures)
    }

    /// Counts up whenever the same report would get another plan.
    package static let version = 3
    /// Of one plan; those furthest down are left out.
    package static let maximumActions = 20
    package static let maximumCombinations = 4

    package static let method = """
        fengsui-plan \(version): the members of the plume forecast as parcels by three moments, cut by what is taken out while a work is in \
        operation; single operations, pairs and triples, searched with \(PlanSearch.members) members and shown with all; drinking water first, \
        then borders and the other side, then fields and wetlands
        """

    /// - Parameters:
    ///   - report: one that `IncidentReport.check` finds nothing wrong with.
    ///   - samples: as for the forecast.
    ///   - issued: the time of the event that asks; orders are counted from it.
    package func plan(_ report: IncidentReported, samples: [SampleRecorded] = [], issued: Timestamp) -> PlanComputed {
        guard let release = Release(report, river: river, substance: substance) else { return empty(report, issued, Assumptions.dryBed) }
        return plan(release, Knowledge(of: release, from: samples), issued: issued)
    }

    func plan(_ release: Release, _ knowledge: Knowledge, issued: Timestamp) -> PlanComputed {
        guard let draft = PlanDraft(release, knowledge, treatments, issued: issued) else {
            return empty(release.report, issued, Self.noNetwork)
        }
        return draft.computed(by: Self.method)
    }

    private func empty(_ report: IncidentReported, _ issued: Timestamp, _ why: Bilingual) -> PlanComputed {
        PlanComputed(
            incident: report.incident, river: river.id, substance: substance.id, issued: issued, summary: why, method: Self.method)
    }

    private static let noNetwork = Bilingual(
        zh: "河网资料有误，无法推算。请运行 fengsui check。", en: "The river's network has a mistake and nothing can be computed. Run fengsui check.")
}
