package import Chronology
import Events

/// From when on another hazard speaks for an area. A hazard says nothing about the days from which a hazard that it is `absorbedBy` warns:
/// nobody is warned twice about the same day, and a warning does not come and go in the gaps of a graver one. Days before that remain its
/// own, and when the graver warning is lifted it may take up again.
package struct Absorption: Hashable, Sendable {
    /// The first day of the graver warning that stands or fires; nil without one.
    package let from: CalendarDate?

    package static let nothing = Absorption(from: nil)

    package init(from: CalendarDate?) { self.from = from }

    func contains(_ date: CalendarDate) -> Bool { from.map { date >= $0 } ?? false }
}

extension Expectation {
    /// The expectation without the absorbed days; nil when too few are left for any rule of its level, or only days that are over.
    func outside(_ absorption: Absorption, _ criterion: LevelCriterion, firstDay: CalendarDate) -> Expectation? {
        guard let from = absorption.from, from <= ends else { return self }
        let last = from.advanced(by: -1)
        guard last >= firstDay, onset.distance(to: last) + 1 >= criterion.shortestDays else { return nil }
        return Expectation(
            level: level, probability: probability, onset: onset, ends: last, lowestIndex: lowestIndex, highestIndex: highestIndex,
            primary: primary)
    }
}

extension LevelCriterion {
    /// The fewest days that can meet it.
    var shortestDays: Int { anyOf.compactMap { $0.allOf.map(\.days).max() }.min() ?? 1 }
}

extension WarningCriteria {
    /// From when on other hazards speak for an area instead of one.
    ///
    /// - Parameters:
    ///   - outlook: what the newest forecasts say about another hazard in the area.
    ///   - standing: the days of another hazard's warning that stands.
    package func absorption(
        of hazard: Hazard, outlook: (Hazard) -> [Outlook], standing: (Hazard) -> ClosedRange<CalendarDate>?
    ) -> Absorption {
        let onsets = (air[hazard]?.absorbedBy ?? []).flatMap { other -> [CalendarDate] in
            let fired = air[other].flatMap { AreaOutlook(outlook(other)).strictest($0)?.expectation.onset }
            return [fired, standing(other)?.lowerBound].compactMap { $0 }
        }
        return Absorption(from: onsets.min())
    }
}
