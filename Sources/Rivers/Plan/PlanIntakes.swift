import Chronology
import Events
import SoluteTransport
import Wording

/// When each intake that may be reached closes and opens again, and what stands in for it meanwhile.
struct PlanIntakes {
    let ensemble: PlanEnsemble
    let appraisals: [PlanAppraisal]

    private var release: Release { ensemble.release }
    private var river: River { release.river }

    func lines(_ kind: Target.Kind) -> [PlanIntake] {
        let found = ensemble.targets.enumerated().filter { $0.element.kind == kind }.compactMap { line($0.element, $0.offset) }
        return found.sorted { ($0.closeBy, $0.target) < ($1.closeBy, $1.target) }
    }

    private func line(_ target: Target, _ index: Int) -> PlanIntake? {
        let seen = ensemble.courses.filter { $0.peaks[index] != nil }
        let spans = seen.compactMap { course in course.spans[index].map { $0.lowerBound + course.delay...$0.upperBound + course.delay } }
        guard !spans.isEmpty, Double(spans.count) >= Sightings.credible * Double(seen.count) else { return nil }
        let close = release.time(after: Quantiles(spans.map(\.lowerBound))[Sightings.residue])
        let reopen = ensemble.isMassKnown ? release.time(after: Quantiles(spans.map(\.upperBound))[1 - Sightings.residue]) : nil
        let gate = gate(shutting: target)
        let backup = target.kind == .drinkingIntake ? backup(of: target) : Standby()
        let aid = target.kind == .drinkingIntake ? mutualAid(for: target) : []
        let hours = reopen.map { Double(($0 - close).wholeSeconds) / 3600 }
        return PlanIntake(
            target: target.id, name: target.name, side: target.side, owner: target.record.owner, post: target.record.post, closeBy: close,
            reopenAfter: reopen, hoursClosed: hours,
            exceedanceProbability: ensemble.isMassKnown ? Double(spans.count) / Double(seen.count) : nil, gate: gate?.operation.facility.id,
            gateIsInTime: gate.map { $0.state == .operable }, backup: backup.id, backupName: backup.name, backupState: backup.state,
            mutualAid: aid.map(\.id), advice: advice(target, close, reopen, hours, gate, backup, aid))
    }

    /// Operations by id that a line of an intake asks for: its own gate, and the one before its backup.
    var gates: Set<String> {
        let lines = Set((lines(.drinkingIntake) + lines(.irrigationIntake)).map(\.target))
        let targets = ensemble.targets.filter { lines.contains($0.id) }
        let backups = targets.filter { $0.kind == .drinkingIntake }.compactMap { backup(of: $0).gate }
        return Set((targets.compactMap(gate(shutting:)) + backups).map(\.operation.id))
    }

    private func gate(shutting target: Target) -> PlanAppraisal? {
        appraisals.first { $0.operation.kind == .close && $0.operation.site?.location == target.location }
    }

    private func mutualAid(for target: Target) -> [MutualAid] {
        river.register.mutualAid.filter { $0.kind == .backupWater && $0.receiver == target.record.owner }.sorted {
            ($0.minutesToArrive, $0.id) < ($1.minutesToArrive, $1.id)
        }
    }
}

// MARK: - What stands in

extension PlanIntakes {
    struct Standby {
        var id: String?
        var name: Bilingual?
        var state = PlanIntake.Backup.none
        /// That has to be shut for it.
        var gate: PlanAppraisal?
    }

    private func backup(of target: Target) -> Standby {
        guard let id = target.backup else { return Standby() }
        if let other = river.target(id) {
            let state: PlanIntake.Backup = isReached(other) ? .onTheWay : .usable
            return Standby(id: id, name: other.name, state: state)
        }
        guard let reservoir = river.reservoir(id) else { return Standby() }
        guard isReached(reservoir) else { return Standby(id: id, name: reservoir.name, state: .usable) }
        let gate = gate(feeding: reservoir)
        return Standby(id: id, name: reservoir.name, state: gate?.state == .operable ? .behindGate : .onTheWay, gate: gate)
    }

    private func isReached(_ target: Target) -> Bool {
        guard let index = ensemble.targets.firstIndex(of: target) else { return false }
        let limit = release.substance.limit.concentration / release.bankFactor(at: target)
        let peaks = ensemble.courses.compactMap { $0.peaks[index] }
        let reached = ensemble.isMassKnown ? peaks.filter { $0.concentration > limit } : peaks
        return Double(reached.count) >= Sightings.credible * Double(ensemble.courses.count)
    }

