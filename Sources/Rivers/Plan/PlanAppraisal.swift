import Chronology
import Events
import Foundation
import Playbook
import SoluteTransport
import Wording

/// What the ensemble says about one operation: when the front comes to it, by when it has to be ordered, how much water it would have to take.
struct PlanAppraisal {
    var operation: PlanOperation
    /// By index in the ensemble.
    let site: Int?
    var state = PlanAction.State.cannot
    var reason: Bilingual?
    /// s after the reported beginning; of the members in which the front comes.
    var fronts: [Double] = []
    /// The last moment for the order, s after the reported beginning.
    var decideBy: Double?
    var inTime: Double?
    var volumes: [Double] = []
    var holds: Double?
    var takenShares: [Double] = []
    var supplies: [PlanSupply] = []
    /// By member.
    var strength: [Double] = []
    var dilution: PlanDilution?

    var isOnTheWay: Bool { !fronts.isEmpty }
    /// Of the middle of the ensemble, s; for the order of the list.
    var place: Double { fronts.isEmpty ? .infinity : Quantiles(fronts)[0.5] }
}

/// Appraises operations one by one.
struct PlanAppraiser {
    let ensemble: PlanEnsemble
    let windows: PlanWindows
    let members: [Member]
    let treatments: [Treatment]

    private var river: River { ensemble.release.river }

    func appraise(_ operation: PlanOperation) -> PlanAppraisal {
        if operation.kind == .dilute { return appraiseDilution(operation) }
        guard let site = operation.site.flatMap(ensemble.sites.firstIndex) else { return PlanAppraisal(operation: operation, site: nil) }
        var appraisal = PlanAppraisal(operation: operation, site: site, strength: members.map { _ in 1 })
        look(at: site, &appraisal)
        guard appraisal.isOnTheWay else { return appraisal }
        if operation.kind == .dose { takeSupplies(site, &appraisal) }
        decide(&appraisal, earliest: Quantiles(appraisal.fronts)[Sightings.residue])
        measure(site, &appraisal)
        return appraisal
    }

    private func look(at site: Int, _ appraisal: inout PlanAppraisal) {
        appraisal.fronts = ensemble.courses.compactMap { course in course.sights[site].front.map { $0 + course.delay } }
        // Fewer than one member in a hundred is nothing to act on.
        if Double(appraisal.fronts.count) < Sightings.credible * Double(ensemble.courses.count) { appraisal.fronts = [] }
    }

    /// - Parameter earliest: the earliest credible moment at which it has to work.
    private func decide(_ appraisal: inout PlanAppraisal, earliest: Double) {
        let minutes = 60 * Double(appraisal.operation.minutes)
        let decideBy = earliest - minutes - PlanWindows.marginSeconds
        appraisal.decideBy = decideBy
        let late = appraisal.fronts.filter { $0 < windows.ordered + minutes }.count
        appraisal.inTime = 1 - Double(late) / Double(appraisal.fronts.count)
        appraisal.reason = appraisal.operation.obstacle ?? appraisal.operation.remark
        guard appraisal.operation.obstacle == nil else { return }
        appraisal.state = decideBy >= windows.ordered ? .operable : .tooLate
        if appraisal.state == .tooLate { appraisal.reason = Self.late }
    }

    static let late = Bilingual(
        zh: "现在下令已来不及：污染前锋可能在其就绪前到达。", en: "An order now is too late: the front may be there before it works.")

    private func measure(_ site: Int, _ appraisal: inout PlanAppraisal) {
        let operation = appraisal.operation
        // A gate that is shut takes nothing out: what it keeps out of its canal goes down the river.
        guard operation.kind != .close else { return }
        appraisal.volumes = ensemble.courses.compactMap { windows.volume(operation, $0.sights[site]) }
        if let storage = operation.storage, !appraisal.volumes.isEmpty {
            let enough = appraisal.volumes.filter { $0 <= storage }.count
            appraisal.holds = Double(enough) / Double(appraisal.volumes.count)
        }
        appraisal.takenShares = zip(ensemble.courses, appraisal.strength).compactMap { course, strength in
            guard course.sights[site].span != nil else { return nil }
            let takes = windows.takes(operation, course.sights[site])
            return windows.takenShare(operation, site: site, course, strength: takes * strength)
        }
    }
}

// MARK: - Dosing

