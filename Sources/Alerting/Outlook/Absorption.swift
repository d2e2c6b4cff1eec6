package import Chronology
import Events

/// Days that another hazard already warns of. A hazard says nothing about days that a hazard it is `absorbedBy` has taken over, so nobody
/// is warned twice about the same day.
package struct Absorption: Hashable, Sendable {
    /// In no order; they may overlap.
    package let days: [ClosedRange<CalendarDate>]

    package static let nothing = Absorption(days: [])

    package init(days: [ClosedRange<CalendarDate>]) { self.days = days }

    func contains(_ date: CalendarDate) -> Bool { days.contains { $0.contains(date) } }

    /// What is left of a stretch of days: the longest part without absorbed days, the earliest among equals.
    func rest(of stretch: ClosedRange<CalendarDate>) -> ClosedRange<CalendarDate>? {
        let left = stretch.split { contains($0) }.compactMap { part in part.first.flatMap { first in part.last.map { first...$0 } } }
        let longest = left.map { $0.lowerBound.distance(to: $0.upperBound) }.max()
        return left.first { $0.lowerBound.distance(to: $0.upperBound) == longest }
    }
}

extension Expectation {
    /// The expectation without the absorbed days; nil when too few are left for any rule of its level.
    func outside(_ absorption: Absorption, _ criterion: LevelCriterion) -> Expectation? {
        guard !absorption.days.isEmpty, onset <= ends else { return self }
        guard let rest = absorption.rest(of: onset...ends) else { return nil }
        if rest == onset...ends { return self }
        let shortest = criterion.anyOf.compactMap { $0.allOf.map(\.days).max() }.min() ?? 1
        guard rest.lowerBound.distance(to: rest.upperBound) + 1 >= shortest else { return nil }
        return Expectation(
            level: level, probability: probability, onset: rest.lowerBound, ends: rest.upperBound, lowestIndex: lowestIndex,
            highestIndex: highestIndex, primary: primary)
    }
}

extension WarningCriteria {
    /// The days of an area that other hazards have taken from one.
    ///
    /// - Parameters:
    ///   - outlook: what the newest forecasts say about another hazard in the area, itself without absorption.
    ///   - standing: the days of another hazard's warning that stands.
    package func absorption(
        of hazard: Hazard, outlook: (Hazard) -> [Outlook], standing: (Hazard) -> ClosedRange<CalendarDate>?
    ) -> Absorption {
        let days = (air[hazard]?.absorbedBy ?? []).flatMap { other -> [ClosedRange<CalendarDate>] in
            let fired = air[other].flatMap { AreaOutlook(outlook(other)).strictest($0)?.expectation }
            return [fired.map { min($0.onset, $0.ends)...$0.ends }, standing(other)].compactMap { $0 }
        }
        return Absorption(days: days)
    }
}
