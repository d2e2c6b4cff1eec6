import Accord
import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Liaison
import Runtime
import ZeroMQ

/// Replaces a key without cutting the link.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Replace a key of this node without cutting the link. 更换密钥",
        discussion: """
            signing: the new key is announced in the journal, signed by the old one, and used from then on; the other side needs to do nothing.
            journal: makes the next key and prints the card with it. When the other side has taken the card (`keys accept`), run it again with
            --finish and restart the node; the other side then takes the old key off its list (`keys revoke`). --finish first knocks at the other
            side with the new key, and leaves the old one in place when it is not let in; --force does not ask.
            """)
    enum Kind: String, ExpressibleByArgument, CaseIterable { case signing, journal }

    @OptionGroup var options: NodeOptions
    @Argument(help: "signing or journal. 哪一把")
    var kind: Kind
    @Flag(help: "Put the journal's next key in place. 启用新密钥")
    var finish = false
    @Flag(help: "Put it in place although the other side does not let it in, or cannot be reached. 强制启用")
    var force = false

    func run() async throws {
        let configuration = try options.configuration()
        switch (kind, finish) {
        case (.signing, _): try await rotateSigning(configuration)
        case (.journal, false): try begin(configuration)
        case (.journal, true): try await end(configuration)
        }
    }

    private func rotateSigning(_ configuration: NodeConfiguration) async throws {
        let (old, new) = (try KeyFiles.signingKey(of: configuration), try KeyFiles.nextSigningKey(of: configuration))
        let time = try await KeyWords(configuration: configuration).say(signedWith: old) { time in
            KeyAnnounced(key: new.verifying.name, publicKey: new.verifying.base64, replaces: old.verifying.name, from: time)
        }
        try KeyFiles.install(new, in: configuration, from: time.rfc3339)
        try FileManager.default.removeItem(atPath: configuration.folder.nextSigningSecret)
        print("\(old.verifying.name) → \(new.verifying.name), announced \(time) 已通告")
    }

    private func begin(_ configuration: NodeConfiguration) throws {
        let folder = configuration.folder
        if !FileManager.default.fileExists(atPath: folder.nextSecretKey) {
            try KeyFiles.write(try CurveKeyPair.generate(), secret: folder.nextSecretKey, public: folder.nextPublicKey)
        }
        print(try KeyFiles.card(of: configuration).text, terminator: "")
    }

    private func end(_ configuration: NodeConfiguration) async throws {
        let folder = configuration.folder
        guard let secret = try SecretFile.text(at: folder.nextSecretKey) else {
            throw Complaint("there is no next key; run `fengsui keys rotate journal` first and send the other side the card")
        }
        let pair = try CurveKeyPair(secretKey: CurveSecretKey(z85: secret))
        if !force { try await Self.knock(with: pair, configuration) }
        try KeyFiles.write(pair, secret: folder.secretKey, public: folder.publicKey)
        for path in [folder.nextSecretKey, folder.nextPublicKey] { try FileManager.default.removeItem(atPath: path) }
        print("\(pair.publicKey.z85): in place; restart the node, then the other side takes the old key off its list 请重启节点")
    }

    /// A key that the other side does not know would cut the link at the next start.
    private static func knock(with pair: CurveKeyPair, _ configuration: NodeConfiguration) async throws {
        guard let peer = configuration.peer else { return }
        let servers = try KeyFiles.publicKeys(at: peer.keyFile)
        let hub = try Hub()
        let clients = servers.map { key in
            JournalClient(
                hub: hub, endpoints: .remote(host: peer.address.host, port: peer.address.port),
                security: .curveClient(keys: pair, serverKey: key), maximumFrame: Link.maximumFrame)
        }
        let isLetIn = await Link.isLetIn(clients, by: configuration.side.other)
        await hub.close()
        guard isLetIn else {
            throw Complaint(
                "the other side does not let the new key in, or cannot be reached: with it in place the link would be cut 对方尚未接受新密钥；"
                    + "let it take the card with `fengsui keys accept` first, or say --force")
        }
    }
}
