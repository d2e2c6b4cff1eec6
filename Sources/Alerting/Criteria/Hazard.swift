package import Wording

/// What a warning is about. In the air a day belongs to one of them (`absorbedBy` and the seasons in the criteria say to which); in the
/// water an incident may be about both.
package enum Hazard: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Heavy pollution that is not dust: the graded response with its emission cuts.
    case pollution
    /// Light and moderate pollution (轻中度污染管控): early care, before a graded response is called for.
    case control
    /// Ozone in summer: health advice and the cuts of what ozone is made from.
    case ozone
    /// Dust: health protection and dust control, never industrial cuts.
    case dust
    /// Sudden water pollution on its way down a river.
    case river
    /// Sudden water pollution on its way to drinking water: sources and intakes.
    case drinkingWater = "drinking-water"

    /// Judged by the index of days. What absorbs stands before what it absorbs.
    package static let air: [Hazard] = [.pollution, .ozone, .control, .dust]
    /// Judged by incidents and the forecasts of where they go.
    package static let water: [Hazard] = [.river, .drinkingWater]

    package var isWater: Bool { Self.water.contains(self) }

    package var name: Bilingual {
        switch self {
        case .pollution: Bilingual(zh: "重污染天气", en: "heavy pollution")
        case .control: Bilingual(zh: "轻中度污染", en: "light and moderate pollution")
        case .ozone: Bilingual(zh: "臭氧污染", en: "ozone")
        case .dust: Bilingual(zh: "沙尘", en: "dust")
        case .river: Bilingual(zh: "河流突发水污染", en: "river pollution")
        case .drinkingWater: Bilingual(zh: "饮用水水源污染", en: "drinking-water pollution")
        }
    }

    package static func < (left: Hazard, right: Hazard) -> Bool { left.rawValue < right.rawValue }
}
