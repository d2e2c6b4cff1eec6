import AirQuality
import Chronology

/// All that a forecast may rest on: what was observed, and what guidance said.
struct Knowledge: Hashable, Sendable {
    /// The basis' own days.
    let history: DailyHistory
    /// Its newest days with too few hours.
    let incomplete: IncompleteDays
    let hours: HourMemory
    /// The days of the places upstream, in the order of the policy.
    let upstream: [DailyHistory]
    let guidance: GuidanceMemory

    /// Only what no longer changes: whole days, not the hours and incomplete days of the last week, which are not kept for long.
    var settled: Knowledge {
        Knowledge(history: history, incomplete: IncompleteDays(), hours: HourMemory(), upstream: upstream, guidance: guidance)
    }

    /// A day by `Quantity.all`: its valid means, or those of its hours with the share that they are of 24. A day that is not over has hours
    /// only, whatever a file may say of it.
    func day(_ date: CalendarDate, isOver: Bool) -> DayValues {
        let partial = incomplete[date]
        let today = hours.partial(on: date)
        var values = DayValues()
        for (index, quantity) in Quantity.all.enumerated() {
            guard case .pollutant(let pollutant) = quantity else { continue }
            if isOver, let valid = history[date, pollutant] {
                values.set(valid.units, share: 1, at: index)
            } else if isOver, let mean = partial?.means[pollutant], let hours = partial?.hours[pollutant] {
                values.set(mean.units, share: Self.share(ofHours: hours), at: index)
            } else if let mean = today?.means[pollutant], let hours = today?.hours[pollutant] {
                values.set(mean, share: Self.share(ofHours: hours), at: index)
            }
        }
        return values
    }

    /// Never a whole day: what is whole is valid. Ozone's largest 8-hour mean of a few hours counts by the hours too.
    static func share(ofHours hours: Int) -> Double { min(max(Double(hours), 0) / 24, 0.95) }
}
