import ArgumentParser
import Chronology
import Foundation
import Guidance
import Playbook
import Processing
import Runtime
import Wording

/// Shows what a file holds, before somebody puts it into an inbox.
struct GuidanceReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Show what files of guidance hold. 查看资料文件",
        discussion: """
            Reads replies of Open-Meteo (JSON), GRIB and CSV, and shows each run with the day's values at each point, the mean of the
            members. The documentation page “Guidance” describes the formats. Ends with 1 when a file cannot be read.
            """)

    @Argument(help: ArgumentHelp("Files. 文件", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Points of a grid: latitude,longitude with ; between them. 网格资料取哪些点", valueName: "points"))
    var points: PointList?

    @Option(help: ArgumentHelp("The model, where neither file nor name says it. 模式名", valueName: "model"))
    var model: String?

    @Flag(help: "The runs as JSON, one on a line. 输出 JSON")
    var json = false

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
    }

    func run() async throws {
        var isWell = true
        for file in files where !(await show(file)) { isWell = false }
        guard isWell else { throw ExitCode.failure }
    }

    private func show(_ path: String) async -> Bool {
        guard let data = FileManager.default.contents(atPath: path) else {
            printError(
                "\(path): " + language.choose(from: Bilingual(zh: "文件读不出；请检查路径与权限", en: "it cannot be read; check its path and its mode")))
            return false
        }
        let file = GuidanceFile(name: URL(filePath: path).lastPathComponent, bytes: Array(data))
        do throws(GuidanceError) {
            let reader = GuidanceReader(points: points?.points ?? [])
            for run in try await reader.runs(of: file, at: path, known: NodeClock.system(), model: model) { show(run, of: path) }
            return true
        } catch {
            printError("\(path): \(language.choose(from: error.text))")
            return false
        }
    }

    private func show(_ run: GuidanceRun, of path: String) {
        if json {
            print(GuidanceTable.json(run, file: URL(filePath: path).lastPathComponent))
        } else {
            print(GuidanceTable(run, language: language).text(title: path))
        }
    }
}
