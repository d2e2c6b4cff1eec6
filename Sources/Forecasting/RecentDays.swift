import AirQuality
import Chronology

/// How unusual the air is now: for each pollutant the anomalies of the last days, and how much each counts.
///
/// The newest valid daily mean counts whole. A newer day with too few hours counts by its share of 24 hours, and only what it leaves
/// goes to the day before: 18 hours count 0.75, the valid day before them 0.25. The share is an estimate; it is below what the hours
/// of one day, which are alike, would deserve.
struct RecentDays {
    /// By column, the newest day first. The weights of a column add up to one at most.
    let observations: [[Observation]]

    struct Observation: Hashable {
        let anomaly: Double
        /// Days before the day of issue.
        let age: Int
        /// 0 to 1.
        let weight: Double
        /// Of an incomplete day, the hours that there are.
        let hours: Int?
    }

    /// A day's share of a whole one by its hours, for days without a valid mean.
    static func weight(ofHours hours: Int) -> Double { Double(min(max(hours, 0), 24)) / 24 }

    /// - Parameter reach: the age of the oldest day that is looked at.
    init(before issueDay: CalendarDate, reach: Int, in anomalies: Anomalies, of climatology: Climatology, _ incomplete: IncompleteDays) {
        observations = Pollutant.allCases.indices.map { column in
            var (found, left) = ([Observation](), 1.0)
            for age in 1...reach where left > 0 {
                let date = issueDay.advanced(by: -age)
                if let anomaly = anomalies.observed(on: date, column) {
                    found.append(Observation(anomaly: anomaly, age: age, weight: left, hours: nil))
                    left = 0
                } else if let partial = incomplete[date]?.anomaly(column, of: climatology) {
                    let weight = left * Self.weight(ofHours: partial.hours)
                    found.append(Observation(anomaly: partial.value, age: age, weight: weight, hours: partial.hours))
                    left -= weight
                }
            }
            return found
        }
    }
}

// MARK: - For the explanation

extension RecentDays {
    /// The age of the newest day that counts; nil without one.
    func newestAge(of columns: [Int]) -> Int? { columns.compactMap { observations[$0].first?.age }.min() }

    /// The fewest and the most hours of the pollutants that are incomplete on the newest day, and which they are; nil when none is.
    func gaps(of columns: [Int]) -> Courses.Evidence.Gaps? {
        let age = newestAge(of: columns)
        let hours = columns.compactMap { column in
            observations[column].first.flatMap { $0.age == age ? $0.hours : nil }.map { (Pollutant.allCases[column], $0) }
        }
        guard let fewest = hours.map(\.1).min(), let most = hours.map(\.1).max() else { return nil }
        return Courses.Evidence.Gaps(pollutants: PollutantSet(hours.map(\.0)), fewest: fewest, most: most)
    }
}

extension IncompleteDays.Day {
    fileprivate func anomaly(_ column: Int, of climatology: Climatology) -> (value: Double, hours: Int)? {
        let pollutant = Pollutant.allCases[column]
        guard let mean = means[pollutant], let hours = hours[pollutant] else { return nil }
        return (climatology.anomaly(of: mean, pollutant, column, on: DayOfSeason(date)), hours)
    }
}
