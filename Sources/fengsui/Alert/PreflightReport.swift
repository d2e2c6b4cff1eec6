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
    /// Channels that take nothing now, and since when.
    let deadChannels: [String: Timestamp]
    /// Who is not reached because of that, or by the desk alone.
    let unreached: [UnreachedCall]
    /// What keeps the node from calling anybody, however good the plan is.
    let node: NodeReadiness

    /// Whether it is known who is reached how, and no step of the call leaves the room.
    let isDeskAlone: Bool

    /// Whether a critical call would not come to where it has to.
    var isBroken: Bool { isDeskAlone || troubles.contains(where: \.isCritical) || unreached.contains(where: \.isCritical) || node.isBroken }

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
            ? Bilingual(
                zh: "今后 \(days) 天的值班和升级链没有发现问题。", en: "Rotas and ladders have no gap in the next \(days) days.")
            : Bilingual(zh: "今后 \(days) 天的问题：", en: "Broken in the next \(days) days:")
        let head = node.lines(language) + [language.choose(from: title)] + calls.map { line($0, language) } + alone(language)
        return (head + dead(language) + [language.choose(from: found)] + troubles.map { line($0, language) }).joined(separator: "\n")
    }

    private func alone(_ language: OutputLanguage) -> [String] {
        guard isDeskAlone else { return [] }
        let text = Bilingual(
            zh: "这一呼叫每一步都只响值班台，出不了房间；请在 channels.yaml 和 contacts.yaml 中配置升级链所用的渠道",
            en:
                "no step of this call leaves the room: the desk rings, and nothing else. Give the channels of its ladder in channels.yaml and "
                + "contacts.yaml")
        return ["  " + language.choose(from: text)]
    }

    /// The channels that take nothing now, and whom a call does not come to because of it.
    private func dead(_ language: OutputLanguage) -> [String] {
        guard !deadChannels.isEmpty else { return [] }
        let channels = deadChannels.sorted { $0.key < $1.key }.map { channel, since in
            Bilingual(zh: "\(channel)（自北京时间 \(since.beijingText)）", en: "\(channel) (since \(since.beijingText) Beijing)")
        }
        let title = Bilingual(
            zh: "现在不通的渠道：\(channels.map(\.zh).joined(separator: "、"))",
            en: "Channels that take nothing now: \(channels.map(\.en).joined(separator: ", "))")
        let everybody = Bilingual(zh: "  其余渠道仍可通知到所有人", en: "  everybody is reached by another channel than the desk")
        guard !unreached.isEmpty else { return [language.choose(from: title), language.choose(from: everybody)] }
        return [language.choose(from: title)] + unreached.map { "  \($0.ladder)  \(language.choose(from: $0.text))" }
    }

    private func line(_ call: PreflightCall, _ language: OutputLanguage) -> String {
        let minutes = Bilingual(zh: "\(call.afterMinutes) 分钟", en: "\(call.afterMinutes) min")
        let post = language.choose(from: call.postName)
        if let reason = call.reason { return "  \(language.choose(from: minutes))  – \(post): \(language.choose(from: reason))" }
        let person = call.person.map { " \($0)" } ?? ""
        let off = language.choose(from: Bilingual(zh: "（不通）", en: " (dead)"))
        let channels = call.channels.map { deadChannels[$0] == nil ? $0 : $0 + off }
        return "  \(language.choose(from: minutes))  \(post)\(person): \(channels.joined(separator: ", "))"
    }

    private func line(_ trouble: PreflightTrouble, _ language: OutputLanguage) -> String {
        let weight = trouble.isCritical ? Bilingual(zh: "严重", en: "critical") : Bilingual(zh: "注意", en: "note")
        let text = "  \(trouble.from.beijingText) – \(trouble.until.beijingText)  \(trouble.ladder)  \(language.choose(from: weight)): "
        return text + language.choose(from: trouble.text)
    }
}
