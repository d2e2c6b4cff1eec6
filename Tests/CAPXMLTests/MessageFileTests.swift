import Foundation
import Testing
import Wording

@testable import CAPXML

@Suite("Files that may be messages", .timeLimit(.minutes(1)))
struct MessageFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test("a pipe without a writer, a device and a folder are refused at once, and so is a link to one")
    func kinds() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (pipe, link) = (folder.appending(path: "pipe").path, folder.appending(path: "link").path)
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: pipe)
        for name in [pipe, link, "/dev/zero", folder.path] {
            #expect(throws: MessageFile.Fault.kind, "\(name)") { try MessageFile.bytes(of: name) }
        }
    }

    @Test("a file is read, and one that is not there is said to be so")
    func files() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.cap").path
        try Data("<alert/>".utf8).write(to: URL(filePath: file))
        #expect(try MessageFile.bytes(of: file) == Array("<alert/>".utf8))
        #expect(throws: MessageFile.Fault.unreadable) { try MessageFile.bytes(of: file + "x") }
        for fault in MessageFile.Fault.allCases { #expect(!fault.text.zh.isEmpty && fault.text.zh != fault.text.en) }
    }

    @Test("of a file that is too large no more is read than shows that it is")
    func large() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "large.cap").path
        try Data(count: CAPReader.maximumBytes + 1_000).write(to: URL(filePath: file))
        #expect(try MessageFile.bytes(of: file).count == CAPReader.maximumBytes + 1)
    }
}
