import AirQuality

extension StructuralModel {
    /// Maximum-likelihood estimates on the daily means of Kashgar, Hotan, Aksu and Korla to June 2016 (`Deploy/sample/air/daily`), all four
    /// together, rounded. They fix only how deep seasons are and how quickly departures are forgotten: levels, seasons and the width of errors
    /// are learned anew at each place. Logarithms of µg/m³ (CO: mg/m³) and of the index.
    static func of(_ quantity: Quantity) -> StructuralModel {
        switch quantity {
        case .pollutant(.so2): make(2.7, season: (0.12, 0.008), slow: (0.20, 80), fast: (0.21, 2.7), noise: 0.02)
        case .pollutant(.no2): make(3.3, season: (0.074, 0.006), slow: (0.033, 39), fast: (0.12, 1.3), noise: 0.002)
        case .pollutant(.co): make(0, season: (0.22, 0.002), slow: (0.14, 25), fast: (0.12, 1.6), noise: 0.002)
        case .pollutant(.o3): make(4.5, season: (0.056, 0.004), slow: (0.022, 68), fast: (0.05, 2.3), noise: 0.008)
        case .pollutant(.pm10): make(5.2, season: (0.07, 0.03), slow: (0.18, 9), fast: (0.31, 1.4), noise: 0.002)
        case .pollutant(.pm25): make(4.2, season: (0.07, 0.002), slow: (0.11, 17), fast: (0.31, 1.7), noise: 0.002)
        case .index: make(4.9, season: (0.048, 0.013), slow: (0.073, 13), fast: (0.21, 1.8), noise: 0.002)
        }
    }

    /// - Parameters:
    ///   - season: variances of the coefficients of the yearly and half-yearly wave; the third-yearly has half of the latter.
    ///   - slow: variance and days of the slow departure; `fast` likewise.
    private static func make(
        _ level: Double, season: (Double, Double), slow: (Double, Double), fast: (Double, Double), noise: Double
    ) -> StructuralModel {
        StructuralModel(
            level: level, seasonVariances: [season.0, season.1, season.1 / 2], slowVariance: slow.0, slowDays: slow.1, fastVariance: fast.0,
            fastDays: fast.1, noiseVariance: noise)
    }
}
