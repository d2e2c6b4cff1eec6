package import Wording

/// GB 3838-2002 as the playbook has it: classes, limits for drinking water, and how water is judged by them.
package struct WaterQuality: Hashable, Sendable {
    package let edition: Bilingual
    /// Table 1.
    package let parameters: [QualityParameter]
    /// Tables 2 and 3.
    package let drinkingLimits: [DrinkingLimit]

    package init(edition: Bilingual, parameters: [QualityParameter], drinkingLimits: [DrinkingLimit]) {
        (self.edition, self.parameters, self.drinkingLimits) = (edition, parameters, drinkingLimits)
    }

    package func parameter(_ id: String) -> QualityParameter? { parameters.first { $0.id == id } }
    package func drinkingLimit(_ id: String) -> DrinkingLimit? { drinkingLimits.first { $0.id == id } }

    /// What the standard calls it; nil for what it does not know.
    package func name(_ id: String) -> Bilingual? { parameter(id)?.name ?? drinkingLimit(id)?.name }
}

// MARK: - Judging

extension WaterQuality {
    /// What water is, by its worst parameter (单因子评价).
    package struct Classification: Hashable, Sendable {
        package let quality: QualityClass
        /// The parameters that decide it, sorted; all of those judged, where the class is Ⅰ.
        package let deciding: [String]
        /// By parameter.
        package let classes: [String: QualityClass]
        /// Parameters that table 1 does not judge this water by, sorted.
        package let unjudged: [String]
    }

    /// Judges values by parameter id, in the units of the standard.
    /// - Returns: nil when there is nothing to judge.
    package func classify(_ values: [String: Double], inLake: Bool = false) -> Classification? {
        var classes: [String: QualityClass] = [:]
        for (id, value) in values where value.isFinite {
            guard let parameter = parameter(id), inLake || parameter.isForRivers else { continue }
            classes[id] = parameter.quality(of: value, inLake: inLake)
        }
        guard let worst = classes.values.max() else { return nil }
        let deciding = classes.filter { $0.value == worst }.keys.sorted()
        return Classification(
            quality: worst, deciding: deciding, classes: classes, unjudged: values.keys.filter { classes[$0] == nil }.sorted())
    }

    /// By how many times a concentration exceeds a limit (超标倍数): C/S − 1, nil where it does not exceed it.
    /// Check: 0.1932 mg/l of nitrobenzene against 0.017 is 10.36 times (Songhua River, 2005).
    package static func exceedanceMultiple(of concentration: Double, over limit: Double) -> Double? {
        guard limit > 0, concentration > limit else { return nil }
        return concentration / limit - 1
    }

    /// By how many times a value exceeds the limit of a class; nil where it does not, and for pH and dissolved oxygen, which have no multiple.
    package func exceedanceMultiple(of value: Double, _ id: String, in quality: QualityClass, inLake: Bool = false) -> Double? {
        guard let parameter = parameter(id), case .atMost = parameter.rule, let limit = parameter.limit(of: quality, inLake: inLake)
        else { return nil }
        return Self.exceedanceMultiple(of: value, over: limit)
    }
}
