import AirQuality
import Chronology
import Events
import Testing

@testable import Forecasting

/// Forecasts of the past with what was known then, scored by what came: mean CRPS of the daily index by lead, in index points.
@Suite("Hindcast, Kashgar, July 2015 to June 2016")
struct HindcastTests {
    /// Mean scores by lead.
    private struct Scores {
        var forecast = [Double](repeating: 0, count: ForecastPolicy.leads)
        var climatology = [Double](repeating: 0, count: ForecastPolicy.leads)
        var persistence = [Double](repeating: 0, count: ForecastPolicy.leads)
    }

    /// The observed index of each day, by the tables of 2012.
    private static let observed: [CalendarDate: Int] = {
        let days = Sample.kashgar.compactMap { recorded in
            IndexTable.hj2012.dailyAQI(of: DailyMeans(means: PerPollutant(daily: recorded.values))).map { (recorded.date, $0.value) }
        }
        return Dictionary(uniqueKeysWithValues: days)
    }()

    private static let past = observed.map { (date: $0.key, season: DayOfSeason($0.key), aqi: $0.value) }

    @Test("better than persistence at every lead, than the season in the first three days, and nowhere much worse than the season")
    func skill() throws {
        let scores = try hindcast(every: 9)
        for lead in 0..<ForecastPolicy.leads {
            #expect(scores.forecast[lead] < scores.persistence[lead], "lead \(lead + 1)")
            #expect(scores.forecast[lead] < 1.06 * scores.climatology[lead], "lead \(lead + 1)")
        }
        // Over all days the leads score 0.86, 0.92, 0.95, 0.97, 0.98, 1.00, 1.01, 1.01, 1.02 and 1.03 of the season; every ninth day leaves
        // room for chance. With a year and a half on record the pooled days of the season, which need no fitting, are the harder
        // reference far ahead.
        #expect(scores.forecast[0] < 0.95 * scores.climatology[0])
        #expect(sum(scores.forecast[..<3]) < 0.98 * sum(scores.climatology[..<3]))
        #expect(sum(scores.forecast[...]) < sum(scores.climatology[...]))
    }

    private func sum(_ scores: ArraySlice<Double>) -> Double { scores.reduce(0, +) }

    private func hindcast(every step: Int) throws -> Scores {
        var scores = Scores()
        let issues = Array(stride(from: try day("2015-07-01"), through: try day("2016-06-20"), by: step))
        for issue in issues {
            let forecast = try #require(try forecasts(on: "\(issue)").first)
            let newest = try #require(Self.observed[issue.advanced(by: -1)])
            for (index, target) in forecast.days.enumerated() {
                let truth = try #require(Self.observed[target.date])
                scores.forecast[index] += crps(forecast.scenarios.map { $0.aqi[index] }, truth) / Double(issues.count)
                scores.climatology[index] += crps(season(of: target.date, before: issue), truth) / Double(issues.count)
                scores.persistence[index] += Double(abs(newest - truth)) / Double(issues.count)
            }
        }
        return scores
    }

    /// The indices of the days known by then within ± 20 days of the season, widened until there are 80 of them.
    private func season(of target: CalendarDate, before issue: CalendarDate) -> [Int] {
        let centre = DayOfSeason(target)
        let days = Self.past.filter { $0.date < issue }.map { ($0.season.distance(to: centre), $0.aqi) }
        let nearest = days.sorted { $0 < $1 }
        let half = max(20, nearest[min(79, nearest.count - 1)].0)
        return nearest.filter { $0.0 <= half }.map(\.1)
    }

    /// Continuous ranked probability score of equally likely values (Gneiting and Raftery 2007, equation 21); for one value the
    /// absolute error.
    private func crps(_ values: [Int], _ truth: Int) -> Double {
        let sorted = values.sorted()
        let count = Double(sorted.count)
        let error = sorted.reduce(0.0) { $0 + Double(abs($1 - truth)) } / count
        let spread = sorted.enumerated().reduce(0.0) { $0 + (2 * Double($1.offset) + 1 - count) * Double($1.element) }
        return error - spread / (count * count)
    }
}
