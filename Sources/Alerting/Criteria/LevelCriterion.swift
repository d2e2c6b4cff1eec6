package import Events

/// When one level of a warning is met, at which probability it fires, and how far ahead.
package struct LevelCriterion: Hashable, Sendable, Codable {
    package let level: WarningLevel
    /// Any one of them is enough.
    package let anyOf: [Alternative]
    /// The level fires when this share of the scenarios meets it or a higher level.
    package let probability: Double
    /// Days of the forecast that count for this level, the first being 1.
    package let leadDays: Int

    package init(_ level: WarningLevel, anyOf: [Alternative], probability: Double, leadDays: Int) {
        self.level = level
        self.anyOf = anyOf
        self.probability = probability
        self.leadDays = leadDays
    }

    /// The runs of days that meet the level.
    func stretches(in indices: ArraySlice<Int?>) -> [Range<Int>] {
        anyOf.flatMap { $0.stretches(in: indices) }
    }
}
