import Events
import Wording

/// The grade that follows from what is known of an incident, with every criterion that holds.
struct GradeAssessment: Hashable, Sendable {
    let grade: IncidentGrade
    /// What the criteria say, without a person's decision.
    let computed: IncidentGrade
    let isProvisional: Bool
    /// The gravest first.
    let criteria: [GradeCriterion]
    /// Nil also where later facts have gone beyond it.
    let decision: GradeDecided?
    let open: [Bilingual]
}

/// What the grade rests on.
struct GradeBasis {
    let impact: ImpactFacts
    let plume: PlumeFacts?
    let decision: GradeDecided?
    /// What the criteria said when it was decided.
    let decidedUpon: IncidentGrade?
    let river: RiverGround
    /// Whose ground the release is on; nil when it is not known.
    let origin: RiverGround.Stretch?
}

extension GradingRules {
    func assess(_ basis: GradeBasis) -> GradeAssessment {
        let criteria = (people(basis.impact) + water(basis.impact) + forecast(basis)).sorted {
            ($1.grade, $0.criterion) < ($0.grade, $1.criterion)
        }
        let computed = criteria.map(\.grade).max() ?? .general
        let isForecast = criteria.contains { $0.isForecast && $0.grade == computed }
        let isOutgrown = isOutgrown(basis, computed)
        let decision = isOutgrown ? nil : basis.decision
        return GradeAssessment(
            grade: decision?.grade ?? computed, computed: computed,
            isProvisional: isOutgrown || decision == nil && (!basis.impact.isComplete || isForecast), criteria: criteria,
            decision: decision, open: (isOutgrown ? outgrown(basis, computed) : []) + open(basis))
    }

    /// A decision weighed what was known then: what has become graver since is not covered by it.
    private func isOutgrown(_ basis: GradeBasis, _ computed: IncidentGrade) -> Bool {
        guard let decision = basis.decision else { return false }
        return computed > max(decision.grade, basis.decidedUpon ?? .general)
    }

    private func outgrown(_ basis: GradeBasis, _ computed: IncidentGrade) -> [Bilingual] {
        guard let decision = basis.decision else { return [] }
        return [
            Bilingual(
                zh: "\(decision.post) 决定为\(decision.grade.name.zh)之后，按标准已升至\(computed.name.zh)，先从高；请重新决定（water.grade.decided）",
                en:
                    "\(decision.post) decided on \(decision.grade.name.en); the criteria have since risen to \(computed.name.en), which applies for now: a person has to decide anew (water.grade.decided)"
            )
        ]
    }

    // MARK: Facts

    private func people(_ impact: ImpactFacts) -> [GradeCriterion] {
        let counted: [(String, Fact<Int>?, KeyPath<Row, Int?>, Bilingual)] = [
            ("deaths", impact.deaths, \.deaths, Bilingual(zh: "死亡", en: "dead")),
            ("injured", impact.injured, \.injured, Bilingual(zh: "中毒或重伤", en: "poisoned or badly hurt")),
            ("evacuated", impact.evacuated, \.evacuated, Bilingual(zh: "疏散、转移", en: "evacuated")),
        ]
        return counted.compactMap { id, fact, limit, word in
            guard let fact, let row = rows.first(where: { row in row[keyPath: limit].map { fact.value >= $0 } ?? false }),
                let from = row[keyPath: limit]
            else { return nil }
            return GradeCriterion(
                criterion: id, grade: row.grade, value: String(fact.value), source: fact.origin, citation: row.citation, isForecast: false,
                text: Bilingual(
                    zh: "\(word.zh) \(fact.value) 人（\(from) 人以上为\(row.grade.name.zh)）",
                    en: "\(fact.value) \(word.en) (\(row.grade.name.en) from \(from))"))
        }
    }

    private func water(_ impact: ImpactFacts) -> [GradeCriterion] {
        var found: [GradeCriterion] = []
        if let loss = impact.loss, let row = rows.first(where: { row in row.loss.map { loss.value >= $0 } ?? false }), let from = row.loss {
            let (value, limit) = (Figure.text(loss.value), Figure.text(from))
            found.append(
                GradeCriterion(
                    criterion: "loss", grade: row.grade, value: value, source: loss.origin, citation: row.citation, isForecast: false,
                    text: Bilingual(
                        zh: "直接经济损失 \(value) 万元（\(limit) 万元以上为\(row.grade.name.zh)）",
                        en: "direct loss \(value)×10⁴ yuan (\(row.grade.name.en) from \(limit))")))
        }
        if let intake = impact.intake, let row = rows.first(where: { $0.intake == intake.value }) {
            found.append(
                GradeCriterion(
                    criterion: "intake", grade: row.grade, value: intake.value.rawValue, source: intake.origin, citation: row.citation,
                    isForecast: false,
                    text: Bilingual(
                        zh: "\(intake.value.name.zh)集中式饮用水水源地取水中断", en: "drinking-water intake of \(intake.value.name.en) cut off")))
        }
        if let crosses = impact.crosses, let criterion = crossing(crosses.value, crosses.origin, isForecast: false, to: nil) {
            found.append(criterion)
        }
        return found
    }

