package import Playbook
package import Wording

/// One parameter of table 1 of GB 3838-2002, with what each class allows.
package struct QualityParameter: Hashable, Sendable {
    /// Which way is good.
    package enum Rule: Hashable, Sendable {
        /// Five limits, Ⅰ to Ⅴ; more is worse.
        case atMost([Double])
        /// Five limits, Ⅰ to Ⅴ; less is worse: dissolved oxygen.
        case atLeast([Double])
        /// The same range for every class: pH.
        case within(ClosedRange<Double>)
    }

    /// What the figures count.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case milligramsPerLitre = "mg/l"
        /// pH.
        case none
        /// Coliforms.
        case perLitre = "per-litre"
    }

    /// As samples name it.
    package let id: String
    package let name: Bilingual
    package let rule: Rule
    /// What lakes and reservoirs go by instead; nil where they go by the same.
    package let lakeLimits: [Double]?
    package let unit: Unit
    /// Whether rivers are judged by it; total nitrogen is for lakes and reservoirs only.
    package let isForRivers: Bool
    package let provenance: Provenance
}

extension QualityParameter {
    /// The limit of a class for flowing or standing water; nil where there is none.
    package func limit(of quality: QualityClass, inLake: Bool = false) -> Double? {
        guard let index = QualityClass.withLimits.firstIndex(of: quality) else { return nil }
        switch rule {
        case .atMost(let limits): return (inLake ? lakeLimits ?? limits : limits)[index]
        case .atLeast(let limits): return limits[index]
        case .within: return nil
        }
    }

    /// The best class that allows the value; `beyond` when none does. A value of exactly a limit keeps it.
    package func quality(of value: Double, inLake: Bool = false) -> QualityClass {
        QualityClass.withLimits.first { allows(value, in: $0, inLake: inLake) } ?? .beyond
    }

    /// Whether a value keeps a class.
    package func allows(_ value: Double, in quality: QualityClass, inLake: Bool = false) -> Bool {
        switch rule {
        case .within(let range): return range.contains(value)
        case .atMost: return limit(of: quality, inLake: inLake).map { value <= $0 } ?? false
        case .atLeast: return limit(of: quality, inLake: inLake).map { value >= $0 } ?? false
        }
    }
}

/// A limit for sources of drinking water (GB 3838-2002, tables 2 and 3).
package struct DrinkingLimit: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// 2 or 3.
    package let table: Int
    /// mg/l.
    package let limit: Double
    package let provenance: Provenance
}
