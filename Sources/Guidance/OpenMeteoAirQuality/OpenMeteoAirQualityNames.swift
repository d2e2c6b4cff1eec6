extension OpenMeteoNames {
    /// `air-quality-api.open-meteo.com/v1/air-quality`: CAMS, 5 days. It gives CO in µg/m³ and has no optical depth of dust alone. Its `dust` is no
    /// PM10, and reads high at the altitude of Kashgar.
    static let airQuality = OpenMeteoNames(
        source: .openMeteoAirQuality, runs: RunEstimate(everyHours: 12, delayHours: 10), expected: [.pm10, .pm25, .dust, .aod550],
        columns: [
            "pm10": .pm10, "pm2_5": .pm25, "dust": .dust, "aerosol_optical_depth": .aod550, "sulphur_dioxide": .so2,
            "nitrogen_dioxide": .no2, "carbon_monoxide": .co, "ozone": .o3,
        ], winds: [])
}
