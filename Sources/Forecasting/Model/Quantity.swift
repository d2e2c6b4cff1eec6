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

    /// What is left of a value when it is too small for a logarithm: the step to which HJ 633 rounds.
    var smallest: Double { self == .pollutant(.co) ? 0.1 : 1 }

    var isPM25: Bool { self == .pollutant(.pm25) }
}
