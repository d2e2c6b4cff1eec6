import Wording

/// `{hazard}{level}预警`: a text with words of an event in braces.
enum TitleTemplate {
    /// Characters of one word, so that a title stays one line.
    static let longestWord = 240
    /// Characters of a title. The texts that people wrote, and the reasons of the forecasts, get what the other words leave of it.
    static let longestTitle = 700
    /// Words that are texts: shortened before anything else is.
    static let texts: Set<String> = ["reason", "text"]
    /// What a text gets in any case, whatever the other words take.
    static let shortestText = 120

    static func fill(_ template: Bilingual, with words: [String: Bilingual], about: String) -> Bilingual {
        var words = words
        words["about"] = Bilingual(zh: about, en: about)
        return Bilingual(zh: fill(template.zh, words.mapValues(\.zh)), en: fill(template.en, words.mapValues(\.en)))
    }

    private static func fill(_ template: String, _ words: [String: String]) -> String {
        let parts = parts(template)
        let taken = parts.map { part in
            switch part {
            case .text(let plain): plain.count
            case .word(let word): texts.contains(word) ? 0 : min(words[word]?.count ?? 0, longestWord)
            }
        }
        let room = max(shortestText, longestTitle - taken.reduce(0, +))
        var text = ""
        for part in parts {
            switch part {
            case .text(let plain): text += plain
            case .word(let word): text += (words[word] ?? "").shortened(to: texts.contains(word) ? room : longestWord)
            }
        }
        return text.shortened(to: longestTitle)
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
