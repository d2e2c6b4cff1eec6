package import Events
import SoluteTransport
package import Wording

/// A combination step by step: what is ordered when, what it takes, what the targets then see, and what is lost if one part fails.
struct PlanExplanation {
    let draft: PlanDraft
    let choice: PlanChoice

    private var targets: [Target] { draft.ensemble.targets }

    var steps: [Bilingual] {
        let parts = choice.combination.map(draft.appraisal).sorted {
            ($0.decideBy ?? 0, $0.operation.id) < ($1.decideBy ?? 0, $1.operation.id)
        }
        return parts.flatMap { [order($0), yield($0)].compactMap { $0 } } + [spared].compactMap { $0 } + changes
    }

    // MARK: - What is ordered

    private func order(_ part: PlanAppraisal) -> Bilingual {
        let (operation, name) = (part.operation, part.operation.facility.name)
        let by = part.decideBy.map { draft.time($0).shortText } ?? ""
        let front = Quantiles(part.fronts)[Sightings.residue]
        let verb = operation.kind.name
        let unverified = operation.isVerified ? Bilingual(zh: "", en: "") : Bilingual(zh: "（未经核实）", en: " (never verified)")
        let side = part.operation.facility.side.shortName
        guard operation.kind != .dilute else { return releasing(part, by, unverified) }
        return Bilingual(
            zh:
                "\(by) 前下令：\(name.zh)（\(side.zh)）\(verb.zh)\(unverified.zh)，\(operation.minutes) 分钟就绪；前锋最早 \(draft.time(front).shortText) 到，"
                + "留 15 分钟余量；现在下令及时的概率 \(percent(part.inTime ?? 1))。",
            en:
                "Order by \(by): \(name.en) (\(side.en)), \(verb.en)\(unverified.en), ready after \(operation.minutes) minutes; the front comes at "
                + "\(draft.time(front).shortText) at the earliest, with 15 minutes in hand; an order now is in time with \(percent(part.inTime ?? 1))."
        )
    }

    private func releasing(_ part: PlanAppraisal, _ by: String, _ unverified: Bilingual) -> Bilingual {
        let (name, minutes, side) = (part.operation.facility.name, part.operation.minutes, part.operation.facility.side.shortName)
        let given = PlanDilution.given(part.operation).text(decimals: 0)
        return Bilingual(
            zh: "\(by) 前下令：\(name.zh)（\(side.zh)）放清水 \(given) m³/s、24 小时\(unverified.zh)，\(minutes) 分钟就绪；再晚就赶不上污染团；"
                + "现在下令赶得上的概率 \(percent(part.inTime ?? 1))。",
            en: "Order by \(by): \(name.en) (\(side.en)) gives \(given) m³/s of clean water for 24 hours\(unverified.en), ready after "
                + "\(minutes) minutes; later it would not catch up; an order now does with \(percent(part.inTime ?? 1)).")
    }

    private func yield(_ part: PlanAppraisal) -> Bilingual? {
        let lines = [volume(part), part.operation.treatment.map { dosing(part, $0) }, taken(part), part.operation.remark].compactMap { $0 }
        return lines.isEmpty ? nil : lines.joined
    }

    private func volume(_ part: PlanAppraisal) -> Bilingual? {
        guard let storage = part.operation.storage, !part.volumes.isEmpty else { return nil }
        let band = Sightings.band(part.volumes)
        let (low, middle, high) = (cubic(band.low), cubic(band.median), cubic(band.high))
        let holds = percent(part.holds ?? 0)
        return Bilingual(
            zh: "需容纳 \(middle.zh)（10–90%：\(low.zh)–\(high.zh)），可容 \(cubic(storage).zh)，全部容下的概率 \(holds)。",
            en: "It has to hold \(middle.en) (10–90 %: \(low.en) to \(high.en)) and can hold \(cubic(storage).en); enough with \(holds). ")
    }

