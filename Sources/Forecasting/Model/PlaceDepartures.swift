import AirQuality

/// How unusual each day of one place was, by quantity in the order of `Quantity.all`.
package struct PlaceDepartures: Sendable {
    private(set) var series = Quantity.all.map { Departures(.of($0)) }

    /// Whether there was a value of any particulate or of the index.
    private(set) var isKnown: [Bool] = []

    private static let telling = Quantity.all.indices.filter { [.pollutant(.pm10), .pollutant(.pm25), .index].contains(Quantity.all[$0]) }

    mutating func pass(_ day: DayValues, _ slot: DayOfSeason) {
        let waves = SeasonWaves.shared[slot]
        isKnown.append(Self.telling.contains { day.values[$0] != nil })
        for (index, value) in day.values.enumerated() {
            series[index].pass(value.map { Quantity.all[index].logarithm($0) }, share: day.shares[index], waves)
        }
    }
}
