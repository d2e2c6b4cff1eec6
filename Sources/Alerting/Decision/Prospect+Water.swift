import Chronology
import Events
import Region
import Wording

extension Prospect {
    /// What the criteria say about every incident on a river together, for one side.
    ///
    /// - Parameters:
    ///   - changed: when something about these incidents was heard last; with it a forecast counts as complete.
    ///   - time: of the judgement. It begins today, so that what has begun today has begun.
    init(_ outlooks: [WaterOutlook], _ rules: LifeRules, in area: WarningArea, changed: Timestamp, at time: Timestamp) {
        func foreseen(_ expectation: WaterExpectation?) -> Foreseen? { expectation.map { Foreseen($0, rules, area) } }
        let strictest = outlooks.compactMap(\.strictest).max { ($0.level, $0.probability) < ($1.level, $1.probability) }
        let likely = rules.levels.compactMap { level in
            foreseen(outlooks.compactMap { $0.expectation(level) }.max { $0.probability < $1.probability })
        }
        self.init(
            fired: foreseen(strictest), likely: Dictionary(uniqueKeysWithValues: likely.map { ($0.level, $0) }),
            isClear: outlooks.allSatisfy { $0.isClear(at: time) }, clearing: nil, firstDay: time.beijingDate.advanced(by: 1),
            newest: changed, oldest: changed, causes: Array(outlooks.flatMap(\.causes).prefix(Self.maximumCauses)))
    }

    /// Ids that a water warning names.
    static let maximumCauses = 40
}

extension Foreseen {
    fileprivate init(_ expectation: WaterExpectation, _ rules: LifeRules, _ area: WarningArea) {
        let days = WarningWords.days(expectation.onsetDay, expectation.endsDay)
        self.init(
            level: expectation.level, probability: expectation.probability, threshold: expectation.threshold, onset: expectation.onsetDay,
            ends: expectation.endsDay,
            reason: Bilingual(
                zh: "\(area.name.zh)\(days.zh)：\(rules.cause.zh)。\(expectation.reasons.map(\.zh).joined())",
                en: "\(area.name.en), \(days.en): \(rules.cause.en). \(expectation.reasons.map(\.en).joined())"))
    }
}
