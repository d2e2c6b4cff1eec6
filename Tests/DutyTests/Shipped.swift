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
