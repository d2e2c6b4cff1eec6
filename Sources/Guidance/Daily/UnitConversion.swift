/// From the units in which sources write to ours: value × factor + offset.
struct UnitConversion: Hashable {
    let factor: Double
    let offset: Double

    func callAsFunction(_ value: Double) -> Double { value * factor + offset }

    static let none = UnitConversion(factor: 1, offset: 0)
}

/// What kind of quantity a column holds: which units it may be in.
enum Dimension: Hashable {
    case speed, direction, temperature, share, rain, pressure, height, microgram, milligram, plain

    /// The conversion to our unit; nil for a unit that is not known here.
    func conversion(from unit: String) -> UnitConversion? {
        Self.table[self]?[Self.spelled(unit)]
    }

    /// Units to ask for.
    var known: String { (Self.table[self] ?? [:]).keys.filter { !$0.isEmpty }.sorted().joined(separator: ", ") }

    /// Two characters look like µ, and superscripts are written or not.
    private static func spelled(_ unit: String) -> String {
        String(unit.unicodeScalars.map { $0 == "\u{3BC}" ? "\u{B5}" : Character($0) })
    }

    private static let table: [Dimension: [String: UnitConversion]] = [
        .speed: [
            "m/s": .none, "km/h": .init(factor: 1 / 3.6, offset: 0), "kn": .init(factor: 1852.0 / 3600, offset: 0),
            "mp/h": .init(factor: 0.44704, offset: 0), "mph": .init(factor: 0.44704, offset: 0),
        ],
        .direction: ["°": .none],
        .temperature: [
            "°C": .none, "K": .init(factor: 1, offset: -273.15), "°F": .init(factor: 5.0 / 9, offset: -160.0 / 9),
        ],
        .share: ["%": .none],
        .rain: ["mm": .none, "inch": .init(factor: 25.4, offset: 0)],
        .pressure: ["hPa": .none, "Pa": .init(factor: 0.01, offset: 0)],
        .height: ["m": .none, "ft": .init(factor: 0.3048, offset: 0)],
        .microgram: ["µg/m³": .none, "mg/m³": .init(factor: 1000, offset: 0)],
        .milligram: ["mg/m³": .none, "µg/m³": .init(factor: 0.001, offset: 0)],
        .plain: ["": .none, "dimensionless": .none, "1": .none],
    ]
}

extension GuidanceVariable {
    var dimension: Dimension {
        switch self {
        case .u10, .v10, .u850, .v850, .u700, .v700, .u500, .v500: .speed
        case .t2m, .t850, .t700: .temperature
        case .rh2m, .cloudCover: .share
        case .precipitation: .rain
        case .surfacePressure, .seaLevelPressure: .pressure
        case .blh, .z500: .height
        case .pm10, .pm25, .dust, .so2, .no2, .o3: .microgram
        case .co: .milligram
        case .aod550, .dustAOD550: .plain
        }
    }
}
