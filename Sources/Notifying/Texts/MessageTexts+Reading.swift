import Mustache
package import Playbook
import Wording

extension MessageTexts {
    /// Reads `duty/texts.yaml`. Every kind of channel has its text; a word that no message has is a mistake.
    package static func read(_ files: PlaybookFiles) -> (value: MessageTexts?, findings: [Finding]) {
        files.read(file) { fields in
            let list = fields.list("texts", count: 1...ChannelKind.allCases.count, unique: "kind", entry)
            fields.rejectUnknownKeys()
            guard let list else { return nil }
            let entries = Dictionary(list, uniquingKeysWith: { first, _ in first })
            for kind in ChannelKind.allCases where entries[kind] == nil {
                fields.report(
                    at: "texts", problem: Bilingual(zh: "缺少 \(kind.rawValue) 的文本", en: "the text for \(kind.rawValue) is missing"),
                    remedy: Bilingual(zh: "请添加 kind: \(kind.rawValue)", en: "add one with kind: \(kind.rawValue)"))
            }
            return MessageTexts(entries: entries)
        }
    }

    private static func entry(_ fields: Fields) -> (ChannelKind, Entry)? {
        let kind = fields.choice("kind", of: ChannelKind.self)
        let subject = fields.mapping("subject") { templates($0, required: []) }
        let body = fields.mapping("body") { templates($0, required: required) }
        fields.rejectUnknownKeys()
        guard let kind, let subject, let body else { return nil }
        return (kind, Entry(subject: subject, body: body))
    }

    private static func templates(_ fields: Fields, required: Set<String>) -> [Language: MustacheTemplate]? {
        var found: [Language: MustacheTemplate] = [:]
        for language in Language.allCases {
            found[language] = fields.parsed(language.rawValue, as: noun, example: "{{level}} {{text}}") { template($0, required) }
        }
        fields.rejectUnknownKeys()
        return found.count == Language.allCases.count ? found : nil
    }

    private static let noun = Bilingual(
        zh: "模板（正文须含 {{level}} 与 {{text}}，可用：\(words.sorted().joined(separator: "、"))）",
        en: "a template (a body has {{level}} and {{text}}; words: \(words.sorted().joined(separator: ", ")))")

    /// Plain text: nothing is escaped for a browser, and nothing but words and sections is allowed.
    private static func template(_ text: String, _ required: Set<String>) -> MustacheTemplate? {
        let used = text.matches(of: /\{\{\{?\s*([#^\/&]?)\s*([^}]*?)\s*\}\}/).map { String($0.output.2) }
        guard used.allSatisfy(words.contains), required.isSubset(of: used) else { return nil }
        return try? MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
    }
}
