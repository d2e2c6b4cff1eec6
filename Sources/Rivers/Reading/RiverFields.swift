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

    /// The keys `watercourse`, the main stem when it is left out, and `kilometre`.
    func location() -> Location? {
        let watercourse = optional.identifier("watercourse") ?? Watercourse.stem
        return number("kilometre", in: 0...RiverFile.longestKilometres, unit: "km").map {
            Location(watercourse: watercourse, kilometre: $0)
        }
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

    /// A mapping with one figure for every season: `{high-water: 0.3, …}`.
    func bySeason(_ key: String, among seasons: [String], in range: ClosedRange<Double>, unit: String? = nil) -> BySeason? {
        guard let pairs = pairs(key) else { return nil }
        var values: [String: Double] = [:]
        for (season, value) in pairs {
            guard seasons.contains(season.value) else {
                value.reportUnknownSeason(season.value, among: seasons)
                continue
            }
            values[season.value] = value.number(in: range, unit: unit)
        }
        requireEverySeason(seasons, in: pairs.map(\.key.value), of: key)
        return BySeason(values)
    }

    private func requireEverySeason(_ seasons: [String], in written: [String], of key: String) {
        let missing = seasons.filter { !written.contains($0) }.joined(separator: ", ")
        guard !missing.isEmpty else { return }
        report(
            at: key, problem: Bilingual(zh: "“\(key)”缺少季节 \(missing)", en: "‘\(key)’ has no figure for \(missing)"),
            remedy: Bilingual(zh: "每个季节写一个数", en: "write one figure for every season"))
    }

    /// A list of ids of seasons; none when it is left out.
    func seasons(_ key: String, among seasons: [String]) -> [String] {
        optional.entries(key, count: 0...12)?.compactMap { $0.season(among: seasons) } ?? []
    }
}

extension Entry {
    /// The id of one of the river's seasons.
    func season(among seasons: [String]) -> String? {
        guard let season = identifier() else { return nil }
        guard !seasons.contains(season) else { return season }
        reportUnknownSeason(season, among: seasons)
        return nil
    }

    func reportUnknownSeason(_ season: String, among seasons: [String]) {
        let known = seasons.joined(separator: ", ")
        report(
            problem: Bilingual(zh: "没有季节“\(season)”", en: "there is no season ‘\(season)’"),
            remedy: Bilingual(zh: "可用：\(known)", en: "write one of: \(known)"))
    }
}
