package import Wording

/// A class of surface water (GB 3838-2002), the best first; `beyond` is what no class allows (劣Ⅴ类).
package enum QualityClass: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case first = 1
    case second, third, fourth, fifth, beyond

    package static func < (left: QualityClass, right: QualityClass) -> Bool { left.rawValue < right.rawValue }

    /// Those that have limits.
    package static let withLimits: [QualityClass] = [.first, .second, .third, .fourth, .fifth]

    /// As playbooks write it: `III`.
    package init?(roman: String) {
        guard let index = Self.romans.firstIndex(of: roman) else { return nil }
        self = Self.withLimits[index]
    }

    private static let romans = ["I", "II", "III", "IV", "V"]

    /// `Ⅲ类`, `class III`.
    package var name: Bilingual {
        switch self {
        case .first: Bilingual(zh: "Ⅰ类", en: "class I")
        case .second: Bilingual(zh: "Ⅱ类", en: "class II")
        case .third: Bilingual(zh: "Ⅲ类", en: "class III")
        case .fourth: Bilingual(zh: "Ⅳ类", en: "class IV")
        case .fifth: Bilingual(zh: "Ⅴ类", en: "class V")
        case .beyond: Bilingual(zh: "劣Ⅴ类", en: "worse than class V")
        }
    }
}
