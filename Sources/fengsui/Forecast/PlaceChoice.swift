import Forecasting
import Region
import Wording

/// Which of a history's series are asked for, and what they are called in the result.
struct PlaceChoice: Sendable {
    /// Place of the series in the history.
    let index: Int
    /// What the user gave; else the division code, else the name as written.
    let label: String

    /// - Parameters:
    ///   - asked: as given on the command line; none for all.
    ///   - region: nil when no places are known.
    static func of(_ asked: [String], in series: [HistorySeries], region: Region?) throws(HindcastTrouble) -> [PlaceChoice] {
        guard !asked.isEmpty else { return all(of: series, region) }
        var choices: [PlaceChoice] = []
        for text in asked where !choices.contains(where: { $0.label == text }) {
            choices.append(PlaceChoice(index: try index(of: text, in: series, region), label: text))
        }
        return choices
    }

    /// A code that two series share names neither.
    private static func all(of series: [HistorySeries], _ region: Region?) -> [PlaceChoice] {
        let codes = series.map { region?.place(named: $0.name)?.code }
        return series.indices.map { index in
            let isOwn = codes.count { $0 != nil && $0 == codes[index] } == 1
            return PlaceChoice(index: index, label: (isOwn ? codes[index] : nil) ?? series[index].name)
        }
    }

    private static func index(of text: String, in series: [HistorySeries], _ region: Region?) throws(HindcastTrouble) -> Int {
        if let exact = series.firstIndex(where: { $0.name == text }) { return exact }
        let place = region?.places.first { $0.names.contains(text) || $0.name.en.lowercased() == text.lowercased() }
        let named = place.map { place in series.indices.filter { place.names.contains(series[$0].name) } } ?? []
        let found = named.isEmpty ? series.indices.filter { series[$0].stems.contains(text.lowercased()) } : named
        guard let first = found.first else { throw unknown(text, series, isPlace: place != nil, hasRegion: region != nil) }
        guard found.count == 1 else {
            let names = HindcastTrouble.list(found.map { series[$0].name })
            throw HindcastTrouble(
                zh: "“\(text)”对应多个序列（\(names.zh)）；请用其中一个的原名",
                en: "‘\(text)’ stands for several series (\(names.en)); give one of these names")
        }
        return first
    }

    private static func unknown(_ text: String, _ series: [HistorySeries], isPlace: Bool, hasRegion: Bool) -> HindcastTrouble {
        let names = HindcastTrouble.list(series.map(\.name))
        let isCode = text.count == 6 && text.allSatisfy(\.isNumber)
        if isCode && !hasRegion {
            return HindcastTrouble(
                zh: "不知道代码 \(text) 是哪里；请用 --playbooks 指明预案目录，或用文件中的名称：\(names.zh)",
                en:
                    "nothing says which place has the code \(text); name the folder with --playbooks, or use a name of the files: \(names.en)"
            )
        }
        return HindcastTrouble(
            zh: "历史资料中没有“\(text)”\(isPlace ? "的数据" : "")；有：\(names.zh)。其他写法可在 Playbooks/region/places.yaml 中加为别名",
            en:
                "the history has \(isPlace ? "no values for" : "nothing called") ‘\(text)’; there is \(names.en). Add other spellings as aliases to Playbooks/region/places.yaml"
        )
    }
}
