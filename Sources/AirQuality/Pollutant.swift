/// One of the six pollutants of the air quality index, in the order of the columns of HJ 633-2026 table 3.
///
/// Ties for the primary pollutant are listed in this order; it is also how the national network publishes them
/// (PM10 before PM2.5).
package enum Pollutant: String, CaseIterable, Hashable, Sendable, Codable {
    case so2, no2, co, o3, pm10
    case pm25 = "pm2_5"

    /// As printed in reports: `PM2.5`.
    package var symbol: String {
        switch self {
        case .so2: "SO2"
        case .no2: "NO2"
        case .co: "CO"
        case .o3: "O3"
        case .pm10: "PM10"
        case .pm25: "PM2.5"
        }
    }

    /// The Chinese name of the standard: `细颗粒物`.
    package var zh: String {
        switch self {
        case .so2: "二氧化硫"
        case .no2: "二氧化氮"
        case .co: "一氧化碳"
        case .o3: "臭氧"
        case .pm10: "颗粒物"
        case .pm25: "细颗粒物"
        }
    }

    /// The English name.
    package var en: String {
        switch self {
        case .so2: "sulphur dioxide"
        case .no2: "nitrogen dioxide"
        case .co: "carbon monoxide"
        case .o3: "ozone"
        case .pm10: "particulate matter"
        case .pm25: "fine particulate matter"
        }
    }

    /// The unit of its concentrations: CO in mg/m³, all others in µg/m³.
    package var unit: String { self == .co ? "mg/m³" : "µg/m³" }

    /// The step to which HJ 633 rounds before the index: whole µg/m³, and tenths of a mg/m³ for CO; in thousandths of the unit.
    var roundingStepInThousandths: Int { self == .co ? 100 : 1000 }

    /// The place in the standard's order, from 0.
    var ordinal: Int {
        switch self {
        case .so2: 0
        case .no2: 1
        case .co: 2
        case .o3: 3
        case .pm10: 4
        case .pm25: 5
        }
    }
}

extension Pollutant: Comparable {
    package static func < (left: Pollutant, right: Pollutant) -> Bool { left.ordinal < right.ordinal }
}
