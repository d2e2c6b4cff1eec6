import Events

/// The criteria that are in force: one edition for each hazard, and the others that could be chosen.
package struct WarningCriteria: Hashable, Sendable {
    /// In force, by hazard.
    package let air: [Hazard: CriteriaEdition]
    package let water: [Hazard: WaterEdition]
    /// All editions of the files about the air, those in force among them.
    package let editions: [CriteriaEdition]
    /// The same about the water.
    package let waterEditions: [WaterEdition]
    /// How they would have served in the past; nil where nobody has worked it out.
    package internal(set) var experience: WarningExperience?

    /// The edition in force for a hazard of the air.
    package subscript(hazard: Hazard) -> CriteriaEdition? { air[hazard] }

    /// Whichever kind of edition is in force for a hazard.
    package func edition(_ hazard: Hazard) -> (any WarningEdition)? { air[hazard] ?? water[hazard] }

    /// The hazards of the air that there are criteria for; what absorbs stands before what it absorbs.
    package var airHazards: [Hazard] { Hazard.air.filter { air[$0] != nil } }
    package var waterHazards: [Hazard] { Hazard.water.filter { water[$0] != nil } }

    /// The same criteria with another edition in force for its hazard; nil when no file has that edition.
    package func choosing(_ edition: String) -> WarningCriteria? {
        var (air, water) = (air, water)
        if let chosen = editions.first(where: { $0.id == edition }) {
            air[chosen.hazard] = chosen
        } else if let chosen = waterEditions.first(where: { $0.id == edition }) {
            water[chosen.hazard] = chosen
        } else {
            return nil
        }
        return WarningCriteria(air: air, water: water, editions: editions, waterEditions: waterEditions, experience: experience)
    }

    /// The same criteria about some hazards only: nobody is warned of the others.
    package func only(_ hazards: Hazard...) -> WarningCriteria {
        WarningCriteria(
            air: air.filter { hazards.contains($0.key) }, water: water.filter { hazards.contains($0.key) }, editions: editions,
            waterEditions: waterEditions, experience: experience)
    }

    /// The verdict on an observed day by the ratio of its daily means; nil where there is no ratio, or no rule about it.
    package func isDust(ratio: Double?) -> Bool? {
        guard let ratio, let limit = air[.dust]?.dustRatio?.below else { return nil }
        return ratio < limit
    }
}
