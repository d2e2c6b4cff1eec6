package import Chronology
package import Wording

/// Actions together, and what they are worth.
package struct PlanCombination: Hashable, Sendable, Codable {
    /// 1 is the best.
    package let rank: Int
    /// Ids of actions, in the order in which the release comes to them.
    package let actions: [String]
    /// The first of its decisions.
    package let decideBy: Timestamp?
    /// At every target that the release comes to.
    package let outcomes: [PlanOutcome]
    /// Step by step what happens and why.
    package let explanation: [Bilingual]
    /// For each action: what is lost if it alone fails.
    package let failures: [PlanFailure]
    /// Whether somebody went and looked at every facility in it.
    package let isVerified: Bool

    package init(
        rank: Int, actions: [String], decideBy: Timestamp?, outcomes: [PlanOutcome], explanation: [Bilingual], failures: [PlanFailure],
        isVerified: Bool
    ) {
        (self.rank, self.actions, self.decideBy, self.outcomes) = (rank, actions, decideBy, outcomes)
        (self.explanation, self.failures, self.isVerified) = (explanation, failures, isVerified)
    }
}

/// What a target sees.
package struct PlanOutcome: Hashable, Sendable, Codable {
    /// The target's id.
    package let target: String
    package let name: Bilingual
    package let side: Side
    /// As in the forecast.
    package let kind: String
    /// Share of the ensemble in which the limit is exceeded; nil when the mass is unknown.
    package let exceedanceProbability: Double?
    /// mg/l; nil when the mass is unknown.
    package let peakConcentration: Band?
    /// The peak over that when nothing is done, in the middle of the ensemble: 0 … 1, more where pollution is led to it.
    package let peakShare: Double
    /// How much sooner the release comes, h: clean water from above drives it on. Nil where it does not.
    package let hoursSooner: Double?

    package init(
        target: String, name: Bilingual, side: Side, kind: String, exceedanceProbability: Double?, peakConcentration: Band?,
        peakShare: Double, hoursSooner: Double? = nil
    ) {
        (self.target, self.name, self.side, self.kind) = (target, name, side, kind)
        (self.exceedanceProbability, self.peakConcentration) = (exceedanceProbability, peakConcentration)
        (self.peakShare, self.hoursSooner) = (peakShare, hoursSooner)
    }
}

/// What happens if one action of a combination fails.
package struct PlanFailure: Hashable, Sendable, Codable {
    /// Its id.
    package let action: String
    /// Ids of the targets that the combination protects and that are not protected without it.
    package let loses: [String]
    package let consequence: Bilingual

    package init(action: String, loses: [String], consequence: Bilingual) {
        (self.action, self.loses, self.consequence) = (action, loses, consequence)
    }
}
