import Chronology
package import Events
package import Playbook
import Region
package import Wording

/// Who is asked about a step of a warning, who has to stand behind it, and what happens when nobody does: `warnings/procedure.yaml`.
package struct WarningProcedure: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// What a reader has to know: whose procedure it is, and whose it is not.
    package let note: Bilingual
    /// Ways to consult, by id.
    package let consultations: [String: ConsultationRule]
    /// Ways to release, by id.
    package let releases: [String: ReleaseRule]
    /// Exactly one for every hazard, step and level; none in `automatic`.
    package let steps: [StepRule]
    /// The consultation that a person's request opens, by id.
    package let byHand: String?
    package let recall: RecallRule
    package let persistence: PersistenceRule
    package let regionWide: [RegionWideArea]
    package let waters: [WaterArea]
    package let provenance: Provenance

    /// Nobody is asked and nobody has to release anything: for tests, benches and hindcasts.
    package static let automatic = WarningProcedure(
        id: "automatic", name: Bilingual(zh: "自动", en: "automatic"),
        note: Bilingual(zh: "无人会商，无人签发", en: "nobody is asked and nobody releases"), consultations: [:], releases: [:], steps: [],
        byHand: nil, recall: RecallRule(posts: [], within: .zero, provenance: .illustrative),
        persistence: PersistenceRule(askAgainAfterIssues: 1, provenance: .illustrative), regionWide: [], waters: [],
        provenance: .illustrative)

    /// The same without anybody who is asked: what its areas would be warned of by the forecasts alone.
    package var askingNobody: WarningProcedure {
        WarningProcedure(
            id: id, name: name, note: note, consultations: [:], releases: [:], steps: [], byHand: nil, recall: recall,
            persistence: persistence, regionWide: regionWide, waters: waters, provenance: provenance)
    }

    private func rule(_ hazard: Hazard, _ step: WarningStep, _ level: WarningLevel) -> StepRule? {
        steps.first { $0.hazards.contains(hazard) && $0.steps.contains(step) && $0.levels.contains(level) }
    }

    /// How both sides are asked before a step; nil when nobody is. For lifting, `level` is the level that ends.
    package func consultation(_ hazard: Hazard, _ step: WarningStep, _ level: WarningLevel, in area: String) -> ConsultationRule? {
        guard let usual = rule(hazard, step, level)?.consultation else { return nil }
        return consultations[regionWide.first { $0.area.id == area }?.consultation ?? usual]
    }

    /// Who has to stand behind a step; nobody where no rule says otherwise.
    package func release(_ hazard: Hazard, _ step: WarningStep, _ level: WarningLevel) -> ReleaseRule {
        rule(hazard, step, level).flatMap { releases[$0.release] } ?? .nobody
    }

    /// How a consultation goes that a person asks for.
    package var consultationByHand: ConsultationRule? { byHand.flatMap { consultations[$0] } }

    /// The region-wide areas that a side owns.
    package func regionWide(ownedBy side: Side) -> [RegionWideArea] { regionWide.filter { $0.area.side == side } }
}

/// Which way a step of a hazard and level goes.
package struct StepRule: Hashable, Sendable {
    package let hazards: Set<Hazard>
    package let steps: Set<WarningStep>
    package let levels: Set<WarningLevel>
    /// Nil when nobody is asked.
    package let consultation: String?
    package let release: String
}

/// Who may take a warning back in one step, and for how long.
package struct RecallRule: Hashable, Sendable {
    package let posts: Set<String>
    /// Counted from the issue of the warning.
    package let within: Duration
    package let provenance: Provenance
}

/// What keeps a refused proposal from being made again with every forecast. A higher level is always proposed at once.
package struct PersistenceRule: Hashable, Sendable {
    /// So many complete issues of the forecast have to ask for the same again.
    package let askAgainAfterIssues: Int
    package let provenance: Provenance
}
