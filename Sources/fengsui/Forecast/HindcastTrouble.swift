import Wording

/// Why there is no hindcast, and what to do about it.
struct HindcastTrouble: Error {
    let text: Bilingual

    init(zh: String, en: String) { text = Bilingual(zh: zh, en: en) }

    /// The first of many names, and how many more there are.
    static func list(_ names: [String], most: Int = 20) -> Bilingual {
        let shown = names.prefix(most)
        let more = names.count - shown.count
        return Bilingual(
            zh: shown.joined(separator: "、") + (more > 0 ? " 等 \(names.count) 个" : ""),
            en: shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
    }
}