extension PlanAppraiser {
    /// The treatment of which most can be had in time.
    private func takeSupplies(_ site: Int, _ appraisal: inout PlanAppraisal) {
        guard appraisal.operation.obstacle == nil else { return }
        guard ensemble.isMassKnown else {
            appraisal.operation.obstacle = Bilingual(
                zh: "泄漏量未知，无法估算投药量。", en: "The mass is unknown, and with it the dose.")
            return
        }
        let tried = treatments.options(for: ensemble.release.substance.id).compactMap { attempt($0, site, appraisal) }
        guard let best = tried.max(by: { $0.mean < $1.mean }) else {
            appraisal.operation.obstacle = Bilingual(
                zh: "没有一个物资库能及时送到所需药剂。", en: "No depot can bring what is needed in time.")
            return
        }
        appraisal.operation.treatment = best.treatment
        appraisal.operation.remark = best.treatment.condition
        appraisal.operation.minutes = max(appraisal.operation.minutes, best.supplies.map(\.minutes).max() ?? 0)
        (appraisal.strength, appraisal.supplies) = (best.strength, best.supplies)
    }

    private struct Attempt {
        let treatment: Treatment
        let strength: [Double]
        let supplies: [PlanSupply]
        var mean: Double { strength.reduce(0, +) / Double(max(strength.count, 1)) }
    }

    private func attempt(_ treatment: Treatment, _ site: Int, _ appraisal: PlanAppraisal) -> Attempt? {
        let needs = ensemble.courses.map { need(treatment, site, $0) }
        let needed = needs.filter { $0 > 0 }
        guard !needed.isEmpty, let place = appraisal.operation.site?.location else { return nil }
        let last = Quantiles(appraisal.fronts)[Sightings.residue] - PlanWindows.marginSeconds - windows.ordered
        let depots = PlanSupplies(river: river)
        let quantiles = Quantiles(needed)
        let offers = depots.chosen(depots.offers(of: treatment.supply, to: place), needed: quantiles[0.9], within: Int(max(0, last) / 60))
        let amount = offers.reduce(0) { $0 + $1.amount }
        guard amount > 0 else { return nil }
        let supplies = offers.map {
            PlanSupply(
                depot: $0.depot.id, name: $0.depot.name, side: $0.depot.side, supply: treatment.supply.rawValue, amount: $0.amount,
                needed: quantiles[0.5], minutes: $0.minutes)
        }
        return Attempt(
            treatment: treatment, strength: needs.map { $0 > 0 ? treatment.efficiency * min(1, amount / $0) : treatment.efficiency },
            supplies: supplies)
    }

    /// t; 0 where the limit is never exceeded.
    private func need(_ treatment: Treatment, _ site: Int, _ course: PlanEnsemble.Course) -> Double {
        let sight = course.sights[site]
        guard let span = sight.span else { return 0 }
        let share = course.responses[site].curves.reduce(0) { $0 + $1.share }
        return treatment.tonnes(forWater: sight.discharge * (span.upperBound - span.lowerBound), mass: course.mass * share)
    }
}

// MARK: - Clean water

extension PlanAppraiser {
    /// It has to leave so early that it is at the first target before the peak.
    private func appraiseDilution(_ operation: PlanOperation) -> PlanAppraisal {
        var appraisal = PlanAppraisal(operation: operation, site: nil)
        guard operation.obstacle == nil, PlanDilution.given(operation) > 0,
            let dilution = PlanDilution(operation, ensemble, members, windows), let target = first(dilution)
        else { return appraisal }
        appraisal.dilution = dilution
        appraisal.strength = members.map { _ in 1 }
        appraisal.fronts = zip(dilution.effects, ensemble.courses).compactMap { effects, course in
            effects[target].latest.map { $0 + course.delay }
        }
        decide(&appraisal, earliest: Quantiles(appraisal.fronts)[Sightings.residue])
        return appraisal
    }

    /// The target that it is for: the first drinking-water intake that it can still reach with an order now, or else the first of all.
    private func first(_ dilution: PlanDilution) -> Int? {
        let reached = ensemble.targets.indices.filter { target in dilution.effects.contains { $0[target].latest != nil } }
        let ordered = reached.sorted { middle($0) < middle($1) }
        let inTime = ordered.filter { target in
            let latest = zip(dilution.effects, ensemble.courses).compactMap { effects, course in
                effects[target].latest.map { $0 + course.delay }
            }
            return Quantiles(latest)[Sightings.residue] > windows.ordered
        }
        return inTime.first { ensemble.targets[$0].kind == .drinkingIntake } ?? inTime.first ?? ordered.first
    }

    private func middle(_ target: Int) -> Double {
        let peaks = ensemble.courses.compactMap { $0.peaks[target]?.time }
        return peaks.isEmpty ? .infinity : Quantiles(peaks)[0.5]
    }
}
