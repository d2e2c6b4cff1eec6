import Events
import Foundation
import Testing

@testable import DutyDesk

/// The page's own promises, read off its files.
struct PageTests {
    private func files() throws -> [String: String] {
        try PageFiles(for: .local, realm: .actual).files.mapValues { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func words() throws -> [String: [String]] {
        try JSONDecoder().decode([String: [String]].self, from: Data(try #require(try files()["/words.json"]).utf8))
    }

    private func scripts() throws -> String {
        try files().filter { $0.key.hasSuffix(".js") || $0.key == "/" }.map(\.value).joined(separator: "\n")
    }

    @Test func `every word has its Chinese and its English, with the same blanks to fill`() throws {
        for (key, both) in try words() {
            #expect(both.count == 2 && both.allSatisfy { !$0.isEmpty }, "\(key)")
            #expect(
                Set(both[0].matches(of: /\{\w+\}/).map { String($0.0) }) == Set(both[1].matches(of: /\{\w+\}/).map { String($0.0) }),
                "\(key)")
        }
    }

    @Test func `every word that the page says is there, and none is there for nothing`() throws {
        let (words, scripts) = try (words(), scripts())
        let said = Set(
            scripts.matches(of: /'([a-z0-9]+(?:-[a-z0-9]+)*)'|data-(?:word|label)="([a-z-]+)"/).compactMap {
                ($0.1 ?? $0.2).map(String.init)
            })
        let beginnings = scripts.matches(of: /(?:say|knows)\(`([a-z-]+)\$/).map { String($0.1) } + ["air-narrow-", "air-short-"]
        for match in scripts.matches(of: /say\('([a-z0-9-]+)'/) { #expect(words[String(match.1)] != nil, "\(match.1)") }
        for key in words.keys { #expect(said.contains(key) || beginnings.contains { key.hasPrefix($0) }, "\(key) is said nowhere") }
    }

    @Test(arguments: Array(WarningLevel.allCases.map { "level-\($0.rawValue)" } + (1...6).map { "air-\($0)" }))
    func `every level has a word beside its colour`(_ key: String) throws {
        #expect(try words()[key]?.count == 2)
    }

    @Test func `texts from events can only become text`() throws {
        let scripts = try scripts()
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "javascript:", "srcdoc"] {
            #expect(!scripts.contains(way), "\(way)")
        }
    }

    @Test func `nothing comes from elsewhere`() throws {
        for (path, text) in try files() {
            let addresses = text.matches(of: /(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]+[^\s"']*/).map { String($0.0) }
            #expect(addresses.allSatisfy { $0.hasPrefix("http://www.w3.org/") }, "\(path): \(addresses)")
        }
    }

    @Test func `there is no script or style inside the page, which its own policy would forbid`() throws {
        let page = try #require(try files()["/"])
        #expect(!page.contains("style=") && !page.contains(" on") && page.matches(of: /<script[^>]*>[^<]/).isEmpty)
    }

    @Test func `an id is escaped before it stands in the page`() {
        #expect(PageHead.escaped(#"<a href="x">&'"#) == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
    }

    @Test func `a missing file is named, with where it belongs`() {
        let nowhere = URL(filePath: "/nowhere/Page")
        #expect(throws: DeskError.self) { try PageFiles(for: .local, realm: .actual, folder: nowhere) }
    }
}
