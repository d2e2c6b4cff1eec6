package import Chronology
package import Events
package import Playbook
package import Wording

/// Something along a river that has a symbol on the map and a row in a table.
package struct MapEntry: Hashable, Sendable {
    /// The table that it stands in; the raw value is the letter of its codes.
    package enum List: String, CaseIterable, Hashable, Sendable {
        /// 环境敏感目标
        case targets = "T"
        /// 应急空间与设施
        case facilities = "F"
        /// 重点环境风险源
        case risks = "R"
        /// 监测站与断面
        case monitors = "M"
        /// 应急物资库
        case depots = "D"
        /// 分水与调蓄工程, which belong to the basic river information
        case works = "W"
    }

    package let id: String
    package let list: List
    package let symbol: MapSymbol
    package let name: Bilingual
    /// What it is, in words: 闸门 · gate.
    package let kind: Bilingual
    /// The watercourse's id.
    package let watercourse: String
    /// Along the watercourse.
    package let kilometre: Double
    /// Who runs it.
    package let side: Side?
    package let owner: Bilingual?
    /// The figure that people ask for first: what it holds, serves or stores.
    package let figure: Bilingual?
    /// From the order until it works.
    package let minutes: Int?
    /// When somebody last went and looked.
    package let verified: CalendarDate?
    /// That it is there, its name and its place.
    package let provenance: Provenance
    /// Of the figure and the minutes; nil when it is the same.
    package let figuresProvenance: Provenance?
    /// `T3`; given by the subject, downstream.
    package internal(set) var code = ""

    package init(
        id: String, list: List, symbol: MapSymbol, name: Bilingual, kind: Bilingual, watercourse: String, kilometre: Double,
        side: Side? = nil, owner: Bilingual? = nil, figure: Bilingual? = nil, minutes: Int? = nil, verified: CalendarDate? = nil,
        provenance: Provenance, figuresProvenance: Provenance? = nil
    ) {
        (self.id, self.list, self.symbol, self.name, self.kind) = (id, list, symbol, name, kind)
        (self.watercourse, self.kilometre, self.side, self.owner) = (watercourse, kilometre, side, owner)
        (self.figure, self.minutes, self.verified) = (figure, minutes, verified)
        (self.provenance, self.figuresProvenance) = (provenance, figuresProvenance)
    }
}

extension MapEntry {
    /// The name without what stands in brackets at its end; an invented entry ends with ※.
    package var label: Bilingual {
        let mark = provenance.isIllustrative ? "※" : ""
        let bare = name.withoutBrackets
        return Bilingual(zh: bare.zh + mark, en: bare.en)
    }

    /// Which labels go first where room is short: what people drink, then what can be done, then the rest.
    var rank: Int {
        switch list {
        case .targets: symbol == .drinkingIntake ? 0 : 1
        case .facilities: 2
        case .risks: 3
        case .monitors: 4
        case .depots: 5
        case .works: 6
        }
    }
}

extension MapEntry.List {
    /// As a heading.
    package var name: Bilingual {
        switch self {
        case .targets: Bilingual(zh: "环境敏感目标", en: "Sensitive targets")
        case .facilities: Bilingual(zh: "应急空间与设施", en: "Emergency spaces and facilities")
        case .risks: Bilingual(zh: "重点环境风险源", en: "Key risk sources")
        case .monitors: Bilingual(zh: "监测站与断面", en: "Monitors and sections")
        case .depots: Bilingual(zh: "应急物资库", en: "Depots")
        case .works: Bilingual(zh: "河流基础信息：分水与调蓄", en: "Basic river information: works")
        }
    }

    /// Told apart by shape first; the colour only helps.
    var colour: String {
        switch self {
        case .targets: "#0b3d91"
        case .facilities: "#14532d"
        case .risks: "#a31515"
        case .monitors: "#5b1a8b"
        case .depots: "#5d4037"
        case .works: "#37474f"
        }
    }
}

extension Bilingual {
    /// Without what stands in brackets at the end: 西岸输水渠系（喀群–民生）.
    var withoutBrackets: Bilingual { Bilingual(zh: Self.bare(zh, "（", "）"), en: Self.bare(en, " (", ")")) }

    private static func bare(_ text: String, _ open: String, _ close: String) -> String {
        guard text.hasSuffix(close), let range = text.ranges(of: open).last, range.lowerBound > text.startIndex else { return text }
        return String(text[..<range.lowerBound])
    }
}
