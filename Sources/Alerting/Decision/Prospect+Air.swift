import Chronology
import Events
import Wording

extension Prospect {
    /// - Parameter text: words the reasons; it knows the area and the days observed.
    init(_ outlook: AreaOutlook, _ edition: CriteriaEdition, _ text: WarningText) {
        let likely = edition.levels.compactMap { criterion in
            outlook.mostLikely(criterion.level).map { Foreseen($0, edition, text, from: outlook.firstDay) }
        }
        self.init(
            fired: outlook.strictest(edition).map { Foreseen($0, edition, text, from: outlook.firstDay) },
            likely: Dictionary(uniqueKeysWithValues: likely.map { ($0.level, $0) }), isClear: outlook.isClear(by: edition.lifting),
            clearing: (outlook.clearProbability, edition.lifting.probability), firstDay: outlook.firstDay, newest: outlook.newest,
            oldest: outlook.places.map(\.issued).min() ?? .distantPast, causes: outlook.forecasts)
    }
}

extension Foreseen {
    fileprivate init(_ expected: Expected, _ edition: CriteriaEdition, _ text: WarningText, from firstDay: CalendarDate?) {
        let expectation = expected.expectation
        let threshold = edition.criterion(expectation.level)?.probability ?? 1
        self.init(
            level: expectation.level, probability: expectation.probability, threshold: threshold, onset: expectation.onset,
            ends: expectation.ends, reason: text.reason(expected, threshold: threshold, from: firstDay))
    }
}
