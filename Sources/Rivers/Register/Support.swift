package import Wording

/// A depot of supplies (应急物资库).
package struct Depot: RegisterEntry {
    /// What is kept for an incident on water; each kind is counted in its own unit.
    package enum Supply: String, CaseIterable, Hashable, Sendable {
        /// 粉末活性炭, t
        case activatedCarbon = "activated-carbon"
        /// 围油栏, m
        case oilBoom = "oil-boom"
        /// 吸油毡, t
        case oilSorbent = "oil-sorbent"
        /// 聚合氯化铝等絮凝剂, t
        case flocculant
        /// 石灰, t
        case lime
        /// 硫化钠, t
        case sodiumSulphide = "sodium-sulphide"
        /// 编织袋, pieces
        case sandbags
        /// 移动泵, pieces
        case pumps
        /// 冲锋舟, pieces
        case boats
        /// 便携式监测设备, sets
        case meters

        package var unit: Bilingual {
            switch self {
            case .activatedCarbon, .oilSorbent, .flocculant, .lime, .sodiumSulphide: Bilingual(zh: "吨", en: "t")
            case .oilBoom: Bilingual(zh: "米", en: "m")
            case .sandbags: Bilingual(zh: "条", en: "bags")
            case .pumps: Bilingual(zh: "台", en: "pumps")
            case .boats: Bilingual(zh: "艘", en: "boats")
            case .meters: Bilingual(zh: "套", en: "sets")
            }
        }
    }

    /// So much of one kind, in the unit of the kind.
    package struct Stock: Hashable, Sendable {
        package let supply: Supply
        package let amount: Double

        package init(supply: Supply, amount: Double) {
            self.supply = supply
            self.amount = amount
        }
    }

    package static let list = RegisterList.depots

    package let record: RegisterRecord
    /// The nearest point of the river.
    package let location: Location
    package let stocks: [Stock]
    /// From the order until it is loaded and on the road.
    package let minutesToLeave: Int

    package init(record: RegisterRecord, location: Location, stocks: [Stock], minutesToLeave: Int) {
        (self.record, self.location, self.stocks, self.minutesToLeave) = (record, location, stocks, minutesToLeave)
    }

    package var water: Location? { location }
}

/// An automatic station or a section that is sampled (监测站与断面).
package struct Monitor: RegisterEntry {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 自动站
        case automatic
        /// 手工断面
        case section
    }

    /// A class of GB 3838-2002.
    package enum WaterClass: String, CaseIterable, Hashable, Sendable {
        case first = "I"
        case second = "II"
        case third = "III"
        case fourth = "IV"
        case fifth = "V"
    }

    package static let list = RegisterList.monitors

    package let record: RegisterRecord
    package let kind: Kind
    package let location: Location
    package let bank: Bank?
    /// Ids of rivers/substances.yaml, and `ph`, `dissolved-oxygen`, `conductivity`, `turbidity`, `water-temperature`.
    package let parameters: [String]
    /// From one value to the next.
    package let intervalMinutes: Int
    /// That the water there should have.
    package let target: WaterClass
    /// Whether tables 2 and 3 apply as well.
    package let isDrinkingSource: Bool

    package init(
        record: RegisterRecord, kind: Kind, location: Location, bank: Bank? = nil, parameters: [String], intervalMinutes: Int,
        target: WaterClass, isDrinkingSource: Bool = false
    ) {
        (self.record, self.kind, self.location, self.bank) = (record, kind, location, bank)
        (self.parameters, self.intervalMinutes, self.target) = (parameters, intervalMinutes, target)
        self.isDrinkingSource = isDrinkingSource
    }

    package var water: Location? { location }
}

/// What one body has promised another for an incident (互助约定). The owner of the entry gives.
package struct MutualAid: RegisterEntry {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 备用水源
        case backupWater = "backup-water"
        /// 物资
        case supplies
        /// 监测力量
        case monitoring
        /// 队伍
        case team
    }

    package static let list = RegisterList.mutualAid

    package let record: RegisterRecord
    package let kind: Kind
    /// The organisation that receives.
    package let receiver: String
    /// What is given, in words.
    package let gives: Bilingual
    /// From the request until it is there.
    package let minutesToArrive: Int

    package init(record: RegisterRecord, kind: Kind, receiver: String, gives: Bilingual, minutesToArrive: Int) {
        (self.record, self.kind, self.receiver, self.gives, self.minutesToArrive) = (record, kind, receiver, gives, minutesToArrive)
    }

    package var water: Location? { nil }
}
