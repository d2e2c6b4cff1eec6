package import Events
package import Playbook
package import Wording

/// Something on a river that a plume must not reach unannounced.
package struct Target: Hashable, Sendable {
    /// What it is; the raw value is the `kind` of `PlumeArrival`.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 饮用水取水口
        case drinkingIntake = "drinking-intake"
        /// 灌溉渠首
        case irrigationIntake = "irrigation-intake"
        /// 监测断面
        case section
        /// 水库
        case reservoir
    }

    package let id: String
    package let name: Bilingual
    package let kind: Kind
    /// Along the main stem; for a work beside the river, where it draws its water.
    package let kilometre: Double
    /// Six-digit division code.
    package let place: String
    /// Who runs it, which need not be the side of the place: regiments draw water in counties.
    package let side: Side
    /// Of the kilometre above all; an illustrative target is made up altogether.
    package let provenance: Provenance
}
