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
        let targets: [String]
        let arrival: Timestamp?
        let why: Bilingual
    }

    /// A party downstream beside the plume.
    private struct Exposure {
        let party: Party
        var targets: [String] = []
        var arrival: Timestamp?
        var comes = false
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
        guard incident.plume != nil || incident.isPatienceOver else { return [] }
        return exposures().compactMap(message)
    }

    // MARK: Downstream

    private func message(_ exposure: Exposure) -> Message? {
        let told = sent.filter { $0.party == exposure.party && [.warning, .information, .update].contains($0.kind) }
        guard let first = told.last(where: { $0.kind == .warning }), let last = told.last else {
            if exposure.comes { return make(.warning, exposure, Bilingual(zh: "污染团将到达", en: "the plume comes to this receiver")) }
            guard told.isEmpty else { return nil }
            return make(.information, exposure, Bilingual(zh: "预计不会超限，仅通报", en: "it is not expected to exceed the limit here"))
        }
        guard told.count(where: { $0.kind == .update && $0.sent >= first.sent }) < AlarmRules.maximumUpdates else { return nil }
        return update(exposure, since: last)
    }

    private func update(_ exposure: Exposure, since last: AlarmRecord) -> Message? {
        if let grade, last.grade != grade {
            return make(.update, exposure, Bilingual(zh: "事件级别变为\(grade.name.zh)", en: "the grade is now \(grade.name.en)"))
        }
        let arrival = exposure.comes ? exposure.arrival : nil
        guard hasMoved(from: last.arrival, to: arrival) else { return nil }
        let isSooner = arrival.map { new in last.arrival.map { new < $0 } ?? true } ?? false
        guard isSooner || now - last.sent >= rules.updatePause else { return nil }
        let why =
            arrival == nil
            ? Bilingual(zh: "最新预报不再到达", en: "the newest forecast no longer reaches this receiver")
            : Bilingual(zh: "到达时间变化", en: "the arrival has moved")
        return make(.update, exposure, why)
    }

    private func hasMoved(from told: Timestamp?, to new: Timestamp?) -> Bool {
        guard let told, let new else { return (told == nil) != (new == nil) }
        let span = new - told
        return max(span, .zero - span) >= rules.updateShift
    }

    private func make(_ kind: AlarmKind, _ exposure: Exposure, _ why: Bilingual) -> Message {
        Message(kind: kind, party: exposure.party, targets: exposure.targets, arrival: exposure.comes ? exposure.arrival : nil, why: why)
    }

    /// Those whose targets or ground lie downstream, in the order of the water.
    private func exposures() -> [Exposure] {
        var exposures: [Exposure] = []
        for arrival in incident.plume?.arrivals ?? [] {
            guard let target = ground.target(arrival.target) else { continue }
            let comes = arrival.comes && (arrival.probability ?? 1) >= rules.warnProbability
            take(target, comes ? arrival.early : nil, comes: comes, &exposures)
        }
        addGround(&exposures)
        return exposures
    }

    private func take(_ target: RiverGround.Target, _ early: Timestamp?, comes: Bool, _ exposures: inout [Exposure]) {
        let party = Party(side: target.side, place: target.place)
        let index = exposures.firstIndex { $0.party == party } ?? exposures.endIndex
        if index == exposures.endIndex { exposures.append(Exposure(party: party)) }
        guard comes else { return }
        exposures[index].comes = true
        exposures[index].targets.append(target.id)
        if let early { exposures[index].arrival = min(exposures[index].arrival ?? early, early) }
    }

    /// Ground without a target of its own: it is passed before the next target below it is reached.
    private func addGround(_ exposures: inout [Exposure]) {
        let reached = (incident.plume?.reached(from: rules.warnProbability) ?? []).compactMap { arrival in
            ground.target(arrival.target).flatMap { isSameWater($0.watercourse) ? (kilometre: $0.kilometre, early: arrival.early) : nil }
        }
        for stretch in ground.stretches where isSameWater(stretch.watercourse) && stretch.kilometres.upperBound > incident.kilometre {
            let party = Party(side: stretch.side, place: stretch.place)
            guard !exposures.contains(where: { $0.party == party }) else { continue }
            var exposure = Exposure(party: party)
            let begins = max(stretch.kilometres.lowerBound, incident.kilometre)
            exposure.comes = incident.plume == nil || reached.contains { $0.kilometre > begins }
            // Not before the last target above it; from the release on where there is none.
            exposure.arrival = incident.plume == nil ? nil : reached.last { $0.kilometre <= begins }?.early ?? incident.report?.released
            exposures.append(exposure)
        }
    }

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
                kind: .search, party: $0, targets: [], arrival: nil,
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
            Message(kind: .endOfAlert, party: $0, targets: [], arrival: nil, why: Bilingual(zh: "事件结束", en: "the incident is over"))
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
