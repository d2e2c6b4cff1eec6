import Accord
import ArgumentParser
import Chronology
import Events
import Foundation
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
            --finish and restart the node; the other side then takes the old key off its list (`keys revoke`).
            """)
    enum Kind: String, ExpressibleByArgument, CaseIterable { case signing, journal }

    @OptionGroup var options: NodeOptions
    @Argument(help: "signing or journal. 哪一把")
    var kind: Kind
    @Flag(help: "Put the journal's next key in place. 启用新密钥")
    var finish = false

    func run() async throws {
        let configuration = try options.configuration()
        switch (kind, finish) {
        case (.signing, _): try await rotateSigning(configuration)
        case (.journal, false): try begin(configuration)
        case (.journal, true): try end(configuration)
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

    private func end(_ configuration: NodeConfiguration) throws {
        let folder = configuration.folder
        guard let secret = try SecretFile.text(at: folder.nextSecretKey) else {
            throw Complaint("there is no next key; run `fengsui keys rotate journal` first and send the other side the card")
        }
        let pair = try CurveKeyPair(secretKey: CurveSecretKey(z85: secret))
        try KeyFiles.write(pair, secret: folder.secretKey, public: folder.publicKey)
        for path in [folder.nextSecretKey, folder.nextPublicKey] { try FileManager.default.removeItem(atPath: path) }
        print("\(pair.publicKey.z85): in place; restart the node, then the other side takes the old key off its list 请重启节点")
    }
}
