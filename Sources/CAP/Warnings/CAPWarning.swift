package import Chronology
package import Wording

/// One of our warnings at one moment of its life, as far as CAP has room for it. Whoever knows our events fills it in.
package struct CAPWarning: Hashable, Sendable {
    /// The warning's number, the same over its life; goes into every identifier.
    package var number: String
    /// The side that decides, as an identifier like a domain name, and as people call it.
    package var sender: String
    package var senderName: Bilingual
    package var hazard: CAPHazard
    package var level: CAPLevel
    package var area: Bilingual
    package var divisions: [Division]
    /// When it begins, and the first moment at which it is over.
    package var onset: Timestamp
    package var ends: Timestamp
    package var reason: Bilingual
    /// The criterion that was met and the text that it comes from.
    package var criterion: String
    package var citation: String
    /// 0…1; nil for what has been observed or reported.
    package var probability: Double?
    /// The id of an exercise; nil for the real world.
    package var exercise: String?
    package var contact: Bilingual?
    /// What has to be said plainly with it: who could not be asked, who disagrees.
    package var caveat: Bilingual?

    /// A county or city by GB/T 2260.
    package struct Division: Hashable, Sendable {
        package let code: String
        package let name: Bilingual

        package init(code: String, name: Bilingual) { (self.code, self.name) = (code, name) }
    }

    package init(
        number: String, sender: String, senderName: Bilingual, hazard: CAPHazard, level: CAPLevel, area: Bilingual, divisions: [Division],
        onset: Timestamp, ends: Timestamp, reason: Bilingual, criterion: String, citation: String, probability: Double?, exercise: String?,
        contact: Bilingual? = nil, caveat: Bilingual? = nil
    ) {
        (self.number, self.sender, self.senderName) = (number, sender, senderName)
        (self.hazard, self.level, self.area, self.divisions) = (hazard, level, area, divisions)
        (self.onset, self.ends, self.reason) = (onset, ends, reason)
        (self.criterion, self.citation, self.probability) = (criterion, citation, probability)
        (self.exercise, self.contact, self.caveat) = (exercise, contact, caveat)
    }
}

/// What happens to a warning.
package enum CAPStep: String, CaseIterable, Hashable, Sendable {
    /// Alert.
    case issued
    /// Raised, lowered or extended: Update.
    case changed
    /// The danger is over: Cancel.
    case lifted
    /// It was a mistake: Cancel.
    case recalled
}

/// Levels of Chinese warnings; a colour is always given with its word (ISO 22324).
package enum CAPLevel: String, CaseIterable, Hashable, Sendable {
    case blue, yellow, orange, red

    package var name: Bilingual {
        switch self {
        case .blue: Bilingual(zh: "蓝色（Ⅳ级）", en: "blue (level IV)")
        case .yellow: Bilingual(zh: "黄色（Ⅲ级）", en: "yellow (level III)")
        case .orange: Bilingual(zh: "橙色（Ⅱ级）", en: "orange (level II)")
        case .red: Bilingual(zh: "红色（Ⅰ级）", en: "red (level I)")
        }
    }

    package var severity: CAPSeverity {
        switch self {
        case .blue: .minor
        case .yellow: .moderate
        case .orange: .severe
        case .red: .extreme
        }
    }
}

/// What is warned of.
package struct CAPHazard: Hashable, Sendable {
    /// Ours, for the event code.
    package let id: String
    package let name: Bilingual
    package let category: [CAPCategory]
    package let responseType: [CAPResponseType]
    package let instruction: Bilingual

    package init(id: String, name: Bilingual, category: [CAPCategory], responseType: [CAPResponseType], instruction: Bilingual) {
        (self.id, self.name, self.category) = (id, name, category)
        (self.responseType, self.instruction) = (responseType, instruction)
    }
}

extension CAPHazard {
    /// Graded response with emission cuts. The advice follows HJ 633's for heavy pollution.
    package static let pollution = CAPHazard(
        id: "pollution", name: Bilingual(zh: "重污染天气", en: "Heavy air pollution"), category: [.env, .health],
        responseType: [.prepare, .execute],
        instruction: Bilingual(
            zh: "儿童、老年人和心肺疾病患者留在室内，停止户外运动；其他人减少户外活动。有关单位按应急预案执行减排措施。",
            en:
                "Children, the elderly and people with heart or lung disease stay indoors; everybody else does less outside. Units carry out the emission cuts of their plans."
        ))

    /// Health protection and dust control, no industrial cuts.
    package static let dust = CAPHazard(
        id: "dust", name: Bilingual(zh: "沙尘", en: "Dust"), category: [.met, .health], responseType: [.prepare, .avoid],
        instruction: Bilingual(
            zh: "关好门窗，外出戴口罩和护目镜；驾车减速。工地停止土方作业并覆盖裸土。",
            en:
                "Close doors and windows, wear a mask and goggles outside, drive slowly. Building sites stop earthworks and cover bare soil."
        ))

    /// Light and moderate pollution: early control, so that it does not become heavy.
    package static let control = CAPHazard(
        id: "control", name: Bilingual(zh: "轻中度污染天气", en: "Light and moderate air pollution"), category: [.env, .health],
        responseType: [.monitor, .execute],
        instruction: Bilingual(
            zh: "敏感人群减少户外剧烈活动。有关单位按要求加强日常管控。",
            en: "Sensitive people exert themselves less outside. Units in charge tighten everyday control as told."))

    /// Ozone on summer afternoons.
    package static let ozone = CAPHazard(
        id: "ozone", name: Bilingual(zh: "臭氧污染", en: "Ozone pollution"), category: [.env, .health],
        responseType: [.avoid, .execute],
        instruction: Bilingual(
            zh: "午后（日照强时）减少户外活动。涉挥发性有机物的作业按要求错峰。",
            en: "Do less outside on sunny afternoons. Work that gives off organic vapours is moved to other hours as told."))

    /// A release that may reach a source of drinking water.
    package static let drinkingWater = CAPHazard(
        id: "drinking-water", name: Bilingual(zh: "饮用水水源污染", en: "Pollution of a drinking-water source"),
        category: [.env, .health, .infra], responseType: [.avoid, .execute],
        instruction: Bilingual(
            zh: "供水单位按通知关闭取水口、启用备用水源。居民以供水单位通知为准，不取用河水。",
            en:
                "Waterworks close intakes and change to reserves as told. People follow what their waterworks say and draw no water from the river."
        ))

    /// A release into a river.
    package static let river = CAPHazard(
        id: "river", name: Bilingual(zh: "突发水污染", en: "Water pollution"), category: [.env, .health], responseType: [.avoid, .monitor],
        instruction: Bilingual(
            zh: "不饮用、不取用、不接触河水；取水口按通知关闭。", en: "Do not drink, draw or touch the river's water; intakes close as told."))
}
