import Events
import Playbook
import SoluteTransport
import Wording

/// The whole plan in one sentence.
struct PlanSummary {
    let draft: PlanDraft

    var sentence: Bilingual {
        guard !draft.isHarmless else {
            return Bilingual(
                zh: "没有目标超标：不必操作任何设施；请继续监测。", en: "No target exceeds the limit: nothing has to be operated; go on sampling.")
        }
        guard !draft.appraisals.isEmpty else {
            return Bilingual(
                zh: "污染路径上没有登记任何应急空间或设施：只能关闭取水口、通知下游。",
                en:
                    "No emergency space or facility is registered on the way of the release: intakes can be closed and people told, no more."
            )
        }
        let operable = draft.appraisals.filter { $0.state == .operable }
        guard !operable.isEmpty else {
            return Bilingual(
                zh: "污染路径上登记了 \(facilities(draft.appraisals)) 处设施，但没有一处来得及或用得上：只能关闭取水口、通知下游。",
                en:
                    "\(facilities(draft.appraisals)) facilities are on the way and none of them can be worked in time or used: intakes can be closed and "
                    + "people told, no more.")
        }
        guard let best = draft.choices.first else { return useless(operable) }
        return told(best, operable)
    }

    private func facilities(_ appraisals: [PlanAppraisal]) -> Int { Set(appraisals.map(\.operation.facility.id)).count }

    private func useless(_ operable: [PlanAppraisal]) -> Bilingual {
        Bilingual(
            zh: "来得及的设施有 \(facilities(operable)) 处，但都不能明显减轻下游影响。",
            en: "\(facilities(operable)) facilities can be worked in time, and none of them makes a difference that counts downstream.")
    }

    func told(_ best: PlanChoice, _ operable: [PlanAppraisal]) -> Bilingual {
        let parts = best.combination.map(draft.appraisal)
        let names = parts.map {
            Bilingual(
                zh: "\($0.operation.facility.name.zh)\($0.operation.kind.name.zh)",
                en: "\($0.operation.facility.name.en) (\($0.operation.kind.name.en))")
        }
        let spared = draft.protected(best.tallies).count
        let by = parts.compactMap(\.decideBy).min().map { draft.time($0).shortText } ?? ""
        let unverified = parts.filter { !$0.operation.isVerified }.count
        let flag =
            unverified == 0
            ? Bilingual(zh: "", en: "") : Bilingual(zh: "；其中 \(unverified) 处未经核实", en: "; \(unverified) of them never verified")
        let gain =
            spared == 0
            ? Bilingual(zh: "只能减轻、不能完全保住任何目标", en: "which spares no target altogether but leaves them better off")
            : Bilingual(zh: "可保住 \(spared) 个目标", en: "which spares \(spared) \(spared == 1 ? "target" : "targets")")
        let (drinking, worse) = (drinking(best), worse(best))
        return Bilingual(
            zh: "首选：\(names.map(\.zh).joined(separator: "＋"))，\(gain.zh)\(drinking.zh)\(worse.zh)；首个决定不迟于 \(by)\(flag.zh)。",
            en: "First choice: \(names.map(\.en).joined(separator: " and ")), \(gain.en)\(drinking.en)\(worse.en); first decision by "
                + "\(by)\(flag.en).")
    }

    private var drinkingIntakes: [Int] {
        draft.ensemble.targets.indices.filter { draft.ensemble.targets[$0].kind == .drinkingIntake && !draft.untreated[$0].peaks.isEmpty }
    }

    /// How many of the drinking intakes that would be reached are spared.
    private func drinking(_ choice: PlanChoice) -> Bilingual {
        let reached = drinkingIntakes.filter { !draft.ensemble.isMassKnown || draft.untreated[$0].exceedance >= Sightings.possible }
        guard !reached.isEmpty else { return Bilingual(zh: "；没有饮用水取水口会超标", en: "; no drinking intake would exceed the limit") }
        let spared = reached.filter { draft.isProtected($0, choice.tallies[$0]) }.count
        return Bilingual(
            zh: "；受影响的饮用水取水口 \(reached.count) 处，保住 \(spared) 处",
            en: "; of \(reached.count) drinking \(reached.count == 1 ? "intake" : "intakes") affected \(spared) spared")
    }

