import Accord
import Chronology
import Foundation
import Runtime
import ZeroMQ

extension SecretFileError: Configurational {}
extension KeyError: Configurational {}

/// Keys on disk: the journal's as 40 characters of Z85, the signing one in base64; the secret halves readable by their owner only.
enum KeyFiles {
    /// Public keys in one file, at most: the other side's, and its next one while it changes them.
    static let maximumInFile = 4

    /// - Throws: `Complaint` that says how to make keys, `SecretFileError` when others may read the secret.
    static func ownKeys(of configuration: NodeConfiguration) throws -> CurveKeyPair {
        try CurveKeyPair(secretKey: CurveSecretKey(z85: secret(at: configuration.folder.secretKey)))
    }

    static func signingKey(of configuration: NodeConfiguration) throws -> SigningKey {
        try SigningKey(secretBase64: secret(at: configuration.folder.signingSecret))
    }

    /// On disk before it is announced: an announced key whose secret was lost would leave this side without a voice when the old one ends. After
    /// a crash in between the same one is announced again.
    static func nextSigningKey(of configuration: NodeConfiguration) throws -> SigningKey {
        let path = configuration.folder.nextSigningSecret
        if let text = try SecretFile.text(at: path) {
            let next = try SigningKey(secretBase64: text)
            // In place already: only taking it away here was missed.
            if next.verifying != (try signingKey(of: configuration)).verifying { return next }
        }
        let new = SigningKey()
        try SecretFile.write(new.revealedBase64, to: path)
        return new
    }

    static func publicKey(at path: String) throws -> CurvePublicKey {
        try publicKeys(at: path)[0]
    }

    /// One key a line, the first the one to try first.
    static func publicKeys(at path: String) throws -> [CurvePublicKey] {
        guard let data = FileManager.default.contents(atPath: path) else { throw missing(path) }
        let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let keys = try lines.filter { !$0.isEmpty }.prefix(maximumInFile).map { try CurvePublicKey(z85: $0) }
        guard !keys.isEmpty else { throw missing(path) }
        return keys
    }

    private static func secret(at path: String) throws -> String {
        guard let text = try SecretFile.text(at: path) else { throw missing(path) }
        return text
    }

    private static func missing(_ path: String) -> Complaint {
        Complaint("there is no key at \(path); `fengsui keys make` makes this node's own, and `fengsui keys accept` takes the other side's")
    }

    // MARK: - Making

    /// Makes what the node has not yet of its two keys.
    static func make(for configuration: NodeConfiguration) throws -> KeyCard {
        let folder = configuration.folder
        try folder.prepare()
        let existing = [folder.secretKey, folder.signingSecret].filter { FileManager.default.fileExists(atPath: $0) }
        guard existing.count < 2 else {
            throw Complaint(
                "\(existing.joined(separator: " and ")) exist already; `fengsui keys rotate` replaces a key without cutting the link")
        }
        if !existing.contains(folder.secretKey) {
            try write(try CurveKeyPair.generate(), secret: folder.secretKey, public: folder.publicKey)
        }
        if !existing.contains(folder.signingSecret) {
            try install(SigningKey(), in: configuration, from: nil)
        }
        return try card(of: configuration)
    }

    static func write(_ pair: CurveKeyPair, secret: String, public publicPath: String) throws {
        try SecretFile.write(pair.secretKey.revealedZ85, to: secret)
        try write(pair.publicKey.z85, to: publicPath)
    }

    /// Puts a signing key in place, and into the list of this side's own.
    static func install(_ key: SigningKey, in configuration: NodeConfiguration, from: String?) throws {
        var list = try SigningKeysFile(configuration.folder)
        list.add(.init(side: configuration.side, key: key.verifying, from: from.flatMap { .init(rfc3339: $0) }))
        try list.save()
        try write(key.verifying.base64, to: configuration.folder.signingPublic)
        try SecretFile.write(key.revealedBase64, to: configuration.folder.signingSecret)
    }

    /// Whole or not at all: an empty list of the other side's keys would cut the link at the next start.
    static func write(_ text: String, to path: String) throws {
        do {
            try SecretFile.write(text, to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        } catch {
            throw Complaint("\(path) cannot be written; check the folder's owner and the disk (\(error))")
        }
    }

    /// This node's public keys; with the journal's next one where that has been made.
    static func card(of configuration: NodeConfiguration) throws -> KeyCard {
        let folder = configuration.folder
        let hasNext = FileManager.default.fileExists(atPath: folder.nextPublicKey)
        return KeyCard(
            side: configuration.side, realm: configuration.realm,
            journal: try publicKey(at: hasNext ? folder.nextPublicKey : folder.publicKey).z85,
            signing: try signingKey(of: configuration).verifying)
    }
}
