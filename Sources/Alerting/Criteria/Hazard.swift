package import Wording

/// What a warning is about. The two never mix: dust is outside the emission-cut regime, so a day belongs to one of them.
package enum Hazard: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Heavy pollution that is not dust: the graded response with its emission cuts.
    case pollution
    /// Dust: health protection and dust control, never industrial cuts.
    case dust

    package var name: Bilingual {
        switch self {
        case .pollution: Bilingual(zh: "重污染天气", en: "heavy pollution")
        case .dust: Bilingual(zh: "沙尘", en: "dust")
        }
    }

    package static func < (left: Hazard, right: Hazard) -> Bool { left.rawValue < right.rawValue }
}
