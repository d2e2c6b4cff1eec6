import Chronology
import Events
import Playbook
import SoluteTransport
import Wording

/// By when each decision has to be taken, in order: what the combinations need, and every intake that may be reached.
struct PlanTimeline {
    let draft: PlanDraft
    let intakes: [PlanIntake]

    /// Of one plan; the last are left out.
    static let maximum = 40

    /// What can still be decided, in order of time; then what is too late.
    var decisions: [PlanDecision] {
        let gates = draft.intakes.gates
        let chosen = Set(draft.choices.flatMap(\.combination)).map(draft.appraisal)
        let needed = draft.appraisals.filter { gates.contains($0.operation.id) }
        let parts = Dictionary((chosen + needed).map { ($0.operation.id, $0) }) { one, _ in one }.values
        let all = parts.compactMap { decision($0, gates) } + intakes.map(closing)
        let ordered = all.sorted { ($0.decideBy, $0.action ?? "", $0.target ?? "") < ($1.decideBy, $1.action ?? "", $1.target ?? "") }
        return Array((ordered.filter { !isPast($0.decideBy) } + ordered.filter { isPast($0.decideBy) }).prefix(Self.maximum))
    }

    private func isPast(_ time: Timestamp) -> Bool { time < draft.issued }

    private func decision(_ part: PlanAppraisal, _ gates: Set<String>) -> PlanDecision? {
        guard part.operation.obstacle == nil, let decideBy = part.decideBy.map(draft.time) else { return nil }
        let (record, verb) = (part.operation.facility.record, part.operation.kind.name)
        let order = Bilingual(zh: "下令：\(record.name.zh)\(verb.zh)", en: "order \(record.name.en): \(verb.en)")
        let late = Bilingual(zh: "已来不及：", en: "too late: ")
        return PlanDecision(
            decideBy: decideBy, action: part.operation.id,
            what: [
                isPast(decideBy) ? late : nil, order,
                gates.contains(part.operation.id) ? everyPlan(shutting: part.operation.id) : plans(part),
            ].compactMap { $0 }
                .joined,
            side: record.side, owner: record.owner, post: record.post)
    }

    /// Its gate is a decision of its own.
    private func closing(_ intake: PlanIntake) -> PlanDecision {
        let stop = Bilingual(zh: "\(intake.name.zh)：停止取水", en: "\(intake.name.en): stop drawing")
        let late = Bilingual(zh: "已来不及，立即执行——", en: "too late, do it at once: ")
        return PlanDecision(
            decideBy: intake.closeBy, target: intake.target,
            what: [
                isPast(intake.closeBy) ? late : nil, stop,
                everyPlan(shutting: intake.gate.map { "\($0)/\(PlanAction.Operation.close.rawValue)" }),
            ].compactMap { $0 }.joined,
            side: intake.side, owner: intake.owner, post: intake.post)
    }

    // MARK: - Which plan it belongs to

    /// A plan whose works were not appraised with the water of a gate goes without shutting it.
    private func everyPlan(shutting gate: String?) -> Bilingual? {
        guard !draft.choices.isEmpty else { return nil }
        let effects = draft.effects
        let shut = effects.candidates.firstIndex { $0.operation.id == gate }
        let without = draft.choices.enumerated().filter { choice in
            shut.map { gate in choice.element.combination.contains { effects.isFed(gate, $0) } } ?? false
        }.map { "\($0.offset + 1)" }
        guard !without.isEmpty else { return Bilingual(zh: "（各方案）", en: " (all plans)") }
        return Bilingual(
            zh: "（除方案 \(without.joined(separator: "、")) 外各方案：其设施未按多出的水量推算）",
            en: " (all plans but \(without.joined(separator: ", ")), whose works were not appraised with the water that it adds)")
    }

    private func plans(_ part: PlanAppraisal) -> Bilingual {
        let ranks = draft.choices.enumerated().filter { choice in
            choice.element.combination.contains { draft.appraisal($0).operation.id == part.operation.id }
        }.map { "\($0.offset + 1)" }
        return Bilingual(
            zh: "（方案 \(ranks.joined(separator: "、"))）", en: " (\(ranks.count == 1 ? "plan" : "plans") \(ranks.joined(separator: ", ")))")
    }
}

/// How the numbers of a plan came about.
struct PlanDerivations {
    let draft: PlanDraft

    static let maximum = 60

    var all: [Derivation] { Array(draft.appraisals.flatMap { [deadline($0), volume($0)].compactMap { $0 } }.prefix(Self.maximum)) }

    private func deadline(_ part: PlanAppraisal) -> Derivation? {
        guard let decideBy = part.decideBy else { return nil }
        let (name, figures) = (part.operation.facility.name, part.operation.facility.figures)
        let inputs = [
            Derivation.Input("t₀₅", Quantiles(part.fronts)[Sightings.residue] / 60, "min", provenance: "computed"),
            .init(
                "T", Double(part.operation.minutes), "min", provenance: figures.provenance.kind.rawValue, source: figures.provenance.source),
            .init("m", PlanWindows.marginSeconds / 60, "min", provenance: "estimate", source: "margin of every plan"),
        ]
        return Derivation(
            quantity: Bilingual(zh: "最迟下令（泄漏后）：\(name.zh)", en: "last order, after the release: \(name.en)"), formula: "t = t₀₅ − T − m",
            citation: "t₀₅: 5 % quantile of the front over the ensemble", inputs: inputs, value: decideBy / 60, unit: "min")
    }

    private func volume(_ part: PlanAppraisal) -> Derivation? {
        guard let site = part.site, !part.volumes.isEmpty else { return nil }
        let seen = draft.ensemble.courses.map { $0.sights[site] }.filter { $0.span != nil }
        let flows = Quantiles(seen.map(\.discharge))
        let lengths = Quantiles(seen.compactMap(\.span).map { $0.upperBound - $0.lowerBound })
        let name = part.operation.facility.name
        let inputs = [
            Derivation.Input(
                "Q", flows[0.5], "m³/s", provenance: "computed", source: "water balance of the playbook, median of the ensemble"),
            .init("Δt", lengths[0.5], "s", provenance: "computed", source: "while the limit is exceeded, median of the ensemble"),
            .init("w", PlanWindows.watchSeconds, "s", provenance: "estimate", source: "one sampling interval before and after"),
        ]
        return Derivation(
            quantity: Bilingual(zh: "须容纳的污染水量：\(name.zh)", en: "polluted water to hold: \(name.en)"),
            formula: "V = min(Q, q)·(Δt + 2w), the median over members", citation: "∫Q dt of the passage above the limit", inputs: inputs,
            value: Quantiles(part.volumes)[0.5], unit: "m³")
    }
}
