package import Events

/// When one level of a warning is met, and at which probability it fires.
package struct LevelCriterion: Hashable, Sendable, Codable {
    package let level: WarningLevel
    /// Any one of them is enough.
    package let anyOf: [Alternative]
    /// The level fires when this share of the scenarios meets it or a higher level.
    package let probability: Double

    package init(_ level: WarningLevel, anyOf: [Alternative], probability: Double) {
        self.level = level
        self.anyOf = anyOf
        self.probability = probability
    }

    /// The runs of days that meet the level.
    func stretches(in indices: ArraySlice<Int?>) -> [Range<Int>] {
        anyOf.flatMap { $0.stretches(in: indices) }
    }
}
