import Events
import Playbook
import Wording

extension CriteriaEdition {
    /// Reports what the rules of one file must not say together. What is said about levels holds for courses of any length (`Witnesses`).
    func reportContradictions(to fields: Fields) {
        reportMissingLevels(hazard, levels.map(\.level), to: fields)
        guard levels.flatMap(\.anyOf).allSatisfy({ Witnesses($0) != nil }) else { return reportTooManyRules(to: fields) }
        reportShadowedLevels(to: fields)
        reportIdleRules(to: fields)
        reportImpliedRules(to: fields)
        reportSkippedLevels(to: fields)
        reportUnreachableRuns(to: fields)
        reportLifting(to: fields)
        reportIdleSliding(to: fields)
        reportMisplacedDustRatio(to: fields)
        reportSeason(to: fields)
    }

    private func reportTooManyRules(to fields: Fields) {
        fields.report(
            at: "levels",
            problem: Bilingual(zh: "一个条件中的规则太多，无法逐一验证", en: "one alternative has more rules than can be proved"),
            remedy: Bilingual(zh: "减少 allOf 中的规则或缩短时长", en: "write fewer rules below its allOf, or fewer hours"))
    }

    /// A higher level that is met whenever a lower one is leaves the lower one without a case.
    private func reportShadowedLevels(to fields: Fields) {
        for lower in levels {
            for higher in levels where higher.level > lower.level {
                let only = with([higher])
                let isWeaker = lower.anyOf.contains { weak in
                    Witnesses(weak)?.courses.allSatisfy { only.level(of: $0) != nil } ?? false
                }
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

    /// An alternative that never decides anything, because another one is met whenever it is.
    private func reportIdleRules(to fields: Fields) {
        for criterion in levels {
            for position in criterion.anyOf.indices {
                var rest = criterion.anyOf
                let own = rest.remove(at: position)
                let without = LevelCriterion(criterion.level, anyOf: rest, probability: 1, leadDays: 1)
                let others = with(rest.isEmpty ? [] : [without])
                guard Witnesses(own)?.courses.allSatisfy({ others.level(of: $0) != nil }) ?? false else { continue }
                fields.report(
                    .warning, at: "levels",
                    problem: Bilingual(
                        zh: "\(criterion.level.rawValue) 的第 \(position + 1) 个条件从不起作用：满足它时总有另一个条件已满足",
                        en: "alternative \(position + 1) of ‘\(criterion.level.rawValue)’ decides nothing: another is met whenever it is"),
                    remedy: Bilingual(zh: "删去它，或改写其阈值、时长", en: "remove it, or give it another threshold or other hours"))
                return
            }
        }
    }

    /// A rule within an alternative that another rule of it brings along.
    private func reportImpliedRules(to fields: Fields) {
        for criterion in levels {
            for rules in criterion.anyOf.map(\.allOf) {
                let implied = rules.indices.first { weak in
                    rules.indices.contains { $0 != weak && rules[$0].implies(rules[weak]) && (rules[$0] != rules[weak] || $0 < weak) }
                }
                guard let implied else { continue }
                let rule = rules[implied]
                fields.report(
                    .warning, at: "levels",
                    problem: Bilingual(
                        zh: "\(criterion.level.rawValue) 中“高于 \(rule.above) 持续 \(rule.hours) h”已由同一条件中的另一规则包含",
                        en: "‘above \(rule.above) for \(rule.hours) h’ of ‘\(criterion.level.rawValue)’ follows from another rule beside it"
                    ),
                    remedy: Bilingual(zh: "删去它，或改写其阈值、时长", en: "remove it, or give it another threshold or other hours"))
            }
        }
    }

    /// A level that fires more readily than the one below it would be issued past it.
    private func reportSkippedLevels(to fields: Fields) {
        for (lower, higher) in zip(levels, levels.dropFirst())
        where higher.probability < lower.probability || higher.leadDays > lower.leadDays {
            let (low, high) = (lower.level.rawValue, higher.level.rawValue)
            fields.report(
                .warning, at: "levels",
                problem: Bilingual(
                    zh: "\(high) 比 \(low) 更早或以更低的概率启动，会越过 \(low)",
                    en: "‘\(high)’ fires earlier or at a lower probability than ‘\(low)’ and would skip it"),
                remedy: Bilingual(
                    zh: "概率不要低于、leadDays 不要大于 \(low) 的", en: "give it no lower probability and no more leadDays than ‘\(low)’"))
        }
    }

    private func reportUnreachableRuns(to fields: Fields) {
        for criterion in levels {
            let longest = criterion.anyOf.flatMap(\.allOf).map(\.days).max() ?? 0
            guard longest > criterion.leadDays else { continue }
            fields.report(
                .warning, at: "levels",
                problem: Bilingual(
                    zh: "\(criterion.level.rawValue) 有条件需要 \(longest) 天，而只看未来 \(criterion.leadDays) 天：只有过程已经开始时才可能达到",
                    en:
                        "a rule needs \(longest) days and only \(criterion.leadDays) are looked at for ‘\(criterion.level.rawValue)’: it can be met only when the run has begun"
                ),
                remedy: Bilingual(zh: "确认这正是本意，或加大 leadDays", en: "make sure that this is meant, or raise leadDays"))
        }
    }
}
