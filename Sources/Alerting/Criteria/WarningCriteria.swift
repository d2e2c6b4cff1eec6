import Events

/// The criteria that are in force: one edition for each hazard, and the others that could be chosen.
package struct WarningCriteria: Hashable, Sendable {
    package let pollution: CriteriaEdition
    package let dust: CriteriaEdition
    /// All editions of the files, those in force among them.
    package let editions: [CriteriaEdition]
    /// How they would have served in the past; nil where nobody has worked it out.
    package internal(set) var experience: WarningExperience?

    package subscript(hazard: Hazard) -> CriteriaEdition {
        switch hazard {
        case .pollution: pollution
        case .dust: dust
        }
    }

    /// The same criteria with another edition in force for its hazard; nil when no file has that edition.
    package func choosing(_ edition: String) -> WarningCriteria? {
        guard let chosen = editions.first(where: { $0.id == edition }) else { return nil }
        return WarningCriteria(
            pollution: chosen.hazard == .pollution ? chosen : pollution,
            dust: chosen.hazard == .dust ? chosen : dust, editions: editions, experience: experience)
    }

    /// The verdict on an observed day by the ratio of its daily means; nil where there is no ratio, or no rule about it.
    package func isDust(ratio: Double?) -> Bool? {
        guard let ratio, let limit = dust.dustRatio?.below else { return nil }
        return ratio < limit
    }
}
