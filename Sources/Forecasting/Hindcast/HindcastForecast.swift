import AirQuality
package import Chronology

/// A forecast as it is written down: rounded, so that whoever reads it can compute every score again.
package struct HindcastForecast: Sendable {
    package let quantity: Quantity
    package let issued: CalendarDate
    /// Days ahead, from 1.
    package let lead: Int
    /// 19, in the unit of the quantity, to `decimals`.
    package let quantiles: [Double]
    /// Of an index above each of `ExceedanceLevels.all`, to `probabilityDecimals`; nil where the edition has no such level.
    package let probabilities: [Double?]

    package var valid: CalendarDate { issued.advanced(by: lead) }

    package static let probabilityDecimals = 4

    init(_ quantity: Quantity, issued: CalendarDate, lead: Int, quantiles exact: [Double], levels: ExceedanceLevels) {
        (self.quantity, self.issued, self.lead) = (quantity, issued, lead)
        let scale = quantity.decimals == 3 ? 1000.0 : 10.0
        quantiles = exact.map { ($0 * scale).rounded() / scale }
        let distribution = QuantileFunction(quantiles: exact, ceiling: quantity.ceiling)
        probabilities = levels.thresholds.map { threshold in
            threshold.map { (distribution.exceedance(of: $0) * 10_000).rounded() / 10_000 }
        }
    }
}

extension Quantity {
    /// To which values are written: 0.1 of the index or a µg/m³, 0.001 mg/m³ of CO.
    package var decimals: Int { self == .pollutant(.co) ? 3 : 1 }
}
