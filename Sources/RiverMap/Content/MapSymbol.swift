package import Wording

/// The shapes on the map. Each differs from the others in outline, not only in colour.
package enum MapSymbol: String, CaseIterable, Hashable, Sendable {
    case drinkingIntake = "drinking-intake"
    case irrigationIntake = "irrigation-intake"
    case boundarySection = "cross-boundary-section"
    case section
    case wetland
    case reservoir
    /// A facility that lets nothing pass: gate, dam, temporary dam.
    case barrier
    /// A facility that holds water: reservoir, pond, wetland, dry channel.
    case storage
    /// A facility that leads water away: channel, diversion power station.
    case channel
    case bridge
    case risk
    case monitor
    case depot
    case diversion

    /// For the legend.
    package var name: Bilingual {
        switch self {
        case .drinkingIntake: Bilingual(zh: "饮水取水口", en: "Drinking water")
        case .irrigationIntake: Bilingual(zh: "灌溉渠首", en: "Headworks")
        case .boundarySection: Bilingual(zh: "跨界断面", en: "Boundary section")
        case .section: Bilingual(zh: "监测断面", en: "River section")
        case .wetland: Bilingual(zh: "湿地", en: "Wetland")
        case .reservoir: Bilingual(zh: "水库", en: "Reservoir")
        case .barrier: Bilingual(zh: "闸坝、筑坝点", en: "Gate or dam")
        case .storage: Bilingual(zh: "蓄存空间", en: "Storage space")
        case .channel: Bilingual(zh: "引流设施", en: "Diverting work")
        case .bridge: Bilingual(zh: "投药桥梁", en: "Dosing bridge")
        case .risk: Bilingual(zh: "风险源", en: "Risk source")
        case .monitor: Bilingual(zh: "监测站", en: "Monitor")
        case .depot: Bilingual(zh: "物资库", en: "Depot")
        case .diversion: Bilingual(zh: "分水工程", en: "Diversion")
        }
    }

    var list: MapEntry.List {
        switch self {
        case .drinkingIntake, .irrigationIntake, .boundarySection, .section, .wetland: .targets
        case .barrier, .storage, .channel, .bridge: .facilities
        case .risk: .risks
        case .monitor: .monitors
        case .depot: .depots
        case .diversion, .reservoir: .works
        }
    }

    /// The outline in a square from −1 to 1; empty for a circle.
    var outline: [Point] {
        switch self {
        case .drinkingIntake, .monitor, .wetland: []
        case .irrigationIntake: [Point(-1, -0.9), Point(1, -0.9), Point(0, 1)]
        case .boundarySection, .section: [Point(0, -1.1), Point(1.1, 0), Point(0, 1.1), Point(-1.1, 0)]
        case .reservoir: [Point(-0.5, -0.9), Point(0.5, -0.9), Point(1.1, 0.9), Point(-1.1, 0.9)]
        case .barrier: [Point(-0.9, -0.9), Point(0.9, -0.9), Point(0.9, 0.9), Point(-0.9, 0.9)]
        case .storage:
            [Point(-0.6, -1), Point(0.6, -1), Point(1.15, 0), Point(0.6, 1), Point(-0.6, 1), Point(-1.15, 0)]
        case .channel: [Point(-1.1, -0.5), Point(0, -0.5), Point(0, -1), Point(1.2, 0), Point(0, 1), Point(0, 0.5), Point(-1.1, 0.5)]
        case .bridge: [Point(-1.2, -0.4), Point(1.2, -0.4), Point(1.2, 0.4), Point(-1.2, 0.4)]
        case .risk: [Point(0, -1.1), Point(1.1, 0.85), Point(-1.1, 0.85)]
        case .depot: [Point(0, -1.1), Point(1, -0.2), Point(1, 1), Point(-1, 1), Point(-1, -0.2)]
        case .diversion: [Point(-0.9, -1), Point(1.1, 0), Point(-0.9, 1)]
        }
    }
}