    private func worse(_ choice: PlanChoice) -> Bilingual {
        let names = drinkingIntakes.filter { draft.isWorse($0, choice.tallies[$0]) }.map { draft.ensemble.targets[$0].name }
        guard !names.isEmpty else { return Bilingual(zh: "", en: "") }
        return Bilingual(
            zh: "；注意：会使\(names.map(\.zh).joined(separator: "、"))的饮用水更差",
            en: "; beware: it makes drinking water worse at \(names.map(\.en).joined(separator: ", "))")
    }
}

/// Everything that a plan takes for granted.
struct PlanAssumptions {
    let draft: PlanDraft

    var all: [Bilingual] { [advice, mass, watch, holds, fed, cut, dilution, supplies, verified].compactMap { $0 } }

    private var advice: Bilingual {
        Bilingual(
            zh: "这是供会商的建议，不是命令；设施数据未经核实的，先派人核实再依赖。",
            en: "This is advice for the consultation and no order; where a facility was never verified, send somebody before relying on it."
        )
    }

    private var mass: Bilingual? {
        guard !draft.ensemble.isMassKnown else { return nil }
        return Bilingual(
            zh: "泄漏量未知：前锋按当地峰值的 10% 计，只比较峰值，不给超标概率；不计算投药。",
            en:
                "The mass is unknown: the front is a tenth of the local peak, only peaks are compared and no probability is given; no dosing is "
                + "computed.")
    }

    private var watch: Bilingual {
        Bilingual(
            zh: "操作须由上游加密监测引导：假定在浓度超限前 15 分钟开始、退限后 15 分钟结束；库容不足时对准最浓的一段。前锋按限值的 1% 计。",
            en:
                "Works are guided by samples taken above them: they begin 15 minutes before the limit is exceeded and end 15 minutes after it; where "
                + "there is not room for all, they take the strongest part. The front is 1 % of the limit.")
    }

    private var holds: Bilingual {
        Bilingual(
            zh: "引走一部分水时污染物随水减少，留在河里的浓度不变，流量按比例减小。蓄入的污染水留在原处，须另行处置；拦蓄期间下游断流。改道的水按平时流量计算速度。",
            en:
                "What is stored stays there and has to be treated; below a dam that holds, the river runs dry meanwhile. Water that is led another way "
                + "moves as fast as what usually flows there.")
    }

    private var fed: Bilingual? {
        guard draft.effects.hasFed else { return nil }
        return Bilingual(
            zh: "关闸、引流或放清水会使下游某处流量增大的，不与该处的拦蓄、引蓄、投药组合：那里的设施是按平时流量推算的。",
            en:
                "Shutting a canal, leading water away or giving clean water is not combined with a hold, a store or a dose where more water then "
                + "passes: those were appraised with what usually flows there."
        )
    }

    private var cut: Bilingual {
        Bilingual(
            zh: "截取后剩余的各段按三个矩计算：紧接设施之下峰值误差可达两成，越往下越小。",
            en:
                "What is left after a cut is computed by three moments: close below a facility peaks may be off by a fifth, further down by less."
        )
    }

    private var dilution: Bilingual? {
        guard draft.appraisals.contains(where: { $0.operation.kind == .dilute }) else { return nil }
        return Bilingual(
            zh: "稀释：清水按 24 小时放完，波速为水流的 5/3，只在赶上污染团之后起作用。",
            en:
                "Dilution: the clean water is given over 24 hours, its wave moves at 5/3 of the water's speed, and it helps only once it has caught up."
        )
    }

    private var supplies: Bilingual? {
        guard draft.appraisals.contains(where: { !$0.supplies.isEmpty }) else { return nil }
        return Bilingual(
            zh: "物资运输按 40 km/h、沿河里程 ×1.3 估算；用对方物资须按互助约定。",
            en:
                "Supplies travel at 40 km/h over 1.3 times the river's kilometres, an estimate; those of the other side by the agreements on mutual aid."
        )
    }

    private var verified: Bilingual? {
        let count = draft.appraisals.filter { $0.operation.facility.figures.provenance.kind != .namedSource }.count
        guard count > 0 else { return nil }
        return Bilingual(
            zh: "\(count) 项操作的库容、流量或时间为估计或示例。", en: "Storage, flow or minutes of \(count) operations are estimates or illustrative.")
    }
}
