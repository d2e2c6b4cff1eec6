import Chronology
import Events

/// What to do about a warning. The place for a consultation (会商): a decision is a proposal until somebody says it.
enum WarningDecision {
    case issue(Expected)
    /// Raised, lowered or extended; `expected` is nil when no place expects the new level any more.
    case change(WarningChange, to: WarningLevel, Expected?)
    case lift(LiftCause)
}

/// Why a warning ends.
enum LiftCause {
    /// The lifting condition is forecast at every place.
    case ruleMet
    /// It had not begun, and the forecasts no longer expect it.
    case notExpected
}

extension Watch {
    /// Counts a complete issue of the forecast toward lowering; true when this issue completes one.
    mutating func countIssue(_ outlook: AreaOutlook, _ edition: CriteriaEdition) -> Bool {
        guard outlook.isRenewed(since: counted) else { return false }
        counted = outlook.newest
        standing?.count(fired: outlook.strictest(edition)?.expectation.level)
        return true
    }

    /// The one thing to do now, if anything. Raising and extending wait for nothing; lowering and lifting for a complete issue.
    func decision(_ outlook: AreaOutlook, _ edition: CriteriaEdition, isComplete: Bool) -> WarningDecision? {
        let expected = outlook.strictest(edition)
        guard let standing else { return expected.map(WarningDecision.issue) }
        guard let firstDay = outlook.firstDay else { return nil }
        let hasBegun = standing.onset < firstDay
        if isComplete, hasBegun, outlook.isClear(by: edition.lifting) { return .lift(.ruleMet) }
        if let expected, expected.expectation.level >= standing.level { return standing.following(expected, firstDay, edition) }
        guard isComplete, standing.lowerIssues >= edition.steadiness.lowerAfterIssues else { return nil }
        return standing.lowered(outlook, edition, hasBegun: hasBegun)
    }
}

extension Standing {
    /// Raise at once; extend when the announced end is near.
    fileprivate func following(_ expected: Expected, _ firstDay: CalendarDate, _ edition: CriteriaEdition) -> WarningDecision? {
        let expectation = expected.expectation
        if expectation.level > level { return .change(.raised, to: expectation.level, expected) }
        let isNearEnd = firstDay.advanced(by: -1).distance(to: ends) <= edition.steadiness.extendDaysBefore
        return isNearEnd && expectation.ends > ends ? .change(.extended, to: level, expected) : nil
    }

    /// One that has begun keeps at least the lowest level until the lifting condition is met.
    fileprivate func lowered(_ outlook: AreaOutlook, _ edition: CriteriaEdition, hasBegun: Bool) -> WarningDecision? {
        guard let lowest = edition.levels.first?.level else { return nil }
        if lowerLevel == nil, !hasBegun { return .lift(.notExpected) }
        let target = lowerLevel ?? lowest
        return target < level ? .change(.lowered, to: target, outlook.mostLikely(target)) : nil
    }
}
