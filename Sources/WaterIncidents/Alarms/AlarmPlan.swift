import Chronology
import Events
import Wording

/// Who is to be told what now, beside what they were told.
struct AlarmPlan {
    /// A message that is to be sent.
    struct Message: Hashable, Sendable {
        let kind: AlarmKind
        let party: Party
        /// Ids, downstream; those that are reached, or all of the party's.
        var targets: [String] = []
        var arrival: Timestamp?
        var prospect = Prospect.comes
        /// Whether it is worse than what was told: it may not wait, and no cap holds it back.
        var isUrgent = false
        /// The fingerprint of a planned release.
        var release: String?
        let why: Bilingual
    }

    /// A party downstream beside the plume.
    private struct Exposure {
        let party: Party
        var targets: [String] = []
        var arrival: Timestamp?
        var comes = false
        /// Whether it is too likely to say that it is less likely.
        var isPossible = false
    }

    let rules: AlarmRules
    let ground: RiverGround
    let incident: IncidentRecord
    let grade: IncidentGrade?
    let sent: [AlarmRecord]
    let now: Timestamp

    /// Without a forecast those downstream are warned after so long, with an unknown arrival.
    static let forecastPatience = Duration.minutes(10)

    func messages() -> [Message] {
        if incident.closing != nil { return endings() }
        guard incident.isConfirmed else { return searches() }
        guard incident.plume != nil || incident.isPatienceOver || incident.isBedDry else { return [] }
        return exposures().compactMap(message)
    }

    // MARK: Downstream

    private func message(_ exposure: Exposure) -> Message? {
        let told = sent.filter { $0.party == exposure.party && [.warning, .information, .update].contains($0.kind) }
        guard let first = told.last(where: { $0.kind == .warning }), let last = told.last else {
            if exposure.comes { return make(.warning, exposure, Bilingual(zh: "污染团将到达", en: "the plume comes to this receiver")) }
            guard told.isEmpty else { return nil }
            if incident.isBedDry { return make(.information, exposure, Bilingual(zh: "污染物在干河床内", en: "the release lies in a dry bed")) }
            return make(.information, exposure, Bilingual(zh: "预计不会超限，仅通报", en: "it is not expected to exceed the limit here"))
        }
        guard !incident.isBedDry, let update = update(exposure, since: last) else { return nil }
        if update.isUrgent { return update }
        let count = told.count { $0.kind == .update && !$0.isUrgent && $0.sent >= first.sent }
        return count < AlarmRules.maximumUpdates && now - last.sent >= rules.updatePause ? update : nil
    }

    private func update(_ exposure: Exposure, since last: AlarmRecord) -> Message? {
        var exposure = exposure
        // Neither likely enough to warn nor unlikely enough to say so: what was told stands.
        if !exposure.comes, exposure.isPossible || last.prospect != .comes {
            (exposure.comes, exposure.arrival) = (last.prospect == .comes, last.arrival)
        }
        let isSooner = isSooner(exposure, than: last)
        if let grade, last.grade != grade {
            let isGraver = last.grade.map { grade > $0 } ?? true
            let why = Bilingual(zh: "事件级别变为\(grade.name.zh)", en: "the grade is now \(grade.name.en)")
            return make(.update, exposure, why, isUrgent: isGraver || isSooner)
        }
        guard exposure.comes else {
            guard last.prospect == .comes else { return nil }
            return make(.update, exposure, Bilingual(zh: "按最新预报到达的可能性变小", en: "by the newest forecast it is less likely here"))
        }
        guard isSooner || isLater(exposure, than: last) else { return nil }
        return make(.update, exposure, Bilingual(zh: "到达时间变化", en: "the arrival has moved"), isUrgent: isSooner)
    }

    /// Also where it was not expected, and where a time is known for the first time or no longer.
    private func isSooner(_ exposure: Exposure, than last: AlarmRecord) -> Bool {
        guard exposure.comes else { return false }
        guard last.prospect == .comes, let told = last.arrival, let new = exposure.arrival else {
            return last.prospect != .comes || last.arrival != exposure.arrival
        }
        return told - new >= rules.updateShift
    }

    private func isLater(_ exposure: Exposure, than last: AlarmRecord) -> Bool {
        guard let told = last.arrival, let new = exposure.arrival else { return false }
        return new - told >= rules.updateShift
    }

    private func make(_ kind: AlarmKind, _ exposure: Exposure, _ why: Bilingual, isUrgent: Bool = false) -> Message {
        Message(
            kind: kind, party: exposure.party, targets: exposure.targets, arrival: exposure.comes ? exposure.arrival : nil,
            prospect: incident.isBedDry ? .dryBed : exposure.comes ? .comes : .unlikely, isUrgent: isUrgent, why: why)
    }

