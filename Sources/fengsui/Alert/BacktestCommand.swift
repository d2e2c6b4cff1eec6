import Alerting
import ArgumentParser
import Chronology
import Events
import Forecasting
import Foundation
import Playbook
import Wording

/// What the warning criteria would have said over past days.
struct BacktestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Run the warning criteria over history: warnings, hits, false alarms, misses, flaps, lead. 预警条件回测",
        discussion: """
            Runs the alert service over past days and counts, for every hazard
            and level, what it would have said and what came. The forecasts are
            those of ‘fengsui forecast hindcast’, issued from what was known
            then; with --observed-only they know the days to come, which is fast
            and shows what the criteria themselves do: whatever is missed or in
            vain then is the criteria's own doing.

            A hindcast has no primary pollutants, so without --observed-only no
            warning of ozone can come up, and it is left out. Water cannot be
            tested on history: there are no past incidents in it.

            --edition judges by another edition than the one in force (repeat it
            for several hazards). --json gives an object a line: one for each
            hazard and level, then one for each step of each warning.

            Fewer than 30 episodes prove nothing. Ends with 2 when files or
            options cannot be used.

            用历史资料运行预警服务，按灾种和级别统计预警、命中、空报、漏报、反复次数与提前量；--observed-only 假定预报完全正确。
            """)

    @Option(help: ArgumentHelp("Folder of daily values, city,date,aqi,… 历史日值目录", valueName: "folder"))
    var history: String

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Places, by code or name; default: all. 地点", valueName: "place"))
    var place: [String] = []

    @Option(help: ArgumentHelp("An edition instead of the one in force; may be repeated. 条件版本", valueName: "edition"))
    var edition: [String] = []

    @Option(
        help: ArgumentHelp("First evening; default: as early as there can be a forecast. 首日", valueName: "day"),
        transform: HindcastCommand.day)
    var from: CalendarDate?

    @Option(help: ArgumentHelp("Last evening; default: the last with an observation. 末日", valueName: "day"), transform: HindcastCommand.day)
    var to: CalendarDate?

    @Flag(help: "Forecasts that know the days to come. 假定预报完全正确")
    var observedOnly = false

    @Option(help: ArgumentHelp("Days within which a change that is undone is a flap. 反复的天数", valueName: "days"))
    var flapDays = Backtest.flapDays

    @Option(help: ArgumentHelp("Criteria, places and editions of HJ 633. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Flag(help: "JSON, an object a line. 输出为 JSON")
    var json = false

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard (1...30).contains(flapDays) else { throw ValidationError("--flap-days is from 1 to 30.") }
    }

    func run() async throws {
        do {
            let results = try await results()
            let report = BacktestReport(results: results, flapDays: flapDays, isPerfect: observedOnly, language: language)
            print(json ? try BacktestLines.text(of: results) : report.text)
        } catch let trouble as HindcastTrouble {
            printError("backtest: \(language.choose(from: trouble.text, between: "\n"))")
            throw ExitCode(2)
        } catch let findings as Findings {
            for finding in findings.findings {
                printError(language.choose(from: Bilingual(zh: finding.text(in: .zh), en: finding.text(in: .en)), between: "\n"))
            }
            throw ExitCode(2)
        }
    }
}

// MARK: - The way of one

extension BacktestCommand {
    private func results() async throws -> [BacktestResult] {
        let known = try ExperiencePlaybooks.load(from: playbooks)
        let criteria = try chosen(known.criteria)
        let series = try HistoryFolder.read(history).series
        let choices = try PlaceChoice.of(place, in: series, region: known.region)
        let runner = BacktestRunner(places: series.map(\.place), criteria: criteria, policy: known.policy, from: from, to: to)
        var results: [BacktestResult] = []
        for choice in choices {
            let record = observedOnly ? try runner.perfect(choice.index) : try await runner.hindcast(choice.index)
            let backtest = Backtest(observedOnly ? criteria : criteria.withoutPrimaries, over: record)
            let steps = try backtest.steps()
            results.append(
                BacktestResult(place: choice.label, record: record, steps: steps, scores: backtest.scores(of: steps, flapDays: flapDays)))
        }
        return results
    }

    private func chosen(_ criteria: WarningCriteria) throws(HindcastTrouble) -> WarningCriteria {
        var chosen = criteria
        for name in edition {
            guard let next = chosen.choosing(name) else {
                let names = HindcastTrouble.list(criteria.editions.map(\.id))
                throw HindcastTrouble(
                    zh: "没有预警条件版本 \(name)；有：\(names.zh)", en: "there is no edition ‘\(name)’ of the criteria; there is \(names.en)")
            }
            chosen = next
        }
        return chosen
    }
}

/// What came of one place.
struct BacktestResult {
    let place: String
    let record: PastRecord
    let steps: [BacktestStep]
    let scores: [BacktestScore]
}
