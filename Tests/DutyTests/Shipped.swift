import Duty
import Foundation
import Playbook
import Region
import Testing

/// The playbooks as they are shipped.
enum Shipped {
    static func files() throws -> PlaybookFiles {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks")
        let (files, findings) = PlaybookFolder.load(root: root.standardizedFileURL)
        try #require(findings.isEmpty)
        return files
    }

    static func region() throws -> Region {
        try #require(Region.read(files()).value)
    }

    static func plan() throws -> DutyPlan {
        try #require(DutyPlan.read(files(), region: region()).value)
    }
}

extension Shipped {
    /// The files with the first occurrence replaced, and the line on which it stands.
    static func files(replacing old: String, by new: String) throws -> (files: PlaybookFiles, line: Int) {
        let files = try files()
        let text = try #require(files[DutyPlan.path])
        let range = try #require(text.range(of: old))
        let line = text[..<range.lowerBound].count { $0 == "\n" } + 1
        var texts = Dictionary(uniqueKeysWithValues: files.paths.map { ($0, files[$0] ?? "") })
        texts[DutyPlan.path] = text.replacingCharacters(in: range, with: new)
        return (PlaybookFiles(texts), line)
    }
}
