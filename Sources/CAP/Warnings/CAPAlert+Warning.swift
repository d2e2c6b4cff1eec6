package import Chronology
internal import Wording

extension CAPAlert {
    /// One of our warnings as a message, in Chinese and English.
    ///
    /// - Parameters:
    ///   - serial: 1 for the first message about this warning; the last part of the identifier.
    ///   - sent: now.
    ///   - earlier: the messages about this warning so far. An update or a lifting refers to those that still stand.
    package init(warning: CAPWarning, step: CAPStep, serial: Int, sent: Timestamp, earlier: [CAPAlert] = []) {
        let prefix = warning.exercise.map { "exercise-\($0)-" } ?? ""
        // Nothing to change or cancel has been sent: then this is the first that the world hears of it.
        let type: CAPMessageType = earlier.isEmpty ? .alert : step.messageType
        self.init(
            identifier: CAPName.name(from: "\(prefix)\(warning.number)-\(serial)"), sender: CAPName.name(from: warning.sender),
            sent: CAPTime(beijing: sent), status: warning.exercise == nil ? .actual : .exercise, msgType: type, scope: .public)
        note = warning.exercise.map { "exercise \($0) 演练" }
        if type != .alert { references = Self.standing(earlier, at: sent).map(\.reference.description).joined(separator: " ") }
        info = Language.allCases.map { CAPInfo(warning, step, sent: self.sent, in: $0) }
    }

    /// Those that a receiver may still show; the last one where all have expired, because something must be referred to.
    private static func standing(_ earlier: [CAPAlert], at sent: Timestamp) -> [CAPAlert] {
        let standing = earlier.filter { ($0.msgType == .alert || $0.msgType == .update) && $0.isUnexpired(at: sent) }
        return standing.isEmpty ? earlier.suffix(1) : standing
    }
}

extension CAPStep {
    var messageType: CAPMessageType {
        switch self {
        case .issued: .alert
        case .changed: .update
        case .lifted, .recalled: .cancel
        }
    }

    fileprivate var verb: Bilingual {
        switch self {
        case .issued: Bilingual(zh: "发布", en: "warning issued")
        case .changed: Bilingual(zh: "变更", en: "warning changed")
        case .lifted: Bilingual(zh: "解除", en: "warning lifted")
        case .recalled: Bilingual(zh: "撤销（误发）", en: "warning taken back, it was a mistake")
        }
    }

    /// Whether nothing is warned of any more.
    fileprivate var isEnd: Bool { self == .lifted || self == .recalled }
}

extension CAPInfo {
    /// How long it is told that a warning is over.
    private static let lifted = Duration.hours(24)

    fileprivate init(_ warning: CAPWarning, _ step: CAPStep, sent: CAPTime, in language: Wording.Language) {
        let isOver = step.isEnd
        self.init(
            category: warning.hazard.category,
            event: Bilingual(
                zh: "\(warning.hazard.name.zh)\(warning.level.name.zh)预警", en: "\(warning.hazard.name.en) warning, \(warning.level.name.en)"
            )[language],
            urgency: isOver ? .past : warning.urgency(at: sent.instant), severity: isOver ? .minor : warning.level.severity,
            certainty: step == .recalled ? .unlikely : isOver ? .likely : warning.certainty(at: sent.instant))
        self.language = language == .zh ? "zh-CN" : "en-US"
        responseType = step == .recalled ? [.none] : isOver ? [.allClear] : warning.hazard.responseType
        eventCode = [CAPPair("fengsui:hazard", warning.hazard.id)]
        effective = sent
        onset = isOver ? nil : CAPTime(beijing: warning.onset)
        expires = CAPTime(beijing: isOver ? sent.instant + Self.lifted : max(warning.ends, sent.instant + .hours(1)))
        senderName = warning.senderName[language]
        headline = warning.mark(language) + warning.headline(step, language)
        description = warning.mark(language) + warning.description(isOver: isOver, language)
        instruction = isOver ? nil : warning.mark(language) + warning.hazard.instruction[language]
        contact = warning.contact?[language]
        parameter = warning.parameters
        area = [CAPArea(warning, in: language)]
    }
}

extension CAPWarning {
    /// So that nobody takes an exercise for the real thing, in any field that is read aloud.
    fileprivate func mark(_ language: Wording.Language) -> String {
        exercise == nil ? "" : language == .zh ? "【演练】" : "[EXERCISE] "
    }

    fileprivate func headline(_ step: CAPStep, _ language: Wording.Language) -> String {
        switch language {
        case .zh: "\(senderName.zh)\(step.verb.zh)\(area.zh)\(hazard.name.zh)\(level.name.zh)预警"
        case .en: "\(hazard.name.en), \(area.en): \(level.name.en) \(step.verb.en)"
        }
    }

    fileprivate func description(isOver: Bool, _ language: Wording.Language) -> String {
        let reason = Bilingual(zh: Self.said(self.reason.zh, caveat?.zh), en: Self.said(self.reason.en, caveat?.en))
        guard !isOver else { return reason[language] }
        let chance = probability.map { Int(($0 * 100).rounded()) }
        switch language {
        case .zh:
            let certainty = chance.map { "，概率\($0)%" } ?? ""
            return "\(reason.zh)\n\(onset.beijingText)至\(ends.beijingText)（北京时间）\(certainty)。"
        case .en:
            let certainty = chance.map { ", probability \($0) %" } ?? ""
            return "\(reason.en)\n\(onset.beijingText) to \(ends.beijingText), Beijing time\(certainty)."
        }
    }

    /// The caveat once: whoever gives the reason may have said it there. A sentence that somebody else wrote may bring its own full stop.
    private static func said(_ reason: String, _ caveat: String?) -> String {
        let whole = caveat.map { reason.contains($0) ? reason : "\(reason)\n\($0)" } ?? reason
        return whole.replacing(/([。！？])。+/) { $0.output.1 }.replacing(/([^.][.!?])\.(?=\s|$)/) { $0.output.1 }
    }

    /// CAP 1.2 §3.2.2: Immediate now, Expected within the hour, Future after it.
    fileprivate func urgency(at sent: Timestamp) -> CAPUrgency {
        onset <= sent ? .immediate : onset <= sent + .hours(1) ? .expected : .future
    }

    /// CAP 1.2 §3.2.2: Observed what has happened, Likely above one half.
    fileprivate func certainty(at sent: Timestamp) -> CAPCertainty {
        guard let probability else { return onset <= sent ? .observed : .likely }
        return probability > 0.5 ? .likely : .possible
    }

    fileprivate var parameters: [CAPPair] {
        let always = [
            CAPPair("fengsui:warning", number), CAPPair("fengsui:level", level.rawValue), CAPPair("fengsui:criterion", criterion),
            CAPPair("fengsui:citation", citation),
        ].filter { !$0.value.isEmpty }
        return always + (probability.map { [CAPPair("fengsui:probability", "\((($0 * 100).rounded()) / 100)")] } ?? [])
    }
}

extension CAPArea {
    fileprivate init(_ warning: CAPWarning, in language: Wording.Language) {
        // An area's name may list its places itself.
        let missing = warning.divisions.map { $0.name[language] }.filter { !warning.area[language].contains($0) }
        let names = missing.joined(separator: language == .zh ? "、" : ", ")
        let isListed = missing.count < warning.divisions.count || missing.isEmpty
        let details = isListed ? "" : language == .zh ? "（\(names)）" : " (\(names))"
        self.init(areaDesc: warning.area[language] + details)
        geocode = warning.divisions.map { CAPPair("GB/T 2260", $0.code) }
    }
}
