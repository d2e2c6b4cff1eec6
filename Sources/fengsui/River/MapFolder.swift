import Foundation
import RiverMap
import Wording

/// A folder of sheets, kept up to date: only what changed is written, so that its dates say since when a sheet has been as it is.
struct MapFolder {
    private let folder: URL
    private let language: OutputLanguage

    init(_ path: String, language: OutputLanguage) {
        folder = URL(filePath: path, directoryHint: .isDirectory)
        self.language = language
    }

    /// Writes the sheets that changed; returns how many.
    func write(_ sheets: [Sheet]) throws -> Int {
        try make()
        let changes = SheetFolder.changes(sheets) { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        for change in changes { try Self.write(Data(change.svg.utf8), to: folder.appending(path: change.file).path, language) }
        return changes.count
    }

    /// The same, and says so; names files that belong to no sheet any more, and leaves them alone.
    func update(_ sheets: [Sheet]) throws {
        let written = try write(sheets)
        let same = sheets.count - written
        tellLeftovers(sheets)
        print(
            language.choose(
                from: Bilingual(
                    zh: "\(folder.path)：写入 \(written) 张，未变 \(same) 张",
                    en: "\(folder.path): wrote \(written) sheets, \(same) had not changed")))
    }

    /// Only where all sheets of a river are at hand is it known that a file is left over.
    private func tellLeftovers(_ sheets: [Sheet]) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for (river, own) in Dictionary(grouping: sheets, by: \.subject.id).sorted(by: { $0.key < $1.key })
        where own.count == own.first?.count {
            for file in SheetFolder.leftovers(own, river: river, files: files) {
                let text = Bilingual(
                    zh: "\(file) 已没有对应的河段，可以删除", en: "\(file) belongs to no reach any more and can be deleted")
                printError(language.choose(from: text))
            }
        }
    }

    /// The path of a file in the folder, which is made if need be.
    func file(_ name: String) throws -> String {
        try make()
        return folder.appending(path: name).path
    }

    private func make() throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Self.unwritable(folder.path, error, language)
        }
    }

    /// The whole file or none of it.
    static func write(_ data: Data, to path: String, _ language: OutputLanguage) throws {
        do {
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw unwritable(path, error, language)
        }
    }

    private static func unwritable(_ path: String, _ error: any Error, _ language: OutputLanguage) -> Complaint {
        Complaint(
            language.choose(
                from: Bilingual(
                    zh: "无法写入 \(path)（\(error.localizedDescription)）；请核对 --out 的目录与权限",
                    en: "\(path) cannot be written (\(error.localizedDescription)); check the folder of --out and who may write there")))
    }
}
