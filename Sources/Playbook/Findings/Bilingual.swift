/// A language that people of the two sides read.
package enum Language: String, CaseIterable, Hashable, Sendable, Codable {
    case zh, en
}

/// A text in Chinese and in English. In YAML: `{zh: 喀什市, en: Kashgar}`.
package struct Bilingual: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package func text(in language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
