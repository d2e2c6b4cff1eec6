import Chronology
import Testing

@testable import Guidance

@Suite("Steps into days of Beijing")
struct DailyTests {
    private func times(from text: String, count: Int, everyHours step: Int) throws -> [Timestamp] {
        let start = try Sample.time(text)
        return (0..<count).map { start + .hours($0 * step) }
    }

    @Test("six-hourly analyses at 00, 06, 12 and 18 UTC are four steps of a day", arguments: [1, 3, 6])
    func steps(step: Int) throws {
        let plan = DailyPlan(try times(from: "2026-03-25T16:00:00Z", count: 48 / step, everyHours: step))
        #expect(plan.days.map(\.whole) == [24 / step, 24 / step])
        #expect(plan.days.map(\.date.description) == ["2026-03-26", "2026-03-27"])
    }

    @Test("steps of more than six hours make no day, however many there are")
    func tooWide() throws {
        for step in [7, 8, 12, 24] {
            let plan = DailyPlan(try times(from: "2026-03-25T16:00:00Z", count: 8, everyHours: step))
            for kind in [GuidanceVariable.Daily.mean, .sum, .largestEightHourMean] {
                #expect(
                    plan.daily([Double](repeating: 1, count: 8), as: kind).allSatisfy { $0.value == nil && $0.of == 4 }, "\(step) \(kind)")
            }
        }
        #expect(DailyPlan([Sample.known]).daily([1], as: .mean).map(\.value) == [nil] && DailyPlan([]).days.isEmpty)
    }

    @Test("three of four six-hourly steps are enough, two are not")
    func threeQuarters() throws {
        let plan = DailyPlan(try times(from: "2026-03-25T18:00:00Z", count: 4, everyHours: 6))
        #expect(plan.daily([1, 2, .nan, 6], as: .mean).first?.value == 3)
        #expect(
            plan.daily([1, .nan, .nan, 6], as: .mean).first == DailyValue(date: try Sample.day("2026-03-26"), value: nil, have: 2, of: 4))
    }

    @Test("an axis that lacks times is judged by the step it should have")
    func holes() throws {
        let all = try times(from: "2026-03-25T16:00:00Z", count: 24, everyHours: 1)
        let some = all.enumerated().filter { $0.offset < 12 }.map(\.element)
        #expect(DailyPlan(some).daily([Double](repeating: 1, count: 12), as: .mean).first?.value == nil)
    }

    @Test("an amount over midnight is shared between its days by time")
    func overMidnight() throws {
        // 02:00, 08:00, 14:00, 20:00 in Beijing; the first span of the 27th runs from 20:00 to 02:00.
        let plan = DailyPlan(try times(from: "2026-03-25T18:00:00Z", count: 8, everyHours: 6))
        let rain = plan.daily([0, 0, 0, 0, 6, 0, 0, 0], as: .sum)
        #expect(rain.map(\.date.description) == ["2026-03-26", "2026-03-27"])
        #expect(rain[0].value == 4)
        // Of the 27th, 22 of 24 hours are covered, with 2 mm in them.
        #expect(isClose(rain[1].value.map { Float($0) }, 2 * 24.0 / 20, within: 0.11))
    }

    @Test("the sum of a whole day loses nothing")
    func sums() throws {
        let plan = DailyPlan(try times(from: "2026-03-25T16:00:00Z", count: 73, everyHours: 1))
        let rain = plan.daily((0..<73).map { Double($0 % 5) }, as: .sum)
        let expected = (0..<3).map { day in (1...24).reduce(0) { $0 + Double((day * 24 + $1) % 5) } }
        // The first day also has the hour that ends when it begins, which is not its own.
        #expect(rain.prefix(3).map(\.value) == expected)
    }

    @Test("ozone: eight hours within the day, each mean of at least six")
    func ozone() throws {
        let plan = DailyPlan(try times(from: "2026-03-25T16:00:00Z", count: 48, everyHours: 1))
        // High over midnight: no window of a day may reach into the next.
        let values = (0..<48).map { (20..<28).contains($0) ? 180.0 : 60 }
        #expect(plan.daily(values, as: .largestEightHourMean).map(\.value) == [120, 120])
    }

    @Test("calm has no direction and needs none")
    func calm() {
        #expect(WindVector.components(speed: 0, from: .nan) == (0, 0))
        #expect(WindVector.components(speed: 3, from: .nan).u.isNaN)
    }

    @Test(
        "the run of a reply is the newest that can be out",
        arguments: [("2026-03-26T05:59:00Z", "2026-03-25T18:00:00Z"), ("2026-03-26T06:00:00Z", "2026-03-26T00:00:00Z")])
    func estimate(known: String, run: String) throws {
        #expect(RunEstimate(everyHours: 6, delayHours: 6).run(knownAt: try Sample.time(known)).rfc3339 == run)
        #expect(RunEstimate(everyHours: 6, delayHours: 6).run(knownAt: Timestamp(milliseconds: -1)).milliseconds % 21_600_000 == 0)
    }

    @Test(
        "four significant digits, written as short as they are",
        arguments: [
            (812.0, "812.0"), (0.123456, "0.1235"), (-2.50049, "-2.5"), (86543.2, "86540.0"), (0.00001234567, "1.235e-05"),
            (999.96, "1000.0"), (6.1e-17, "0.0"), (0.05, "0.05"), (1, "1.0"),
        ])
    func digits(value: Double, text: String) {
        #expect("\(SignificantDigits.rounded(value, to: 4))" == text)
    }
}
