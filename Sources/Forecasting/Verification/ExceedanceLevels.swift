package import AirQuality

/// What a variable has to be above for the index to be above 100, 150, 200 and 300 on a day, by the edition of HJ 633 in force.
///
/// HJ 633 rounds a concentration to whole µg/m³ (CO: 0.1 mg/m³), half to even, before it looks for the index. So an index above 100 begins
/// half a step above the concentration that the table gives for 100. A published index is compared as it is.
package struct ExceedanceLevels: Sendable {
    package static let all = [100, 150, 200, 300]

    /// In the unit of the variable; nil where the edition has no such concentration.
    package let thresholds: [Double?]
    private let limits: [Concentration?]
    private let pollutant: Pollutant?

    package init(of quantity: Quantity, by table: IndexTable) {
        switch quantity {
        case .index:
            thresholds = Self.all.map { Double($0) }
            limits = Self.all.map { _ in nil }
            pollutant = nil
        case .pollutant(let pollutant):
            let limits = Self.all.map { table.concentration(at: $0, on: .daily(pollutant)) }
            thresholds = limits.map { $0.map { $0.units + (pollutant == .co ? 0.05 : 0.5) } }
            self.limits = limits
            self.pollutant = pollutant
        }
    }

    /// Whether a value is above each of them; nil where there is none.
    package func exceeded(by value: Double) -> [Bool?] {
        guard let pollutant else { return thresholds.map { $0.map { value > $0 } } }
        let rounded = Concentration(value)?.rounded(for: pollutant)
        return limits.map { limit in
            guard let limit, let rounded else { return nil }
            return rounded > limit
        }
    }
}
