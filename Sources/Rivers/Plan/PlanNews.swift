import Chronology
package import Events

extension PlanComputed {
    /// A deadline that moved by no more is the same.
    static let sameWithin = Duration.minutes(15)

    /// Whether somebody has to look at this plan who has seen the old one: something can be done that could not or the other way round, a
    /// deadline moved by more than a quarter of an hour, other combinations are proposed, or a source of drinking water stands otherwise.
    package func isNews(since old: PlanComputed?) -> Bool {
        guard let old else { return true }
        if actions.map(\.decision) != old.actions.map(\.decision) || combinations.map(\.actions) != old.combinations.map(\.actions) {
            return true
        }
        if intakes.map(\.standing) != old.intakes.map(\.standing) { return true }
        let deadlines =
            zip(actions, old.actions).map { ($0.deadline, $1.deadline) } + zip(intakes, old.intakes).map { ($0.closeBy, $1.closeBy) }
        return deadlines.contains { hasMoved($0.0, $0.1) }
    }

    private var intakes: [PlanIntake] { drinkingWater + irrigation }

    private func hasMoved(_ new: Timestamp?, _ old: Timestamp?) -> Bool {
        guard let new, let old else { return (new == nil) != (old == nil) }
        return new - old > Self.sameWithin || old - new > Self.sameWithin
    }
}

extension PlanAction {
    fileprivate var decision: [String] { [id, state.rawValue] }
    /// Of what can still be decided.
    fileprivate var deadline: Timestamp? { state == .operable ? decideBy : nil }
}

extension PlanIntake {
    fileprivate var standing: [String?] { [target, backupState.rawValue, backup, gateIsInTime.map { "\($0)" }] }
}
