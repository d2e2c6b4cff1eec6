import ArgumentParser
import CAP
import CAPXML
import Chronology
import Foundation
import Wording

/// An Atom feed of the messages in force and of ends.
struct CAPFeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Write the messages in force, and ends, as an Atom feed (RFC 4287). 订阅源",
        discussion: """
            Messages that have expired, were cancelled or superseded by another of
            the files are left out; a Cancel stays for as long as what it cancels
            would have held, for 30 days at most. Each is expected at BASE/FILE, by
            the name of its file here; the same message twice is one entry. Nothing
            is written where the files are more than 32 MiB together.
            """)

    @Argument(help: ArgumentHelp("CAP messages. 消息文件", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Where feed and messages are served: http or https. 网址", valueName: "url"))
    var base: String

    @Option(help: ArgumentHelp("Who publishes it. 发布方", valueName: "name"))
    var author: String

    func validate() throws {
        try CAPFile.checkCount(of: files)
        guard CAPAddress.folder(base) != nil else {
            throw ValidationError("--base is an address like https://warning.example/cap/ (http or https; no password, ? or #)")
        }
        guard !files.contains("-") else { throw ValidationError("a feed links to files by their names, and standard input has none") }
    }

    func run() throws {
        guard let base = CAPAddress.folder(base) else { throw ValidationError("--base is no address") }
        let files = try read()
        for name in files.refused { printError("\(name.printable): not valid, left out 无效，未列入") }
        let feed = AtomFeed(
            id: base, address: base + "feed.atom", title: Bilingual(zh: "现行与已结束的预警", en: "Alerts in force and ended"),
            author: Bilingual(zh: author, en: author), messages: base)
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        FileHandle.standardOutput.write(Data(try feed.bytes(of: files.alerts, at: now, named: files.name(of:))))
    }

    private func read() throws -> FeedFiles {
        let files = CAPFile.read(files, by: try CAPReader())
        do throws(FeedFiles.Fault) { return try FeedFiles(files) } catch {
            switch error {
            case .letGo(let name): throw Complaint("\(name.printable): \(CAPFile.together.zh) · \(CAPFile.together.en)")
            case .sameName(let name):
                throw Complaint("\(name.printable): 两条不同的消息文件同名，请改名 · two messages have files of this name; rename one")
            }
        }
    }
}
