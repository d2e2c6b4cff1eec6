import Wording

/// A document as a tree. Scalars stay text, so that `no`, `1.10` and `2020-03-26` mean what the reader asks for.
struct Outline {
    typealias Pair = (key: Outline, value: Outline)

    indirect enum Kind {
        /// Plain means written without quotes or a block sign.
        case scalar(String, isPlain: Bool)
        case mapping([Pair])
        case sequence([Outline])
        /// Already reported: whoever reads it says nothing more.
        case broken
    }

    let kind: Kind
    /// From 1.
    let line: Int
    /// From 1, in Unicode scalars.
    let column: Int

    /// The plain words that YAML takes for no value.
    static func isNothing(_ text: String) -> Bool {
        ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// What this is, with its article in English.
    var noun: Bilingual {
        switch kind {
        case .scalar("", _): Bilingual(zh: "空的", en: "empty")
        case .scalar(let text, _): Bilingual(zh: "文字“\(Advice.quote(text))”", en: "the text ‘\(Advice.quote(text))’")
        case .mapping: Bilingual(zh: "一组“键: 值”", en: "a group of ‘key: value’ lines")
        case .sequence: Bilingual(zh: "列表", en: "a list")
        case .broken: Bilingual(zh: "无法读取的", en: "unreadable")
        }
    }
}