    private func dosing(_ part: PlanAppraisal, _ treatment: Treatment) -> Bilingual {
        let needed = (part.supplies.first?.needed ?? 0).text(decimals: 1)
        let depots = part.supplies.map {
            Bilingual(
                zh: "\($0.name.zh) \($0.amount.text(decimals: 0)) t（\($0.minutes) 分钟）",
                en: "\($0.name.en) \($0.amount.text(decimals: 0)) t (\($0.minutes) minutes)")
        }
        return Bilingual(
            zh: "\(treatment.name.zh)：约需 \(needed) t，可及时送到：\(depots.map(\.zh).joined(separator: "、"))。",
            en: "\(treatment.name.en): about \(needed) t are needed; there in time: \(depots.map(\.en).joined(separator: ", ")). ")
    }

    private func taken(_ part: PlanAppraisal) -> Bilingual? {
        guard part.operation.kind != .close else { return keptOut(part) }
        guard !part.takenShares.isEmpty else { return nil }
        let share = percent(Quantiles(part.takenShares)[0.5])
        guard part.site.map({ takesAll(part, $0) }) == false, part.operation.kind != .dose else {
            return Bilingual(zh: "截下过境污染物 \(share)。", en: "It takes out \(share) of what passes. ")
        }
        return Bilingual(
            zh: "它引不走全部河水：截下过境污染物 \(share)，留在河里的浓度不变。",
            en:
                "It cannot take all of the water: \(share) of what passes is taken out, and what stays in the river keeps its concentration. "
        )
    }

    private func keptOut(_ part: PlanAppraisal) -> Bilingual {
        let canal = part.operation.into.flatMap { draft.release.river.watercourse($0)?.name } ?? Bilingual(zh: "渠道", en: "canal")
        return Bilingual(
            zh: "把污染挡在\(canal.zh)之外，并不截除：本应入渠的水连同污染物留在河里，浓度不变、流量增大。",
            en:
                "It keeps the release out of the \(canal.en) and takes nothing out of the river: the water that would have gone in stays there "
                + "with what it carries, more of it at the same concentration. ")
    }

    /// Of the river, in the middle of the ensemble.
    private func takesAll(_ part: PlanAppraisal, _ site: Int) -> Bool {
        Quantiles(draft.ensemble.courses.map { draft.effects.windows.takes(part.operation, $0.sights[site]) })[0.5] > 0.95
    }

    // MARK: - What the targets see

    private var spared: Bilingual? {
        let names = draft.protected(choice.tallies).map { targets[$0].name }
        guard !names.isEmpty else {
            return Bilingual(zh: "没有目标能完全保住，只是减轻。", en: "No target is spared altogether; they are only better off.")
        }
        return Bilingual(
            zh: "保住：\(names.map(\.zh).joined(separator: "、"))。", en: "Spared: \(names.map(\.en).joined(separator: ", ")).")
    }

    /// Those that change, the weightiest first.
    private var changes: [Bilingual] {
        let changed = targets.indices.filter { index in
            let (before, after) = (draft.untreated[index], choice.tallies[index])
            return !after.peaks.isEmpty && (abs(after.exceedance - before.exceedance) >= 0.01 || abs(after.meanRatio - 1) >= 0.02)
        }
        let ordered = changed.sorted { (targets[$0].weight, targets[$0].id) < (targets[$1].weight, targets[$1].id) }
        return ordered.prefix(Self.maximumChanges).map(change)
    }

    private static let maximumChanges = 6

    private func change(_ index: Int) -> Bilingual {
        let (name, before, after) = (targets[index].name, draft.untreated[index], choice.tallies[index])
        let ratio = percent(Quantiles(after.ratios)[0.5])
        guard draft.ensemble.isMassKnown else {
            return Bilingual(zh: "\(name.zh)：峰值为不拦截时的 \(ratio)。", en: "\(name.en): the peak is \(ratio) of that without.")
        }
        let (peakBefore, peakAfter) = (milligrams(Quantiles(before.peaks)[0.5]), milligrams(Quantiles(after.peaks)[0.5]))
        return Bilingual(
            zh: "\(name.zh)：超标概率 \(percent(before.exceedance)) → \(percent(after.exceedance))，峰值中位 \(peakBefore) → \(peakAfter) mg/l。",
            en:
                "\(name.en): above the limit with \(percent(before.exceedance)) → \(percent(after.exceedance)), median peak \(peakBefore) → "
                + "\(peakAfter) mg/l.")
    }
}

// MARK: - If one fails

