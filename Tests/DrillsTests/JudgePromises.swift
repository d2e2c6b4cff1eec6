import Foundation
import Testing

@Suite("The judge's own code")
struct JudgePromises {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../Sources/Drills/History").standardized

    @Test("knows events, times and words, and none of the modules that made what it judges")
    func imports() throws {
        let files = try #require(FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil)).allObjects
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 5)
        for file in files {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
                $0.hasPrefix("import ") || $0.hasPrefix("package import ")
            }
            let imported = Set(lines.compactMap { $0.split(separator: " ").last.map(String.init) })
            #expect(imported.isSubset(of: ["Chronology", "Events", "Wording"]), "\(file.lastPathComponent): \(imported)")
        }
    }
}
