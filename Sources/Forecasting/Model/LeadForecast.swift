/// The forecast of one quantity for one day ahead, with what it was combined from.
struct LeadForecast: Sendable {
    /// At `Quantiles.levels`, in the quantity's unit, calibrated.
    let quantiles: [Double]
    /// The components that there are, with a weight above zero.
    let parts: [Part]

    struct Part: Sendable {
        let component: Component
        /// 0 to 1; those of a forecast add up to one.
        let weight: Double
        let quantiles: [Double]
    }

    var median: Double { quantiles[quantiles.count / 2] }
}
