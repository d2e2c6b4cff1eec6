import AirQuality
import ArgumentParser
import Chronology
import Forecasting
import Foundation
import Playbook
import Wording

/// Forecasts of past days, issued from what was known then, and their scores.
struct HindcastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hindcast",
        abstract: "Issue the forecast of each past day from what was known then, and score it by what came. 历史回算与检验",
        discussion: """
            Reads every CSV file of --history that begins with city,date,aqi,…
            (as Deploy/sample/air/daily has them; of any city, several files a
            city) and issues, for each day from --from to --to, the forecast of
            the ten days after it, by the code that forecasts in operation.
            ‘issued’ is the last day whose observations were known.

            --out gets a JSON object a line for each place, day of issue, lead
            and variable: 19 quantiles (0.05, 0.10 … 0.95) in the variable's unit
            (index; µg/m³; CO: mg/m³), and the probabilities of an index above
            100, 150, 200 and 300 by the edition of HJ 633 in force on the day.

            aqi is the index as the files publish it, a series of its own: it is
            known not to be HJ 633 of the means beside it.

            A place is named by its division code, by its name in the files, by
            a name or alias of Playbooks/region/places.yaml, or by what the
            file's name begins with (kashgar_daily_….csv). The result calls it
            as you did; without --place by its code or its name in the files.

            Guidance counts from the day on which it was known. An analysis in
            --guidance is used too and called what it is: an upper bound.

            Ends with 2 when files or options cannot be used.

            对历史上的每一天，只用当时已知的资料发布十天预报，并与实况对照评分。
            """)

    @Option(help: ArgumentHelp("Folder of daily values, city,date,aqi,… 历史日值目录", valueName: "folder"))
    var history: String

    @Option(help: ArgumentHelp("Folder of guidance: CSV, JSON, GRIB. 指导资料目录", valueName: "folder"))
    var guidance: String?

    @Option(
        help: ArgumentHelp("First day of issue; default: a year after the first day, else as soon as possible. 首个起报日", valueName: "day"),
        transform: HindcastCommand.day)
    var from: CalendarDate?

    @Option(
        help: ArgumentHelp("Last day of issue; default: the last day with an observation. 最后起报日", valueName: "day"),
        transform: HindcastCommand.day)
    var to: CalendarDate?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Places; default: all. 地点", valueName: "place"))
    var place: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("aqi, pm2_5, pm10, so2, no2, co, o3_8h; default: all. 变量", valueName: "variable"),
        transform: HindcastCommand.quantity)
    var variable: [Quantity] = []

    @Option(help: ArgumentHelp("Where the forecasts go; - for standard output, the scores then to standard error. 预报输出", valueName: "file"))
    var out: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Leave out a component: \(Hindcast.components.joined(separator: ", ")). 去掉成分", valueName: "component"),
        transform: HindcastCommand.component)
    var without: [String] = []

    @Option(
        help: ArgumentHelp(
            "Names of places, editions of HJ 633, sectors; default: Playbooks here, if there is one. 预案目录", valueName: "folder"))
    var playbooks: String?

    @Flag(help: "The scores as JSON. 评分输出为 JSON")
    var json = false

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard !Hindcast.standing.allSatisfy(without.contains) else {
            let names = Hindcast.standing.joined(separator: ", ")
            throw ValidationError("Leave at least one of \(names): without all of them there is no forecast.")
        }
    }

    func run() async throws {
        do {
            let summary = try await hindcast()
            let text = json ? try HindcastScores(summary).json() : HindcastReport(summary: summary, language: language).text
            if out == "-" { printError(text) } else { print(text) }
        } catch let trouble as HindcastTrouble {
            Terminal.endProgress()
            printError("hindcast: \(language.choose(from: trouble.text, between: "\n"))")
            throw ExitCode(2)
        } catch let findings as Findings {
            for finding in findings.findings {
                printError(language.choose(from: Bilingual(zh: finding.text(in: .zh), en: finding.text(in: .en)), between: "\n"))
            }
            throw ExitCode(2)
        }
    }
}

// MARK: - The way of one hindcast

extension HindcastCommand {
    /// In the standard's order, the index last.
    private var quantities: [Quantity] { variable.isEmpty ? Quantity.all : Quantity.all.filter(variable.contains) }

    /// Everything but the report.
    func hindcast() async throws -> HindcastSummary {
        let start = ContinuousClock.now
        let known = try HindcastPlaybooks.load(from: playbooks)
        let files = try HistoryFolder.read(history)
        let choices = try PlaceChoice.of(place, in: files.series, region: known.region)
        let all = files.series.map(\.place)
        let span = try HindcastSpan(from: from, to: to, chosen: choices.map { all[$0.index] }, all: all)
        var found: GuidanceFolder?
        if let guidance { found = try await GuidanceFolder.read(guidance, sectors: known.sectors, issued: span.issued) }
        let model = Hindcast(
            places: all, over: span.learning, departures: await HindcastRunner.departures(of: all, over: span.learning),
            quantities: quantities, guidance: found?.sources.map(\.guidance) ?? [], without: Set(without))
        let days = span.learning.lowerBound...span.learning.upperBound.advanced(by: Hindcast.leads)
        let rules = DayRules(quantities, over: days, tables: known.tables)
        let result = try await write(HindcastRunner(hindcast: model, choices: choices, span: span, rules: rules))
        return HindcastSummary(
            history: files, guidance: found, without: without, places: choices.count, issued: span.issued, result: result,
            seconds: (ContinuousClock.now - start) / .seconds(1))
    }

    /// Why there is not one forecast in the result.
    private func nothing() -> HindcastTrouble {
        let names = quantities.map(\.code).joined(separator: ", ")
        return HindcastTrouble(
            zh: "一条预报也没有：\(names) 在起报期之前没有 \(Hindcast.fewestDays) 天的值；请检查历史文件是否有相应的列（aqi、pm25_ugm3、"
                + "pm10_ugm3、so2_ugm3、no2_ugm3、co_mgm3、o3_8h_ugm3）",
            en:
                "there is not one forecast: \(names) has fewer than \(Hindcast.fewestDays) days with values by then; check that the history has its "
                + "column (aqi, pm25_ugm3, pm10_ugm3, so2_ugm3, no2_ugm3, co_mgm3, o3_8h_ugm3)")
    }

    /// The file gets its name only when every place is in it.
    private func write(_ runner: HindcastRunner) async throws -> HindcastRunner.Result {
        let file = try OutputFile(out)
        var progress = ProgressLine(total: runner.choices.count, language: language)
        do {
            let result = try await runner.run(write: file.write, done: { progress.show($0) })
            Terminal.endProgress()
            guard result.lines > 0 else { throw nothing() }
            try file.finish()
            return result
        } catch {
            file.abandon()
            throw error
        }
    }
}

// MARK: - Options

extension HindcastCommand {
    static func day(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw ValidationError("‘\(text)’ is no day; write it like 2016-01-01.") }
        return date
    }

    private static func quantity(_ text: String) throws -> Quantity {
        guard let quantity = Quantity(code: text) else {
            throw ValidationError("There is no variable ‘\(text)’; write one of \(Quantity.all.map(\.code).joined(separator: ", ")).")
        }
        return quantity
    }

    private static func component(_ text: String) throws -> String {
        guard Hindcast.components.contains(text) else {
            throw ValidationError("There is no component ‘\(text)’; write one of \(Hindcast.components.joined(separator: ", ")).")
        }
        return text
    }
}
