package import Events

/// When one level of a water warning is met.
package struct WaterCriterion: Hashable, Sendable, Codable {
    package let level: WarningLevel
    /// Any one of them is enough.
    package let anyOf: [WaterAlternative]

    package init(_ level: WarningLevel, anyOf: [WaterAlternative]) {
        self.level = level
        self.anyOf = anyOf
    }
}

/// A grade, an arrival, or both together.
package struct WaterAlternative: Hashable, Sendable, Codable {
    /// The incident has this grade or a graver one, and reaches a target of the side (or nothing is forecast yet).
    package let grade: IncidentGrade?
    package let arrival: ArrivalRule?

    package init(grade: IncidentGrade? = nil, arrival: ArrivalRule? = nil) {
        self.grade = grade
        self.arrival = arrival
    }
}

/// “Arrives at a drinking-water intake within 72 h with a probability of 10 % or more.”
package struct ArrivalRule: Hashable, Sendable, Codable {
    /// Kinds of target that count; none for every kind that the edition looks at.
    package let targets: Set<TargetKind>
    /// That the target's limit is exceeded.
    package let probability: Double
    /// From the forecast to the early (10 %) arrival: the lead at which the rule fires.
    package let withinHours: Int

    package init(targets: Set<TargetKind> = [], probability: Double, withinHours: Int) {
        self.targets = targets
        self.probability = probability
        self.withinHours = withinHours
    }
}

/// The kinds of sensitive target, as the register of the rivers names them.
package enum TargetKind: String, Hashable, Sendable, Codable, CaseIterable {
    case drinkingIntake = "drinking-intake"
    case crossBoundarySection = "cross-boundary-section"
    case wetland
    case irrigationIntake = "irrigation-intake"
    case section
    case reservoir
}
