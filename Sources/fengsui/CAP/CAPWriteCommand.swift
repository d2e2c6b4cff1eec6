import ArgumentParser
import CAP
import CAPXML
import Chronology
import Events
import Foundation
import Region
import WarningMessages
import Wording

/// Our own warnings as files.
struct CAPWriteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Turn a side's warning events into CAP messages, signed if a key is given. 生成预警消息",
        discussion: """
            Events come from standard input, one a line, from the beginning:

            fengsui tail --node NODE --json --after 0 --no-follow warning. | fengsui cap write --side local \\
                --sender warning.kashgar.example --name-zh 喀什 --name-en Kashgar --out FOLDER

            Each message is a file named after its identifier, sender and time of
            sending. The same events give the same messages; a file that is there
            is written again.
            """)

    @Option(help: "Whose warnings: local or corps. 哪一方")
    var side: String

    @Option(help: ArgumentHelp("CAP's sender: unique, like a domain name. 发送方标识", valueName: "name"))
    var sender: String

    @Option(help: "The issuer's name in Chinese. 发布单位中文名")
    var nameZh: String

    @Option(help: "The issuer's name in English. 发布单位英文名")
    var nameEn: String

    @Option(help: ArgumentHelp("The folder with region/. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: ArgumentHelp("Sign with this private key. 私钥文件", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Where the files go. 输出目录", valueName: "folder"))
    var out: String

    func validate() throws {
        guard Side(rawValue: side) != nil else { throw ValidationError("--side is local or corps") }
        guard CAPName.isName(sender) else { throw ValidationError("--sender may have no space, comma, < or &") }
    }

    func run() throws {
        let issuer = WarningMessages.Issuer(sender: sender, name: Bilingual(zh: nameZh, en: nameEn))
        let playbooks = try Playbooks.load(from: playbooks)
        var messages = WarningMessages(
            region: playbooks.region, side: Side(rawValue: side) ?? .local, issuer: issuer, names: playbooks.names)
        let key = try key.map { try CAPKeyFile.read($0, isPrivate: true) }
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        while let line = readLine() {
            guard !line.isEmpty, let message = try messages.message(for: try Event(json: Array(line.utf8))) else { continue }
            let bytes = try key.map { try CAPSigner.sign(message, with: $0) } ?? CAPWriter.bytes(of: message)
            try Data(bytes).write(to: URL(filePath: out).appending(path: CAPFileName.of(message.reference)), options: .atomic)
            print("\(message.identifier)  \(message.msgType.rawValue)  \(message.sent)")
        }
    }
}
