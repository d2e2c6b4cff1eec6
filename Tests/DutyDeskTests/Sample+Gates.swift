import Chronology
import Events
import Wording

// MARK: - The plan of an incident

extension Sample {
    /// The gates of Kaqun first, then the intake of a reservoir; made up.
    static func plan(issued: Timestamp = evening, gates: Timestamp = evening + .minutes(35)) -> PlanComputed {
        let (kaqun, intake) = (
            Bilingual(zh: "喀群渠首：关闸", en: "Kaqun headworks: close the gates"),
            Bilingual(zh: "苏库恰克水库引水口：停止取水", en: "intake of Sukuqiake reservoir: stop drawing")
        )
        return PlanComputed(
            incident: "local-2020-river-0001", river: "yarkand", substance: "ammonia-nitrogen", issued: issued,
            summary: Bilingual(zh: "关闸后，水库不受影响。", en: "With the gates closed the reservoir is spared."),
            actions: [
                PlanAction(
                    id: "kaqun/close", facility: "kaqun", name: Bilingual(zh: "喀群渠首", en: "Kaqun headworks"), side: .local,
                    owner: "kashgar-command", post: "kashgar-command-duty", operation: .close, kilometre: 60, state: .operable,
                    decideBy: gates, minutesToOperate: 40, inTimeProbability: 0.93, isVerified: false, review: "draft",
                    provenance: "named-source", figuresProvenance: "illustrative")
            ],
            combinations: [
                PlanCombination(
                    rank: 1, actions: ["kaqun/close"], decideBy: gates, outcomes: [outcome(0.02, 0.05)],
                    explanation: [Bilingual(zh: "先关闸。", en: "First the gates.")],
                    failures: [
                        PlanFailure(
                            action: "kaqun/close", loses: ["sukuqiake"],
                            consequence: Bilingual(zh: "关不上则水库受影响。", en: "If they stay open the reservoir is hit."))
                    ], isVerified: false)
            ], untreated: [outcome(0.64, 1)],
            timeline: [
                PlanDecision(
                    decideBy: gates, action: "kaqun/close", what: kaqun, side: .local, owner: "kashgar-command",
                    post: "kashgar-command-duty"),
                PlanDecision(
                    decideBy: evening + .hours(17), target: "sukuqiake", what: intake, side: .local, owner: "kashgar-command",
                    post: "kashgar-command-duty"),
            ],
            drinkingWater: [
                PlanIntake(
                    target: "sukuqiake", name: Bilingual(zh: "苏库恰克水库引水口", en: "intake of Sukuqiake reservoir"), side: .local,
                    owner: "kashgar-command", post: "kashgar-command-duty", closeBy: evening + .hours(17),
                    reopenAfter: evening + .hours(40), hoursClosed: 23, exceedanceProbability: 0.64, backup: "pond",
                    backupName: Bilingual(zh: "备用水塘", en: "the spare pond"), backupState: .behindGate,
                    advice: Bilingual(zh: "改用水塘。", en: "Switch to the pond."))
            ],
            derivation: [
                Derivation(
                    quantity: Bilingual(zh: "最迟下令：喀群渠首", en: "last order: Kaqun headworks"), formula: "t = t₀₅ − T − m", citation: "sample",
                    inputs: [.init("T", 40, "min", provenance: "illustrative", source: "sample")], value: 75, unit: "min")
            ], method: "sample")
    }

    private static func outcome(_ probability: Double, _ share: Double) -> PlanOutcome {
        PlanOutcome(
            target: "sukuqiake", name: Bilingual(zh: "苏库恰克水库引水口", en: "intake of Sukuqiake reservoir"), side: .local,
            kind: "drinking-intake", exceedanceProbability: probability, peakConcentration: nil, peakShare: share)
    }
}
