import Events
import Wording

extension IncidentGrade {
    var name: Bilingual {
        switch self {
        case .general: Bilingual(zh: "一般（Ⅳ级）", en: "grade IV (general)")
        case .larger: Bilingual(zh: "较大（Ⅲ级）", en: "grade III (larger)")
        case .major: Bilingual(zh: "重大（Ⅱ级）", en: "grade II (major)")
        case .extraordinary: Bilingual(zh: "特别重大（Ⅰ级）", en: "grade I (extraordinary)")
        }
    }
}

extension BoundaryCrossed {
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var name: Bilingual {
        switch self {
        case .none: Bilingual(zh: "无", en: "no")
        case .county: Bilingual(zh: "县级行政区", en: "county")
        case .prefecture: Bilingual(zh: "地市级行政区", en: "prefecture")
        case .province: Bilingual(zh: "省级行政区", en: "province")
        case .nation: Bilingual(zh: "国", en: "national")
        }
    }
}

extension IntakeCutOff {
    var name: Bilingual {
        switch self {
        case .none: Bilingual(zh: "无", en: "nobody")
        case .township: Bilingual(zh: "乡镇", en: "a township")
        case .county: Bilingual(zh: "县级城市", en: "a county-level city")
        case .city: Bilingual(zh: "设区的市", en: "a city with districts")
        }
    }
}
