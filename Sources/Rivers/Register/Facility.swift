package import Playbook

/// An emergency space or facility (应急空间与设施): where time is bought with space.
package struct Facility: RegisterEntry {
    /// What it is.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 闸门
        case gate
        /// 坝
        case dam
        /// 水库
        case reservoir
        /// 湿地
        case wetland
        /// 坑塘
        case pond
        /// 干涸河道
        case dryChannel = "dry-channel"
        /// 引水式电站
        case diversionPowerStation = "diversion-power-station"
        /// 渠道
        case channel
        /// 桥梁
        case bridge
        /// 临时筑坝点
        case temporaryDamSite = "temporary-dam-site"
    }

    /// What it can do with a plume.
    package enum Function: String, CaseIterable, Hashable, Sendable {
        /// 存储: hold the polluted water
        case store
        /// 截流: let nothing pass
        case cutOff = "cut-off"
        /// 引流: lead it away from the river
        case leadAway = "lead-away"
        /// 投药: a place to dose at
        case dose
        /// 稀释: give clean water
        case dilute
    }

    /// What it can hold and let pass, and how fast it is worked. Seldom published, so with a provenance of their own.
    package struct Figures: Hashable, Sendable {
        /// Free for an incident, m³; nil when it holds nothing or nobody knows.
        package let storage: Double?
        /// Through it, m³/s; nil when nobody knows.
        package let maximumFlow: Double?
        /// From the order until it works.
        package let minutesToOperate: Int
        package let provenance: Provenance

        package init(storage: Double? = nil, maximumFlow: Double? = nil, minutesToOperate: Int, provenance: Provenance) {
            self.storage = storage
            self.maximumFlow = maximumFlow
            self.minutesToOperate = minutesToOperate
            self.provenance = provenance
        }
    }

    package static let list = RegisterList.facilities

    package let record: RegisterRecord
    package let kind: Kind
    package let functions: [Function]
    package let location: Location
    package let bank: Bank?
    package let figures: Figures

    package init(
        record: RegisterRecord, kind: Kind, functions: [Function], location: Location, bank: Bank? = nil, figures: Figures
    ) {
        (self.record, self.kind, self.functions) = (record, kind, functions)
        (self.location, self.bank, self.figures) = (location, bank, figures)
    }

    package var water: Location? { location }
}
