import ArgumentParser
import Chronology
import Foundation
import Randomness

/// How long a hindcast of the whole country takes: synthetic cities, written as files of the network, read and forecast like real ones.
struct ForecastBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Hindcast synthetic cities, from files to scored forecasts. 预报回算基准",
        discussion: """
            Writes seeded, synthetic daily values into a folder of its own, issues forecasts from the sixtieth day on, for ten days ahead
            and every variable, and writes them out as `fengsui forecast hindcast` does. The air is made up and its scores mean nothing.
            """)
    @Option(help: "Cities. 城市数") var cities = 366
    @Option(help: "Days. 天数") var days = 760
    @Option(help: ArgumentHelp("Only this variable; default: all. 变量", valueName: "variable")) var variable: String?
    @Option(help: ArgumentHelp("Where the forecasts go. 输出", valueName: "file")) var out = "/dev/null"

    func validate() throws {
        guard (1...2000).contains(cities), (80...4000).contains(days) else {
            throw ValidationError("--cities is 1–2000 and --days 80–4000")
        }
    }

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-synthetic-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SyntheticHistory(cities: cities, days: days).write(to: folder)
        let options = ["--history", folder.path, "--out", out, "--from", SyntheticHistory.first.advanced(by: 59).description]
        let command = try HindcastCommand.parse(options + (variable.map { ["--variable", $0] } ?? []))
        let summary = try await command.hindcast()
        let rate = Double(summary.result.lines) / summary.seconds
        print("cities · days · forecasts     \(cities) · \(days) · \(summary.result.lines)")
        print("from files to scores          \(VariableReport.text(summary.seconds, 1)) s on \(HindcastRunner.cores) cores")
        print("forecasts a second            \(Int(rate))")
        print("peak memory                   \(Self.peakMebibytes) MiB")
    }

    /// Of this process, as the system counted it.
    private static var peakMebibytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return (line?.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) / 1024
    }
}

/// Made-up daily values: a season, weather that fades within days, and the six pollutants around it, some days missing.
private struct SyntheticHistory {
    let cities: Int
    let days: Int

    static let first = CalendarDate(dayNumber: 16_222)
    /// PM2.5, PM10, SO2, CO, NO2, O3 in their units.
    private static let usual = [55.0, 110, 22, 0.9, 34, 85]

    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for city in 0..<cities {
            let text = file(of: city)
            try text.write(to: folder.appending(path: "synthetic-\(city)_daily.csv"), atomically: false, encoding: .utf8)
        }
    }

    private func file(of city: Int) -> String {
        var dice = SplitMix64(seed: UInt64(city) + 1)
        var weather = 0.0
        var lines = ["city,date,aqi,aqi_hourly_range,level,pm25_ugm3,pm10_ugm3,so2_ugm3,co_mgm3,no2_ugm3,o3_8h_ugm3,rank"]
        for day in 0..<days {
            weather = 0.7 * weather + 0.35 * dice.nextNormal()
            lines.append(row(city, day, weather, &dice))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ city: Int, _ day: Int, _ weather: Double, _ dice: inout SplitMix64) -> String {
        let season = 0.3 * cos(2 * Double.pi * Double(day) / 365.25)
        let values = Self.usual.map { usual in
            let isMissing = dice.nextFraction() < 0.01
            return isMissing ? "0" : VariableReport.text(usual * exp(season + weather + 0.15 * dice.nextNormal()), 3)
        }
        let index = min(500, max(1, Int(90 * exp(season + weather + 0.1 * dice.nextNormal()))))
        return "synthetic-\(city),\(Self.first.advanced(by: day)),\(index),,," + values.joined(separator: ",") + ",0"
    }
}
