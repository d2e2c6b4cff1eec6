import AirQuality
import Chronology
import Forecasting
import Foundation
import Observing
import Wording

/// The daily values of cities from all files of a folder, several files a city merged.
struct HistoryFolder: Sendable {
    /// In order of their names.
    private(set) var series: [HistorySeries] = []
    /// Files that hold no daily values, and why.
    private(set) var passedOver: [(file: String, reason: Bilingual)] = []
    /// The first rows that could not be read.
    private(set) var unread: [(file: String, row: Recomputation.UnreadRow)] = []
    private(set) var unreadRows = 0
    /// Days that a later file gives otherwise than an earlier one; the later one holds.
    private(set) var replaced = 0

    /// Rows that are named.
    static let maximumUnread = 10

    /// Reads every file, in order of their names.
    static func read(_ path: String) throws(HindcastTrouble) -> HistoryFolder {
        var folder = HistoryFolder()
        var gathered: [String: HistorySeries.Builder] = [:]
        for url in try files(in: path) { folder.take(url, &gathered) }
        folder.series = gathered.values.map(\.series).sorted { $0.name < $1.name }
        folder.replaced = gathered.values.reduce(0) { $0 + $1.replaced }
        guard !folder.series.isEmpty else { throw folder.nothing(in: path) }
        return folder
    }

    private static func files(in path: String) throws(HindcastTrouble) -> [URL] {
        let root = URL(filePath: path).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: root.path) else {
            throw HindcastTrouble(zh: "没有目录 \(path)；请核对 --history", en: "there is no folder \(path); check --history")
        }
        guard root.isDirectory else { return [root] }
        let found = try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        guard let found else {
            throw HindcastTrouble(
                zh: "无法读取目录 \(path)；请核对本账户的权限", en: "the folder \(path) cannot be read; check that this account may")
        }
        return found.map { $0.resolvingSymlinksInPath() }.filter { !$0.isDirectory }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private mutating func take(_ url: URL, _ gathered: inout [String: HistorySeries.Builder]) {
        let name = url.lastPathComponent
        guard url.pathExtension.lowercased() == "csv" else { return passedOver.append((name, Self.noCSV)) }
        guard let data = FileManager.default.contents(atPath: url.path) else { return passedOver.append((name, Self.forbidden)) }
        do throws(CityDaysFile.Refusal) {
            let file = try CityDaysFile(of: Array(data))
            for day in file.days { gathered[day.city, default: .init(day.city)].take(day, from: name) }
            unreadRows += file.unreadRows
            unread += file.unread.prefix(Self.maximumUnread - unread.count).map { (name, $0) }
        } catch {
            passedOver.append((name, error.text))
        }
    }

    private func nothing(in path: String) -> HindcastTrouble {
        guard let first = passedOver.first else {
            return HindcastTrouble(
                zh: "目录 \(path) 是空的；请放入表头为 city,date,aqi,… 的日值文件，如 Deploy/sample/air/daily",
                en:
                    "the folder \(path) is empty; put files of daily values with the header city,date,aqi,… there, as in Deploy/sample/air/daily"
            )
        }
        return HindcastTrouble(
            zh: "\(path) 中没有日值文件（表头为 city,date,aqi,…）；\(first.file)：\(first.reason.zh)",
            en: "no file in \(path) holds daily values (header city,date,aqi,…); \(first.file): \(first.reason.en)")
    }

    private static let noCSV = Bilingual(zh: "不是 .csv 文件", en: "it is no .csv file")
    private static let forbidden = Bilingual(zh: "无法读取；请核对权限", en: "it cannot be read; check that this account may")
}

extension URL {
    /// As it is on disk, whatever the path looks like.
    var isDirectory: Bool { (try? resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false }
}
