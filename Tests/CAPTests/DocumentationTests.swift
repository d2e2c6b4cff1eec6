import Foundation
import Testing

@testable import CAP

@Suite("Documentation")
struct DocumentationTests {
    @Test("CAP.md lists every rule as the code has it")
    func rules() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let page = try String(contentsOf: root.appending(path: "Sources/fengsui/Documentation.docc/CAP.md"), encoding: .utf8)
        #expect(page.contains(CAPRule.table), "put the output of `fengsui cap rules` into CAP.md")
    }
}
