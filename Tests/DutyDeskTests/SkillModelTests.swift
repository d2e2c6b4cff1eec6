import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of how good the forecasts are, and of what they mean for the criteria.
struct SkillModelTests {
    private let processor = DeskProcessor(region: Sample.region)
    private let sample = Sample()

    private func state(_ events: [Event]) throws -> DeskState {
        var state = processor.initialState()
        for event in events { #expect(try processor.handle(event, state: &state).isEmpty) }
        return state
    }

    private func forecast(_ payload: ForecastIssued) throws -> DeskForecast {
        try #require(try state([sample.event(payload, id: "f")]).forecasts[payload.place])
    }

    @Test func `a forecast without the newer members shows as before, with nothing made up for them`() throws {
        let old = try forecast(Sample.forecast())
        #expect(old.guidance == nil && old.hours == nil && old.record == nil && old.changes == nil && old.lastIndex == nil)
        #expect(old.days.allSatisfy { $0.season == nil && $0.againstSeason == nil && $0.inputs == nil && $0.aqi.count == 5 })
    }

    @Test func `a forecast brings its season, its inputs, its sources, its record and its changes`() throws {
        let full = try forecast(Sample.fullForecast())
        #expect(full.days.first?.season == [64, 100, 160, 220, 256] && full.days.last?.againstSeason == .worse)
        #expect(full.days.first?.inputs?.parts.count == 5 && full.days.first?.medians.keys.sorted() == ["pm10", "pm2_5"])
        #expect(full.guidance?.map(\.state) == [.whole, .absent] && full.lastIndex == 289)
        #expect(full.record?.map(\.lead) == Array(1...10) && full.changes?.first?.causes.first?.input == "upstream")
    }

    @Test func `hours are rounded for drawing, and lists of different lengths are left out`() throws {
        #expect(try forecast(Sample.fullForecast()).hours?.pollutants["pm10"]?.median[1] == 124)
        let band = ForecastHours.Band(low: [1], median: [2, 3], high: [4, 5])
        #expect(DeskHours(ForecastHours(first: Sample.evening, pollutants: ["pm10": band], days: 3)) == nil)
        #expect(DeskHours(ForecastHours(first: Sample.evening, pollutants: [:], days: 3)) == nil)
    }

    @Test func `every list of a forecast ends where the page does`() throws {
        let hours = try #require(DeskHours(Sample.hours(Sample.evening, count: 500)))
        #expect(hours.pollutants.values.allSatisfy { $0.low.count == DeskHours.maximumHours && $0.high.count == DeskHours.maximumHours })
        let many = (0..<100).map { "guidance s/m\($0)" }
        let parts = many.map { ForecastInputs.Part(input: $0, weight: 0.01, median: 1) }
        let causes = many.map { ForecastChange.Cause(input: $0, shift: 1) }
        let day = try #require(Sample.forecast().days.first)
        let long = ForecastIssued(
            place: "653101", issued: Sample.evening, dataCutoff: Sample.evening, edition: "e", method: "m", basis: [],
            days: Array(
                repeating: ForecastDay(
                    date: day.date, lead: 1, tendency: false, aqi: day.aqi, pollutants: [:], exceedance: [:], dustProbability: 0, level: 1,
                    inputs: ForecastInputs(pollutant: "pm10", parts: parts)), count: 100),
            scenarios: [], explanation: .same(""), guidance: [], record: Array(repeating: Sample.record(lead: 1), count: 100),
            changes: Array(repeating: ForecastChange(date: day.date, pollutant: "pm10", before: 1, now: 2, causes: causes), count: 100))
        let kept = try forecast(long)
        #expect(kept.days.count == DeskForecast.maximumDays && kept.record?.count == DeskForecast.maximumDays)
        #expect(kept.changes?.count == 2 * DeskForecast.maximumDays)
        #expect(kept.changes?.allSatisfy { $0.causes.count == DeskForecast.maximumParts } == true)
        #expect(kept.days.allSatisfy { $0.inputs?.parts.count == DeskForecast.maximumParts })
    }

    @Test func `of the days that have come true each place keeps the newest`() throws {
        let (old, new) = (Sample.verified(date: Sample.day.advanced(by: -2)), Sample.verified())
        let state = try state([sample.event(new, id: "v2"), sample.event(old, id: "v1")])
        #expect(state.verified["653101"]?.date == new.date && state.verified["653101"]?.scores.map(\.lead) == [1, 2, 3])
    }

    @Test func `a skill alarm stands until the same lead has recovered, by its own side's word`() throws {
        var events = try [
            sample.event(Sample.skill(.dropped), id: "s1"), sample.event(Sample.skill(.dropped, lead: 5), id: "s2"),
            sample.event(Sample.skill(.recovered), id: "foreign", side: .corps), sample.event(Sample.skill(.dropped), id: "s3"),
        ]
        #expect(try state(events).skillAlarms.map(\.lead) == [5, 3])
        try events.append(sample.event(Sample.skill(.recovered), id: "s4"))
        #expect(try state(events).skillAlarms.map(\.lead) == [5])
    }

    @Test func `no more skill alarms, verified places and assessed areas are kept than there is room for`() throws {
        let events = try (0..<DeskLimit.skillAlarms + 5).flatMap { number in
            try [
                sample.event(Sample.skill(.dropped, place: "\(number)"), id: "s\(number)"),
                sample.event(Sample.verified(place: "\(number)"), id: "v\(number)"),
                sample.event(Sample.assessed(area: "a\(number)", issued: Sample.evening + .minutes(number)), id: "c\(number)"),
            ]
        }
        let state = try state(events)
        #expect(state.skillAlarms.count == DeskLimit.skillAlarms && state.skillAlarms.last?.place == "\(DeskLimit.skillAlarms + 4)")
        #expect(state.verified.count == DeskLimit.places)
        #expect(state.criteria.count == DeskLimit.areas && state.criteria["a\(DeskLimit.skillAlarms + 4)"] != nil)
    }

    @Test func `of an area's criteria the newest assessment stays, whatever comes late`() throws {
        let old = Sample.assessed(issued: Sample.evening - .days(1), probability: 0.2)
        let state = try state([sample.event(Sample.assessed(), id: "new"), sample.event(old, id: "old")])
        #expect(state.criteria["kashgar-urban"]?.event == "new")
        #expect(state.criteria["kashgar-urban"]?.criteria.map(\.level) == [.yellow, .orange, .red])
    }
}

/// How these are told.
struct SkillNarrationTests {
    private let narration = EventNarration(region: Sample.region)

