import Playbook
import Region
import Wording

// What several records of a river have in common.

extension Fields {
    /// The keys `fromKilometre` and `toKilometre`, downstream.
    func kilometres() -> ClosedRange<Double>? {
        let from = number("fromKilometre", in: 0...RiverFile.longestKilometres, unit: "km")
        let to = number("toKilometre", in: 0...RiverFile.longestKilometres, unit: "km")
        guard let from, let to else { return nil }
        guard from < to else {
            report(
                at: "toKilometre",
                problem: Bilingual(
                    zh: "止点 \(to) km 不在起点 \(from) km 下游", en: "it ends at km \(to), which is not below its begin at km \(from)"),
                remedy: Bilingual(zh: "里程向下游递增", en: "kilometres grow downstream; write an end above \(from)"))
            return nil
        }
        return from...to
    }

    /// The key `place`: a division code of the region.
    func place(in region: Region) -> Place? {
        guard let code = reference("place") else { return nil }
        guard let place = region.place(code.value) else {
            report(
                at: "place", problem: Bilingual(zh: "没有行政区“\(code.value)”", en: "there is no place ‘\(code.value)’"),
                remedy: Bilingual(zh: "用 region/places.yaml 中的代码，或在其中添加", en: "use a code of region/places.yaml, or add it there"))
            return nil
        }
        return place
    }

    func season(_ key: String, among seasons: [String]) -> String? { entry(key)?.season(among: seasons) }

    /// A reach without a flow for a season could not be computed then.
    func requireEverySeason(_ seasons: [String], in flows: [Flow]) {
        let missing = seasons.filter { season in !flows.contains { $0.season == season } }
        guard !missing.isEmpty else { return }
        let names = missing.joined(separator: ", ")
        report(
            at: "flows", problem: Bilingual(zh: "缺少季节 \(names) 的流量", en: "there is no flow for \(names)"),
            remedy: Bilingual(zh: "每个季节写一条流量", en: "write one flow for every season"))
    }

    func requireOn(_ river: River, _ kilometre: Double) {
        guard kilometre > river.lengthKilometres else { return }
        let end = river.lengthKilometres
        report(
            at: "kilometre",
            problem: Bilingual(
                zh: "\(kilometre) km 超出\(river.name.zh)（止于 \(end) km）",
                en: "km \(kilometre) is off the \(river.name.en), which ends at km \(end)"),
            remedy: Bilingual(zh: "写 0–\(end)", en: "write 0–\(end)"))
    }
}

extension Entry {
    /// The id of one of the river's seasons.
    func season(among seasons: [String]) -> String? {
        guard let season = identifier() else { return nil }
        guard !seasons.contains(season) else { return season }
        let known = seasons.joined(separator: ", ")
        report(
            problem: Bilingual(zh: "没有季节“\(season)”", en: "there is no season ‘\(season)’"),
            remedy: Bilingual(zh: "可用：\(known)", en: "write one of: \(known)"))
        return nil
    }
}
