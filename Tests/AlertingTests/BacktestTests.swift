import Alerting
import Chronology
import Events
import Testing

@Suite struct BacktestTests {
    static let first = day("2015-01-01")

    private func observed(_ words: [String]) -> [ObservedDay] {
        let days = Days(words.joined(separator: " "))
        return words.indices.map {
            ObservedDay(date: Self.first.advanced(by: $0), aqi: days.aqi[$0], dust: days.dust[$0], primary: ["pm2_5"])
        }
    }

    private func clear(_ count: Int) -> [String] { Array(repeating: "60", count: count) }

    private func backtest(_ record: PastRecord, _ hazards: Hazard...) throws -> Backtest {
        let criteria = try Shipped.criteria()
        return Backtest(hazards.isEmpty ? criteria.only(.pollution, .dust) : criteria, over: record)
    }

    private func perfect(_ words: [String]) -> PastRecord {
        .perfect(observed(words), issued: Self.first...Self.first.advanced(by: words.count - 12))
    }

    private func score(_ words: [String], _ hazard: Hazard, _ level: WarningLevel) throws -> BacktestScore {
        let backtest = try backtest(perfect(words))
        return try #require(backtest.scores(of: try backtest.steps()).first { $0.hazard == hazard && $0.level == level })
    }

    @Test func `with perfect forecasts a warning comes as early as its lead and ends when it is clear`() throws {
        let words = clear(12) + ["220", "230"] + clear(20)
        let steps = try backtest(perfect(words)).steps()
        let number = "local-backtest-pollution-2015-01"
        #expect(
            steps == [
                BacktestStep(warning: number, hazard: .pollution, date: day("2015-01-08"), step: .issue, level: .yellow),
                BacktestStep(warning: number, hazard: .pollution, date: day("2015-01-09"), step: .raise, level: .orange),
                BacktestStep(warning: number, hazard: .pollution, date: day("2015-01-14"), step: .lift, level: nil),
            ])
        let yellow = try score(words, .pollution, .yellow)
        #expect([yellow.episodes, yellow.warnings, yellow.hits, yellow.falseAlarms, yellow.misses, yellow.flaps] == [1, 1, 1, 0, 0, 0])
        #expect(yellow.leadDays == 5)
        #expect(yellow.warnedDays == 6)
        #expect(try score(words, .pollution, .orange).leadDays == 4)
        #expect(try score(words, .pollution, .red).episodes == 0)
    }

    @Test(arguments: 0..<10)
    func `perfect forecasts miss nothing and are never in vain`(seed: Int) throws {
        var lots = Lots(seed: seed)
        var words = clear(12)
        while words.count < 200 {
            let isDust = lots.next(2) == 0
            words += (0..<1 + lots.next(3)).map { _ in "\(152 + lots.next(340))\(isDust ? "d" : "")" } + clear(8 + lots.next(8))
        }
        let backtest = try backtest(perfect(words + clear(12)))
        for score in backtest.scores(of: try backtest.steps()) {
            #expect(score.misses == 0 && score.falseAlarms == 0, "seed \(seed): \(score)")
        }
    }

    @Test func `the day of issue, not yet assessed, is taken as the milder of its neighbours, and may raise a warning in vain`() throws {
        let words = clear(12) + ["376", "170", "374"] + clear(20)
        func falseAlarms(lag: Int) throws -> Int {
            let record = PastRecord.perfect(
                observed(words), issued: Self.first...Self.first.advanced(by: words.count - 12), assessmentLagDays: lag)
            let backtest = try backtest(record)
            return backtest.scores(of: try backtest.steps()).map(\.falseAlarms).reduce(0, +)
        }
        #expect(try falseAlarms(lag: 0) == 0)
        #expect(try falseAlarms(lag: 1) == 1)
    }

    @Test func `forecasts that see nothing miss everything, and those that see too much are in vain`() throws {
        let words = clear(12) + ["220", "230"] + clear(20)
        let blind = observed(words)
        let issues = (0..<20).map { PastIssue(date: Self.first.advanced(by: $0), scenarios: [Days("60").scenario]) }
        let unseen = try backtest(PastRecord(issues: issues, observed: blind))
        let yellow = try #require(unseen.scores(of: try unseen.steps()).first)
        #expect([yellow.episodes, yellow.misses, yellow.warnings] == [1, 1, 0])
        let fearful = (0..<20).map { PastIssue(date: Self.first.advanced(by: $0), scenarios: [Days($0 == 3 ? "220 60" : "60").scenario]) }
        let vain = try backtest(PastRecord(issues: fearful, observed: observed(clear(32))))
        let score = try #require(vain.scores(of: try vain.steps()).first)
        #expect([score.warnings, score.hits, score.falseAlarms, score.flaps] == [1, 0, 1, 1])
    }

    @Test func `a warning said again within three days is a flap, later it is not`() throws {
        func flaps(gap: Int) throws -> Int {
            let words = clear(12) + ["220"] + clear(gap) + ["220"] + clear(25)
            // Seen on the eve only.
            let issues = (0..<words.count - 12).map { issue in
                PastIssue(date: Self.first.advanced(by: issue), scenarios: [Days("\(words[issue + 1]) 60").scenario])
            }
            let backtest = try backtest(PastRecord(issues: issues, observed: observed(words), assessmentLagDays: 0))
            return try #require(backtest.scores(of: try backtest.steps()).first).flaps
        }
        #expect(try flaps(gap: 3) == 1)
        #expect(try flaps(gap: 4) == 0)
    }

    @Test func `a forecast ends before a day that nobody knows, and no warning is lifted on its strength`() throws {
        var days = observed(clear(4) + ["220"] + clear(20))
        days[6] = ObservedDay(date: days[6].date, aqi: nil, dust: nil)
        let record = PastRecord.perfect(days, issued: Self.first...Self.first.advanced(by: 10))
        let steps = try backtest(record).steps()
        #expect(steps.filter { $0.step == .lift }.map(\.date) == [day("2015-01-07")])
    }

    @Test func `light and moderate pollution is not blamed for days that heavy pollution takes`() throws {
        let words = clear(12) + ["220", "230"] + clear(20)
        let backtest = try backtest(perfect(words), .pollution, .control)
        let control = try #require(backtest.scores(of: try backtest.steps()).first { $0.hazard == .control })
        #expect(control.episodes == 0 && control.warnings == 0)
    }
}
