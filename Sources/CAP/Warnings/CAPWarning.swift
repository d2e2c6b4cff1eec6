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

    /// A county or city by GB/T 2260.
    package struct Division: Hashable, Sendable {
        package let code: String
        package let name: Bilingual

        package init(code: String, name: Bilingual) { (self.code, self.name) = (code, name) }
    }

    package init(
        number: String, sender: String, senderName: Bilingual, hazard: CAPHazard, level: CAPLevel, area: Bilingual, divisions: [Division],
        onset: Timestamp, ends: Timestamp, reason: Bilingual, criterion: String, citation: String, probability: Double?, exercise: String?,
        contact: Bilingual? = nil
    ) {
        (self.number, self.sender, self.senderName) = (number, sender, senderName)
        (self.hazard, self.level, self.area, self.divisions) = (hazard, level, area, divisions)
        (self.onset, self.ends, self.reason) = (onset, ends, reason)
        (self.criterion, self.citation, self.probability) = (criterion, citation, probability)
        (self.exercise, self.contact) = (exercise, contact)
    }
}

/// What happens to a warning.
package enum CAPStep: String, CaseIterable, Hashable, Sendable {
    /// Alert.
    case issued
    /// Raised, lowered or extended: Update.
    case changed
    /// Cancel.
    case lifted
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

    /// A release into a river.
    package static let river = CAPHazard(
        id: "river", name: Bilingual(zh: "突发水污染", en: "Water pollution"), category: [.env, .health], responseType: [.avoid, .monitor],
        instruction: Bilingual(
            zh: "不饮用、不取用、不接触河水；取水口按通知关闭。", en: "Do not drink, draw or touch the river's water; intakes close as told."))
}
