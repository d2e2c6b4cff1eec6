import Chronology
package import Events
package import Wording

/// A plan as lines that can be printed or read out.
package struct PlanText {
    private let plan: PlanComputed
    private let language: Language

    package init(_ plan: PlanComputed, in language: Language) { (self.plan, self.language) = (plan, language) }

    package var lines: [String] {
        [heading] + section(say("先看", "In short"), [plan.summary[language]]) + section(say("决定时间表", "Decisions in order"), timeline)
            + section(say("沿途设施", "Facilities on the way"), plan.actions.flatMap(action)) + combinations
            + section(say("不采取措施", "If nothing is done"), plan.untreated.map(outcome))
            + section(say("饮用水", "Drinking water"), plan.drinkingWater.map(intake))
            + section(say("灌溉渠首", "Irrigation"), plan.irrigation.map(intake))
            + section(say("前提", "Taken for granted"), plan.assumptions.map { $0[language] }) + [plan.method]
    }

    private func say(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

    private var heading: String {
        say(
            "一策 \(plan.incident)，\(plan.issued.beijingText) 起算（北京时间）",
            "Plan for \(plan.incident), counted from \(plan.issued.beijingText) (Beijing)")
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
    }
}

extension PlanText {
    private var timeline: [String] {
        plan.timeline.map { "\($0.decideBy.shortText)  \($0.what[language])  [\($0.side.shortName[language]) \($0.owner)/\($0.post)]" }
    }

    private func action(_ action: PlanAction) -> [String] {
        let state: String
        switch action.state {
        case .operable: state = say("来得及", "in time")
        case .tooLate: state = say("来不及", "too late")
        case .cannot: state = say("用不上", "no use")
        }
        let by = action.decideBy.map { say("，最迟 \($0.shortText) 下令", ", order by \($0.shortText)") } ?? ""
        let chance = action.inTimeProbability.map { say("，及时概率 \($0.percentText)", ", in time with \($0.percentText)") } ?? ""
        let flag = action.isVerified ? "" : say("，未核实", ", never verified")
        let first =
            "\(action.watercourse.map { $0 + " " } ?? "")km \(action.kilometre.text(decimals: 0)) \(action.name[language])  \(action.operation.name[language])  "
            + "\(state)\(by)\(chance)\(room(action))\(flag)"
        return [first] + (action.reason.map { ["  " + $0[language]] } ?? [])
    }

    private func room(_ action: PlanAction) -> String {
        guard let volume = action.volume, let storage = action.storage else { return "" }
        let (needs, has) = (volume.median.cubicMetres[language], storage.cubicMetres[language])
        return say("，需蓄 \(needs)、可容 \(has)", ", to hold \(needs) of which it can \(has)")
    }

    private var combinations: [String] {
        plan.combinations.flatMap { combination in
            let names = combination.actions.map { id in plan.actions.first { $0.id == id }?.name[language] ?? id }
            let title = say(
                "方案 \(combination.rank)：\(names.joined(separator: "＋"))", "Plan \(combination.rank): \(names.joined(separator: " and "))")
            return section(title, combination.explanation.map { $0[language] } + combination.failures.map { $0.consequence[language] })
        }
    }

    private func outcome(_ outcome: PlanOutcome) -> String {
        guard let probability = outcome.exceedanceProbability, let peak = outcome.peakConcentration else {
            return say("\(outcome.name.zh)：会到达，浓度未知", "\(outcome.name.en): comes, concentration unknown")
        }
        let (low, high) = (peak.low.significantText, peak.high.significantText)
        return say(
            "\(outcome.name.zh)：超标概率 \(probability.percentText)，峰值 \(peak.median.significantText)（\(low)–\(high)）mg/l",
            "\(outcome.name.en): above the limit with \(probability.percentText), peak \(peak.median.significantText) (\(low) to \(high)) mg/l"
        )
    }

    private func intake(_ intake: PlanIntake) -> String {
        say(
            "\(intake.name.zh)（\(intake.side.shortName.zh)）：\(intake.advice.zh)",
            "\(intake.name.en) (\(intake.side.shortName.en)): \(intake.advice.en)")
    }
}
