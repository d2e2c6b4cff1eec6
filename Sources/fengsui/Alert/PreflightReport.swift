import Calling
import Chronology
import Events
import Foundation
import Wording

/// What a preflight found, to be read or to be handed on.
struct PreflightReport: Encodable {
    /// The exercise that it is about; nil in the real world.
    let exercise: String?
    let side: Side
    let rule: String
    let ladder: String
    let at: Timestamp
    let days: Int
    let calls: [PreflightCall]
    let troubles: [PreflightTrouble]

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func text(_ language: OutputLanguage) -> String {
        let title = Bilingual(
            zh: "\(side.rawValue)：规则 \(rule)，升级链 \(ladder)，北京时间 \(at.beijingText)，无人确认时",
            en: "\(side.rawValue): rule \(rule), ladder \(ladder), at \(at.beijingText) Beijing, while nobody acknowledges")
        let found =
            troubles.isEmpty
            ? Bilingual(zh: "今后 \(days) 天没有发现问题。", en: "Nothing is broken in the next \(days) days.")
            : Bilingual(zh: "今后 \(days) 天的问题：", en: "Broken in the next \(days) days:")
        let lines = [language.choose(from: title)] + calls.map { line($0, language) } + [language.choose(from: found)]
        return (lines + troubles.map { line($0, language) }).joined(separator: "\n")
    }

    private func line(_ call: PreflightCall, _ language: OutputLanguage) -> String {
        let minutes = Bilingual(zh: "\(call.afterMinutes) 分钟", en: "\(call.afterMinutes) min")
        let post = language.choose(from: call.postName)
        if let reason = call.reason { return "  \(language.choose(from: minutes))  – \(post): \(language.choose(from: reason))" }
        let person = call.person.map { " \($0)" } ?? ""
        return "  \(language.choose(from: minutes))  \(post)\(person): \(call.channels.joined(separator: ", "))"
    }

    private func line(_ trouble: PreflightTrouble, _ language: OutputLanguage) -> String {
        let weight = trouble.isCritical ? Bilingual(zh: "严重", en: "critical") : Bilingual(zh: "注意", en: "note")
        let text = "  \(trouble.from.beijingText) – \(trouble.until.beijingText)  \(trouble.ladder)  \(language.choose(from: weight)): "
        return text + language.choose(from: trouble.text)
    }
}
