/// The time over which a concentration is averaged.
package enum Averaging: String, CaseIterable, Hashable, Sendable, Codable {
    case oneHour = "1h"
    case eightHours = "8h"
    case day = "24h"
}

/// A column of HJ 633's table: one pollutant over one averaging time. The order is that of the table.
package enum IndexScale: String, CaseIterable, Hashable, Sendable {
    case so2Day = "so2_24h"
    case so2Hour = "so2_1h"
    case no2Day = "no2_24h"
    case no2Hour = "no2_1h"
    case coDay = "co_24h"
    case coHour = "co_1h"
    case o3EightHours = "o3_8h"
    case o3Hour = "o3_1h"
    case pm10Day = "pm10_24h"
    case pm25Day = "pm2_5_24h"

    /// The scale on which a concentration is judged; nil where the standard has none.
    ///
    /// The real-time report puts one-hour PM on the daily PM scale: so the 2026 text, and so the hours of 2020 were published.
    package init?(_ pollutant: Pollutant, _ averaging: Averaging) {
        switch (pollutant, averaging) {
        case (.so2, .day): self = .so2Day
        case (.so2, .oneHour): self = .so2Hour
        case (.no2, .day): self = .no2Day
        case (.no2, .oneHour): self = .no2Hour
        case (.co, .day): self = .coDay
        case (.co, .oneHour): self = .coHour
        case (.o3, .eightHours): self = .o3EightHours
        case (.o3, .oneHour): self = .o3Hour
        case (.pm10, .day), (.pm10, .oneHour): self = .pm10Day
        case (.pm25, .day), (.pm25, .oneHour): self = .pm25Day
        case (.o3, .day), (.so2, .eightHours), (.no2, .eightHours), (.co, .eightHours), (.pm10, .eightHours), (.pm25, .eightHours):
            return nil
        }
    }

    /// The scale of the daily report.
    package static func daily(_ pollutant: Pollutant) -> IndexScale {
        switch pollutant {
        case .so2: .so2Day
        case .no2: .no2Day
        case .co: .coDay
        case .o3: .o3EightHours
        case .pm10: .pm10Day
        case .pm25: .pm25Day
        }
    }

    /// The scale of the real-time report.
    package static func realTime(_ pollutant: Pollutant) -> IndexScale {
        switch pollutant {
        case .so2: .so2Hour
        case .no2: .no2Hour
        case .co: .coHour
        case .o3: .o3Hour
        case .pm10: .pm10Day
        case .pm25: .pm25Day
        }
    }

    package var pollutant: Pollutant {
        switch self {
        case .so2Day, .so2Hour: .so2
        case .no2Day, .no2Hour: .no2
        case .coDay, .coHour: .co
        case .o3EightHours, .o3Hour: .o3
        case .pm10Day: .pm10
        case .pm25Day: .pm25
        }
    }

    /// The place of the column, from 0.
    var ordinal: Int {
        switch self {
        case .so2Day: 0
        case .so2Hour: 1
        case .no2Day: 2
        case .no2Hour: 3
        case .coDay: 4
        case .coHour: 5
        case .o3EightHours: 6
        case .o3Hour: 7
        case .pm10Day: 8
        case .pm25Day: 9
        }
    }
}
