import AirQuality
import ArgumentParser
import Foundation
import Observing
import Wording

/// Judges every row of the network's files again.
struct AQICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aqi",
        abstract: "Recompute every row's AQI and primary pollutants and list where they are not the published ones. 复算 AQI",
        discussion: """
            Reads the layouts of Deploy/sample/air, of any city, in UTF-8:

            Date,Hour,WatchPoint,AQI,…   hours of stations
            date,hour,type,1001A,…       hours of the whole network
            city,date,aqi,…              days of a city

            Hours are judged by the rules of the real-time report: the 1-hour
            scales of the gases, and 1-hour PM on the daily scale of PM. Days are
            judged by the daily scales; the index published in such files is
            known to be a series of its own, so most of their rows differ.

            A row is complete with all six of PM2.5, PM10, CO, NO2, O3 and SO2.
            With one missing HJ 633 gives an index only above 100, and the network
            may have used a value that is not in the file: such rows are listed
            apart and do not count for the result.

            Stations need not be known to Playbooks/region, nothing is stored, and
            no node is needed.

            Ends with 0 when every complete row agrees, 1 when some differ, 2 when
            a file or a table cannot be read.

            逐行按 HJ 633 复算 AQI 和首要污染物，列出与网络发布值不同之处；任何城市的
            文件均可。六项齐全的行全部一致时返回 0，有不同时返回 1，文件或标准表无法
            读取时返回 2。缺项的行另列，不影响结果。
            """)

    @Argument(help: ArgumentHelp("CSV files of the network. 网络数据文件", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Edition of HJ 633: 2012 or 2026; default: the one in force on the row's day. 标准版本", valueName: "year"))
    var edition: String?

    @Option(help: ArgumentHelp("Take the tables from this folder's air/*.csv; default: those built in. 预案目录", valueName: "folder"))
    var playbooks: String?

    @Flag(help: "List every row, not only those that differ. 列出所有行")
    var all = false

    @Flag(help: "One JSON object for each row that differs, and a summary as the last. 输出 JSON 行")
    var json = false

    @Option(help: "Language: zh, en or both. 语言")
    var language = OutputLanguage.both

    /// As `diff` has it.
    private static let (differ, trouble) = (ExitCode(1), ExitCode(2))

    func run() throws {
        guard let yardstick = yardstick() else { throw Self.trouble }
        var results: [(file: String, result: Recomputation)] = []
        for file in files {
            guard let result = recompute(file, by: yardstick) else { continue }
            try show(result, of: file)
            results.append((file, result))
        }
        if json { print(try AQIRecord.summary(of: results)) }
        guard results.count == files.count else { throw Self.trouble }
        guard results.allSatisfy({ $0.result.complete.differing == 0 }) else { throw Self.differ }
    }

    /// Nil when there is none, which has been said.
    private func yardstick() -> Yardstick? {
        do {
            let tables = try playbooks.map { try IndexTables.load(from: $0) } ?? .builtIn
            return try edition.map { try Yardstick(tables, edition: $0) } ?? Yardstick(tables)
        } catch let error as RecomputingError {
            printError(language.choose(from: error.text))
        } catch {
            printError("\(error)")
        }
        return nil
    }

    /// Nil when the file cannot be used, which has been said.
    private func recompute(_ file: String, by yardstick: Yardstick) -> Recomputation? {
        do {
            return try NetworkFile.recompute(file, by: yardstick)
        } catch {
            printError("\(file): \(language.choose(from: error.text))")
            return nil
        }
    }

    private func show(_ result: Recomputation, of file: String) throws {
        if json {
            for row in result.rows where all || !row.agrees { print(try AQIRecord.line(of: row, in: file)) }
        } else {
            print(AQIReport(file: file, result: result, listsAll: all, language: language).text)
        }
    }
}