    // MARK: Forecast

    private func forecast(_ basis: GradeBasis) -> [GradeCriterion] {
        guard let plume = basis.plume, let origin = basis.origin else { return [] }
        let reached = plume.arrivals.filter(\.isCounted).compactMap { basis.river.target($0.target) }
        let crossings = reached.compactMap { target in boundary(from: origin, to: target).map { (boundary: $0, target: target) } }
        guard let gravest = crossings.max(by: { $0.boundary.rank < $1.boundary.rank }),
            let first = crossings.first(where: { $0.boundary == gravest.boundary })
        else { return [] }
        return crossing(first.boundary, plume.origin, isForecast: true, to: first.target).map { [$0] } ?? []
    }

    /// The highest boundary between two places: by side, then by the digits of their codes (GB/T 2260).
    private func boundary(from origin: RiverGround.Stretch, to target: RiverGround.Target) -> BoundaryCrossed? {
        if origin.place.prefix(2) != target.place.prefix(2) { return .province }
        if origin.side != target.side { return countyToRegiment.boundary }
        if origin.place.prefix(4) != target.place.prefix(4) { return .prefecture }
        return origin.place == target.place ? nil : .county
    }

    private func crossing(
        _ boundary: BoundaryCrossed, _ source: String, isForecast: Bool, to target: RiverGround.Target?
    ) -> GradeCriterion? {
        guard let row = rows.first(where: { $0.crosses == boundary }) else { return nil }
        let (zh, en) = (target.map { "，预报到达\($0.name.zh)" } ?? "", target.map { ", forecast to reach \($0.name.en)" } ?? "")
        return GradeCriterion(
            criterion: "crosses", grade: row.grade, value: boundary.rawValue, source: source, citation: row.citation,
            isForecast: isForecast,
            text: Bilingual(zh: "污染跨\(boundary.name.zh)界\(zh)", en: "the pollution crosses a \(boundary.name.en) boundary\(en)"))
    }

    // MARK: What is open

    private func open(_ basis: GradeBasis) -> [Bilingual] {
        var open = unknown(basis.impact)
        if let plume = basis.plume, let origin = basis.origin, basis.decision == nil,
            plume.arrivals.contains(where: {
                $0.isCounted && basis.river.target($0.target).map { $0.side != origin.side } ?? false
            })
        {
            open.append(
                Bilingual(
                    zh: "县（市）与团场之间是否算跨\(countyToRegiment.boundary.name.zh)没有明文，先从高；请值班领导决定（water.grade.decided）",
                    en:
                        "whether a step from county to regiment crosses a \(countyToRegiment.boundary.name.en) boundary is written nowhere: upward for now, a person has to decide (water.grade.decided)"
                ))
        }
        if let deaths = basis.impact.deaths {
            open += differences.filter { difference in
                let here = rows.first { row in row.deaths.map { deaths.value >= $0 } ?? false }?.grade ?? .general
                return deaths.value >= difference.deaths && difference.grade > here
            }.map(\.text)
        }
        return open
    }

    private func unknown(_ impact: ImpactFacts) -> [Bilingual] {
        let facts: [(Bool, Bilingual)] = [
            (impact.deaths == nil, Bilingual(zh: "死亡", en: "deaths")),
            (impact.injured == nil, Bilingual(zh: "中毒或重伤", en: "poisoned or badly hurt")),
            (impact.evacuated == nil, Bilingual(zh: "疏散", en: "evacuated")), (impact.loss == nil, Bilingual(zh: "损失", en: "loss")),
            (impact.intake == nil, Bilingual(zh: "取水中断", en: "intakes cut off")),
            (impact.crosses == nil, Bilingual(zh: "跨界", en: "boundaries crossed")),
        ]
        let missing = facts.filter(\.0).map(\.1)
        guard !missing.isEmpty else { return [] }
        return [
            Bilingual(
                zh: "待查：\(missing.map(\.zh).joined(separator: "、"))", en: "not known yet: \(missing.map(\.en).joined(separator: ", "))")
        ]
    }
}
