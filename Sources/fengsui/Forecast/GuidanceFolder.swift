import Chronology
import Forecasting
import Foundation
import Guidance
import Processing
import Runtime
import Wording

/// The guidance of a folder for a hindcast, as far as it was known on each day.
struct GuidanceFolder: Sendable {
    private(set) var sources: [Source] = []
    /// Files without guidance for the days in question, and why.
    private(set) var passedOver: [(file: String, reason: Bilingual)] = []

    struct Source: Sendable {
        let guidance: HindcastGuidance
        /// True when it describes what happened and is no forecast.
        let isAnalysis: Bool
    }

    /// Reads every file.
    ///
    /// CSV says itself when each run was known. A reply in JSON and a GRIB file count as known from the file's own time on, which is when it
    /// came, so that one downloaded afterwards says nothing of the past.
    static func read(
        _ path: String, sectors: [GuidanceSector], issued: ClosedRange<CalendarDate>
    ) async throws(HindcastTrouble) -> GuidanceFolder {
        var folder = GuidanceFolder()
        var runs: [GuidanceRun] = []
        let reader = GuidanceReader(points: sectors.samplePoints)
        for url in try files(in: path) {
            do throws(GuidanceError) {
                runs += try await Self.runs(of: url, reader)
            } catch {
                folder.passedOver.append((url.lastPathComponent, error.text))
            }
        }
        for table in Forecasting.GuidanceTable.all(of: runs, sectors: sectors) { folder.take(table, issued) }
        return folder
    }

    private static func files(in path: String) throws(HindcastTrouble) -> [URL] {
        let root = URL(filePath: path).resolvingSymlinksInPath()
        if !root.isDirectory, FileManager.default.fileExists(atPath: root.path) { return [root] }
        let found = try? FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        guard let found else {
            throw HindcastTrouble(
                zh: "无法读取目录 \(path)；请核对 --guidance", en: "the folder \(path) cannot be read; check --guidance")
        }
        return found.filter { !$0.resolvingSymlinksInPath().isDirectory }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private static func runs(of url: URL, _ reader: GuidanceReader) async throws(GuidanceError) -> [GuidanceRun] {
        let bytes = FileManager.default.contents(atPath: url.path).map { Array($0) } ?? []
        let file = GuidanceFile(name: url.lastPathComponent, bytes: bytes)
        let own = (try? FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate] as? Date) ?? nil
        let isTable = GuidanceFormat(recognising: bytes) == .csv
        let known = isTable ? nil : own.map { Timestamp(secondsSince1970: Int64($0.timeIntervalSince1970)) }
        return try await reader.runs(of: file, at: url.path, known: known ?? NodeClock.system(), model: nil)
    }

    /// Leaves out what says nothing of any day, which would only cost time.
    private mutating func take(_ table: Forecasting.GuidanceTable, _ issued: ClosedRange<CalendarDate>) {
        let saysSomething = issued.contains { date in
            (1...Hindcast.leads).contains { table.predictors(issued: date, valid: date.advanced(by: $0)) != nil }
        }
        guard saysSomething else { return passedOver.append((table.name, Self.nothingOfThen)) }
        let guidance = HindcastGuidance(name: table.name, count: table.count) { table.predictors(issued: $0, valid: $1) }
        sources.append(Source(guidance: guidance, isAnalysis: table.isAnalysis))
    }

    private static let nothingOfThen = Bilingual(
        zh: "在起报日时尚未取得任何相关资料", en: "nothing of it was known on a day of issue for a day ahead of it")
}
