import AirQuality
import Chronology
import Events
import Randomness

/// Joint courses of the index for past days of issue, as criteria over several days need them.
package struct HindcastScenarios: Sendable {
    /// How many.
    package let count: Int
    /// A day of a course is a dust day when its PM2.5/PM10 is below this.
    package let dustRatio: Double

    /// What has to be forecast for them.
    package static let quantities: [Quantity] = [.pollutant(.pm10), .pollutant(.pm25), .index]

    package init(count: Int = 200, dustRatio: Double) {
        self.count = count
        self.dustRatio = dustRatio
    }

    /// - Parameters:
    ///   - said: by the quantities of `quantities` and lead; empty where there is none.
    ///   - last: the day of issue; nothing after it is looked at.
    /// - Returns: none with too few stretches or quantities.
    func scenarios(
        _ said: [[[Double]]], own: PlaceDepartures, day last: Int, on date: CalendarDate, slots: (Int) -> DayOfSeason
    ) -> [ForecastScenario] {
        guard said.count == Self.quantities.count, said.allSatisfy({ !$0.isEmpty }) else { return [] }
        let rule = ForecastPolicy.Stretches.usual
        let stretches = Stretches(in: own, around: DayOfSeason(date), slots: slots, through: last, ahead: Hindcast.leads, rule: rule)
        guard stretches.days.count >= rule.required else { return [] }
        var lots = SplitMix64(seed: UInt64(bitPattern: Int64(date.dayNumber)))
        let shuffle = Shuffle(stretches: stretches.draw(count, with: &lots))
        let values = zip(Self.quantities, said).map { quantity, leads in courses(of: quantity, leads, own, shuffle) }
        return (0..<count).map { course in
            let days = 0..<Hindcast.leads
            return ForecastScenario(
                aqi: days.map { Int(min(max(values[2][$0][course].rounded(.up), 1), 500)) },
                dust: days.map { values[1][$0][course] < dustRatio * values[0][$0][course] })
        }
    }

    /// By lead and course.
    private func courses(of quantity: Quantity, _ leads: [[Double]], _ own: PlaceDepartures, _ shuffle: Shuffle) -> [[Double]] {
        guard let column = Quantity.all.firstIndex(of: quantity) else { return [] }
        return leads.enumerated().map { index, quantiles in
            shuffle.values(
                of: QuantileFunction(quantiles: quantiles, ceiling: quantity.ceiling), like: own.series[column], lead: index + 1)
        }
    }
}
