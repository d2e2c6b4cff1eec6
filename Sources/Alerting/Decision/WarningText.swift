import Chronology
import Events
import Region
import Wording

/// The reason of a warning in words: region → days → level range → primary pollutant → cause, the order of a consultation's conclusion.
/// Days that are over and days that are forecast are told apart.
struct WarningText {
    let area: WarningArea
    let rules: LifeRules
    /// Whose days are its own; nil for water.
    let edition: CriteriaEdition?
    /// The days already assessed, by place.
    let observed: [String: [ObservedDay]]

    func changed(_ change: WarningChange, from: WarningLevel, to: WarningLevel, _ foreseen: Foreseen?, isMissing: Bool) -> Bilingual {
        let what = opening(change, from: from.word, to: to.word)
        if isMissing, change == .lowered { return what + noPicture }
        return what + (foreseen?.reason ?? noLonger(from))
    }

    /// - Parameter clearing: the probability of the lifting condition where it is least likely, and from where on it lifts.
    func lifted(_ cause: LiftCause, _ clearing: (probability: Double, threshold: Double)?) -> Bilingual {
        let hazard = rules.hazard.name
        switch cause {
        case .ruleMet:
            let chance = clearing.map { (WarningWords.percent($0.probability), WarningWords.percent($0.threshold)) }
            return Bilingual(
                zh: "\(area.name.zh)：预计\(rules.lifting.words.zh)\(chance.map { "，概率\($0.0)（解除值\($0.1)）" } ?? "")，解除\(hazard.zh)预警。",
                en: "\(area.name.en): \(rules.lifting.words.en) is expected"
                    + "\(chance.map { ", probability \($0.0) (lifts at \($0.1))" } ?? ""); the \(hazard.en) warning is lifted.")
        case .notExpected:
            let issues = rules.steadiness.lowerAfterIssues
            return Bilingual(
                zh: "\(area.name.zh)：过程尚未开始，连续\(issues)次预报不再达到预警条件，解除\(hazard.zh)预警。",
                en:
                    "\(area.name.en): it had not begun and \(issues) forecasts in a row no longer expect it; the \(hazard.en) warning is lifted."
            )
        case .noPicture:
            return noPicture
                + Bilingual(
                    zh: "解除\(hazard.zh)区域预警；各方本地预警不受影响。",
                    en: "The region-wide \(hazard.en) warning is lifted; each side's own warnings go on.")
        }
    }

    /// Of a level at the place where it is most likely.
    /// - Parameter firstDay: the first day of the forecast; what lies before it is over.
    func reason(_ expected: Expected, threshold: Double, from firstDay: CalendarDate?) -> Bilingual {
        past(expected, before: firstDay) + coming(expected, from: firstDay) + basis(expected, threshold: threshold)
    }

    // MARK: Parts

    /// The days of the episode that are over, as they were assessed.
    private func past(_ expected: Expected, before firstDay: CalendarDate?) -> Bilingual {
        let onset = expected.expectation.onset
        guard let firstDay, let edition, onset < firstDay else { return Bilingual(zh: "", en: "") }
        let days = (observed[expected.place.place] ?? []).filter { (onset..<firstDay).contains($0.date) }
        let indices = days.compactMap { $0.index(for: edition) }.filter { $0 > 0 }
        guard let first = days.map(\.date).min(), let last = days.map(\.date).max(), let low = indices.min(), let high = indices.max()
        else {
            return Bilingual(zh: "", en: "")
        }
        let (dates, range) = (WarningWords.days(first, last), WarningWords.range(low, high))
        return Bilingual(
            zh: "\(area.name.zh)\(dates.zh)实况\(range.zh)。", en: "\(area.name.en), \(dates.en), observed: \(range.en). ")
    }

    private func coming(_ expected: Expected, from firstDay: CalendarDate?) -> Bilingual {
        let expectation = expected.expectation
        let first = min(max(expectation.onset, firstDay ?? expectation.onset), expectation.ends)
        let days = WarningWords.days(first, expectation.ends)
        let range = WarningWords.range(expectation.lowestIndex, expectation.highestIndex)
        return Bilingual(
            zh: "\(area.name.zh)\(days.zh)预计\(range.zh)\(primary(expectation).zh)，\(rules.cause.zh)。",
            en: "\(area.name.en), \(days.en): \(range.en)\(primary(expectation).en); \(rules.cause.en).")
    }

    private func primary(_ expectation: Expectation) -> Bilingual {
        guard let code = expectation.primary else { return Bilingual(zh: "", en: "") }
        let symbol = WarningWords.pollutant(code)
        return Bilingual(zh: "，首要污染物\(symbol)", en: ", primary pollutant \(symbol)")
    }

    private func basis(_ expected: Expected, threshold: Double) -> Bilingual {
        let (level, chance) = (expected.expectation.level.word, WarningWords.percent(expected.expectation.probability))
        let limit = WarningWords.percent(threshold)
        return Bilingual(
            zh: "达到\(level.zh)条件的概率\(chance)（启动值\(limit)）。", en: " Probability of the \(level.en) criterion \(chance) (fires at \(limit)).")
    }

    private func opening(_ change: WarningChange, from: Bilingual, to: Bilingual) -> Bilingual {
        switch change {
        case .raised: Bilingual(zh: "由\(from.zh)升为\(to.zh)。", en: "Raised from \(from.en) to \(to.en). ")
        case .lowered: Bilingual(zh: "由\(from.zh)降为\(to.zh)。", en: "Lowered from \(from.en) to \(to.en). ")
        case .extended: Bilingual(zh: "\(to.zh)预警延长。", en: "The \(to.en) warning is extended. ")
        }
    }

    private func noLonger(_ from: WarningLevel) -> Bilingual {
        Bilingual(
            zh: "\(area.name.zh)：预报不再达到\(from.word.zh)条件，尚未满足解除条件（\(rules.lifting.words.zh)）。",
            en:
                "\(area.name.en): the forecasts no longer meet \(from.word.en); the lifting condition (\(rules.lifting.words.en)) is not met yet."
        )
    }

    private var noPicture: Bilingual {
        Bilingual(
            zh: "\(area.name.zh)：对方的预报长时间未到，已无法判断是否仍为区域性过程。",
            en:
                "\(area.name.en): the other side's forecasts have stayed away, and whether it still is a matter of the region cannot be told. "
        )
    }
}

extension Bilingual {
    fileprivate static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
