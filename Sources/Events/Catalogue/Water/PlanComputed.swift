package import Chronology
package import Wording

/// What can still be done about a release on its way: which facilities in time, in what combinations, and what each is worth at every target. An
/// advice with its reasons, never an order. Subject: the incident.
package struct PlanComputed: EventPayload {
    package static let type = "water.plan.computed"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    package let river: String
    package let substance: String
    /// From when the orders are counted.
    package let issued: Timestamp
    /// The whole in one sentence; an empty plan says why it is empty.
    package let summary: Bilingual
    /// What every facility on the way could do, in the order in which the release comes to it.
    package let actions: [PlanAction]
    /// The best first; none where nothing helps.
    package let combinations: [PlanCombination]
    /// Every target when nothing is done, in the order in which the release comes to it.
    package let untreated: [PlanOutcome]
    /// By when each decision has to be taken, in order.
    package let timeline: [PlanDecision]
    /// One for each drinking-water intake that may be reached.
    package let drinkingWater: [PlanIntake]
    /// One for each irrigation headworks that may be reached.
    package let irrigation: [PlanIntake]
    /// Everything that was assumed rather than known.
    package let assumptions: [Bilingual]
    /// How the numbers came about.
    package let derivation: [Derivation]
    /// Which method made it, with its version.
    package let method: String

    package init(
        incident: String, river: String, substance: String, issued: Timestamp, summary: Bilingual, actions: [PlanAction] = [],
        combinations: [PlanCombination] = [], untreated: [PlanOutcome] = [], timeline: [PlanDecision] = [],
        drinkingWater: [PlanIntake] = [],
        irrigation: [PlanIntake] = [], assumptions: [Bilingual] = [], derivation: [Derivation] = [], method: String
    ) {
        (self.incident, self.river, self.substance, self.issued) = (incident, river, substance, issued)
        (self.summary, self.actions, self.combinations, self.untreated) = (summary, actions, combinations, untreated)
        (self.timeline, self.drinkingWater, self.irrigation) = (timeline, drinkingWater, irrigation)
        (self.assumptions, self.derivation, self.method) = (assumptions, derivation, method)
    }
}

/// By when something has to be decided.
package struct PlanDecision: Hashable, Sendable, Codable {
    package let decideBy: Timestamp
    /// The action's id; nil for the closing of an intake.
    package let action: String?
    /// The target's id; nil for an action.
    package let target: String?
    package let what: Bilingual
    /// Who decides.
    package let side: Side
    package let owner: String
    package let post: String

    package init(
        decideBy: Timestamp, action: String? = nil, target: String? = nil, what: Bilingual, side: Side, owner: String, post: String
    ) {
        (self.decideBy, self.action, self.target, self.what) = (decideBy, action, target, what)
        (self.side, self.owner, self.post) = (side, owner, post)
    }
}
