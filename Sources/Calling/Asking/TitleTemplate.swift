import Wording

/// `{hazard}{level}预警`: a text with words of an event in braces.
enum TitleTemplate {
    /// Characters of one word; more is cut, so that a title stays one line.
    static let longestWord = 240
    static let longestTitle = 500

    static func fill(_ template: Bilingual, with words: [String: Bilingual], about: String) -> Bilingual {
        var words = words
        words["about"] = Bilingual(zh: about, en: about)
        return Bilingual(zh: fill(template.zh, words.mapValues(\.zh)), en: fill(template.en, words.mapValues(\.en)))
    }

    private static func fill(_ template: String, _ words: [String: String]) -> String {
        var text = ""
        for part in parts(template) {
            switch part {
            case .text(let plain): text += plain
            case .word(let word): text += (words[word] ?? "").prefix(longestWord)
            }
        }
        return String(text.prefix(longestTitle))
    }

    /// The words in braces.
    static func words(in template: String) -> [String] {
        parts(template).compactMap { if case .word(let word) = $0 { word } else { nil } }
    }

    private enum Part {
        case text(String)
        case word(String)
    }

    private static func parts(_ template: String) -> [Part] {
        var (parts, rest): ([Part], Substring) = ([], template[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(String(rest[..<open])))
            parts.append(.word(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return parts + [.text(String(rest))]
    }
}
