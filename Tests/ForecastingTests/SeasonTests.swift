import AirQuality
import Chronology
import Testing

@testable import Forecasting

@Suite("Season, anomaly, persistence")
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

    @Test("the climatology of a year repeated is that of the year, whichever years they were")
    func repeatedYears() throws {
        // A leap cycle apart the calendar is the same.
        let here = try seasonal(days: 1461, from: "2013-01-01")
        let there = try seasonal(days: 1461, from: "2017-01-01")
        #expect(here.means == there.means)
        #expect(here.spreads == there.spreads)
    }

    private func seasonal(days: Int, from first: String) throws -> Climatology {
        let history = try steadyHistory(days, from: first) { index, means in
            means.pm10 = Concentration(whole: 100 + (index * 37) % 90)
        }
        return Climatology(of: LogSeries(of: history), window: try Sample.policy().window)
    }

    @Test("where nothing varies the climatology is the value and the spread has its floor")
    func steady() throws {
        let climatology = Climatology(of: LogSeries(of: try steadyHistory(800)), window: try Sample.policy().window)
        let season = DayOfSeason(slot: 200)
        #expect(abs(NaturalLogarithm.inverse(climatology.mean(season, 4)) - 180) < 1e-6)
        #expect(climatology.spread(season, 4) == Climatology.smallestSpread)
    }

    @Test("with one season on record the window widens until it has its days")
    func windowWidening() throws {
        let history = try steadyHistory(90, from: "2018-01-01")
        let climatology = Climatology(of: LogSeries(of: history), window: try Sample.policy().window)
        #expect(abs(NaturalLogarithm.inverse(climatology.mean(DayOfSeason(slot: 250), 5)) - 70) < 1e-6)
    }

    @Test("an anomaly that halves every day is found to halve, and never to grow")
    func persistence() throws {
        var lots = Lots(seed: 7)
        var state = 0.0
        let history = try steadyHistory(3000, from: "2010-01-01") { _, means in
            // Twelve fractions less six are close to a normal number (Irwin–Hall).
            let shock = (0..<12).reduce(-6.0) { sum, _ in sum + lots.nextFraction() }
            state = 0.5 * state + shock
            means.pm10 = Concentration(NaturalLogarithm.inverse(5 + 0.3 * state))
        }
        let logs = LogSeries(of: history)
        let anomalies = Anomalies(of: logs, against: Climatology(of: logs, window: try Sample.policy().window))
        let persistence = Persistence(of: anomalies, lags: 13)
        let shares = (1...13).map { persistence.share(4, after: $0) }
        #expect(abs(shares[0] - 0.5) < 0.05)
        #expect(abs(shares[1] - 0.25) < 0.06)
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(shares.allSatisfy { (0...Persistence.most).contains($0) })
    }

    @Test("a short record is widened, a long one hardly, and what is known from today not at all")
    func widening() {
        let factors = [183, 549, 3653].map { Widening(days: $0).factor(shareKnown: 0) }
        #expect(zip(factors, [1.413, 1.154, 1.025]).allSatisfy { abs($0 - $1) < 0.002 }, "\(factors)")
        #expect(Widening(days: 183).factor(shareKnown: 1) == 1)
        #expect(Widening(days: 0).factor(shareKnown: 0).isFinite)
    }

    @Test("gaps of three days are bridged for drawing, longer ones and the observations are left alone")
    func bridges() throws {
        let missing: Set = [10, 11, 12, 30, 31, 32, 33]
        let history = try steadyHistory(60) { index, means in if missing.contains(index) { means.no2 = nil } }
        let logs = LogSeries(of: history)
        let anomalies = Anomalies(of: logs, against: Climatology(of: logs, window: try Sample.policy().window))
        func gaps(_ values: [Double]) -> Set<Int> { Set((0..<60).filter { values[$0 * Anomalies.width + 1].isNaN }) }
        #expect(gaps(anomalies.observed) == missing)
        #expect(gaps(anomalies.bridged) == [30, 31, 32, 33])
    }

    @Test("the lots are those of SplitMix64")
    func lots() {
        // The sequence for the seed 1234567 as listed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
        var lots = Lots(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in lots.next() } == expected)
    }

    @Test("the quantiles of 0…100 are 5, 10, … 95")
    func quantiles() {
        #expect(Quantiles.of((0...100).reversed().map(Double.init), decimals: 1) == (1...19).map { Double($0) * 5 })
        #expect(Quantiles.of([7.26], decimals: 1) == Array(repeating: 7.3, count: 19))
    }
}
