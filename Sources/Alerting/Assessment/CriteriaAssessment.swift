import Chronology
import Events
import Region

/// Every criterion in force for an area: how likely it is, where, from when, and what acting on it has meant before.
struct CriteriaAssessment {
    let area: WarningArea
    let criteria: WarningCriteria
    /// What the newest forecasts say, by hazard.
    let outlooks: [Hazard: AreaOutlook]

    /// The forecasts behind it, which are the same for every hazard.
    var basis: AreaOutlook? { outlooks[.pollution] }

    var payload: CriteriaAssessed {
        CriteriaAssessed(area: area.id, issued: basis?.newest ?? .distantPast, criteria: criteria.airHazards.flatMap(lines))
    }

    private func lines(of hazard: Hazard) -> [CriteriaAssessed.Criterion] {
        guard let outlook = outlooks[hazard], let edition = criteria[hazard], let first = outlook.places.first else { return [] }
        return edition.levels.map { criterion in
            assess(criterion, of: edition, outlook.mostLikely(criterion.level), elsewise: first.place)
        }
    }

    /// - Parameter elsewise: the place to name when no scenario of any place meets the level, and all are equally unlikely.
    private func assess(
        _ criterion: LevelCriterion, of edition: CriteriaEdition, _ expected: Expected?, elsewise: String
    ) -> CriteriaAssessed.Criterion {
        let probability = expected?.expectation.probability ?? 0
        let place = expected?.place.place ?? elsewise
        return CriteriaAssessed.Criterion(
            edition: edition.id, hazard: edition.hazard.rawValue, level: criterion.level, probability: probability, place: place,
            onset: expected?.expectation.onset, threshold: criterion.probability, breakEvenRatio: BreakEven.ratio(at: probability),
            experience: criteria.experience?.at(criterion.probability, of: edition.id, criterion.level, at: place))
    }
}
