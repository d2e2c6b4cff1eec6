package import Wording

/// A quantity that guidance may give, as one value a day. The raw value is its code in files and events and never changes.
package enum GuidanceVariable: String, CaseIterable, Hashable, Sendable, Codable {
    /// Wind toward the east and toward the north at 10 m, m/s.
    case u10, v10
    /// At 850 hPa, which lies about 200 m above Kashgar.
    case u850, v850
    case u700, v700
    case u500, v500
    /// Temperature at 2 m, °C.
    case t2m
    /// Temperature at 850 and 700 hPa, °C.
    case t850, t700
    /// Relative humidity at 2 m, %.
    case rh2m
    /// Rain and melted snow of the day, mm.
    case precipitation
    /// At the ground and reduced to the sea, hPa.
    case surfacePressure = "surface_pressure"
    case seaLevelPressure = "msl"
    /// Height of the boundary layer above the ground, m.
    case blh
    /// Share of the sky, %.
    case cloudCover = "cloud_cover"
    /// Height of the 500 hPa surface, geopotential metres.
    case z500
    /// Concentrations at the ground, µg/m³.
    case pm10
    case pm25 = "pm2_5"
    /// The model's mineral dust, µg/m³; it is not PM10.
    case dust
    /// Optical depth at 550 nm of all aerosol, and of dust.
    case aod550
    case dustAOD550 = "dust_aod550"
    /// µg/m³.
    case so2, no2
    /// mg/m³.
    case co
    /// The day's largest 8-hour mean where the source gives hours, else its mean; µg/m³.
    case o3
}

extension GuidanceVariable {
    /// How the values of a day become one.
    package enum Daily: Hashable, Sendable {
        case mean, sum, largestEightHourMean
    }

    package var daily: Daily {
        switch self {
        case .precipitation: .sum
        case .o3: .largestEightHourMean
        case .u10, .v10, .u850, .v850, .u700, .v700, .u500, .v500, .t2m, .t850, .t700, .rh2m, .surfacePressure, .seaLevelPressure, .blh,
            .cloudCover, .z500, .pm10, .pm25, .dust, .aod550, .dustAOD550, .so2, .no2, .co:
            .mean
        }
    }

    package var unit: String {
        switch self {
        case .u10, .v10, .u850, .v850, .u700, .v700, .u500, .v500: "m/s"
        case .t2m, .t850, .t700: "°C"
        case .rh2m, .cloudCover: "%"
        case .precipitation: "mm"
        case .surfacePressure, .seaLevelPressure: "hPa"
        case .blh, .z500: "m"
        case .pm10, .pm25, .dust, .so2, .no2, .o3: "µg/m³"
        case .co: "mg/m³"
        case .aod550, .dustAOD550: "1"
        }
    }

    /// Beyond which a value is a fault of the file. Wide: models exaggerate.
    package var plausible: ClosedRange<Double> {
        switch self {
        case .u10, .v10, .u850, .v850, .u700, .v700, .u500, .v500: -150...150
        case .t2m, .t850, .t700: -90...70
        case .rh2m, .cloudCover: -1...120
        case .precipitation: -1...2000
        case .surfacePressure, .seaLevelPressure: 300...1100
        case .blh: 0...20_000
        case .z500: 4000...6500
        case .pm10, .pm25, .dust: 0...100_000
        case .so2, .no2, .o3: 0...20_000
        case .co: 0...200
        case .aod550, .dustAOD550: 0...50
        }
    }

    /// Decimal digits with which a value is written into an event; pressure needs one more to be worth writing.
    package var significantDigits: Int {
        switch unit {
        case "hPa": 5
        default: 4
        }
    }

    package var name: Bilingual {
        switch self {
        case .u10, .v10: Self.wind(self == .u10, Bilingual(zh: "10 米", en: "10 m"))
        case .u850, .v850: Self.wind(self == .u850, Bilingual(zh: "850 hPa", en: "850 hPa"))
        case .u700, .v700: Self.wind(self == .u700, Bilingual(zh: "700 hPa", en: "700 hPa"))
        case .u500, .v500: Self.wind(self == .u500, Bilingual(zh: "500 hPa", en: "500 hPa"))
        case .t2m: Bilingual(zh: "2 米气温", en: "temperature at 2 m")
        case .t850: Bilingual(zh: "850 hPa 气温", en: "temperature at 850 hPa")
        case .t700: Bilingual(zh: "700 hPa 气温", en: "temperature at 700 hPa")
        case .rh2m: Bilingual(zh: "2 米相对湿度", en: "relative humidity at 2 m")
        case .precipitation: Bilingual(zh: "日降水量", en: "precipitation of the day")
        case .surfacePressure: Bilingual(zh: "地面气压", en: "surface pressure")
        case .seaLevelPressure: Bilingual(zh: "海平面气压", en: "sea level pressure")
        case .blh: Bilingual(zh: "边界层高度", en: "boundary layer height")
        case .cloudCover: Bilingual(zh: "云量", en: "cloud cover")
        case .z500: Bilingual(zh: "500 hPa 位势高度", en: "height of 500 hPa")
        case .pm10: Bilingual(zh: "PM10", en: "PM10")
        case .pm25: Bilingual(zh: "PM2.5", en: "PM2.5")
        case .dust: Bilingual(zh: "沙尘浓度", en: "mineral dust")
        case .aod550: Bilingual(zh: "550 nm 气溶胶光学厚度", en: "aerosol optical depth at 550 nm")
        case .dustAOD550: Bilingual(zh: "550 nm 沙尘光学厚度", en: "dust optical depth at 550 nm")
        case .so2: Bilingual(zh: "二氧化硫", en: "SO2")
        case .no2: Bilingual(zh: "二氧化氮", en: "NO2")
        case .co: Bilingual(zh: "一氧化碳", en: "CO")
        case .o3: Bilingual(zh: "臭氧", en: "O3")
        }
    }

    private static func wind(_ isEastward: Bool, _ level: Bilingual) -> Bilingual {
        isEastward
            ? Bilingual(zh: "\(level.zh)西风分量", en: "wind toward the east, \(level.en)")
            : Bilingual(zh: "\(level.zh)南风分量", en: "wind toward the north, \(level.en)")
    }
}
