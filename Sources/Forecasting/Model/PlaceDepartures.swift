import AirQuality

/// How unusual each day of one place was, by quantity in the order of `Quantity.all`.
package struct PlaceDepartures: Sendable {
    private(set) var series = Quantity.all.map { Departures(.of($0)) }

    /// Whether there was a value of any particulate or of the index.
    private(set) var isKnown: [Bool] = []

    private static let telling = Quantity.all.indices.filter { [.pollutant(.pm10), .pollutant(.pm25), .index].contains(Quantity.all[$0]) }

    /// - Parameter values: of the day, in the order of `Quantity.all`, nil where missing.
    mutating func pass(_ values: [Double?], _ slot: DayOfSeason) {
        let waves = SeasonWaves.shared[slot]
        isKnown.append(Self.telling.contains { values[$0] != nil })
        for (index, value) in values.enumerated() {
            series[index].pass(value.map { Quantity.all[index].logarithm($0) }, waves)
        }
    }

    /// With one more day of which there are shares only.
    func glimpse(_ values: [Double?], shares: [Double], _ slot: DayOfSeason) -> PlaceDepartures {
        var copy = self
        let waves = SeasonWaves.shared[slot]
        for (index, value) in values.enumerated() {
            copy.series[index] = series[index].glimpse(
                value.map { Quantity.all[index].logarithm($0) }, share: shares[index], waves)
        }
        return copy
    }
}
