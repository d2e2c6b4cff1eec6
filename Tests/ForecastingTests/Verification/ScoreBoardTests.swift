import AirQuality
import Chronology
import Testing

@testable import Forecasting

@Suite("Score board")
struct ScoreBoardTests {
    private static let quantiles = (1...19).map { Double($0) * 10 }

    /// A forecast of the index for a day, with references that are further off.
    private func forecast(_ date: CalendarDate, lead: Int = 1, observed: Double, isDust: Bool? = nil) -> VerifiedForecast {
        VerifiedForecast(
            quantity: 0, lead: lead, valid: date, quantiles: Self.quantiles, observed: observed,
            events: ExceedanceLevels.all.map { .init(probability: 0.5, seasonProbability: 0.4, happened: observed > Double($0)) },
            season: Self.quantiles.map { $0 * 2 }, persistence: Self.quantiles.map { $0 * 3 }, isDust: isDust)
    }

    private func board(_ observed: [Double], from first: CalendarDate) -> ScoreBoard {
        let last = first.advanced(by: observed.count - 1)
        var board = ScoreBoard(quantities: [.index], leads: 2, issued: first.advanced(by: -1)...last)
        for (offset, value) in observed.enumerated() { board.take(forecast(first.advanced(by: offset), observed: value)) }
        return board
    }

    @Test("two boards merge into what one of both would be")
    func merging() throws {
        let first = try day("2016-04-01")
        let last = first.advanced(by: 39)
        let empty = ScoreBoard(quantities: [.index], leads: 2, issued: first...last)
        var (whole, left, right) = (empty, empty, empty)
        for offset in 0..<40 {
            let said = forecast(first.advanced(by: 1 + offset), observed: Double(40 + offset * 7 % 200), isDust: offset % 3 == 0)
            whole.take(said)
            if offset < 25 { left.take(said) } else { right.take(said) }
        }
        left.merge(right)
        for stratum in Stratum.allCases {
            let (merged, one) = (left.scores(.index, lead: 1, stratum), whole.scores(.index, lead: 1, stratum))
            #expect(merged.count == one.count)
            #expect(merged.crps == one.crps || abs((merged.crps ?? 0) - (one.crps ?? 0)) < 1e-12)
            #expect(merged.brier[0].score == one.brier[0].score)
        }
        #expect(left.official(lead: 1) == whole.official(lead: 1))
    }

    @Test("a day counts for its season, and for dust or not only when that is known")
    func strata() throws {
        let date = try day("2016-04-01")
        var board = ScoreBoard(quantities: [.index], leads: 1, issued: date...date.advanced(by: 3))
        board.take(forecast(date.advanced(by: 1), observed: 80, isDust: true))
        board.take(forecast(date.advanced(by: 2), observed: 80))
        let counts = Dictionary(uniqueKeysWithValues: Stratum.allCases.map { ($0, board.scores(.index, lead: 1, $0).count) })
        #expect(counts == [.all: 2, .spring: 2, .summer: 0, .autumn: 0, .winter: 0, .dust: 1, .other: 0])
    }

    @Test("the better reference is the one with the smaller mean, and skill is what is left of its score")
    func skill() throws {
        let losses = board(Array(repeating: 100, count: 20), from: try day("2016-01-01")).scores(.index, lead: 1).compared
        let crps = try #require(losses.crps)
        let season = try #require(losses.crps(of: .season))
        #expect(season < (try #require(losses.crps(of: .persistence))))
        #expect(losses.crps(of: .better) == season)
        #expect(losses.skill(against: .better) == 1 - crps / season)
    }

    @Test(
        "steady skill has a narrow interval, and is claimed on thirty blocks of ten days but not on twenty-nine",
        arguments: [(290, false), (300, true)])
    func claims(days: Int, isClaimed: Bool) throws {
        let board = board((0..<days).map { 90 + Double($0 % 5) }, from: try day("2015-01-01"))
        let interval = try #require(board.interval(.index, lead: 1, against: .better))
        let skill = try #require(board.scores(.index, lead: 1).compared.skill(against: .better))
        #expect(interval.isClaimed == isClaimed)
        #expect(interval.low > 0 && interval.low <= skill + 0.01 && interval.high >= skill - 0.01)
    }

    @Test("the same days give the same interval")
    func sameInterval() throws {
        let board = board((0..<100).map { 60 + Double($0 * 37 % 90) }, from: try day("2015-01-01"))
        let intervals = (0..<2).map { _ in board.interval(.index, lead: 1, against: .season) }
        #expect(intervals[0] == intervals[1])
        #expect(board.interval(.index, lead: 2, against: .season) == nil)
    }

    @Test("heavy days, levels and ranges are those of the index")
    func official() throws {
        let official = board([201, 100, 60, 75], from: try day("2015-01-01")).official(lead: 1)
        // The median is 100, the central half 50 to 150, and the probability of more than 200 is given as a half.
        #expect(official.level.right == 3)
        #expect(official.range.right == 3)
        #expect(official.heavyByProbability.hits == 1 && official.heavyByProbability.falseAlarms == 3)
        #expect(official.heavyByMedian.misses == 1)
    }

    @Test("a primary pollutant is right when one of those that came was named, and days without one do not count")
    func primary() {
        var scores = OfficialScores()
        scores.takePrimary([.init(.pm10)], observed: [.init(.pm10), .init(.pm25)])
        scores.takePrimary([.init(.o3)], observed: [.init(.pm10)])
        scores.takePrimary([], observed: [.init(.pm10)])
        scores.takePrimary([.init(.o3)], observed: [])
        #expect(scores.primary.count == 3)
        #expect(scores.primary.right == 1)
    }
}
