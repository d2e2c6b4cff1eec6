import Events
import Playbook
import Wording

extension CriteriaEdition {
    /// Reports what the rules of one file must not say together.
    func reportContradictions(to fields: Fields) {
        reportShadowedLevels(to: fields)
        reportLiftingAboveCriterion(to: fields)
        reportUnreachableRuns(to: fields)
        reportMisplacedDustRatio(to: fields)
    }

    /// A higher level that is met whenever a lower one is leaves the lower one without a case.
    private func reportShadowedLevels(to fields: Fields) {
        for lower in levels {
            for higher in levels where higher.level > lower.level {
                let isWeaker = lower.anyOf.contains { weak in higher.anyOf.contains { weak.implies($0) } }
                guard isWeaker else { continue }
                let (low, high) = (lower.level.rawValue, higher.level.rawValue)
                fields.report(
                    at: "levels",
                    problem: Bilingual(
                        zh: "满足 \(low) 条件时必然满足 \(high) 条件，高级别反而更宽",
                        en: "whatever meets ‘\(low)’ also meets ‘\(high)’, so the higher level is the weaker one"),
                    remedy: Bilingual(zh: "提高 \(high) 的阈值或时长", en: "give ‘\(high)’ a higher threshold or more hours"))
            }
        }
    }

    /// A warning that may be lifted while its criterion is met would come and go.
    private func reportLiftingAboveCriterion(to fields: Fields) {
        let lowest = levels.flatMap(\.anyOf).map(\.frame).min() ?? 0
        guard lifting.below > lowest + 1 else { return }
        fields.report(
            at: "lifting",
            problem: Bilingual(
                zh: "AQI 低于 \(lifting.below) 即可解除，而高于 \(lowest) 就达到预警条件",
                en: "it lifts below \(lifting.below), but an index above \(lowest) already meets a criterion"),
            remedy: Bilingual(zh: "解除值不要大于 \(lowest + 1)", en: "lift at \(lowest + 1) or lower"))
    }

    private func reportUnreachableRuns(to fields: Fields) {
        let longest = levels.flatMap(\.anyOf).flatMap(\.allOf).map(\.days).max() ?? 0
        guard longest > firing.leadDays else { return }
        fields.report(
            .warning, at: "firing",
            problem: Bilingual(
                zh: "有条件需要 \(longest) 天，而只看未来 \(firing.leadDays) 天：只有过程已经开始时才可能达到",
                en: "a rule needs \(longest) days and only \(firing.leadDays) are looked at: it can be met only when the run has begun"),
            remedy: Bilingual(zh: "确认这正是本意，或加大 leadDays", en: "make sure that this is meant, or raise leadDays"))
    }

    private func reportMisplacedDustRatio(to fields: Fields) {
        guard (hazard == .dust) != (dustRatio != nil) else { return }
        fields.report(
            at: hazard == .dust ? nil : "observedDust",
            problem: Bilingual(
                zh: "判定沙尘日的比值只写在沙尘条件中，且必须有", en: "the ratio that makes a dust day belongs into the dust criteria, and there only"),
            remedy: Bilingual(
                zh: "在沙尘条件文件中写 observedDust: {ratioBelow: 0.35, …}", en: "write observedDust: {ratioBelow: 0.35, …} in the file for dust"))
    }
}