    private func told(_ payload: some EventPayload) throws -> Narration {
        narration.narration(of: try Sample().event(payload, id: "e"))
    }

    @Test func `a day that has come true is told with how many forecasts had it`() throws {
        let told = try told(Sample.verified())
        #expect(told.sentence.zh == "喀什市3月25日实况 AQI 289（重度污染）：3 次预报中级别对 1 次，落在 80% 区间内 2 次。")
        #expect(told.importance == .routine)
    }

    @Test func `a heavy day that no forecast of the last three days gave an even chance is for the handover`() throws {
        let told = try told(Sample.verified(heavyProbability: 0.3))
        #expect(told.importance == .notable && told.sentence.en.hasSuffix("; none of the last three days' said heavy pollution."))
    }

    @Test func `a drop of skill is told with the place, the lead and both figures, and so is its end`() throws {
        #expect(try told(Sample.skill(.dropped)).sentence.zh.hasPrefix("喀什市第 3 天预报变差：比只看季节的改进 -4%，界限 0%（30 天检验）"))
        #expect(try told(Sample.skill(.recovered)).sentence.en.hasPrefix("Forecasts for Kashgar city, day 3, are good again"))
    }

    @Test func `criteria are told by the highest at its threshold, and without one by the nearest`() throws {
        let met = try told(Sample.assessed())
        #expect(met.importance == .notable)
        #expect(met.sentence.zh == "喀什城区预警条件研判：1 条达到启动值，其中最高的是黄色沙尘，概率 72%（启动值 65%），最可能从 3月27日 起。")
        let calm = try told(Sample.assessed(probability: 0.2))
        #expect(calm.importance == .routine)
        #expect(calm.sentence.en.contains("0 at their threshold, the nearest is yellow dust with probability 20%"))
    }
}
