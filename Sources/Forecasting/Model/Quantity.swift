package import AirQuality

/// What is forecast of a day: the daily mean of a pollutant, or an index that is published as a series of its own.
package enum Quantity: Hashable, Sendable {
    case pollutant(Pollutant)
    case index

    package static let all: [Quantity] = Pollutant.allCases.map { .pollutant($0) } + [.index]

    /// `pm2_5`, `o3_8h`, `aqi`.
    package var code: String {
        switch self {
        case .pollutant(let pollutant): pollutant.dailyCode
        case .index: "aqi"
        }
    }

    package init?(code: String) {
        guard let known = Self.all.first(where: { $0.code == code }) else { return nil }
        self = known
    }

    /// What an instrument or the index can show at most, in the unit. For pollutants the usual values of `air/forecast.yaml`.
    package var ceiling: Double {
        switch self {
        case .pollutant(.so2): 1300
        case .pollutant(.no2): 940
        case .pollutant(.co): 60
        case .pollutant(.o3): 800
        case .pollutant(.pm10): 10_000
        case .pollutant(.pm25): 5000
        case .index: Double(DailyAQI.maximum)
        }
    }

    /// At least the step to which HJ 633 rounds, so that there is a logarithm.
    func positive(_ value: Double) -> Double { max(value, self == .pollutant(.co) ? 0.1 : 1) }

    func logarithm(_ value: Double) -> Double { NaturalLogarithm.of(positive(value)) }
}
