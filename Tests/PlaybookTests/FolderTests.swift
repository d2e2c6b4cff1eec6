import Foundation
import Playbook
import Testing
import Wording

@Suite("A playbook folder")
struct FolderTests {
    @Test("files are read by path, and a missing one is a finding")
    func files() {
        let files = PlaybookFiles(["rivers/b.yaml": "id: b", "rivers/a.yaml": "id: a", "rivers/map.geojson": "{}", "x.yaml": "id: A"])
        #expect(files.paths(under: "rivers", ending: ".yaml") == ["rivers/a.yaml", "rivers/b.yaml"])
        #expect(files.readAll(under: "rivers") { $0.identifier("id") }.values == ["a", "b"])
        #expect(files.readAll(under: "") { $0.identifier("id") }.findings.map(\.mark.file) == ["x.yaml"])
        #expect(
            files.read("rivers/c.yaml") { $0.identifier("id") }.findings.map(\.description)
                == ["rivers/c.yaml:1:1: error: there is no such file — did you mean ‘rivers/a.yaml’?"])
    }

    @Test("a folder is loaded with what is wrong in it, and nothing outside of it")
    func load() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "playbook-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root.appending(path: "a/.hidden"), withIntermediateDirectories: true)
        func write(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: root.appending(path: path)) }
        try write(Array("id: a".utf8), "a/one.yaml")
        try write(Array("id: ".utf8) + [0x0A] + Array("x: ".utf8) + [0xBF, 0xA6], "a/gbk.yaml")
        try write(Array(repeating: 0x20, count: Limits.yamlBytes + 1), "a/large.yaml")
        try write([0x20], "a/.hidden/no.yaml")
        try write([0x20], "a/notes.txt")
        try FileManager.default.createSymbolicLink(
            at: root.appending(path: "link.yaml"), withDestinationURL: root.appending(path: "a/one.yaml"))
        let (files, findings) = PlaybookFolder.load(root: root)
        #expect(files.paths == ["a/one.yaml"])
        #expect(
            findings.map(\.description) == [
                "a/gbk.yaml:2:4: error: the file is not UTF-8 text from here on — save it again with the encoding UTF-8 (it may be GBK)",
                "a/large.yaml:1:1: error: the file has 1048577 bytes, more than 1048576 — split it into several files",
                "link.yaml:1:1: error: a link to another place is not followed — put the file itself here",
            ])
    }

    @Test("a folder that is not there is a finding")
    func noFolder() {
        let (files, findings) = PlaybookFolder.load(root: URL(filePath: "/nowhere/playbooks"))
        #expect(files.paths.isEmpty)
        #expect(findings.map(\.mark.file) == ["/nowhere/playbooks"])
    }
}
