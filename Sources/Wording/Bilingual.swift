/// A text in both of the system's languages. People read the one that they choose; neither is a translation note of the other.
package struct Bilingual: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}

extension Bilingual: CustomStringConvertible {
    /// Both, for a terminal: `中文 · English`.
    package var description: String { zh == en ? en : "\(zh) · \(en)" }
}

/// The languages in which everything for people is said.
package enum Language: String, CaseIterable, Sendable, Codable {
    case zh, en
}

extension Bilingual {
    package subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
