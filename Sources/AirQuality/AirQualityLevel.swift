/// The six levels of the AQI, with the words and colours of HJ 633. Never show the colour without the word (ISO 22324).
package enum AirQualityLevel: Int, CaseIterable, Hashable, Sendable, Codable {
    case excellent = 1
    case good, light, moderate, heavy, severe

    /// The level of an AQI: 1–50, 51–100, 101–150, 151–200, 201–300, above 300.
    package init(aqi: Int) {
        self =
            switch aqi {
            case ...50: .excellent
            case ...100: .good
            case ...150: .light
            case ...200: .moderate
            case ...300: .heavy
            default: .severe
            }
    }

    /// `重度污染`
    package var zh: String {
        switch self {
        case .excellent: "优"
        case .good: "良"
        case .light: "轻度污染"
        case .moderate: "中度污染"
        case .heavy: "重度污染"
        case .severe: "严重污染"
        }
    }

    /// `heavily polluted`
    package var en: String {
        switch self {
        case .excellent: "excellent"
        case .good: "good"
        case .light: "lightly polluted"
        case .moderate: "moderately polluted"
        case .heavy: "heavily polluted"
        case .severe: "severely polluted"
        }
    }

    /// Red, green, blue, 0–255 each.
    package var rgb: (red: UInt8, green: UInt8, blue: UInt8) {
        switch self {
        case .excellent: (0, 228, 0)
        case .good: (255, 255, 0)
        case .light: (255, 126, 0)
        case .moderate: (255, 0, 0)
        case .heavy: (153, 0, 76)
        case .severe: (126, 0, 35)
        }
    }

    /// The colour's name in a report. From memory of HJ 633 table 2, to be checked against the text.
    package var colourName: (zh: String, en: String) {
        switch self {
        case .excellent: ("绿色", "green")
        case .good: ("黄色", "yellow")
        case .light: ("橙色", "orange")
        case .moderate: ("红色", "red")
        case .heavy: ("紫色", "purple")
        case .severe: ("褐红色", "maroon")
        }
    }
}

extension AirQualityLevel: Comparable {
    package static func < (left: AirQualityLevel, right: AirQualityLevel) -> Bool { left.rawValue < right.rawValue }
}
