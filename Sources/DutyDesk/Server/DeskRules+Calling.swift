package import Calling
package import Duty
package import Events
package import Rivers

extension DeskRules {
    /// What `duty/rotas.yaml`, `duty/calling.yaml` and the procedure of warnings lay down for one side.
    package init(
        side: Side, duty: DutyPlan, calling: CallingPlan, recall: DeskRecall?, hazards: [String], rivers: [DeskWaterway],
        register: RegisterKeeper?
    ) {
        self.init(
            duty: duty, ladders: calling.ladders.map { DeskLadder($0, side: side) },
            calls: Dictionary(calling.rules.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }), recall: recall,
            longestHold: calling.limits.longestHold, longestSilence: calling.limits.longestSilence, hazards: hazards,
            rivers: rivers, register: register)
    }
}

extension DeskLadder {
    init(_ ladder: Ladder, side: Side) {
        let steps = ladder.steps.map { Step(afterSeconds: Int($0.after.components.seconds), posts: $0.posts[side] ?? []) }
        self.init(id: ladder.id, steps: steps, holdSeconds: Int(ladder.acknowledged.components.seconds))
    }
}
