import Chronology
import Events
import Region
import Wording

/// The reason of a warning in words: region → days → level range → primary pollutant → cause, the order of a consultation's conclusion.
struct WarningText {
    let area: WarningArea
    let edition: CriteriaEdition

    func issued(_ expected: Expected, threshold: Double) -> Bilingual {
        outlook(expected) + basis(expected, threshold: threshold)
    }

    func changed(_ change: WarningChange, from: WarningLevel, to: WarningLevel, _ expected: Expected?, threshold: Double) -> Bilingual {
        let what = opening(change, from: from.word, to: to.word)
        guard let expected else { return what + noLonger(from) }
        return what + outlook(expected) + basis(expected, threshold: threshold)
    }

    /// - Parameter probability: that of the lifting condition at the place where it is least likely.
    func lifted(_ cause: LiftCause, probability: Double) -> Bilingual {
        let hazard = edition.hazard.name
        switch cause {
        case .ruleMet:
            let (chance, limit) = (WarningWords.percent(probability), WarningWords.percent(edition.lifting.probability))
            return Bilingual(
                zh: "\(area.name.zh)：预计\(clear.zh)，概率\(chance)（解除值\(limit)），解除\(hazard.zh)预警。",
                en:
                    "\(area.name.en): \(clear.en) is expected, probability \(chance) (lifts at \(limit)); the \(hazard.en) warning is lifted."
            )
        case .notExpected:
            let issues = edition.steadiness.lowerAfterIssues
            return Bilingual(
                zh: "\(area.name.zh)：过程尚未开始，连续\(issues)次预报不再达到预警条件，解除\(hazard.zh)预警。",
                en:
                    "\(area.name.en): it had not begun and \(issues) forecasts in a row no longer expect it; the \(hazard.en) warning is lifted."
            )
        }
    }

    /// The lifting condition in words. It looks at the days of one hazard only: a day of the other one may be as bad as it likes.
    private var clear: Bilingual {
        let (rule, isDust) = (edition.lifting, edition.hazard == .dust)
        return Bilingual(
            zh: "\(rule.hours)小时内无AQI达到或超过\(rule.below)的\(isDust ? "" : "非")沙尘日",
            en: "no \(isDust ? "" : "non-")dust day with AQI ≥ \(rule.below) for \(rule.hours) h")
    }

    private func outlook(_ expected: Expected) -> Bilingual {
        let expectation = expected.expectation
        let days = WarningWords.days(expectation.onset, expectation.ends)
        let range = WarningWords.range(expectation.lowestIndex, expectation.highestIndex)
        return Bilingual(
            zh: "\(area.name.zh)\(days.zh)预计\(range.zh)\(primary(expectation).zh)，\(edition.cause.zh)。",
            en: "\(area.name.en), \(days.en): \(range.en)\(primary(expectation).en); \(edition.cause.en).")
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
            zh: "\(area.name.zh)：预报不再达到\(from.word.zh)条件，尚未满足解除条件（\(clear.zh)）。",
            en:
                "\(area.name.en): the forecasts no longer meet \(from.word.en); the lifting condition (\(clear.en)) is not met yet."
        )
    }
}

extension Bilingual {
    fileprivate static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
