import Drills
import Foundation
import Playbook
import Testing

/// The shipped playbooks.
enum Shipped {
    private static let read = DrillGround.read(
        PlaybookFolder.load(
            root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks")
                .standardized
        ).files)

    static func ground() throws -> DrillGround { try #require(read.value, "\(read.findings)") }

    static func checker() throws -> HistoryChecker { HistoryChecker(HistoryFacts(try ground())) }
}
