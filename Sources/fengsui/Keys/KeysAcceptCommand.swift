import Accord
import ArgumentParser
import Events
import Foundation
import Runtime

/// Takes the other side's key card.
struct KeysAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take the other side's key card: let its keys in. 接收对方密钥卡",
        discussion: """
            Hear the digits from the other side over the telephone and give them with --digits; blanks do not matter. Its journal key is let in
            beside the one before, which goes with `keys revoke` when the other side has changed over. The link notices by itself, and looks
            again at what it had refused.
            """)
    @OptionGroup var options: NodeOptions
    @Argument(help: "The card's file; - for standard input. 密钥卡文件")
    var card: String
    @Option(help: "The thirty digits, as the other side read them over the telephone. 电话核对的数字")
    var digits: String

    func run() throws {
        let configuration = try options.configuration()
        let (value, findings) = KeyCard.read(try text(), file: card)
        guard let value else { throw Findings(findings) }
        guard digits.filter(\.isNumber) == value.digits.filter(\.isNumber) else {
            throw Complaint("the card's digits are \(value.digits), the other side read others: somebody changed the card on the way")
        }
        try KeyExchange.accept(value, at: configuration, keyFile: configuration.peer?.keyFile)
        print("\(value.side.rawValue): signing key \(value.signing.name), journal key taken 已接收")
    }

    private func text() throws -> String {
        if card == "-" { return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) }
        guard let data = FileManager.default.contents(atPath: card) else { throw Complaint("\(card) cannot be read; name the card's file") }
        return String(decoding: data, as: UTF8.self)
    }
}
