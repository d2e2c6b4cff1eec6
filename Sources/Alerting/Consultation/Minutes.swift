import Chronology
import Events
import Region
import Wording

/// The minutes of a consultation (会商纪要): region → dates → level range → primary pollutant → cause, then who took part, the data
/// cut-off, dissent, silence, decision, next review.
struct Minutes {
    let region: Region
    let area: WarningArea
    let rules: LifeRules
    let record: ConsultationRecord
    let conclusion: Conclusion
    let at: Timestamp
    let review: Timestamp?

    var text: Bilingual {
        let parts = [subject, outlook, evidence, opinions, silence, decision, next].compactMap { $0 }
        return Bilingual(zh: parts.map(\.zh).joined(separator: "\n"), en: parts.map(\.en).joined(separator: "\n"))
    }

    private var opened: ConsultationOpened { record.opened }

    private var subject: Bilingual? {
        let number = opened.warning ?? opened.area
        return Bilingual(
            zh: "会商纪要 \(record.number)（\(number)），\(record.at.beijingText)至\(at.beijingText)。",
            en: "Minutes of the consultation \(record.number) (\(number)), \(record.at.beijingText) to \(at.beijingText), Beijing time.")
    }

    /// The days of the snapshot, the medians of all places from the lowest to the highest.
    private var outlook: Bilingual? {
        let days = opened.evidence.days
        guard let first = days.map(\.date).min(), let last = days.map(\.date).max(), let low = days.map(\.middle).min(),
            let high = days.map(\.middle).max()
        else { return nil }
        let (dates, range) = (WarningWords.days(first, last), WarningWords.range(max(1, low), max(1, high)))
        let primary = days.compactMap(\.primary).mostFrequent.map(WarningWords.pollutant)
        return Bilingual(
            zh: "\(area.name.zh)，\(dates.zh)，中位预报\(range.zh)\(primary.map { "，首要污染物\($0)" } ?? "")，\(rules.cause.zh)。",
            en:
                "\(area.name.en), \(dates.en), median forecast \(range.en)\(primary.map { ", primary pollutant \($0)" } ?? ""); \(rules.cause.en)."
        )
    }

    private var evidence: Bilingual? {
        let snapshot = opened.evidence
        let methods = Set(snapshot.forecasts.map(\.method)).sorted().joined(separator: ", ")
        let guidance = Set(snapshot.forecasts.flatMap(\.guidance)).sorted()
        let sources =
            guidance.isEmpty
            ? Bilingual(zh: "无", en: "none") : Bilingual(zh: guidance.joined(separator: "、"), en: guidance.joined(separator: ", "))
        return Bilingual(
            zh: "资料截止\(snapshot.cutoff.beijingText)；预报方法\(methods.isEmpty ? "无" : methods)；指导资料\(sources.zh)。",
            en: "Data cut-off \(snapshot.cutoff.beijingText); method \(methods.isEmpty ? "none" : methods); guidance \(sources.en).")
    }

    private var opinions: Bilingual? {
        guard !record.opinions.isEmpty else { return Bilingual(zh: "无岗位发表意见。", en: "No post gave an opinion.") }
        let lines = record.opinions.map(line)
        return Bilingual(zh: "意见：\(lines.map(\.zh).joined(separator: "；"))。", en: "Opinions: \(lines.map(\.en).joined(separator: "; ")).")
    }

    private func line(_ opinion: Opinion) -> Bilingual {
        let (post, side, stance) = (region.name(ofPost: opinion.post), opinion.side.word, opinion.stance.word)
        let level = opinion.level.map { Bilingual(zh: "，认为应为\($0.word.zh)", en: ", thinks \($0.word.en) right") }
        let void = void(opinion)
        return Bilingual(
            zh: "\(post.zh)（\(side.zh)，\(opinion.person)）\(stance.zh)\(level?.zh ?? "")\(void?.zh ?? "")：\(opinion.reason)",
            en: "\(post.en) (\(side.en), \(opinion.person)) \(stance.en)\(level?.en ?? "")\(void?.en ?? ""): \(opinion.reason)")
    }

    /// Why an opinion is no vote.
    private func void(_ opinion: Opinion) -> Bilingual? {
        guard let level = opinion.level, !rules.levels.contains(level) else { return nil }
        let known = rules.levels.map(\.word)
        return Bilingual(
            zh: "（\(rules.hazard.name.zh)没有\(level.word.zh)的条件，只有\(known.map(\.zh).joined(separator: "、"))：记录在案，不计票）",
            en: " (\(rules.hazard.name.en) has no criterion for \(level.word.en), only for \(known.map(\.en).joined(separator: ", ")): "
                + "noted, and not counted as a vote)")
    }

    private var silence: Bilingual? {
        guard !conclusion.silent.isEmpty else { return nil }
        let names = conclusion.silent.map(region.name(ofPost:))
        let cutOff = conclusion.unreachable.first.map {
            Bilingual(zh: "；与\($0.word.zh)的链路中断", en: "; the link to the \($0.word.en) side was down")
        }
        return Bilingual(
            zh: "未答复：\(names.map(\.zh).joined(separator: "、"))\(cutOff?.zh ?? "")。",
            en: "Without an answer: \(names.map(\.en).joined(separator: ", "))\(cutOff?.en ?? "").")
    }

    private var decision: Bilingual? {
        let outcome = conclusion.outcome.word
        let level = conclusion.level.map { Bilingual(zh: "，级别\($0.word.zh)", en: ", level \($0.word.en)") }
        return Bilingual(zh: "结论：\(outcome.zh)\(level?.zh ?? "")。", en: "Conclusion: \(outcome.en)\(level?.en ?? "").")
    }

    private var next: Bilingual? {
        review.map { Bilingual(zh: "下次研判：\($0.beijingText)。", en: "Next review: \($0.beijingText).") }
    }
}

extension Stance {
    var word: Bilingual {
        switch self {
        case .agree: Bilingual(zh: "同意", en: "agrees")
        case .disagree: Bilingual(zh: "不同意", en: "disagrees")
        case .abstain: Bilingual(zh: "弃权", en: "abstains")
        }
    }
}

extension ConsultationOutcome {
    var word: Bilingual {
        switch self {
        case .agreed: Bilingual(zh: "意见一致", en: "agreed")
        case .dissent: Bilingual(zh: "有不同意见，由预警所属方决定", en: "with dissent; the owner decides")
        case .silence: Bilingual(zh: "到时仍有必答岗位未答复", en: "a post that must answer was silent to the end")
        case .unreachable: Bilingual(zh: "对方无法联系，由预警所属方独立决定", en: "the other side could not be reached; the owner decides alone")
        case .withdrawn: Bilingual(zh: "事由已不存在，会商撤回", en: "withdrawn: there is nothing left to decide")
        }
    }
}
