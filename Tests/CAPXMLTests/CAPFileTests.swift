import CAP
import Foundation
import Testing

@testable import CAPXML

@Suite("Files of one command")
struct CAPFileTests {
    private func name(_ file: String) -> String { Bundle.module.bundleURL.appending(path: "Fixtures").appending(path: file).path }

    @Test("are held together up to a bound; of what comes after the findings are kept, and that they are all")
    func together() throws {
        let (good, broken) = (name(Sample.good), name("samples/xee.cap"))
        let size = try Sample.bytes(Sample.good).count
        let files = CAPFile.read([good, good, broken], by: try CAPReader(), together: size)
        #expect(files.map(\.isLetGo) == [false, true, true])
        #expect(files.map { $0.reading.root != nil } == [true, false, false] && files[1].reading.alert == nil)
        #expect(files[1].identifier == files[0].identifier && files[2].reading.verdict == .invalid)
        #expect(CAPFile.read([good, good], by: try CAPReader(), together: 2 * size).allSatisfy { !$0.isLetGo && $0.reading.alert != nil })
    }

    @Test("a feed links to a message by its file's name, the first of several, and two messages have two names")
    func names() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try Sample.text(Sample.good)
        let other = try Edit("<identifier>", "<identifier>other-").applied(to: text)
        let files = ["a/1.cap": text, "a/2.cap": text, "b/1.cap": other]
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        func made(_ names: String...) throws -> FeedFiles {
            try FeedFiles(CAPFile.read(names.map { folder.appending(path: $0).path } + [name("samples/xee.cap")], by: try CAPReader()))
        }
        let twice = try made("a/1.cap", "a/2.cap")
        #expect(twice.alerts.map(twice.name(of:)) == ["1.cap", "1.cap"] && twice.refused == [name("samples/xee.cap")])
        #expect(throws: FeedFiles.Fault.sameName("1.cap")) { try made("a/1.cap", "b/1.cap") }
        #expect(try made("a/2.cap", "b/1.cap").alerts.count == 2)
    }

    @Test("the bound that holds for every command is one that a chain does not reach and a machine does")
    func bound() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let large = folder.appending(path: "large.cap")
        // Too large to be parsed, so that this is quick.
        try Data(count: CAPReader.maximumBytes + 1).write(to: large)
        let count = CAPFile.maximumBytesTogether / (CAPReader.maximumBytes + 1)
        let names = [String](repeating: large.path, count: count)
        let files = CAPFile.read(names + [name(Sample.good), large.path, name(Sample.good)], by: try CAPReader())
        #expect(files.suffix(3).map(\.isLetGo) == [false, true, true] && CAPFile.maximumBytesTogether == 32 << 20)
        // What `show` cannot show has no message any more, and a feed that would lack it is not made.
        #expect(files.last?.reading.alert == nil)
        #expect(throws: FeedFiles.Fault.letGo(files[files.count - 2].name)) { try FeedFiles(files) }
        #expect(try FeedFiles(Array(files.dropLast(2))).alerts.count == 1)
    }
}
