import Chronology
import Events
import Foundation
import Testing

@testable import DutyDesk

/// What the page's own scripts say of a forecast and of the criteria, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct SkillPageRunTests {
    @Test(arguments: [("zh", "比同期常年差"), ("en", "worse than the season")])
    func `of a far day only better, same or worse is said, and no probability`(_ language: String, _ words: String) throws {
        let said = try PageRun.said(of: Sample.fullForecast(), in: language)
        #expect(said.contains(words))
        for share in Sample.farShares { #expect(!said.contains("\(Int(share * 100))%")) }
    }

    @Test(arguments: [
        ("zh", "近来 10 个重污染日报出 7 个，误报 3 次；比只看季节准 40%"),
        ("en", "7 of the last 10 heavy days foreseen, 3 false alarms; 40% better than the season"),
    ])
    func `the record of a lead is one plain line`(_ language: String, _ words: String) throws {
        #expect(try PageRun.said(of: Sample.fullForecast(), in: language).contains(words))
    }

    @Test func `what moved is told with its largest causes, and what a day rests on by names that people know`() throws {
        let said = try PageRun.said(of: Sample.fullForecast(), in: "en")
        #expect(said.contains("27 Mar: PM10 up from 240 to 290 µg/m³"))
        #expect(said.contains("air upstream\u{a0}+35, ECMWF ensemble\u{a0}+20, calibration\u{a0}−5"))
        for words in ["the season", "what is left of today", "air upstream", "ECMWF ensemble", "CAMS composition", "absent"] {
            #expect(said.contains(words), "\(words)")
        }
    }

    @Test func `a forecast of an earlier method shows as before and says that it has no more`() throws {
        let said = try PageRun.said(of: Sample.forecast(), in: "en")
        #expect(said.contains("made by an earlier method") && said.contains("P(AQI>200)"))
        #expect(!said.contains("What moved") && !said.contains("the season's median") && !said.contains("undefined"))
    }

    @Test func `without hours the page says why`() throws {
        let full = Sample.fullForecast()
        let bare = ForecastIssued(
            place: full.place, issued: full.issued, dataCutoff: full.dataCutoff, edition: full.edition, method: full.method,
            basis: full.basis, days: full.days, scenarios: [], explanation: full.explanation, guidance: [], changes: [])
        let said = try PageRun.said(of: bare, in: "en")
        #expect(said.contains("not enough hourly observations"))
        #expect(said.contains("No day moved by a tenth, or there is no issue before this one"))
    }

    @Test func `a skill alarm stands above the forecast, with its figures`() throws {
        let said = try PageRun.said(of: Sample.fullForecast(), alarm: Sample.skill(.dropped), in: "en")
        #expect(said.contains("day 3: the forecasts are not reliable now, gain over the season −4% (bound 0%)"))
        #expect(said.contains("has got worse"))
    }

    @Test(arguments: [
        ("zh", "已达启动值：黄色沙尘", "超过行动成本的 1.4 倍", "每年误发 5.7 次、漏 8.2 次", "不足 30 次"),
        ("en", "At the threshold: YELLOW dust", "more than 1.4 times its cost", "5.7 false and 8.2 missed a year", "fewer than 30"),
    ])
    func `a criterion is told with its threshold, when acting pays, its past and how little that proves`(
        _ language: String, _ met: String, _ pays: String, _ past: String, _ caution: String
    ) throws {
        let said = try PageRun.said(of: Sample.assessed(), in: language)
        for words in [met, pays, past, caution] { #expect(said.contains(words), "\(words)") }
    }

    @Test func `criteria that are far from their thresholds are one line that names the nearest`() throws {
        let said = try PageRun.said(of: Sample.assessed(probability: 0.2), in: "en")
        #expect(said.contains("None is at its threshold; the nearest is YELLOW dust, 20% (fires at 65%)"))
    }
}

extension PageRun {
    /// Every text of the forecast's section.
    static func said(of forecast: ForecastIssued, alarm: ForecastSkillChanged? = nil, in language: String) throws -> String {
        let event = try Sample().event(forecast, id: "f")
        let alarms = try alarm.map { [DeskSkillAlarm($0, try Sample().event($0, id: "s"))] } ?? []
        return try run(
            """
            view.forecasts = [\(try json(DeskForecast(forecast, event)))];
            view.skillAlarms = \(try json(alarms));
            const { drawForecast } = await import('./air.js');
            drawForecast(root, view);
            print([]);
            """, in: language
        ).card
    }

    /// Every text of the criteria's section.
    static func said(of assessed: CriteriaAssessed, in language: String) throws -> String {
        let event = try Sample().event(assessed, id: "c")
        return try run(
            """
            view.criteria = [\(try json(DeskCriteria(assessed, event)))];
            const { drawCriteria } = await import('./criteria.js');
            drawCriteria(root, view);
            print([]);
            """, in: language
        ).card
    }

    private static func json(_ value: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(value), as: UTF8.self) }
}
