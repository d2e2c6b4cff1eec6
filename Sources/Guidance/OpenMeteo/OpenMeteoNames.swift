/// What one service of Open-Meteo calls the quantities that are used, and how its runs go.
struct OpenMeteoNames {
    let source: GuidanceSource
    let runs: RunEstimate
    /// Variables whose absence is worth a note.
    let expected: [GuidanceVariable]
    /// By name in `hourly`.
    let columns: [String: GuidanceVariable]
    let winds: [Wind]

    /// Speed and direction that become two components.
    struct Wind {
        let speed: String
        let direction: String
        let u: GuidanceVariable
        let v: GuidanceVariable
    }

    /// Winds as both forecast services name them, and as they did until 2023.
    static let winds = [
        Wind(speed: "windspeed_10m", direction: "winddirection_10m", u: .u10, v: .v10),
        Wind(speed: "windspeed_850hPa", direction: "winddirection_850hPa", u: .u850, v: .v850),
        Wind(speed: "windspeed_700hPa", direction: "winddirection_700hPa", u: .u700, v: .v700),
        Wind(speed: "windspeed_500hPa", direction: "winddirection_500hPa", u: .u500, v: .v500),
        Wind(speed: "wind_speed_10m", direction: "wind_direction_10m", u: .u10, v: .v10),
        Wind(speed: "wind_speed_850hPa", direction: "wind_direction_850hPa", u: .u850, v: .v850),
        Wind(speed: "wind_speed_700hPa", direction: "wind_direction_700hPa", u: .u700, v: .v700),
        Wind(speed: "wind_speed_500hPa", direction: "wind_direction_500hPa", u: .u500, v: .v500),
    ]

    /// Weather as both forecast services name it.
    static let weather: [String: GuidanceVariable] = [
        "temperature_2m": .t2m, "temperature_850hPa": .t850, "temperature_700hPa": .t700, "relative_humidity_2m": .rh2m,
        "precipitation": .precipitation, "surface_pressure": .surfacePressure, "pressure_msl": .seaLevelPressure,
        "relativehumidity_2m": .rh2m, "cloudcover": .cloudCover, "boundary_layer_height": .blh, "cloud_cover": .cloudCover,
        "geopotential_height_500hPa": .z500,
    ]

    static let expectedWeather: [GuidanceVariable] = [
        .u10, .v10, .u850, .v850, .u700, .v700, .t2m, .precipitation, .surfacePressure, .blh,
    ]

    /// `temperature_2m_member07` is member 7 of `temperature_2m`; without a number it is the control, member 0.
    static func member(in key: String) -> (name: String, member: Int) {
        guard let range = key.firstRange(of: "_member") else { return (key, 0) }
        let digits = key[range.upperBound...]
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else {
            return (key, 0)
        }
        return (String(key[..<range.lowerBound]), number)
    }

    /// Whether a name is of a pressure level below the ground of Kashgar (1,290 m, about 870 hPa).
    static func isBelowGround(_ name: String) -> Bool {
        guard name.hasSuffix("hPa"), let bar = name.lastIndex(of: "_"), let level = Int(name[name.index(after: bar)...].dropLast(3)) else {
            return false
        }
        return PressureLevel.isBelowGround(level)
    }
}

/// Levels in hPa.
enum PressureLevel {
    static func isBelowGround(_ level: Int) -> Bool { level > 870 }
}
