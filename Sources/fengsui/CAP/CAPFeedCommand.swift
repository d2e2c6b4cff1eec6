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
            would have held, for 30 days at most. Each is expected at
            BASE/IDENTIFIER.cap. Nothing is written where the files are more than
            32 MiB together.
            """)

    @Argument(help: ArgumentHelp("CAP messages. 消息文件", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Where feed and messages are served, with a slash at its end. 网址", valueName: "url"))
    var base: String

    @Option(help: ArgumentHelp("Who publishes it. 发布方", valueName: "name"))
    var author: String

    func validate() throws { try CAPFile.checkCount(of: files) }

    func run() throws {
        let reader = try CAPReader()
        let read = CAPFile.read(files, by: reader)
        // A feed that lacks what is in force is worse than none.
        if let file = read.first(where: \.isLetGo) {
            throw Complaint("\(file.name.printable): \(CAPFile.together.zh) · \(CAPFile.together.en)")
        }
        for file in read where file.reading.verdict == .invalid { printError("\(file.name): not valid, left out 无效，未列入") }
        let alerts = read.filter { $0.reading.verdict != .invalid }.compactMap(\.reading.alert)
        let feed = AtomFeed(
            id: base, address: base + "feed.atom", title: Bilingual(zh: "现行与已结束的预警", en: "Alerts in force and ended"),
            author: Bilingual(zh: author, en: author), messages: base)
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        FileHandle.standardOutput.write(Data(try feed.bytes(of: alerts, at: now)))
    }
}
