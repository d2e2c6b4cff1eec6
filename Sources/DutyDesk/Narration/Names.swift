import AirQuality
import Chronology
import Events
import Region
import Wording

/// What ids and codes are called by people. An id that nothing is known of stays as it is.
struct Names: Sendable {
    let region: Region
    /// Names from playbooks that are not the region's: rivers, substances, measures.
    let others: [String: Bilingual]

    func place(_ code: String) -> Bilingual { region.place(code)?.name ?? .same(code) }
    func area(_ id: String) -> Bilingual { region.area(id)?.name ?? .same(id) }
    func post(_ id: String) -> Bilingual { region.post(id)?.name ?? .same(id) }
    func unit(_ id: String) -> Bilingual { region.organisation(id)?.name ?? .same(id) }
    func station(_ code: String) -> Bilingual { region.station(code)?.name ?? .same(code) }
    /// Somebody of a rota, by the id there.
    func somebody(_ id: String) -> Bilingual { others[id] ?? .same(id) }
    func other(_ id: String) -> Bilingual { others[id] ?? .same(id) }

    func side(_ side: Side) -> Bilingual {
        switch side {
        case .local: Bilingual(zh: "地方", en: "local side")
        case .corps: Bilingual(zh: "兵团", en: "corps side")
        }
    }

    func hazard(_ id: String) -> Bilingual {
        switch id {
        case "dust": Bilingual(zh: "沙尘", en: "dust")
        case "pollution": Bilingual(zh: "重污染天气", en: "heavy-pollution")
        case "control": Bilingual(zh: "轻中度污染", en: "light and moderate pollution")
        case "ozone": Bilingual(zh: "臭氧污染", en: "ozone")
        case "river": Bilingual(zh: "河流突发水污染", en: "river pollution")
        case "drinking-water": Bilingual(zh: "饮用水水源污染", en: "drinking-water pollution")
        default: .same(id)
        }
    }

    func level(_ level: WarningLevel) -> Bilingual {
        switch level {
        case .blue: Bilingual(zh: "蓝色", en: "blue")
        case .yellow: Bilingual(zh: "黄色", en: "yellow")
        case .orange: Bilingual(zh: "橙色", en: "orange")
        case .red: Bilingual(zh: "红色", en: "red")
        }
    }

    /// The level of a playbook, which writes warning levels as words but may have its own.
    func playbookLevel(_ id: String) -> Bilingual { WarningLevel(rawValue: id).map(level) ?? .same(id) }

    /// The level of an index, 1–6, in words.
    func airLevel(_ number: Int) -> Bilingual {
        guard let level = AirQualityLevel(rawValue: number) else { return .same("\(number)") }
        return Bilingual(zh: level.zh, en: level.en)
    }

    /// A post and the name that its person gave.
    func speaker(_ post: String, _ person: String) -> Bilingual {
        let post = self.post(post)
        return Bilingual(zh: "\(post.zh)（\(person)）", en: "\(post.en) (\(person))")
    }

    /// Several names as people list them.
    func list(_ all: [Bilingual]) -> Bilingual {
        Bilingual(zh: all.map(\.zh).joined(separator: "、"), en: all.map(\.en).joined(separator: ", "))
    }

    func pollutant(_ code: String) -> String { Pollutant(rawValue: code)?.symbol ?? code }
}

extension Bilingual {
    /// An id or a figure, which reads the same in both languages.
    static func same(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }
}
