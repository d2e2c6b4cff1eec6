package import Chronology
package import Events

/// The first days by the hour, as they are drawn.
package struct DeskHours: Codable, Hashable, Sendable {
    /// The end of the first hour.
    package let first: Timestamp
    /// By pollutant code; µg/m³, CO mg/m³.
    package let pollutants: [String: ForecastHours.Band]
    /// Days whose course over the hours was drawn from.
    package let days: Int

    /// Hours and pollutants, at most.
    package static let maximumHours = 96
    package static let maximumPollutants = 8

    /// Nil when no pollutant has three lists of one length.
    init?(_ hours: ForecastHours) {
        let sound = hours.pollutants.compactMapValues(Self.drawn).sorted { $0.key < $1.key }.prefix(Self.maximumPollutants)
        guard !sound.isEmpty else { return nil }
        first = hours.first
        days = hours.days
        pollutants = Dictionary(sound.map { ($0.key, $0.value) }) { first, _ in first }
    }

    private static func drawn(_ band: ForecastHours.Band) -> ForecastHours.Band? {
        let lists = [band.low, band.median, band.high]
        guard !band.median.isEmpty, lists.allSatisfy({ $0.count == band.median.count && $0.allSatisfy(\.isFinite) }) else { return nil }
        let short = lists.map { $0.prefix(maximumHours).map(rounded) }
        return ForecastHours.Band(low: short[0], median: short[1], high: short[2])
    }

    /// As many decimals as can be drawn.
    private static func rounded(_ value: Double) -> Double { value >= 10 ? value.rounded() : (value * 100).rounded() / 100 }
}