extension PlanExplanation {
    var failures: [PlanFailure] {
        let kept = draft.protected(choice.tallies)
        return choice.failures.map { part, tallies in
            let lost = kept.filter { !draft.isProtected($0, tallies[$0]) }
            let name = draft.appraisal(part).operation.facility.name
            return PlanFailure(
                action: draft.appraisal(part).operation.id, loses: lost.map { targets[$0].id },
                consequence: consequence(name, lost, tallies))
        }
    }

    private func consequence(_ name: Bilingual, _ lost: [Int], _ tallies: [PlanEffects.Tally]) -> Bilingual {
        guard lost.isEmpty else {
            let names = lost.map { targets[$0].name }
            return Bilingual(
                zh: "若\(name.zh)失灵：失去对\(names.map(\.zh).joined(separator: "、"))的保护。",
                en: "If \(name.en) fails, these are no longer spared: \(names.map(\.en).joined(separator: ", ")).")
        }
        guard let worst = worst(tallies) else {
            return Bilingual(zh: "若\(name.zh)失灵：各目标变化不大。", en: "If \(name.en) fails, little changes at the targets.")
        }
        let (target, more) = (targets[worst].name, percent(tallies[worst].meanRatio))
        let now = percent(choice.tallies[worst].meanRatio)
        return Bilingual(
            zh: "若\(name.zh)失灵：没有目标完全失守，\(target.zh)的峰值由不拦截时的 \(now) 升到 \(more)。",
            en: "If \(name.en) fails, no target is lost altogether; the peak at \(target.en) rises from \(now) to \(more) of that without.")
    }

    /// Where it makes most difference.
    private func worst(_ tallies: [PlanEffects.Tally]) -> Int? {
        let rises = targets.indices.map { tallies[$0].meanRatio - choice.tallies[$0].meanRatio }
        return rises.indices.filter { rises[$0] >= 0.02 }.max { rises[$0] < rises[$1] }
    }
}

// MARK: - Figures in words

extension PlanExplanation {
    private func percent(_ share: Double) -> String { share.percentText }
    private func milligrams(_ value: Double) -> String { value.significantText }

    private func cubic(_ volume: Double) -> Bilingual { volume.cubicMetres }
}

extension Double {
    /// `45%`; what is neither none nor all says so.
    var percentText: String {
        if self > 0, self < 0.005 { return "<1%" }
        if self < 1, self > 0.995 { return ">99%" }
        return "\((self * 100).text(decimals: 0))%"
    }

    /// Two or three figures of it.
    var significantText: String {
        let size = abs(self)
        return text(decimals: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5)
    }

    /// `8.1 万 m³`, `81,000 m³`.
    var cubicMetres: Bilingual {
        let thousands = (self / 1000).rounded()
        guard self >= 1e5 else {
            return self >= 1000
                ? Bilingual(zh: "\((self / 1e4).text(decimals: 1)) 万 m³", en: "\(thousands.text(decimals: 0)),000 m³")
                : Bilingual(zh: "\(text(decimals: 0)) m³", en: "\(text(decimals: 0)) m³")
        }
        return Bilingual(zh: "\((self / 1e4).text(decimals: self >= 1e6 ? 0 : 1)) 万 m³", en: "\((self / 1e6).text(decimals: 2)) million m³")
    }
}

extension PlanAction.Operation {
    package var name: Bilingual {
        switch self {
        case .hold: Bilingual(zh: "拦蓄", en: "hold the river")
        case .storeAside: Bilingual(zh: "引蓄", en: "store it beside the river")
        case .leadAway: Bilingual(zh: "引流", en: "lead it away")
        case .close: Bilingual(zh: "关闸", en: "shut")
        case .dose: Bilingual(zh: "投药", en: "dose")
        case .dilute: Bilingual(zh: "放清水稀释", en: "give clean water")
        }
    }
}

extension Side {
    var shortName: Bilingual {
        switch self {
        case .local: Bilingual(zh: "地方", en: "local")
        case .corps: Bilingual(zh: "兵团", en: "corps")
        }
    }
}

extension Target {
    /// Drinking water first.
    fileprivate var weight: Int {
        switch kind {
        case .drinkingIntake: 0
        case .crossBoundarySection: 1
        case .irrigationIntake, .wetland, .reservoir: 2
        case .section: 3
        }
    }
}
