import Events
import Playbook
import Wording

/// What a warning's life takes from an edition of criteria, whatever the hazard: its names, its steadiness, its lifting condition.
struct LifeRules {
    let hazard: Hazard
    /// `guidance-2024`
    let edition: String
    let citation: String
    /// How a warning words the cause.
    let cause: Bilingual
    /// From the least severe on.
    let levels: [WarningLevel]
    let steadiness: Steadiness
    /// The lifting condition, as an event names it and as people read it.
    let lifting: (text: String, citation: String, words: Bilingual)

    func criterionName(_ level: WarningLevel) -> String { "\(edition)/\(level.rawValue)" }

    init(_ edition: CriteriaEdition) {
        (hazard, self.edition, citation, cause) = (edition.hazard, edition.id, edition.citation, edition.cause)
        (levels, steadiness) = (edition.levels.map(\.level), edition.steadiness)
        lifting = (edition.lifting.text, edition.lifting.citation, Self.clear(edition))
    }

    init(_ edition: WaterEdition) {
        (hazard, self.edition, citation, cause) = (edition.hazard, edition.id, edition.citation, edition.cause)
        (levels, steadiness) = (edition.levels.map(\.level), edition.steadiness)
        let (rule, chance) = (edition.lifting, WarningWords.percent(edition.lifting.below))
        lifting = (
            rule.text, rule.citation,
            Bilingual(
                zh: "下游各目标超标概率低于\(chance)，或污染团通过后已满\(rule.hours)小时",
                en: "every target below \(chance), or passed by the plume for \(rule.hours) h,")
        )
    }

    /// It looks at the days of one hazard only: a day of another one may be as bad as it likes.
    private static func clear(_ edition: CriteriaEdition) -> Bilingual {
        let (rule, isDust) = (edition.lifting, edition.hazard == .dust)
        let primary = edition.days?.primary.map(WarningWords.pollutant)
        return Bilingual(
            zh: "\(rule.hours)小时内无AQI达到或超过\(rule.below)的\(isDust ? "" : "非")沙尘日\(primary.map { "（首要污染物\($0)）" } ?? "")",
            en: "no \(isDust ? "" : "non-")dust day\(primary.map { " of \($0)" } ?? "") with AQI ≥ \(rule.below) for \(rule.hours) h")
    }
}