    private func isReached(_ reservoir: Reservoir) -> Bool {
        guard let site = PlanSite(reservoir.location, release.waters).flatMap(ensemble.sites.firstIndex) else { return false }
        let reached = ensemble.courses.filter { $0.sights[site].span != nil }
        return !reached.isEmpty && Double(reached.count) >= Sightings.credible * Double(ensemble.courses.count)
    }

    /// That shuts the canal into it.
    private func gate(feeding reservoir: Reservoir) -> PlanAppraisal? {
        guard case .diversion(let id) = river.watercourse(reservoir.location.watercourse)?.head, let diversion = river.diversion(id) else {
            return nil
        }
        return appraisals.first { $0.operation.kind == .close && $0.operation.site?.location == diversion.location }
    }
}

// MARK: - In words

extension PlanIntakes {
    private func advice(
        _ target: Target, _ close: Timestamp, _ reopen: Timestamp?, _ hours: Double?, _ gate: PlanAppraisal?, _ backup: Standby,
        _ aid: [MutualAid]
    ) -> Bilingual {
        let closing = Bilingual(
            zh: "最迟 \(close.shortText) 关闭；", en: "Close by \(close.shortText) at the latest; ")
        let opening =
            reopen.map {
                Bilingual(
                    zh: "\($0.shortText) 之后且水样合格方可恢复，停取约 \((hours ?? 0).text(decimals: 0)) h。",
                    en:
                        "open again after \($0.shortText) at the earliest and with clean samples, about \((hours ?? 0).text(decimals: 0)) h later."
                )
            } ?? Bilingual(zh: "泄漏量未知，恢复时间以水样为准。", en: "the mass is unknown, so only samples tell when to open again.")
        let parts = [closing, opening, gate.map(gateText), target.kind == .drinkingIntake ? standbyText(backup) : nil] + aid.map(aidText)
        return parts.compactMap { $0 }.joined
    }

    private func gateText(_ gate: PlanAppraisal) -> Bilingual {
        let name = gate.operation.facility.name
        guard gate.state == .operable, let decideBy = gate.decideBy else {
            return Bilingual(zh: "\(name.zh)来不及关闭，请用其他办法停取。", en: " \(name.en) cannot be shut in time: stop drawing by other means.")
        }
        let time = release.time(after: decideBy).shortText
        return Bilingual(zh: "\(name.zh)须在 \(time) 前下令关闭。", en: " \(name.en) has to be ordered shut by \(time).")
    }

    private func standbyText(_ backup: Standby) -> Bilingual {
        let name = backup.name ?? Bilingual(zh: "", en: "")
        switch backup.state {
        case .none: return Bilingual(zh: "未登记备用水源。", en: " No backup source is in the register.")
        case .usable: return Bilingual(zh: "改用\(name.zh)，污染不经过那里。", en: " Switch to \(name.en), to which the release does not come.")
        case .behindGate:
            let time = backup.gate?.decideBy.map { release.time(after: $0).shortText } ?? ""
            let gate = backup.gate?.operation.facility.name ?? name
            return Bilingual(
                zh: "可用\(name.zh)，但须先关\(gate.zh)（\(time) 前下令），否则它也被污染。",
                en: " \(name.en) can stand in if \(gate.en) is ordered shut by \(time); otherwise it is polluted as well.")
        case .onTheWay:
            return Bilingual(
                zh: "备用水源\(name.zh)也在污染路径上，不可用。", en: " The backup, \(name.en), is on the way of the release too and cannot be used.")
        }
    }

    private func aidText(_ aid: MutualAid) -> Bilingual {
        Bilingual(
            zh: "互助：\(aid.gives.zh)，请求后 \(aid.minutesToArrive) 分钟到位。",
            en: " Mutual aid: \(aid.gives.en), there \(aid.minutesToArrive) minutes after the request.")
    }
}

extension Timestamp {
    /// In Beijing time, without the year: `07-15 18:00`.
    var shortText: String { String(beijingText.dropFirst(5)) }
}

extension [Bilingual] {
    /// One after the other.
    var joined: Bilingual { Bilingual(zh: map(\.zh).joined(), en: map(\.en).joined()) }
}
