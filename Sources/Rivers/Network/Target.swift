/// An entry of the list of sensitive targets (环境敏感目标): what a plume must not reach unannounced.
package struct Target: RegisterEntry {
    /// What it is; the raw value is the `kind` of `PlumeArrival`.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 饮用水取水口
        case drinkingIntake = "drinking-intake"
        /// 跨界断面
        case crossBoundarySection = "cross-boundary-section"
        /// 湿地
        case wetland
        /// 灌溉渠首
        case irrigationIntake = "irrigation-intake"
        /// 监测断面
        case section
        /// 水库
        case reservoir
    }

    package static let list = RegisterList.targets

    /// The side is who runs it, which need not be the side of the place: regiments draw water in counties.
    package let record: RegisterRecord
    package let kind: Kind
    /// For a work beside the river, where it draws its water.
    package let location: Location
    /// On which side of the water it draws; nil in the middle, or when nobody knows.
    package let bank: Bank?
    /// The target or reservoir that stands in for it: mutual backup of drinking water.
    package let backup: String?
    /// Nil unless a source says how many.
    package let populationServed: Int?

    package init(
        record: RegisterRecord, kind: Kind, location: Location, bank: Bank? = nil, backup: String? = nil, populationServed: Int? = nil
    ) {
        (self.record, self.kind, self.location, self.bank) = (record, kind, location, bank)
        (self.backup, self.populationServed) = (backup, populationServed)
    }

    package var water: Location? { location }
    /// Along its watercourse.
    package var kilometre: Double { location.kilometre }
}
