import Chronology
import Testing

@testable import Forecasting

@Suite("Season, lots, quantiles")
struct SeasonTests {
    @Test("the same day of every year has the same place", arguments: ["03-01", "12-31", "01-01", "02-28", "06-15"])
    func slots(monthAndDay: String) throws {
        let slots = Set(try (2015...2024).map { DayOfSeason(try day("\($0)-\(monthAndDay)")) })
        #expect(slots.count == 1)
    }

    @Test(
        "the year is a circle",
        arguments: [("2015-12-31", "2016-01-01", 1), ("2016-02-28", "2015-03-01", 2), ("2016-01-01", "2016-07-02", 183)])
    func circle(first: String, second: String, apart: Int) throws {
        let (first, second) = (DayOfSeason(try day(first)), DayOfSeason(try day(second)))
        #expect(first.distance(to: second) == apart)
        #expect(second.distance(to: first) == apart)
    }

    @Test("the quantiles of 0…100 are 5, 10, … 95")
    func quantiles() {
        #expect(Quantiles.of((0...100).reversed().map(Double.init), decimals: 1) == (1...19).map { Double($0) * 5 })
        #expect(Quantiles.of([7.26], decimals: 1) == Array(repeating: 7.3, count: 19))
    }
}
