package import Wording

extension Entry {
    /// A text that is not blank, without the blanks around it. `length` is in characters.
    package func string(length: ClosedRange<Int> = 1...Limits.textLength) -> String? {
        guard let written = scalar(example: Bilingual(zh: "……", en: "…")) else { return nil }
        let text = written.trimmed
        guard length.contains(text.count) else {
            report(.length(label, text.count, allowed: length))
            return nil
        }
        return text
    }

    /// Lower-case letters a–z, digits and hyphens, at most 64, beginning with a letter or digit.
    package func identifier() -> String? {
        guard let text = scalar(example: Bilingual(zh: "kashgar-city", en: "kashgar-city")) else { return nil }
        if text.isIdentifier { return text }
        let noun = Bilingual(zh: "标识（小写字母 a–z、数字、连字符）", en: "an identifier (a–z, 0–9 and -)")
        let suggestion = text.asIdentifier ?? "kashgar-city"
        report(.wrong(label, text, is: noun, write: Bilingual(zh: "如 \(suggestion)", en: "one like \(suggestion)")))
        return nil
    }

    /// `true` or `false`, and no other word for them.
    package func flag() -> Bool? {
        guard let text = scalar(example: Bilingual(zh: "true", en: "true")) else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            let noun = Bilingual(zh: " true 或 false", en: "true or false")
            let meant = text.meantFlag.map { Bilingual(zh: $0, en: $0) } ?? noun
            report(.wrong(label, text, is: noun, write: meant))
            return nil
        }
    }

    /// One of the raw values of an enumeration.
    package func choice<Choice: CaseIterable & RawRepresentable>(of type: Choice.Type) -> Choice? where Choice.RawValue == String {
        let options = type.allCases.map(\.rawValue)
        let example = options.joined(separator: " | ")
        guard let text = scalar(example: Bilingual(zh: example, en: example)) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        report(.choice(label, text, meant: Spelling.nearest(to: text, among: options), options: options))
        return nil
    }

    /// A mapping `{zh: …, en: …}`; both are required.
    package func bilingual() -> Bilingual? {
        if case .scalar(let text, _) = node.kind, !Outline.isNothing(text), !text.contains("：") {
            let noun = Bilingual(zh: "中英文两种文字", en: "a text in both languages")
            let form = "{zh: \(Advice.quote(text)), en: \(Advice.quote(text))}"
            report(.wrong(label, text, is: noun, write: Bilingual(zh: form, en: form)))
            return nil
        }
        guard let fields = fields() else { return nil }
        let zh = fields.string("zh")
        let en = fields.string("en")
        fields.rejectUnknownKeys()
        guard let zh, let en else { return nil }
        return Bilingual(zh: zh, en: en)
    }
}

extension String {
    static let longestIdentifier = 64

    var trimmed: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(self[first...last])
    }

    fileprivate var isIdentifier: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-"), utf8.count <= Self.longestIdentifier else { return false }
        return unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    }

    /// The identifier that a careless spelling probably means: `Kashgar City` is `kashgar-city`.
    fileprivate var asIdentifier: String? {
        let text = trimmed.lowercased().replacing(" ", with: "-").replacing("_", with: "-").replacing(".", with: "-")
        return text.isIdentifier ? text : nil
    }

    fileprivate var meantFlag: String? {
        switch lowercased() {
        case "true", "yes", "on", "y", "1", "是", "真", "有": "true"
        case "false", "no", "off", "n", "0", "否", "假", "无": "false"
        default: nil
        }
    }
}
