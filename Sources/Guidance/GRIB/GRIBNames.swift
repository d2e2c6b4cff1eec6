/// Which parameters of ECMWF's table (https://codes.ecmwf.int/grib/param-db) are used, and in which units they come.
struct GRIBParameter {
    let variable: GuidanceVariable
    let units: [String: UnitConversion]
    /// Accumulated since some start, instead of valid at an instant.
    var isAccumulated = false

    /// Nil for what is not used.
    static func known(_ parameter: Int, levelType: String, level: Int) -> GRIBParameter? {
        levelType == "isobaricInhPa" ? onPressureLevel(parameter, level) : atGround[parameter]
    }

    private static let speed: [String: UnitConversion] = ["m s**-1": .none]
    private static let kelvin: [String: UnitConversion] = ["K": UnitConversion(factor: 1, offset: -273.15)]
    private static let pascal: [String: UnitConversion] = ["Pa": UnitConversion(factor: 0.01, offset: 0)]
    private static let mass: [String: UnitConversion] = ["kg m**-3": UnitConversion(factor: 1e9, offset: 0)]
    private static let depth: [String: UnitConversion] = ["~": .none, "dimensionless": .none, "Numeric": .none, "1": .none]
    private static let share: [String: UnitConversion] = ["%": .none, "(0 - 1)": UnitConversion(factor: 100, offset: 0)]
    private static let rain: [String: UnitConversion] = ["m": UnitConversion(factor: 1000, offset: 0), "kg m**-2": .none]

    private static let atGround: [Int: GRIBParameter] = [
        165: .init(variable: .u10, units: speed), 166: .init(variable: .v10, units: speed),
        167: .init(variable: .t2m, units: kelvin), 260_242: .init(variable: .rh2m, units: share),
        134: .init(variable: .surfacePressure, units: pascal), 151: .init(variable: .seaLevelPressure, units: pascal),
        159: .init(variable: .blh, units: ["m": .none]),
        164: .init(variable: .cloudCover, units: share), 228_164: .init(variable: .cloudCover, units: share),
        228: .init(variable: .precipitation, units: rain, isAccumulated: true),
        228_228: .init(variable: .precipitation, units: rain, isAccumulated: true),
        210_073: .init(variable: .pm25, units: mass), 210_074: .init(variable: .pm10, units: mass),
        210_207: .init(variable: .aod550, units: depth), 210_209: .init(variable: .dustAOD550, units: depth),
    ]

    private static func onPressureLevel(_ parameter: Int, _ level: Int) -> GRIBParameter? {
        switch (parameter, level) {
        case (131, 850): .init(variable: .u850, units: speed)
        case (132, 850): .init(variable: .v850, units: speed)
        case (131, 700): .init(variable: .u700, units: speed)
        case (132, 700): .init(variable: .v700, units: speed)
        case (131, 500): .init(variable: .u500, units: speed)
        case (132, 500): .init(variable: .v500, units: speed)
        case (130, 850): .init(variable: .t850, units: kelvin)
        case (130, 700): .init(variable: .t700, units: kelvin)
        // Geopotential over standard gravity is the height.
        case (129, 500): .init(variable: .z500, units: ["m**2 s**-2": UnitConversion(factor: 1 / 9.80665, offset: 0)])
        case (156, 500): .init(variable: .z500, units: ["gpm": .none, "m": .none])
        default: nil
        }
    }

    /// Instants, and spans over which an amount has gathered. Means over months and extremes are neither. Edition 1 of ECMWF marks amounts
    /// since the start of the run as instants.
    func takes(stepType: String) -> Bool { stepType == "instant" || isAccumulated && stepType == "accum" }
}
