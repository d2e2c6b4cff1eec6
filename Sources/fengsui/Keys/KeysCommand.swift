import Accord
import ArgumentParser
import Events
import Foundation
import Runtime
import ZeroMQ

/// Makes keys, hands them over, replaces them, and says who may connect.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Keys of this node and of those who may connect. 密钥",
        discussion: """
            A node has two keys: the journal's (CURVE), with which it is reached and admitted, and a signing key (Ed25519), with which it
            signs what crosses to the other side. Two sides meet like this: each runs `keys make`, sends the other the card that `keys card`
            prints, reads its digits to the other over the telephone, and takes the other's card with `keys accept`. Secret halves never
            leave their node. A key has characters that a shell takes for its own: put it in single quotes behind `--`.
            """,
        subcommands: [
            Make.self, Show.self, Card.self, KeysAcceptCommand.self, KeysListCommand.self, KeysRotateCommand.self, Allow.self,
            KeysRevokeCommand.self,
        ])

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make this node's keys, those that it has not yet. 生成本节点密钥",
            discussion: "Prints the journal's public key; `keys card` prints both for the other side.")
        @OptionGroup var options: NodeOptions

        func run() throws {
            print(try KeyFiles.make(for: options.configuration()).journal)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print this node's public journal key. 显示公钥")
        @OptionGroup var options: NodeOptions

        func run() throws {
            print(try KeyFiles.publicKey(at: options.configuration().folder.publicKey).z85)
        }
    }

    struct Card: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print this node's key card for the other side. 打印密钥卡",
            discussion: """
                It holds no secret. Send it by any way, then read the digits to each other over the telephone: who changes the card on the way
                cannot keep the digits. While the journal's key is being replaced it holds the next one.
                """)
        @OptionGroup var options: NodeOptions

        func run() throws {
            print(try KeyFiles.card(of: options.configuration()).text, terminator: "")
        }
    }

    struct Allow: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a key connect to this node's journal. 允许某公钥连接",
            discussion: """
                Without --publish it may read only. A running journal notices the change by itself. A name that has another key already keeps
                it, unless --replace is given; the same key again only changes what it may do.
                """)
        @OptionGroup var options: NodeOptions
        @Argument(help: "The name under which the key is known, a–z, 0–9 and hyphens. 身份")
        var identity: String
        @Argument(help: "The public key, 40 characters. 公钥")
        var key: String
        @Option(help: "Beginning of the event types it may publish; may be repeated. 可发布的事件类型")
        var publish: [String] = []
        @Option(help: "What its events' source is, like /local/gauge, or begins with, like /corps/. Default: the other side's. 事件来源")
        var source: String?
        @Flag(help: "Let this key take the place of another one of the same name. 替换同名的旧公钥")
        var replace = false

        func run() throws {
            let key = try CurvePublicKey(z85: key)
            let configuration = try options.configuration()
            var list = try AllowedKeysFile(configuration.folder)
            let source = source ?? "/\(configuration.side.other.rawValue)/"
            let entry = AllowedKey(identity: identity, key: key.z85, publish: publish, source: source)
            let old = try list.allow(entry, replacing: replace)
            try list.save()
            if let old { print("\(identity): key \(old.fingerprint) is replaced by \(entry.fingerprint) 已替换") }
            print("\(identity): \(publish.isEmpty ? "may read" : "may read and publish \(publish.joined(separator: ", "))")")
        }
    }
}
