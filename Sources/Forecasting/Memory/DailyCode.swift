package import AirQuality

extension Pollutant {
    /// The code of its daily mean in events: `pm2_5`; ozone's is `o3_8h`, the daily maximum 8-hour mean.
    package var dailyCode: String { self == .o3 ? "o3_8h" : rawValue }
}

extension PerPollutant<Concentration> {
    /// Daily means by code, in µg/m³ (CO in mg/m³). What is not above zero is missing: history files write 0 for ‘no value’.
    ///
    /// Ozone may also stand under `o3`, where a daily event has no `o3_8h`. Other codes are left out.
    init(daily values: [String: Double]) {
        self.init { pollutant in
            let value = values[pollutant.dailyCode] ?? values[pollutant.rawValue]
            return value.flatMap { $0 > 0 ? Concentration($0) : nil }
        }
    }
}
