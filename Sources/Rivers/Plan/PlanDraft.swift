import Chronology
import Events
import SoluteTransport
import Wording

/// Everything that one plan is made from: the ensemble at its places, what each operation is worth, and the combinations that were chosen.
struct PlanDraft {
    let release: Release
    let ensemble: PlanEnsemble
    let issued: Timestamp
    /// What is on the way, in the order in which the release comes to it.
    let appraisals: [PlanAppraisal]
    let effects: PlanEffects
    /// By the index in `effects.candidates`: that in `appraisals`.
    let appraisalOf: [Int]
    let choices: [PlanChoice]
    /// Of all targets, when nothing is done.
    let untreated: [PlanEffects.Tally]
    /// No target exceeds the limit when nothing is done.
    let isHarmless: Bool
    let intakes: PlanIntakes

    init?(_ release: Release, _ knowledge: Knowledge, _ treatments: [Treatment], issued: Timestamp) {
        let operations = OperationFinder(release: release, treatments: treatments).operations
        let backups = Set(release.targets.compactMap(\.backup)).compactMap(release.river.reservoir)
        let places = operations.filter { $0.kind != .dilute }.compactMap(\.site)
        let sites = places + backups.sorted { $0.id < $1.id }.compactMap { PlanSite($0.location, release.waters) }
        guard
            let ensemble = PlanEnsemble(
                release, knowledge.members, isMassKnown: knowledge.isMassKnown, sites: sites.withoutRepeats)
        else { return nil }
        let windows = PlanWindows(
            ensemble: ensemble, ordered: Double((issued - release.report.released).wholeMilliseconds) / 1000)
        let appraiser = PlanAppraiser(ensemble: ensemble, windows: windows, members: knowledge.members, treatments: treatments)
        (self.release, self.ensemble, self.issued) = (release, ensemble, issued)
        appraisals = Self.bounded(operations.map(appraiser.appraise).filter(\.isOnTheWay))
        let usable = appraisals.indices.filter { [appraisals] in Self.isCandidate(appraisals[$0], release) }
        appraisalOf = usable
        effects = PlanEffects(
            ensemble: ensemble, windows: windows,
            candidates: usable.map { [appraisals] in appraisals[$0].candidate })
        untreated = effects.tallies([], members: ensemble.indices(.max))
        isHarmless = ensemble.isMassKnown && untreated.allSatisfy { $0.exceedance < Sightings.credible }
        let side = release.river.stretch(at: release.report.location)?.side ?? .local
        choices = isHarmless ? [] : PlanChooser(effects: effects, untreated: untreated, side: side).choices
        intakes = PlanIntakes(ensemble: ensemble, appraisals: appraisals)
    }

    /// The nearest; of a facility that can do something, what it cannot is left out.
    private static func bounded(_ found: [PlanAppraisal]) -> [PlanAppraisal] {
        let able = Set(found.filter { $0.operation.obstacle == nil }.map(\.operation.facility.id))
        let useful = found.filter { $0.operation.obstacle == nil || !able.contains($0.operation.facility.id) }
        let ordered = useful.sorted { ($0.place, $0.operation.id) < ($1.place, $1.operation.id) }
        return Array(ordered.prefix(InterceptionPlanner.maximumActions))
    }

    /// In time, and more than the shutting of an intake, which its own line tells.
    private static func isCandidate(_ appraisal: PlanAppraisal, _ release: Release) -> Bool {
        guard appraisal.state == .operable else { return false }
        guard appraisal.operation.kind == .close else { return true }
        return appraisal.operation.into.flatMap(release.waters.head) != nil
    }

    func time(_ seconds: Double) -> Timestamp { release.time(after: seconds) }
}

extension PlanAppraisal {
    var candidate: PlanEffects.Candidate {
        PlanEffects.Candidate(operation: operation, site: site, strength: strength, dilution: dilution)
    }
}

extension [PlanSite] {
    fileprivate var withoutRepeats: [PlanSite] {
        var seen = Set<PlanSite>()
        return filter { seen.insert($0).inserted }
    }
}
