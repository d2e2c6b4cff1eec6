/// A key risk source (重点环境风险源): what may be released, how much of it, and where it would reach the water.
package struct RiskSource: RegisterEntry {
    /// By HJ 941-2018.
    package enum Rank: String, CaseIterable, Hashable, Sendable {
        /// 一般
        case general
        /// 较大
        case larger
        /// 重大
        case major
    }

    /// Something that is kept or carried there.
    package struct Holding: Hashable, Sendable {
        /// The substance's id in rivers/substances.yaml.
        package let substance: String
        /// The most that is there at once.
        package let kilograms: Double

        package init(substance: String, kilograms: Double) {
            self.substance = substance
            self.kilograms = kilograms
        }
    }

    package static let list = RegisterList.riskSources
    /// Enterprises nearer than this to a bank are assessed.
    package static let assessedWithinMetres = 1000.0

    package let record: RegisterRecord
    /// Where a release would reach the water.
    package let location: Location
    package let bank: Bank?
    /// From the bank, m; 0 on the water itself, as for a bridge.
    package let metresFromBank: Double
    package let holdings: [Holding]
    package let rank: Rank

    package init(
        record: RegisterRecord, location: Location, bank: Bank? = nil, metresFromBank: Double, holdings: [Holding], rank: Rank
    ) {
        (self.record, self.location, self.bank) = (record, location, bank)
        (self.metresFromBank, self.holdings, self.rank) = (metresFromBank, holdings, rank)
    }

    package var water: Location? { location }
}
