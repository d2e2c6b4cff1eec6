import Chronology
import Events
import Playbook
import SoluteTransport
import Wording

// From figures to the event.

extension PlanDraft {
    func computed(by method: String) -> PlanComputed {
        let combinations = choices.enumerated().map { combination($0.element, rank: $0.offset + 1) }
        let (drinking, irrigation) = (intakes.lines(.drinkingIntake), intakes.lines(.irrigationIntake))
        let actions = appraisals.map(action)
        return PlanComputed(
            incident: release.report.incident, river: release.river.id, substance: release.substance.id, issued: issued,
            summary: PlanSummary(draft: self).sentence, actions: actions, combinations: combinations,
            untreated: outcomes(untreated), timeline: PlanTimeline(draft: self, intakes: drinking + irrigation).decisions,
            drinkingWater: drinking, irrigation: irrigation, assumptions: PlanAssumptions(draft: self).all,
            derivation: PlanDerivations(draft: self).all, method: method)
    }

    private func action(_ appraisal: PlanAppraisal) -> PlanAction {
        let (operation, record) = (appraisal.operation, appraisal.operation.facility.record)
        let location = operation.site?.location ?? operation.facility.location
        return PlanAction(
            id: operation.id, facility: record.id, name: record.name, side: record.side, owner: record.owner, post: record.post,
            operation: operation.kind, watercourse: location.watercourse == Watercourse.stem ? nil : location.watercourse,
            kilometre: location.kilometre, state: appraisal.state, reason: appraisal.reason,
            arrival: band(appraisal.fronts), decideBy: appraisal.decideBy.map(time), minutesToOperate: operation.minutes,
            inTimeProbability: appraisal.inTime, volume: appraisal.volumes.isEmpty ? nil : Sightings.band(appraisal.volumes),
            storage: operation.storage, holdsProbability: appraisal.holds,
            takenShare: appraisal.takenShares.isEmpty ? nil : Sightings.band(appraisal.takenShares), into: operation.into,
            supplies: appraisal.supplies, isVerified: operation.isVerified, review: record.review.rawValue,
            provenance: record.provenance.kind.rawValue,
            figuresProvenance: operation.storageIsEstimated ? "estimate" : operation.facility.figures.provenance.kind.rawValue)
    }

    private func band(_ seconds: [Double]) -> TimeBand? {
        guard !seconds.isEmpty else { return nil }
        let band = Sightings.band(seconds)
        return TimeBand(early: time(band.low), median: time(band.median), late: time(band.high))
    }

    private func combination(_ choice: PlanChoice, rank: Int) -> PlanCombination {
        let parts = choice.combination.map(appraisal).sorted { ($0.place, $0.operation.id) < ($1.place, $1.operation.id) }
        let words = PlanExplanation(draft: self, choice: choice)
        return PlanCombination(
            rank: rank, actions: parts.map(\.operation.id), decideBy: parts.compactMap(\.decideBy).min().map(time),
            outcomes: outcomes(choice.tallies), explanation: words.steps, failures: words.failures,
            isVerified: parts.allSatisfy(\.operation.isVerified))
    }

    func appraisal(_ candidate: Int) -> PlanAppraisal { appraisals[appraisalOf[candidate]] }

    /// In the order in which the release comes to them.
    private func outcomes(_ tallies: [PlanEffects.Tally]) -> [PlanOutcome] {
        targetsInOrder.compactMap { index in outcome(ensemble.targets[index], tallies[index]) }
    }

    private var targetsInOrder: [Int] {
        let times = ensemble.targets.indices.map { target -> Double in
            let peaks = ensemble.courses.compactMap { $0.peaks[target]?.time }
            return peaks.isEmpty ? .infinity : Quantiles(peaks)[0.5]
        }
        return ensemble.targets.indices.sorted { (times[$0], ensemble.targets[$0].id) < (times[$1], ensemble.targets[$1].id) }
    }

    private func outcome(_ target: Target, _ tally: PlanEffects.Tally) -> PlanOutcome? {
        guard !tally.peaks.isEmpty else { return nil }
        let sooner = Quantiles(tally.sooner)[0.5] / 3600
        return PlanOutcome(
            target: target.id, name: target.name, side: target.side, kind: target.kind.rawValue,
            exceedanceProbability: ensemble.isMassKnown ? tally.exceedance : nil,
            peakConcentration: ensemble.isMassKnown ? Sightings.band(tally.peaks) : nil, peakShare: Quantiles(tally.ratios)[0.5],
            hoursSooner: sooner > 0 ? sooner : nil)
    }
}

// MARK: - Protected or not

extension PlanDraft {
    /// Whether a target that would be reached is not, in nine members of ten; without a mass, sees less than a tenth.
    func isProtected(_ target: Int, _ tally: PlanEffects.Tally) -> Bool {
        guard ensemble.isMassKnown else { return tally.meanRatio < Sightings.possible }
        return tally.exceedance < Sightings.possible && untreated[target].exceedance >= Sightings.possible
    }

    /// Whether it sees clearly more than when nothing is done.
    func isWorse(_ target: Int, _ tally: PlanEffects.Tally) -> Bool {
        guard !tally.peaks.isEmpty else { return false }
        return tally.meanRatio - 1 >= PlanScore.step || tally.exceedance - untreated[target].exceedance >= PlanScore.step
    }

    func protected(_ tallies: [PlanEffects.Tally]) -> [Int] { tallies.indices.filter { isProtected($0, tallies[$0]) } }
}
