import Chronology
import Events

/// What the forecasts ask for. It is a proposal until people stand behind it.
enum WarningDecision {
    case issue(Foreseen)
    /// Raised, lowered or extended; the prospect is nil when nothing meets the new level any more.
    case change(WarningChange, to: WarningLevel, Foreseen?)
    case lift(LiftCause)

    var step: WarningStep {
        switch self {
        case .issue: .issue
        case .change(.raised, _, _): .raise
        case .change(.lowered, _, _): .lower
        case .change(.extended, _, _): .extend
        case .lift: .lift
        }
    }

    /// The level from then on; nil for lifting.
    var level: WarningLevel? {
        switch self {
        case .issue(let foreseen): foreseen.level
        case .change(_, let level, _): level
        case .lift: nil
        }
    }
}

/// Why a warning ends.
enum LiftCause {
    /// The lifting condition is forecast everywhere.
    case ruleMet
    /// It had not begun, and the forecasts no longer expect it.
    case notExpected
    /// Half of the picture has been missing for too long.
    case noPicture
}

extension Watch {
    /// Counts a complete issue of the forecast toward lowering, and toward asking again for what was refused.
    /// - Returns: whether this issue completes one.
    mutating func countIssue(_ prospect: Prospect, _ rules: LifeRules) -> Bool {
        guard prospect.isRenewed(since: counted) else { return false }
        counted = prospect.newest
        standing?.count(fired: prospect.fired?.level)
        return true
    }

    /// Whether everything known belongs to the last complete issue.
    func isComplete(_ prospect: Prospect) -> Bool { prospect.firstDay != nil && counted == prospect.newest }

    /// The one thing to do now, if anything. Raising and extending wait for nothing; lowering and lifting for a complete issue.
    func decision(_ prospect: Prospect, _ rules: LifeRules) -> WarningDecision? {
        guard let standing else { return prospect.fired.map(WarningDecision.issue) }
        guard let firstDay = prospect.firstDay else { return nil }
        let (hasBegun, isComplete) = (standing.onset < firstDay, isComplete(prospect) && prospect.missingSince == nil)
        if isComplete, hasBegun, prospect.isClear { return .lift(.ruleMet) }
        if let fired = prospect.fired, fired.level >= standing.level { return standing.following(fired, firstDay, rules) }
        guard isComplete, standing.lowerIssues >= rules.steadiness.lowerAfterIssues else { return nil }
        return standing.lowered(prospect, rules, hasBegun: hasBegun)
    }
}

extension Standing {
    /// Raise at once; extend when the announced end is near.
    fileprivate func following(_ fired: Foreseen, _ firstDay: CalendarDate, _ rules: LifeRules) -> WarningDecision? {
        if fired.level > level { return .change(.raised, to: fired.level, fired) }
        let isNearEnd = firstDay.advanced(by: -1).distance(to: ends) <= rules.steadiness.extendDaysBefore
        return isNearEnd && fired.ends > ends ? .change(.extended, to: level, fired) : nil
    }

    /// One that has begun keeps at least the lowest level until the lifting condition is met.
    fileprivate func lowered(_ prospect: Prospect, _ rules: LifeRules, hasBegun: Bool) -> WarningDecision? {
        guard let lowest = rules.levels.first else { return nil }
        if lowerLevel == nil, !hasBegun { return .lift(.notExpected) }
        let target = lowerLevel ?? lowest
        return target < level ? .change(.lowered, to: target, prospect.likely[target]) : nil
    }
}