    /// Those whose targets or ground lie downstream, in the order of the water.
    private func exposures() -> [Exposure] {
        var exposures: [Exposure] = []
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
    private func addCorrected(_ exposures: inout [Exposure], below: [String: Double]) {
        let stretches = ground.stretches.filter { stretch in below[stretch.watercourse].map { stretch.kilometres.upperBound > $0 } ?? false
        }
        let parties = Set(stretches.map { Party(side: $0.side, place: $0.place) } + exposures.map(\.party))
        var corrected: [Party] = []
        for alarm in sent where alarm.kind == .warning && !parties.contains(alarm.party) && !corrected.contains(alarm.party) {
            corrected.append(alarm.party)
        }
        exposures += corrected.map { Exposure(party: $0) }
    }

    private func take(_ target: RiverGround.Target, _ early: Timestamp?, comes: Bool, isPossible: Bool, _ exposures: inout [Exposure]) {
        let party = Party(side: target.side, place: target.place)
        let index = exposures.firstIndex { $0.party == party } ?? exposures.endIndex
        if index == exposures.endIndex { exposures.append(Exposure(party: party)) }
        if isPossible { exposures[index].isPossible = true }
        guard comes else { return }
        exposures[index].comes = true
        exposures[index].targets.append(target.id)
        if let early { exposures[index].arrival = min(exposures[index].arrival ?? early, early) }
    }

    /// Ground without a target of its own: it is passed before the next target below it is reached.
    private func addGround(_ exposures: inout [Exposure], below: [String: Double]) {
        let (reached, possible) = (points(from: rules.warnProbability), points(from: rules.goneProbability))
        for stretch in ground.stretches {
            guard let from = below[stretch.watercourse], stretch.kilometres.upperBound > from else { continue }
            let party = Party(side: stretch.side, place: stretch.place)
            guard !exposures.contains(where: { $0.party == party }) else { continue }
            var exposure = Exposure(party: party)
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

    private func isSameWater(_ watercourse: String) -> Bool { watercourse == incident.watercourse ?? RiverGround.stem }

    // MARK: Upstream, and at the end

    /// The source of a suspicion is unknown: everyone above is asked, once.
    private func searches() -> [Message] {
        guard let suspicion = incident.suspicion, suspicion.severity >= rules.searchFrom, incident.cleared == nil else { return [] }
        var parties: [Party] = []
        for stretch in ground.stretches where isSameWater(stretch.watercourse) && stretch.kilometres.lowerBound <= incident.kilometre {
            let party = Party(side: stretch.side, place: stretch.place)
            if !parties.contains(party) { parties.append(party) }
        }
        let asked = Set(sent.filter { $0.kind == .search }.map(\.party))
        return parties.filter { !asked.contains($0) }.map {
            Message(
                kind: .search, party: $0,
                why: Bilingual(zh: "来源不明，请上游排查", en: "the source is unknown: upstream is asked"))
        }
    }

    /// To exactly those who had been warned, once.
    private func endings() -> [Message] {
        let ended = Set(sent.filter { $0.kind == .endOfAlert }.map(\.party))
        var parties: [Party] = []
        for alarm in sent where alarm.kind == .warning && !ended.contains(alarm.party) && !parties.contains(alarm.party) {
            parties.append(alarm.party)
        }
        return parties.map {
            Message(kind: .endOfAlert, party: $0, why: Bilingual(zh: "事件结束", en: "the incident is over"))
        }
    }
}

extension AlarmPlan {
    /// Everyone below a planned release, in the order of the water.
    static func parties(below release: ReleaseAnnounced, on ground: RiverGround) -> [Party] {
        let watercourse = release.watercourse ?? RiverGround.stem
        let stretches = ground.stretches.filter { $0.watercourse == watercourse && $0.kilometres.upperBound > release.kilometre }
        let targets = ground.targets.filter { $0.watercourse == watercourse && $0.kilometre >= release.kilometre }
        let all =
            stretches.map { ($0.kilometres.lowerBound, Party(side: $0.side, place: $0.place)) }
            + targets.map { ($0.kilometre, Party(side: $0.side, place: $0.place)) }
        var parties: [Party] = []
        for (_, party) in all.sorted(by: { $0.0 < $1.0 }) where !parties.contains(party) { parties.append(party) }
        return parties
    }
}

extension ReleaseAnnounced {
    /// What those downstream have to know of it; who says it and why is no news.
    var fingerprint: String {
        EventIdentity.derived(
            from: [
                river, watercourse ?? RiverGround.stem, "\(kilometre)", "\(begins)", ends.map { "\($0)" } ?? "",
                "\(dischargeCubicMetresPerSecond)",
            ])
    }
}
