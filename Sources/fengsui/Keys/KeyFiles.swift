import Foundation
import Runtime
import ZeroMQ

/// Keys on disk: 40 characters of Z85 each, the secret half readable by its owner only.
enum KeyFiles {
    /// - Throws: `Complaint` that says how to make keys.
    static func ownKeys(of configuration: NodeConfiguration) throws -> CurveKeyPair {
        try CurveKeyPair(secretKey: CurveSecretKey(z85: text(at: configuration.folder.secretKey)))
    }

    static func publicKey(at path: String) throws -> CurvePublicKey {
        try CurvePublicKey(z85: text(at: path))
    }

    private static func text(at path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("there is no key at \(path); `fengsui keys make` makes this node's own, the other side sends its public one")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes a pair for the node unless it has one.
    static func make(for folder: NodeFolder) throws -> CurveKeyPair {
        try folder.prepare()
        guard !FileManager.default.fileExists(atPath: folder.secretKey) else {
            throw Complaint(
                "\(folder.secretKey) exists already; move it away first if this node is to have a new key, and tell the other side")
        }
        let pair = try CurveKeyPair.generate()
        try write(pair.secretKey.revealedZ85, to: folder.secretKey, mode: 0o600)
        try write(pair.publicKey.z85, to: folder.publicKey, mode: 0o644)
        return pair
    }

    private static func write(_ text: String, to path: String, mode: Int) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: mode]) else {
            throw Complaint("\(path) cannot be written; check the folder's owner and the disk")
        }
    }
}
