import Chronology
import Events
import Foundation
import Playbook
import Region
import Rivers
import Testing
import Wording

@testable import RiverMap

/// A river as the shipped one is, made by hand: so many entries that names have to make room for each other.
enum Sample {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Playbooks").standardizedFileURL
    ).files

    static let date = CalendarDate(dayNumber: 20_600)
    static let estimate = Provenance(kind: .estimate, source: "of the test")
    static let named = Provenance(kind: .namedSource, source: "of the test")

    static func subject(entries: [MapEntry]? = nil, realm: Realm = .actual) throws -> MapSubject {
        MapSubject(
            id: "yarkand", name: Bilingual(zh: "叶尔羌河", en: "Yarkand River"), zero: Bilingual(zh: "阿尔塔什水利枢纽大坝", en: "the Altash dam"),
            season: Bilingual(zh: "枯水期", en: "low water"), courses: [stem, canal], owners: owners, entries: entries ?? Self.entries,
            geometry: try geometry("yarkand"), backdrop: try #require(backdrop), sides: sides, realm: realm, provenance: estimate)
    }

    static let backdrop = Backdrop.read(files).value
    private static let region = Region.read(files).value
    private static let rivers = region.flatMap { RiverPlaybook.read(files, region: $0).value }

    /// A river of the playbook as it is shipped.
    static func river(_ id: String) throws -> River { try #require(rivers?.river(id)) }

    static func geometry(_ id: String) throws -> RiverGeometry { try #require(RiverGeometry.read(files, river: id).value) }

    /// What the maps of a river of the playbook show in November.
    static func shipped(_ id: String, realm: Realm = .actual) throws -> MapSubject {
        let river = try river(id)
        return MapSubject(
            river, season: river.seasons.last, region: try #require(region), substances: rivers?.substances ?? [],
            geometry: try geometry(id), backdrop: try #require(backdrop), realm: realm)
    }

    static let sides: [String: Side] = Dictionary(
        (653101...653131).map { (String($0), Side.local) } + [("659003", .corps)], uniquingKeysWith: { first, _ in first })

    private static let bounds = [0.0, 45, 119, 178, 312, 346]
    static let stem = MapSubject.Course(
        id: "stem", name: Bilingual(zh: "叶尔羌河", en: "Yarkand River"), kind: .stem,
        reaches: zip(
            zip(bounds, bounds.dropFirst()),
            [
                ("阿尔塔什–喀群", "Altash to Kaqun"), ("喀群–莎车", "Kaqun to Shache"), ("莎车–麦盖提", "Shache to Maigaiti"),
                ("麦盖提–巴楚", "Maigaiti to Bachu"), ("巴楚–小海子", "Bachu to Xiaohaizi"),
            ]
        ).map { range, name in
            MapSubject.Section(
                id: name.1.lowercased().replacing(" to ", with: "-"), name: Bilingual(zh: name.0, en: name.1),
                kilometres: range.0...range.1,
                discharge: 90 - range.0 / 5, slope: 0.0005, provenance: estimate)
        }, provenance: estimate)
    static let canal = MapSubject.Course(
        id: "west-bank-canals", name: Bilingual(zh: "西岸输水渠系", en: "west-bank canals"), kind: .canal,
        reaches: [
            MapSubject.Section(
                id: "west-bank", name: Bilingual(zh: "喀群–民生", en: "Kaqun to Minsheng"), kilometres: 0...200, discharge: 40,
                provenance: .illustrative)
        ], head: .init(watercourse: "stem", kilometre: 45), mouth: .init(watercourse: "stem", kilometre: 160), provenance: .illustrative)

    private static let places = [
        (0.0, 47.5, "653125", "莎车县", "Shache"), (47.5, 62.5, "653124", "泽普县", "Zepu"), (62.5, 67.5, "653125", "莎车县", "Shache"),
        (67.5, 90, "653124", "泽普县", "Zepu"), (90, 167, "653125", "莎车县", "Shache"), (167, 251.5, "653127", "麦盖提县", "Maigaiti"),
        (251.5, 344.5, "653130", "巴楚县", "Bachu"), (344.5, 346, "659003", "图木舒克市", "Tumxuk"),
    ]
    static let owners = places.map { place in
        MapSubject.Owner(
            watercourse: "stem", kilometres: place.0...place.1, place: place.2, name: Bilingual(zh: place.3, en: place.4),
            side: place.2 == "659003" ? .corps : .local, provenance: estimate)
    }
}

// MARK: - Entries

extension Sample {
    static func entry(
        _ id: String, _ list: MapEntry.List, _ symbol: MapSymbol, _ zh: String, _ en: String, _ kilometre: Double,
        on watercourse: String = "stem",
        _ provenance: Provenance = estimate
    ) -> MapEntry {
        let isFacility = list == .facilities
        return MapEntry(
            id: id, list: list, symbol: symbol, name: Bilingual(zh: zh, en: en), kind: symbol.name, watercourse: watercourse,
            kilometre: kilometre,
            side: .local, owner: Bilingual(zh: "喀什地区水利局", en: "Kashgar water bureau"),
            figure: isFacility ? Bilingual(zh: "120 万m³", en: "1.2 Mm³") : nil, minutes: isFacility ? 90 : nil,
            verified: kilometre > 200 ? date : nil, provenance: provenance, figuresProvenance: .illustrative)
    }

    static let entries: [MapEntry] = [
        entry("t1", .targets, .section, "霍什拉甫断面（示例）", "section at Huoshilafu (example)", 26, .illustrative),
        entry("t2", .targets, .irrigationIntake, "喀群渠首", "Kaqun headworks", 45),
        entry("t3", .targets, .irrigationIntake, "依干其渠首", "Yiganqi headworks", 95),
        entry("t4", .targets, .section, "莎车城区断面（示例）", "section at Shache town (example)", 119, .illustrative),
        entry("t5", .targets, .irrigationIntake, "勿甫渠首", "Wufu headworks", 135),
        entry("t6", .targets, .irrigationIntake, "民生渠首", "Minsheng headworks", 160),
        entry("t7", .targets, .drinkingIntake, "苏库恰克水库引水口（饮用水水源）", "intake of Sukuqiake reservoir (drinking water)", 165),
        entry("t8", .targets, .irrigationIntake, "四十五团引水口（示例）", "intake of regiment 45 (example)", 178, .illustrative),
        entry("t9", .targets, .irrigationIntake, "艾里克塔木渠首", "Ailiketamu headworks", 203),
        entry("t10", .targets, .irrigationIntake, "中游渠首", "Middle-course headworks", 240),
        entry("t11", .targets, .boundarySection, "巴楚断面（示例）", "section at Bachu (example)", 312, .illustrative),
        entry("t12", .targets, .reservoir, "永安坝水库进水口", "inlet of Yong'anba reservoir", 343),
        entry("t13", .targets, .drinkingIntake, "图木舒克水厂取水口（示例）", "intake of Tumxuk waterworks (example)", 345, .illustrative),
        entry("t14", .targets, .reservoir, "小海子水库进水口", "inlet of Xiaohaizi reservoir", 346, named),
        entry("f1", .facilities, .barrier, "阿尔塔什大坝", "Altash dam", 0, named),
        entry("f2", .facilities, .barrier, "喀群冲沙闸（示例）", "sluice at Kaqun (example)", 45, .illustrative),
        entry("f3", .facilities, .channel, "喀群东岸总干渠", "east main canal of Kaqun", 45.2),
        entry("f4", .facilities, .bridge, "泽普叶河大桥（示例）", "bridge at Zepu (example)", 84, .illustrative),
        entry("f5", .facilities, .storage, "依干其沉沙池（示例）", "settling basin at Yiganqi (example)", 95.4, .illustrative),
        entry("f6", .facilities, .barrier, "勿甫泄洪闸", "Wufu flood gate", 135.2),
        entry("f7", .facilities, .barrier, "临时筑坝点一号（示例）", "temporary dam site 1 (example)", 150, .illustrative),
        entry("f8", .facilities, .storage, "苏库恰克水库", "Sukuqiake reservoir", 165),
        entry("f9", .facilities, .barrier, "中游泄洪闸", "flood gate of the middle course", 240.4),
        entry("f10", .facilities, .storage, "前进水库", "Qianjin reservoir", 250),
        entry("f11", .facilities, .barrier, "小海子进水闸", "inlet gate of Xiaohaizi", 345.6),
        entry(
            "f12", .facilities, .barrier, "西岸渠节制闸（示例）", "control gate on the west canal (example)", 80, on: "west-bank-canals",
            .illustrative),
        entry("r1", .risks, .risk, "跨河公路桥危化品运输（示例）", "tankers on the road bridge (example)", 60, .illustrative),
        entry("r2", .risks, .risk, "莎车污水处理厂（示例）", "Shache waste-water works (example)", 122, .illustrative),
        entry("r3", .risks, .risk, "麦盖提工业园（示例）", "Maigaiti industrial park (example)", 180, .illustrative),
        entry("m1", .monitors, .monitor, "喀群自动站（示例）", "automatic station at Kaqun (example)", 46, .illustrative),
        entry("m2", .monitors, .monitor, "莎车自动站（示例）", "automatic station at Shache (example)", 118, .illustrative),
        entry("m3", .monitors, .monitor, "艾里克塔木自动站（示例）", "automatic station at Ailiketamu (example)", 204, .illustrative),
        entry("d1", .depots, .depot, "莎车物资库（示例）", "depot at Shache (example)", 119, .illustrative),
        entry("d2", .depots, .depot, "图木舒克物资库（示例）", "depot at Tumxuk (example)", 340, .illustrative),
        entry("w1", .works, .diversion, "喀群引水枢纽", "Kaqun diversion", 45),
        entry("w2", .works, .reservoir, "小海子水库", "Xiaohaizi reservoir", 346),
    ]
}
