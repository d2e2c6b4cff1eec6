import ArgumentParser
import Events
import Foundation
import Runtime
import ZeroMQ

/// Makes keys, shows the public half, and says who may connect.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Keys of this node and of those who may connect. 密钥",
        discussion: """
            Two sides meet like this: each runs `keys make`, sends the other the line that `keys show` prints (by a way on which it cannot
            be changed), saves the other's as the file that `peer: key` names, and lets the other in with `keys allow`. The secret half
            never leaves its node. A key has characters that a shell takes for its own: put it in single quotes behind `--`.
            """,
        subcommands: [Make.self, Show.self, Allow.self, Revoke.self])

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make this node's key pair. 生成本节点密钥")
        @OptionGroup var options: NodeOptions

        func run() throws {
            let pair = try KeyFiles.make(for: options.configuration().folder)
            print(pair.publicKey.z85)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print this node's public key. 显示公钥")
        @OptionGroup var options: NodeOptions

        func run() throws {
            print(try KeyFiles.publicKey(at: options.configuration().folder.publicKey).z85)
        }
    }

    struct Allow: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a key connect to this node's journal. 允许某公钥连接",
            discussion: "Without --publish it may read only. A running journal notices the change by itself.")
        @OptionGroup var options: NodeOptions
        @Argument(help: "The name under which the key is known, a–z, 0–9 and hyphens. 身份")
        var identity: String
        @Argument(help: "The public key, 40 characters. 公钥")
        var key: String
        @Option(help: "Beginning of the event types it may publish; may be repeated. 可发布的事件类型")
        var publish: [String] = []
        @Option(help: "What its events' source is, like /local/gauge, or begins with, like /corps/. Default: the other side's. 事件来源")
        var source: String?

        func run() throws {
            let key = try CurvePublicKey(z85: key)
            let configuration = try options.configuration()
            var list = try AllowedKeysFile(configuration.folder)
            let source = source ?? "/\(configuration.side.other.rawValue)/"
            try list.allow(AllowedKey(identity: identity, key: key.z85, publish: publish, source: source))
            try list.save()
            print("\(identity): \(publish.isEmpty ? "may read" : "may read and publish \(publish.joined(separator: ", "))")")
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a key off the list. 撤销公钥")
        @OptionGroup var options: NodeOptions
        @Argument(help: "The name under which the key is known. 身份")
        var identity: String

        func run() throws {
            var list = try AllowedKeysFile(options.configuration().folder)
            try list.revoke(identity)
            try list.save()
            print("\(identity): no longer allowed")
        }
    }
}
