import Chronology
import Events

/// A party downstream beside the plume.
struct AlarmExposure {
    let party: Party
    var targets: [String] = []
    var arrival: Timestamp?
    var comes = false
    /// Whether it is too likely to say that it is less likely.
    var isPossible = false
}

// Who lies downstream.

extension AlarmPlan {
    /// Those whose targets or ground lie downstream, in the order of the water.
    func exposures() -> [AlarmExposure] {
        var exposures: [AlarmExposure] = []
        for arrival in incident.plume?.arrivals ?? [] {
            guard let target = ground.target(arrival.target) else { continue }
            let comes = arrival.comes && (arrival.probability ?? 1) >= rules.warnProbability
            let isPossible = arrival.comes && (arrival.probability ?? 1) >= rules.goneProbability
            take(target, comes ? arrival.early : nil, comes: comes, isPossible: isPossible, &exposures)
        }
        let below = ground.below(incident.watercourse, incident.kilometre)
        if incident.plume == nil {
            for target in ground.targets where below[target.watercourse].map({ target.kilometre >= $0 }) ?? false {
                take(target, nil, comes: isUnknown, isPossible: isUnknown, &exposures)
            }
        }
        addGround(&exposures, below: below)
        addCorrected(&exposures, below: below)
        return exposures
    }

    /// Who was warned of a place that was corrected since, and lies no longer below it.
    private func addCorrected(_ exposures: inout [AlarmExposure], below: [String: Double]) {
        let stretches = ground.stretches.filter { stretch in below[stretch.watercourse].map { stretch.kilometres.upperBound > $0 } ?? false
        }
        let parties = Set(stretches.map { Party(side: $0.side, place: $0.place) } + exposures.map(\.party))
        var corrected: [Party] = []
        for alarm in sent where alarm.kind == .warning && !parties.contains(alarm.party) && !corrected.contains(alarm.party) {
            corrected.append(alarm.party)
        }
        exposures += corrected.map { AlarmExposure(party: $0) }
    }

    private func take(_ target: RiverGround.Target, _ early: Timestamp?, comes: Bool, isPossible: Bool, _ exposures: inout [AlarmExposure])
    {
        let party = Party(side: target.side, place: target.place)
        let index = exposures.firstIndex { $0.party == party } ?? exposures.endIndex
        if index == exposures.endIndex { exposures.append(AlarmExposure(party: party)) }
        if isPossible { exposures[index].isPossible = true }
        guard comes else { return }
        exposures[index].comes = true
        exposures[index].targets.append(target.id)
        if let early { exposures[index].arrival = min(exposures[index].arrival ?? early, early) }
    }

    /// Ground without a target of its own: it is passed before the next target below it is reached.
    private func addGround(_ exposures: inout [AlarmExposure], below: [String: Double]) {
        let (reached, possible) = (points(from: rules.warnProbability), points(from: rules.goneProbability))
        for stretch in ground.stretches {
            guard let from = below[stretch.watercourse], stretch.kilometres.upperBound > from else { continue }
            let party = Party(side: stretch.side, place: stretch.place)
            guard !exposures.contains(where: { $0.party == party }) else { continue }
            var exposure = AlarmExposure(party: party)
            let begins = max(stretch.kilometres.lowerBound, from)
            let isBelow = { (point: Point) in point.watercourse == stretch.watercourse && point.kilometre > begins }
            exposure.isPossible = possible.contains(where: isBelow)
            exposure.comes = isUnknown || reached.contains(where: isBelow)
            // Not before the last target above it; from the release on where there is none.
            let above = reached.last { $0.watercourse == stretch.watercourse && $0.kilometre <= begins }
            exposure.arrival = isUnknown ? nil : above?.early ?? incident.report?.released
            // Of ground on the water that is joined a forecast without a target there says nothing.
            if incident.plume == nil || exposure.isPossible || isSameWater(stretch.watercourse) { exposures.append(exposure) }
        }
    }

    private struct Point {
        let watercourse: String
        let kilometre: Double
        let early: Timestamp
    }

    /// Targets that are reached.
    private func points(from probability: Double) -> [Point] {
        (incident.plume?.reached(from: probability) ?? []).compactMap { arrival in
            ground.target(arrival.target).map { Point(watercourse: $0.watercourse, kilometre: $0.kilometre, early: arrival.early) }
        }
    }

    private var isUnknown: Bool { incident.plume == nil && !incident.isBedDry }

    func isSameWater(_ watercourse: String) -> Bool { watercourse == incident.watercourse ?? RiverGround.stem }
}
